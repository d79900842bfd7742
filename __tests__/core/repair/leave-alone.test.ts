import { catalogue } from '../../../src/core/audit/catalogue';
import { leftAloneIn } from '../../../src/core/repair/leave-alone';
import type { AuditReport } from '../../../src/core/audit-report/report';
import { makePlan } from '../../../src/core/plan/make-plan';
import type { Exemption } from '../../../src/core/exemptions/model';
import {
  ACCOUNT,
  DAY,
  NOW,
  factsOf,
  hash,
  inVault,
  item,
  known,
  mapping,
  reportOf,
  setting,
  unknown,
  vault,
} from '../audit/values';

const entry = (changes: Partial<Exemption>): Exemption => ({
  name: 'freeze',
  findings: ['*'],
  selectors: {},
  category: 'Mitigated',
  description: 'Why.',
  expiresOn: undefined,
  requestedBy: undefined,
  approvedBy: undefined,
  ticket: undefined,
  atMost: undefined,
  applies: 'changes',
  file: 'e.yml',
  line: 1,
  ...changes,
});

/** A mapping that is off, with two VMs of which one waits for an update. */
const facts = factsOf([
  inVault({
    mappings: known([mapping({ autoUpdate: { ...setting, status: 'Disabled' } })]),
    items: known([item({ updateAvailable: true }, vault, 'sap-1'), item({}, vault, 'web-1')]),
  }),
]);

const leftAlone = (...exemptions: readonly Exemption[]) => leftAloneBy(reportOf(facts), exemptions);

function leftAloneBy(
  audit: AuditReport,
  exemptions: readonly Exemption[],
): Readonly<Record<string, string | undefined>> {
  const alone = leftAloneIn(audit, { exemptions, now: NOW });
  const { steps } = makePlan(audit, { hash, updatesAgents: true, wantedAccountIds: [ACCOUNT] });
  return Object.fromEntries(steps.filter(({ kind }) => kind !== 'person').map((step) => [step.kind, alone(step)]));
}

test('without exemptions nothing is left alone', () => {
  expect(leftAlone()).toEqual({ settings: undefined, agents: undefined });
});

test('a VM that is held leaves its agent alone, and its mapping to a person', () => {
  expect(leftAlone(entry({ selectors: { vm: ['SAP-*'] } }))).toEqual({
    settings: 'it reaches the VM sap-1, which is held by freeze: Why.',
    agents: 'held by freeze: Why.',
  });
});

test('where the VMs of a mapping could not be read, one that is held there may be reached', () => {
  const off = known([mapping({ autoUpdate: { ...setting, status: 'Disabled' } })]);
  const unread = reportOf(factsOf([inVault({ mappings: off, items: unknown })]));
  const alone = (...exemptions: readonly Exemption[]): readonly (string | undefined)[] =>
    makePlan(unread, { hash, wantedAccountIds: [ACCOUNT] })
      .steps.filter(({ kind }) => kind === 'settings')
      .map(leftAloneIn(unread, { exemptions, now: NOW }));
  expect(alone()).toEqual([undefined]);
  expect(alone(entry({ selectors: { vm: ['sap-*'], vault: ['other'] } }))).toEqual([undefined]);
  expect(alone(entry({ selectors: { vm: ['sap-*'] } }))).toEqual([
    'the replicated items of its vault could not be read, and it may reach a VM that is held by freeze: Why.',
  ]);
});

test('what is about waiting updates does not hold the setting of a mapping as such', () => {
  const [id = ''] = [...catalogue].find(([, { about }]) => about === 'agent') ?? [];
  const none = entry({ findings: [id], selectors: { vm: ['other-*'] } });
  expect(leftAlone(none)).toEqual({ settings: undefined, agents: undefined });
  const setting1 = entry({ name: 'off', findings: ['ASR001'], selectors: { mapping: ['*neu'] }, applies: 'both' });
  expect(leftAlone(setting1)).toEqual({ settings: 'exempted by off: Why.', agents: undefined });
});

test('an exemption that has expired holds nothing, and one by tags that could not be read holds all that it may be about', () => {
  const expired = entry({ selectors: { vm: ['*-1'] }, expiresOn: new Date(NOW - DAY).toISOString().slice(0, 10) });
  expect(leftAlone(expired)).toEqual({ settings: undefined, agents: undefined });
  expect(leftAlone(entry({ selectors: { vaultTag: ['env=lab'] } })).agents).toBe('held by freeze: Why.');
});

test('an exemption that matches more than its atMost leaves nothing alone', () => {
  const narrow = entry({ name: 'off', findings: ['ASR001', 'ASR203'], selectors: { vault: ['*t'] }, applies: 'both' });
  const leftWith = (atMost: number) => {
    const list = [{ ...narrow, atMost }];
    return leftAloneBy(reportOf(facts, { exemptions: { given: { list, sources: [] }, now: NOW } }), list);
  };
  expect(leftWith(2)).toEqual({ settings: 'exempted by off: Why.', agents: 'exempted by off: Why.' });
  expect(leftWith(1)).toEqual({ settings: undefined, agents: undefined });
});
