import type { AuditReport } from '../../../src/core/audit-report/report';
import { makePlan } from '../../../src/core/plan/make-plan';
import type { RepairKind } from '../../../src/core/plan/step';
import { settle } from '../../../src/core/repair/settle';
import { IdMap } from '../../../src/core/values/id-map';
import type { HealthError } from '../../../src/core/values/model';
import {
  ACCOUNT,
  DAY,
  NOW,
  account,
  accountId,
  exempting,
  factsOf,
  hash,
  held,
  inVault,
  item,
  itself,
  job,
  known,
  mapping,
  reportOf,
  schedule,
  setting,
  vault,
  vaultNamed,
  withItem,
  withMapping,
} from '../audit/values';

const other = vaultNamed('other');
const HOUR = DAY / 24;
/** When the steps ended. */
const DONE = NOW;

const ill = (hoursAgo: number | undefined): HealthError => ({
  code: '1',
  message: 'Ill.',
  possibleCauses: '',
  recommendedAction: '',
  ...(hoursAgo !== undefined && { createdAt: DONE - hoursAgo * HOUR }),
});

/** How the steps of a kind ended that heal what is found before. */
function settled(kind: RepairKind, before: AuditReport, after: AuditReport): readonly string[] {
  const [planned, needed] = [before, after].map((audit) =>
    makePlan(audit, { hash, wantedAccountIds: [ACCOUNT], updatesAgents: true }),
  );
  if (planned === undefined || needed === undefined) throw new Error('no plan');
  const done = planned.steps
    .filter((step) => step.kind === kind)
    .map((step) => ({ step, outcome: { kind: 'repaired', startedAt: DONE - HOUR, endedAt: DONE } as const }));
  expect(done).toHaveLength(1);
  return settle(done, before, after, needed).map(({ outcome: { kind: ended, problem } }) =>
    [ended, problem?.code, problem?.message, problem?.nextStep].filter((text) => text !== undefined).join(' | '),
  );
}

const healthy = reportOf(factsOf());
const off = { ...setting, status: 'Disabled' };
const STILL =
  'The step is done. ASR004 is still found, by evidence from before it, until the service evaluates it again.';

test('nothing is left: repaired', () => {
  expect(settled('settings', reportOf(withMapping({ healthErrors: [ill(9)] })), healthy)).toEqual(['repaired']);
});

test.each<[string, HealthError, string]>([
  [
    'from before the step',
    ill(9),
    `waiting-for-service | WaitingForService | ${STILL} | Audit again after the nightly update of 2026-01-02 00:00 UTC.`,
  ],
  [
    'without a time',
    ill(undefined),
    `waiting-for-service | WaitingForService | ${STILL} | Audit again after the nightly update of 2026-01-02 00:00 UTC.`,
  ],
  [
    'from after the step',
    ill(-1),
    'failed | StillFound | The step was confirmed, and ASR004 is still found, by evidence from after it. | The step was not enough: do what the report says of ASR004 among its findings, then audit again.',
  ],
])('a health error %s', (_what, error, expected) => {
  const found = reportOf(withMapping({ healthErrors: [error] }));
  expect(settled('settings', found, found)).toEqual([expected]);
});

test('what was not found before came with the step', () => {
  const before = reportOf(withMapping({ autoUpdate: off }));
  const outcomeWith = (error: HealthError) =>
    settled('settings', before, reportOf(withMapping({ healthErrors: [error] })));
  expect([0.5, undefined].map((hoursAgo) => outcomeWith(ill(hoursAgo)))).toEqual([
    [expect.stringMatching(/^failed \| StillFound .* ASR004 is still found, by evidence from after it/)],
    [expect.stringMatching(/^failed \| StillFound /)],
  ]);
  expect(outcomeWith(ill(9))).toEqual([expect.stringMatching(/^waiting-for-service/)]);
});

test('what is read at once and still found has failed, whatever else waits', () => {
  const before = reportOf(withMapping({ autoUpdate: off, healthErrors: [ill(9)] }));
  expect(settled('settings', before, before)).toEqual([
    'failed | StillFound | The step was confirmed, and ASR001 is still found. | Look in the activity log of Azure whether somebody else has changed it back, then run again; if it is found once more, do what the report says of ASR001 among its findings.',
  ]);
});

test('a finding that is exempted is not what a step failed by', () => {
  const facts = withItem({ updateAvailable: true });
  expect(settled('agents', reportOf(facts), reportOf(facts, { exemptions: exempting('ASR203', item().vm) }))).toEqual([
    'repaired',
  ]);
});

