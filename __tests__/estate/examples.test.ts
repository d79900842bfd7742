/** What cannot be seen when the examples are played: inputs left out, rights, and what is declared but not used. */
import { inputTable, type InputRow } from '../../src/inputs';
import { read, usagesIn, type Usage } from '../support/documents';
import { fieldsOf, listOf, readExample, textOf } from './host';

const rows: readonly InputRow<unknown>[] = Object.values(inputTable);
const examples = { github: 'github/estate.yml', azurePipelines: 'azure-pipelines/estate.yml' } as const;

const usages = (file: string): readonly Usage[] => usagesIn({ where: file, text: read(`examples/${file}`) });

/** By the names on GitHub; with what they are for, and why an estate does without. */
const leftOut = {
  Discover: ['vault-id', 'arm-endpoint', 'authority-host', 'audience'],
  Merge: [
    'issue', // would need rights that every caller had to grant
    'github-token',
    'accept-new',
    'exemptions', // would have to be checked out first
    'max-exemption-days',
  ],
  Shard: [
    'vault-name', // Discover has narrowed the vaults already
    'vault-tag',
    'allow-empty',
    'report-formats', // of the merged report only
    'deep', // a request for each VM
    'exemptions', // would have to be checked out first
    'max-exemption-days',
    'baseline', // Merge decides
    'fail-on-new',
    'accept-new',
    'issue',
    'github-token',
    'force',
    'skip-account-check',
    'fail-on-unconfirmed',
    'max-writes-per-minute',
    'arm-endpoint',
    'authority-host',
    'audience',
  ],
};

const kindOf = ({ inputs }: Usage): keyof typeof leftOut => {
  const { action = '' } = inputs;
  return action === 'Discover' || action === 'Merge' ? action : 'Shard';
};

describe.each(['github', 'azurePipelines'] as const)('the estate on %s', (host) => {
  const file = examples[host];

  test.each(['Discover', 'Shard', 'Merge'] as const)(
    '%s is given every input that it uses, but what is left out on purpose',
    (kind) => {
      const [usage, ...others] = usages(file).filter((one) => kindOf(one) === kind);
      expect(others).toEqual([]);
      const uses = (row: InputRow<unknown>): boolean =>
        row.usedBy === undefined ||
        row.usedBy.some((action) => (kind === 'Shard' ? !['Discover', 'Merge'].includes(action) : action === kind));
      const wanted = rows
        .filter((row) => uses(row) && !leftOut[kind].includes(row.github ?? ''))
        .flatMap((row) => row[host] ?? []);
      // The form wants a connection in any case.
      const more = kind === 'Merge' && host === 'azurePipelines' ? ['azureSubscription'] : [];
      expect(Object.keys(usage?.inputs ?? {}).sort()).toEqual([...wanted, ...more].sort());
    },
  );

  test('every input that it declares is used', () => {
    const text = read(`examples/${file}`);
    const example = readExample(file);
    const on = fieldsOf(fieldsOf(example['on'], 'on')['workflow_call'], 'call');
    const names =
      host === 'github'
        ? Object.keys(fieldsOf(on['inputs'], 'inputs'))
        : listOf(example['parameters']).map((row) => textOf(fieldsOf(row, 'row')['name']));
    const prefix = host === 'github' ? 'inputs' : 'parameters';
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !new RegExp(`\\b${prefix}\\.${name}\\b(?!-)`).test(text))).toEqual([]);
  });
});

test('only the jobs that sign in may ask for a token, and none may more', () => {
  const { permissions, jobs } = readExample(examples.github);
  const ofJobs = Object.entries(fieldsOf(jobs, 'jobs')).map(([name, job]) => [
    name,
    fieldsOf(job, name)['permissions'] ?? permissions,
  ]);
  expect(Object.fromEntries(ofJobs)).toEqual({
    discover: { 'id-token': 'write' },
    shard: { 'id-token': 'write' },
    merge: {},
  });
});

test('both hosts offer the same', () => {
  const { inputs } = fieldsOf(fieldsOf(readExample(examples.github)['on'], 'on')['workflow_call'], 'call');
  const camelCase = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const github = Object.keys(fieldsOf(inputs, 'inputs')).map(camelCase);
  const azure = listOf(readExample(examples.azurePipelines)['parameters']).map((row) =>
    textOf(fieldsOf(row, 'row')['name']),
  );
  const only = (names: readonly string[], others: readonly string[]) => names.filter((name) => !others.includes(name));
  // On GitHub each job asks for an approval of its environment, on Azure Pipelines each stage.
  const ofGitHub = [
    'tenantId',
    'clientId',
    'readingEnvironment',
    'readingClientId',
    'cloud',
    'baseline',
    'retentionDays',
  ];
  expect(only(github, azure)).toEqual(ofGitHub);
  // On GitHub the caller fetches the baseline, since that needs a right.
  expect(only(azure, github)).toEqual(['dependsOn', 'condition', 'azureSubscription', 'failOnNew']);
});
