import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { catalogue } from '../../src/core/audit/catalogue';
import { readExemptions } from '../../src/core/exemptions/read-exemptions';
import { parseTree } from '../../src/files/exemption-tree';

const root = join(__dirname, '../..');
const text = readFileSync(join(root, 'examples/exemptions.yml'), 'utf8');
const schema = JSON.parse(readFileSync(join(root, 'docs/exemptions.schema.json'), 'utf8')) as object;
const isValid = new Ajv({ allowUnionTypes: true, strictRequired: false }).compile(schema);

const rules = { isFinding: (id: string) => catalogue.has(id), now: Date.parse('2026-11-26T12:00:00Z'), maxDays: 180 };

/** Whether schema and reader take the file. */
async function verdicts(yaml: string): Promise<readonly [boolean, boolean]> {
  const parsed = await parseTree(yaml);
  const reads = parsed.ok && readExemptions([{ path: 'e.yml', tree: parsed.tree }], rules).ok;
  return [isValid(parse(yaml)), reads];
}

test('the example is what the schema says, and is read', async () => {
  expect(await verdicts(text)).toEqual([true, true]);
});

test.each([
  ['an unknown key', 'atMost: 6', 'atmost: 6'],
  ['a waiver without an end', "    expiresOn: '2027-03-31'\n", ''],
  ['another category', 'category: Mitigated', 'category: Ignored'],
  ['a list that is empty', 'vm: [sap-app-0?, sap-db-*]', 'vm: []'],
  ['no finding', "    finding: '*'\n    vault: vault-finance\n", '    vault: vault-finance\n'],
  ['nothing that narrows', '    vaultTag: environment=lab\n', ''],
  ['atMost of none', 'atMost: 6', 'atMost: 0'],
  ['another version', 'version: 1', 'version: 2'],
])('schema and reader refuse %s', async (_what, from, to) => {
  expect(text).toContain(from);
  expect(await verdicts(text.replace(from, to))).toEqual([false, false]);
});
