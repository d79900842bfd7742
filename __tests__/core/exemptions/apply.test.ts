import { LEFT_OUT } from '../../support/exemption';
import { makeRows } from '../../../src/core/audit/make-rows';
import { IdMap } from '../../../src/core/values/id-map';
import type { AuditFacts } from '../../../src/core/audit/facts';
import { applyExemptions, type ExemptionOptions } from '../../../src/core/exemptions/apply';
import type { Exemption } from '../../../src/core/exemptions/model';
import {
  ACCOUNT,
  DAY,
  NOW,
  account,
  factsOf,
  inVault,
  item,
  itself,
  known,
  mapping,
  options,
  roleOn,
  setting,
  unknown,
  vault,
  vaultNamed,
} from '../audit/values';

const exemption = (changes: Partial<Exemption> = {}): Exemption => ({
  name: 'sap',
  findings: ['ASR203'],
  selectors: { vm: ['sap-*'] },
  category: 'Waiver',
  description: 'The last release for this kernel.',
  expiresOn: new Date(NOW + 90 * DAY).toISOString().slice(0, 10),
  ...LEFT_OUT,
  file: 'exemptions.yml',
  line: 3,
  ...changes,
});

const waiting = (...vms: readonly string[]): AuditFacts =>
  factsOf([inVault({ items: known(vms.map((vm) => item({ updateAvailable: true }, vault, vm))) })]);

const rowsOf = (facts: AuditFacts) => makeRows(facts, options);
const whole: ExemptionOptions = { now: NOW, reach: { subscriptions: 'all', includesEmpty: true } };
const apply = (facts: AuditFacts, entries: readonly Exemption[], how = whole) => {
  const rows = rowsOf(facts);
  const { covers, entries: judged } = applyExemptions(entries, rows, how);
  return {
    covered: rows.findings.filter(({ key }) => covers.has(key)).map(({ id, name }) => `${id} ${name}`),
    covers: [...covers.values()],
    states: judged.map(({ state }) => state),
  };
};

test('covers what all of its keys match, without regard to case', () => {
  const facts = waiting('SAP-1', 'web-1');
  expect(apply(facts, [exemption()])).toMatchObject({ covered: ['ASR203 SAP-1'], states: ['active'] });
  const narrowed = exemption({ selectors: { vm: ['sap-?'], vault: ['another'] } });
  expect(apply(facts, [narrowed])).toMatchObject({ covered: [], states: ['orphaned'] });
});

test('credits the first entry, and names the others', () => {
  const entries = [exemption(), exemption({ name: 'all', findings: ['*'], selectors: { vault: ['vault'] } })];
  expect(apply(waiting('sap-1'), entries).covers).toEqual([{ by: 'sap', alsoBy: ['all'] }]);
});

test('covers none where more match than it may cover', () => {
  const facts = waiting('sap-1', 'sap-2');
  expect(apply(facts, [exemption({ atMost: 1 })])).toMatchObject({ covered: [], states: ['over-limit'] });
  expect(apply(facts, [exemption({ atMost: 2 })]).covered).toHaveLength(2);
});

test('does not cover on the day after the last', () => {
  const ends = (ms: number): Exemption => exemption({ expiresOn: new Date(ms).toISOString().slice(0, 10) });
  expect(apply(waiting('sap-1'), [ends(NOW)])).toMatchObject({ covered: ['ASR203 sap-1'], states: ['ends-soon'] });
  expect(apply(waiting('sap-1'), [ends(NOW - DAY)])).toMatchObject({ covered: [], states: ['expired'] });
});

test('a hold covers nothing, but is in force while what it is about is there', () => {
  expect(apply(waiting('sap-1'), [exemption({ applies: 'changes' })])).toMatchObject({
    covered: [],
    states: ['active'],
  });
});

test('an exempted cause covers what follows from it, and not the other way round', () => {
  const off = factsOf([inVault({ mappings: known([mapping({ autoUpdate: { ...setting, status: 'Disabled' } })]) })]);
  const cause = exemption({ findings: ['ASR001'], selectors: { mapping: ['weu-*'] } });
  expect(apply(off, [cause]).covered).toEqual(['ASR001 weu-neu', 'ASR212 vm-1']);
  const consequence = exemption({ findings: ['ASR212'], selectors: { vm: ['vm-1'] } });
  expect(apply(off, [consequence]).covered).toEqual(['ASR212 vm-1']);
});

test('never covers what is not known', () => {
  const unread = factsOf([inVault({ items: unknown })]);
  const all = exemption({ findings: ['*'], selectors: { vault: ['vault'] } });
  expect(apply(unread, [all])).toMatchObject({ covered: [], states: ['not-judged'] });
});

test('an account that two vaults share is exempted only by an entry that names both', () => {
  const other = vaultNamed('other');
  const facts = factsOf(
    [inVault(), inVault({}, other)],
    [
      account({
        account: itself({ state: 'Suspended' }),
        roles: new IdMap([...roleOn(vault.id), ...roleOn(other.id, undefined, other)]),
      }),
    ],
  );
  const one = exemption({ findings: ['ASR110'], selectors: { vault: ['vault'] } });
  expect(apply(facts, [one]).covered).toEqual([]);
  const both = exemption({ findings: ['ASR110'], selectors: { vault: ['vault', 'other'] } });
  expect(apply(facts, [both]).covered).toContain('ASR110 account');
  expect(ACCOUNT).toContain('account');
});

test('says that it is no longer needed only after a whole run that could read everything', () => {
  const healthy = factsOf([inVault({ items: known([item({}, vault, 'sap-1')]) })]);
  expect(apply(healthy, [exemption()]).states).toEqual(['no-longer-needed']);
  expect(apply(healthy, [exemption()], { ...whole, reach: undefined }).states).toEqual(['not-judged']);
  expect(apply(factsOf([inVault({ items: unknown })]), [exemption()]).states).toEqual(['not-judged']);
});

test('selects by a tag of the vault', () => {
  const tags = new IdMap([[vault.id, { env: 'Test', owner: 'sap' }]]);
  const tagged = exemption({ selectors: { vaultTag: ['env=test'] } });
  expect(apply(waiting('web-1'), [tagged], { ...whole, tags }).covered).toEqual(['ASR203 web-1']);
  expect(apply(waiting('web-1'), [tagged]).covered).toEqual([]);
});
