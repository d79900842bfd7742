/** The parts of the page that are more than tables of rows. */
import { auditPage } from '../../../src/core/audit-report/page';
import type { AuditReport } from '../../../src/core/audit-report/report';
import { makeAuditSummary } from '../../../src/core/audit-report/summary';
import { supportByWeek } from '../../../src/core/audit-report/support';
import type { Section } from '../../../src/core/render/page/model';
import { IdMap } from '../../../src/core/values/id-map';
import {
  DAY,
  NOW,
  SUBSCRIPTION,
  account,
  exempting,
  factsOf,
  inVault,
  item,
  known,
  links,
  mapping,
  reportOf,
  setting,
  unknown,
  vault,
  vaultNamed,
} from './values';

const OTHER = '22222222-2222-3333-4444-555555555555';
const options = {
  ...links,
  version: '1.2.3',
  runId: 'run',
  origin: { url: 'https://ci.test/7', name: 'run 7', by: 'octocat', revision: 'abc' },
  identity: 'client 1',
  inputs: { action: 'Audit', vaultIds: ['a', 'b', 'c', 'd', 'e'], failOn: 'error' },
  subscriptionNames: new IdMap([[OTHER.toUpperCase(), 'Contoso SAP']]),
};
const idOf = (section: Section): string => (section.kind === 'table' ? section.table.id : section.id);
const sectionOf = (report: AuditReport, id: string): Section | undefined =>
  auditPage(report, options).sections.find((section) => idOf(section) === id);
const rowsOf = (section: Section | undefined): unknown[][] =>
  section?.kind === 'table' ? [...section.table.rows].map((row) => [...row]) : [];

const off = mapping({ autoUpdate: { ...setting, status: 'Disabled' } });
const elsewhere = vaultNamed('b', OTHER);
const mixed = factsOf([
  inVault({ mappings: known([off]), items: known([item({}, vault, 'a'), item({}, vault, 'b')]) }),
  inVault({ mappings: unknown, items: known([item({}, elsewhere, 'c')]) }, elsewhere),
]);

test('support ends by week, each agent in one bar, up to the last week in which any does', () => {
  const ending = (days: number | undefined): AuditReport['agents'] =>
    reportOf(factsOf([inVault({ items: known([item({ agentExpiry: days && NOW + days * DAY })]) })])).agents;
  const agents = [-1.5, 0.5, 6.5, 7.5, 62.5, 300, undefined].flatMap(ending);
  const bars = supportByWeek(agents, NOW, 60);
  expect(bars.map(({ label, value, level }) => [label, value, level])).toEqual([
    ['Out of support', 1, 'error'],
    ['Until 2026-01-08', 2, 'warning'],
    ['Until 2026-01-15', 1, 'warning'],
    ...['01-22', '01-29', '02-05', '02-12', '02-19', '02-26'].map((day) => [`Until 2026-${day}`, 0, 'warning']),
    ['Until 2026-03-05', 1, 'warning'],
    ['Later', 1, 'ok'],
    ['No date known', 1, 'not known'],
  ]);
  expect(bars.reduce((sum, { value }) => sum + value, 0)).toBe(agents.length);
});

test('subscriptions are listed where there are several, the worst first, with their names', () => {
  const report = reportOf(mixed);
  expect(rowsOf(sectionOf(report, 'subscriptions'))).toEqual([
    ['error', undefined, SUBSCRIPTION, 1, 2, 0, 0, 0, 1, 0],
    ['error', 'Contoso SAP', OTHER, 1, undefined, 1, 0, 0, 1, 0],
  ]);
  expect(makeAuditSummary(report, { ...options, drawsMermaid: false })).toContain(
    `### Subscriptions\n\n|  | Subscription | Vaults | Held back | Not known | Covered | Errors | Warnings |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n| ❌ | ${SUBSCRIPTION} | 1 | 2 | 0 | 0 | 1 | 0 |\n| ❌ | Contoso SAP (${OTHER}) | 1 | 0 | 1 | 0 | 1 | 0 |\n`,
  );
  expect(sectionOf(reportOf(factsOf()), 'subscriptions')).toBeUndefined();
});

