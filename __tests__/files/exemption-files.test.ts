import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExemptionFiles, type ExemptionFiles } from '../../src/files/exemption-files';

const rules = {
  isFinding: (id: string) => /^ASR\d{3}$/.test(id),
  now: Date.parse('2026-11-26T12:00:00Z'),
  maxDays: 180,
};

const YAML = `# Agreed with operations.
version: 1
exemptions:
  - name: sap-kernel                    # unique over all files
    finding: [ASR203, ASR204]
    vm: [sap-app-0?, sap-db-*]
    category: Waiver
    description: 9.63 is the last release for this kernel.
    expiresOn: 2027-03-31
    ticket: 00123
    atMost: 6
`;

function read(files: Readonly<Record<string, string>>, useless: readonly string[] = []): Promise<ExemptionFiles> {
  const folder = mkdtempSync(join(tmpdir(), 'exemptions-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const found = { files: Object.keys(files).map((name) => join(folder, name)), useless };
  return readExemptionFiles(['*'], folder, rules, () => Promise.resolve(found));
}

const problemsOf = async (text: string): Promise<readonly string[]> => {
  const result = await read({ 'a.yml': text });
  return result.ok ? [] : result.problems;
};

test('reads YAML as it is written: days and numbers stay what they are, and comments do not matter', async () => {
  const result = await read({ 'a.yml': YAML });
  expect(result.ok && result.exemptions).toMatchObject([
    { name: 'sap-kernel', expiresOn: '2027-03-31', ticket: '00123', atMost: 6, file: 'a.yml', line: 4 },
  ]);
  const [source] = result.ok ? result.sources : [];
  expect(source?.path).toBe('a.yml');
  expect(source?.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('reads JSON', async () => {
  const json = {
    version: 1,
    exemptions: [{ name: 'a', finding: '*', vault: ['v'], category: 'Mitigated', description: 'd' }],
  };
  const result = await read({ 'a.json': JSON.stringify(json, null, 2) });
  expect(result.ok && result.exemptions).toMatchObject([{ name: 'a', line: 4 }]);
});

test('names file and line of what is wrong', async () => {
  expect(await problemsOf(YAML.replace('Waiver', 'Later'))).toEqual([
    "a.yml:7: category is 'Later'; it has to be Waiver or Mitigated",
  ]);
});

test.each([
  ['no YAML', 'version: [1\n', /^a\.yml:\d+: it is not valid YAML: /],
  ['a key twice', 'version: 1\nversion: 1\nexemptions: []\n', /^a\.yml:\d+: it is not valid YAML: .*unique/],
  ['nothing', '', /^a\.yml:1: /],
  ['two documents', `${YAML}---\nversion: 1\n`, /^a\.yml:\d+: a file holds one document$/],
  ['an alias', 'version: 1\nexemptions:\n  - &a name\n  - *a\n', /^a\.yml:3: anchors/],
  ['a tag of its own', 'version: 1\nexemptions: !include other.yml\n', /^a\.yml:2: tags/],
  [
    'a file of more than a mebibyte',
    `# ${'x'.repeat(1024 * 1024)}\n`,
    /^a\.yml: it has 1048579 bytes; .* at most 1048576$/,
  ],
])('refuses %s', async (_what, text, problem) => {
  const problems = await problemsOf(text);
  expect(problems.join('\n')).toMatch(problem);
});

test('does not unfold what would unfold without end', async () => {
  const bomb = `version: 1\nexemptions:\n${Array.from(
    { length: 12 },
    (_, n) =>
      `  - &x${n} [${Array(9)
        .fill(`*x${n - 1}`)
        .join(', ')}]`,
  ).join('\n')}\n`;
  const started = Date.now();
  expect((await problemsOf(bomb)).length).toBeGreaterThan(0);
  expect(Date.now() - started).toBeLessThan(2_000);
});

test('names a pattern that matches nothing, and a file that cannot be read', async () => {
  const result = await readExemptionFiles(['none.yml'], '/folder', rules, () =>
    Promise.resolve({ files: ['/folder/gone.yml'], useless: ['none.yml'] }),
  );
  expect(result.ok ? [] : result.problems).toEqual([
    'none.yml: no such file in /folder; a job has the files of its repository only after a step that checks it out',
    expect.stringMatching(/^gone\.yml: it could not be read: .*ENOENT/),
  ]);
});