/** One mapping and its account; its identity has no role, and the last night failed for that reason. */
function night(hasRole: boolean, startedHoursAgo: number) {
  const failed = { ...job('Failed', startedHoursAgo / 24), endedAt: DONE + HOUR };
  return reportOf(
    factsOf(undefined, [
      account({
        runbookJobs: known([failed]),
        ...(!hasRole && { roles: new IdMap([[vault.id, held()]]) }),
      }),
    ]),
  );
}

describe('the night that failed for what a step heals', () => {
  const before = night(false, 9);

  test('is not found for itself while the cause is', () => {
    expect(before.findings.find(({ id }) => id === 'ASR106')?.causedBy).toHaveLength(1);
  });

  test('waits for the next one, also if it ended after the step', () => {
    expect(settled('roles', before, night(true, 9))).toEqual([
      'waiting-for-service | WaitingForService | The step is done. ASR106 is still found, by evidence from before it, until the service evaluates it again. | Audit again after the nightly update of 2026-01-02 00:00 UTC.',
    ]);
  });

  test('has failed if one that was started after the step fails too', () => {
    expect(settled('roles', before, night(true, -0.5))).toEqual([
      expect.stringMatching(/^failed \| StillFound \|.*ASR106/),
    ]);
  });

  test('is no matter of a step where it follows from something else by now', () => {
    const other = factsOf(undefined, [
      account({
        runbookJobs: known([job('Failed', 1)]),
        account: known({
          id: ACCOUNT,
          location: '',
          principalId: 'p',
          userAssigned: [],
          state: 'Suspended',
          sku: '',
        }),
      }),
    ]);
    const after = reportOf(other);
    expect(
      settled('roles', before, {
        ...after,
        findings: after.findings.map((found) => (found.id === 'ASR106' ? { ...found, causedBy: ['x'] } : found)),
      }),
    ).toEqual(['repaired']);
  });
});

test('a schedule that is on again has not run yet', () => {
  const facts = (enabled: boolean) =>
    factsOf(
      [inVault({ mappings: known([mapping(), mapping({}, vault, 'other')]) })],
      [
        account({
          schedules: new IdMap([['nightly', schedule({ enabled })]]),
          runbookJobs: known([{ ...job('Completed', 0.5), parameters: { id: `${mapping({}, vault, 'other').id}` } }]),
        }),
      ],
    );
  const after = reportOf(facts(true));
  expect(after.findings.map(({ id }) => id)).toContain('ASR019');
  expect(settled('schedules', reportOf(facts(false)), after)).toEqual([
    expect.stringMatching(/^waiting-for-service \|.*ASR019.*Audit again after the nightly update of/),
  ]);
});

test('an account that others still use is no failure of the mapping that has left it', () => {
  const old = accountId('old');
  const facts = (first: string) =>
    factsOf(
      [
        inVault({
          mappings: known([mapping({ autoUpdate: { ...setting, automationAccountId: first } })]),
          items: known([]),
        }),
        inVault(
          {
            mappings: known([mapping({ autoUpdate: { ...setting, automationAccountId: old } }, other)]),
            items: known([]),
          },
          other,
        ),
      ],
      [account(), account({ id: old, account: itself({ id: old, principalId: undefined }) })],
    );
  const report = (first: string) => reportOf(facts(first), { wantedAccountIds: [ACCOUNT] });
  const [before, after] = [report(old), report(ACCOUNT)];
  const { steps } = makePlan(before, { hash, wantedAccountIds: [ACCOUNT] });
  const step = steps.find(({ target }) => target === mapping().id);
  expect(step?.findings).toContainEqual(expect.stringMatching(/^ASR103 /));
  const done =
    step === undefined ? [] : [{ step, outcome: { kind: 'repaired', startedAt: DONE, endedAt: DONE } as const }];
  const needed = makePlan(after, { hash, wantedAccountIds: [ACCOUNT] });
  expect(settle(done, before, after, needed).map(({ outcome }) => outcome.kind)).toEqual(['repaired']);
});

describe('an agent', () => {
  const waits = (agentVersion: string) => reportOf(withItem({ updateAvailable: true, agentVersion }));

  test('that needs several updates gets one in a run', () => {
    expect(settled('agents', waits('9.60.1.1'), waits('9.62.1.1'))).toEqual([
      'waiting-for-service | NextUpdateWaits | The agent was updated from 9.60.1.1 to 9.62.1.1, and ASR214, ASR203 are still found: it needs several updates, and gets one in a run. | Run again for the next one.',
    ]);
  });

  test('that does not read as updated yet is waited for', () => {
    expect(settled('agents', waits('9.60.1.1'), waits('9.60.1.1'))).toEqual([
      expect.stringMatching(/^waiting-for-service \| WaitingForService .*Audit again when the agent has reported/),
    ]);
  });
});
