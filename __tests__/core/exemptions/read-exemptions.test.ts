import { readExemptions, type ReadExemptions } from '../../../src/core/exemptions/read-exemptions';
import type { Tree } from '../../../src/core/exemptions/model';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const rules = { isFinding: (id: string) => /^ASR\d{3}$/.test(id), now: NOW, maxDays: 180 };

/** A tree of plain values, each key a line further. */
function treeOf(value: unknown, next = { line: 0 }): Tree {
  const line = ++next.line;
  if (Array.isArray(value)) return { line, kind: 'list', items: value.map((item) => treeOf(item, next)) };
  if (typeof value === 'object' && value !== null)
    return {
      line,
      kind: 'map',
      entries: Object.entries(value).map(([key, item]: [string, unknown]) => {
        const tree = treeOf(item, next);
        return { key, line: tree.line, value: tree };
      }),
    };
  if (typeof value === 'string') return { line, kind: 'text', value };
  if (typeof value === 'number') return { line, kind: 'number', value: String(value) };
  if (typeof value === 'boolean') return { line, kind: 'boolean', value: String(value) };
  return { line, kind: 'nothing' };
}

const full = {
  name: 'sap-kernel',
  finding: ['ASR203', 'asr204'],
  vm: ['sap-app-0?', 'sap-db-*'],
  category: 'waiver',
  description: '9.63 is the last release for this kernel.',
  expiresOn: '2027-03-31',
  atMost: 6,
};

const read = (entries: unknown, path = 'team.yml'): ReadExemptions =>
  readExemptions([{ path, tree: treeOf({ version: 1, exemptions: entries }) }], rules);

const problemsOf = (entries: unknown): readonly string[] => {
  const result = read(entries);
  return result.ok ? [] : result.problems;
};

const without = (key: keyof typeof full): object =>
  Object.fromEntries(Object.entries(full).filter(([name]) => name !== key));

test('reads an exemption with all that it says', () => {
  const result = read([full]);
  expect(result.ok && result.exemptions).toEqual([
    {
      name: 'sap-kernel',
      findings: ['ASR203', 'ASR204'],
      selectors: { vm: ['sap-app-0?', 'sap-db-*'] },
      category: 'Waiver',
      description: full.description,
      expiresOn: '2027-03-31',
      requestedBy: undefined,
      approvedBy: undefined,
      ticket: undefined,
      atMost: 6,
      applies: 'both',
      file: 'team.yml',
      line: 4,
    },
  ]);
});

test('takes one text where a list may stand, names that look like numbers, and Mitigated without an end', () => {
  const result = read([{ ...without('expiresOn'), finding: '*', vm: 42, category: 'Mitigated', applies: 'changes' }]);
  expect(result.ok && result.exemptions[0]).toMatchObject({
    findings: ['*'],
    selectors: { vm: ['42'] },
    applies: 'changes',
  });
});

test.each<[string, object, string]>([
  ['no name', without('name'), 'team.yml:4: name is missing'],
  ['an unknown key', { ...full, vms: ['x'] }, "'vms' is not a key of an exemption; there are name, finding, vm"],
  ['an unknown finding', { ...full, finding: 'ASR2O3' }, "there is no finding 'ASR2O3'; docs/findings.md lists them"],
  ['no finding', without('finding'), 'finding is missing'],
  [
    'what is not known',
    { ...full, finding: 'ASR301' },
    'ASR301 cannot be exempted: it says that something is not known',
  ],
  ['* beside ids', { ...full, finding: ['*', 'ASR203'] }, "finding '*' covers every id; write it alone"],
  ['nothing that narrows', { ...without('vm'), finding: '*' }, 'nothing narrows it'],
  ['a lone * as the only selector', { ...full, vm: ['*'] }, 'nothing narrows it'],
  ['an empty list', { ...full, vm: [] }, 'vm is empty'],
  ['an empty pattern', { ...full, vm: [''] }, 'vm is empty'],
  ['a map for a pattern', { ...full, vm: { a: 1 } }, 'vm has to be a text'],
  ['a tag without a value', { ...full, vaultTag: 'env' }, "vaultTag is 'env'; it has to be key=value"],
  ['another category', { ...full, category: 'Ignored' }, "category is 'Ignored'; it has to be Waiver or Mitigated"],
  [
    'a waiver without an end',
    without('expiresOn'),
    'expiresOn is missing: a Waiver has a last day, such as 2027-03-31',
  ],
  ['a day that is none', { ...full, expiresOn: '2027-02-30' }, "expiresOn is '2027-02-30'; it has to be a day"],
  ['a time', { ...full, expiresOn: '2027-02-03T10:00:00Z' }, 'it has to be a day such as 2027-03-31'],
  ['too far ahead', { ...full, expiresOn: '2027-06-30' }, 'a Waiver may last 180 days, so 2027-05-25 at the latest'],
  ['atMost of none', { ...full, atMost: 0 }, "atMost is '0'; it has to be a whole number above 0"],
  ['another word', { ...full, applies: 'reads' }, "applies is 'reads'; it has to be both or changes"],
])('refuses %s', (_what, entry, problem) => {
  const problems = problemsOf([entry]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(problem);
  expect(problems[0]).toMatch(/^team\.yml:\d+: /);
});

test('refuses a name that is taken in any file, without regard to case', () => {
  const tree = treeOf({ version: 1, exemptions: [full] });
  const other = treeOf({ version: 1, exemptions: [{ ...full, name: 'SAP-Kernel' }] });
  const result = readExemptions(
    [
      { path: 'a.yml', tree },
      { path: 'b.yml', tree: other },
    ],
    rules,
  );
  expect(result.ok ? [] : result.problems).toEqual([
    "b.yml:4: the name 'SAP-Kernel' is taken by a.yml:4; names are unique over all files",
  ]);
});

test('reports all problems of all files at once', () => {
  expect(problemsOf([without('name'), without('category'), 'text'])).toHaveLength(3);
});

test.each<[string, unknown, string]>([
  ['a list', [], 'a file of exemptions has `version: 1` and a list `exemptions`'],
  ['another version', { version: 2, exemptions: [] }, 'version has to be 1'],
  ['a version in quotes', { version: '1', exemptions: [] }, 'version has to be 1'],
  ['no list', { version: 1, exemptions: {} }, 'exemptions has to be a list'],
  ['another key', { version: 1, exemptions: [], owner: 'me' }, "'owner' is not known here"],
])('refuses a file that is %s', (_what, value, problem) => {
  const result = readExemptions([{ path: 'team.yml', tree: treeOf(value) }], rules);
  expect(result.ok ? '' : result.problems.join('\n')).toContain(problem);
});