test('what follows from the steps is said, and what it takes to know the rest can be copied', () => {
  const plan = sectionOf(reportOf(mixed), 'plan');
  expect(plan).toMatchObject({
    remark: '1 step heals 2 of 3 VMs',
    notes: [
      { text: 'Then 2 of 3 VMs are covered and current; 1 not known.' },
      { text: 'The list of mappings of b could not be read: AuthorizationFailed: Not allowed.' },
    ],
  });
  expect(rowsOf(plan).map(([step]) => step)).toEqual(['Automatic update of the mapping weu-neu is disabled.']);
});

test('what could not be read of a vault is not known, and no empty cell', () => {
  const [bad] = rowsOf(sectionOf(reportOf(mixed), 'vaults'));
  expect(bad?.slice(0, 8)).toEqual(['error', vault.id, SUBSCRIPTION, 1, 0, 0, 1, 2]);
  const unread = rowsOf(sectionOf(reportOf(mixed), 'vaults')).find(([, id]) => id === elsewhere.id);
  expect(unread?.slice(0, 8)).toEqual(['error', elsewhere.id, 'Contoso SAP', 1, 0, 0, 'not known', 1]);
});

test('a vault of whose VMs nothing is known is not fine, and its VM is neither', () => {
  const facts = factsOf([inVault(), inVault({}, elsewhere)], [account({ account: unknown, schedules: new IdMap() })]);
  const rows = reportOf(facts);
  const quiet = { ...rows, vaults: rows.vaults.map((row) => ({ ...row, level: 'ok' as const })) };
  expect(rowsOf(sectionOf(quiet, 'vaults')).map(([level]) => level)).toEqual(['not known', 'not known']);
  expect(makeAuditSummary(quiet, { ...options, drawsMermaid: false })).toMatch(/### Vaults\n\n.*\n.*\n\| ❔ \|/);
  expect(rowsOf(sectionOf(rows, 'agents')).map(([standing, , worst]) => [standing, worst])).toEqual([
    ['not known', undefined],
    ['not known', undefined],
  ]);
});

test('exemptions stand with the commit of their file, apart from what they cover, which no cause has', () => {
  const facts = factsOf([
    inVault({ items: known([item({ agentExpiry: NOW - DAY }, vault, 'a'), item({}, vault, 'b')]) }),
  ]);
  const { given, ...others } = exempting('ASR201', 'a');
  const sources = [{ path: 'dr/exemptions.yml', sha256: 'f00', revision: 'c0ffee' }];
  const report = reportOf(facts, { exemptions: { ...others, given: { ...given, sources } } });
  expect(sectionOf(report, 'exemptions')).toMatchObject({
    notes: [{ text: '`dr/exemptions.yml` at commit `c0ffee`, SHA-256 `f00`' }],
  });
  expect(rowsOf(sectionOf(report, 'exempted')).map((row) => row.slice(0, 2))).toEqual([['about-a', 'ASR201']]);
  expect(sectionOf(report, 'causes')).toMatchObject({ groups: [] });
  expect(auditPage(report, options).gauges.at(-1)).toMatchObject({
    value: '1 cause',
    remark: '1 exemption; one ends in 91 days',
  });
});

test('who, with what and of what: at the head of the paper, and with the inputs at the end of the page', () => {
  const { scope, sections } = auditPage(reportOf(mixed), { ...options, emptyVaults: 3 });
  const who = [
    ['Pipeline run', 'https://ci.test/7'],
    ['Started by', 'octocat'],
    ['Commit', 'abc'],
    ['Signed in as', 'client 1'],
    ['Tenant', 'tenant'],
    ['Tool', 'asr-autoupdate 1.2.3'],
  ];
  expect(scope).toEqual([
    ['Audited', '2026-01-01T00:00:00Z'],
    ['Scope', '2 vaults in 2 subscriptions, 3 VMs, 1 automation account'],
    ['Not audited', '3 vaults without replicated items'],
    ...who,
  ]);
  const run = sections.at(-1);
  expect(run?.kind === 'facts' ? run.facts : []).toEqual(
    expect.arrayContaining([...who, ['Input vault-ids', 'a, b, c and 2 more'], ['Input fail-on', 'error']]),
  );
});
