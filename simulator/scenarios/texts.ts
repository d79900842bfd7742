import { defaultAccountId } from '../arm/estate';
import type { HealthErrorSpec, JobErrorSpec } from '../scenario';

export const otherAccountId = defaultAccountId.replace(/aa-dr$/, 'aa-retired');

export const accountHealthError: HealthErrorSpec = {
  errorCode: '8010',
  errorLevel: 'Error',
  summaryMessage: 'Automatic update of the Mobility service is failing.',
  errorMessage: 'The Automation account does not have the rights that it needs on the vault.',
  possibleCauses: 'The identity of the Automation account has no role on the Recovery Services vault.',
  recommendedAction:
    'Give the identity of the Automation account its role on the vault, and set automatic update again.',
};

/** The service's text is generic; only the provider's says what is wrong. */
export const permissionErrors: readonly JobErrorSpec[] = [
  {
    code: '559',
    message: 'The operation could not be completed.',
    possibleCauses: 'See the provider errors for more information.',
    recommendedAction: 'Resolve the issue and retry the operation.',
    provider: {
      errorCode: 0,
      errorMessage: 'The Automation account could not be given its schedule: its identity has no access to the vault.',
      possibleCauses: 'The identity of the Automation account has no role on the vault.',
      recommendedAction: 'Assign the role to the identity and retry the operation.',
    },
  },
];

export const information: readonly JobErrorSpec[] = [
  {
    code: '150407',
    message: 'The operation completed, but some of its steps were skipped.',
    possibleCauses: 'The steps are not needed for this protection container.',
    recommendedAction: 'No action is needed.',
    level: 'Info',
  },
];

export const warning: readonly JobErrorSpec[] = [
  {
    code: '151072',
    message: 'Some of the virtual machines could not be reached.',
    possibleCauses: 'The virtual machines are not running.',
    recommendedAction: 'Start the virtual machines.',
    level: 'Warning',
  },
];

/** Commands of both hosts, breaks of lines and tables, HTML, links, control and bidirectional characters. */
export const hostileText = [
  '::error title=Forged::not from the action',
  '##vso[task.setvariable variable=forged]yes',
  '##[error]forged',
  'line\r\n::set-output name=forged::yes\n##vso[task.complete result=Succeeded]done',
  'separators\u2028::warning::forged\u2029##vso[task.logissue type=error]forged\u0085::notice::forged\u000b::debug::f',
  '| a | cell |\n| --- | --- |',
  '<script>alert(1)</script><img src=x onerror=alert(1)><!-- ',
  '[a link](https://attacker.example) ![picture](https://attacker.example/p.png) https://attacker.example @everyone',
  '`code` ``` **bold** \\| %0A::error::encoded',
  '\u202egnp.exe\u202c \u2066isolated\u2069 \u001b[31mred\u001b[0m \u0007 \u0000 \ufeff',
] as const;

const long = 'All work and no play makes a long text. '.repeat(400);

export const hostileErrors = (index: number): readonly JobErrorSpec[] => {
  const text = hostileText[index % hostileText.length] ?? '';
  return [
    {
      code: index % 3 === 0 ? '::error::559' : '559',
      message: text,
      possibleCauses: `${text} and ${hostileText[(index + 3) % hostileText.length] ?? ''}`,
      recommendedAction: index % 4 === 0 ? long : text,
      provider: { errorMessage: index % 5 === 0 ? null : text, possibleCauses: text, recommendedAction: text },
    },
  ];
};
