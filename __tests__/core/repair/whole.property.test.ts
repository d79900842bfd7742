import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { makeAuditReport } from '../../../src/core/audit-report/report';
import { gather } from '../../../src/core/audit/gather';
import { repairKinds, type RepairKind } from '../../../src/core/plan/step';
import { makePlanFile, type PlanFile } from '../../../src/core/repair/plan-file';
import { repairEstate, undoable, type RepairPorts, type Repaired } from '../../../src/core/repair/repair';
import type { RepairReport } from '../../../src/core/repair/report';
import { ManualClock, seeded, stopAt, type StopTimes } from '../../support/manual-clock';
import { accountId, item, mapping, setting, vaultNamed } from '../audit/values';
import { silent } from '../values';
import { RepairableEstate, type Account } from './estate';

const vaults = [vaultNamed('vault-a'), vaultNamed('vault-b')];
const ACCOUNTS = [accountId('one'), accountId('two')];

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Draft {
  readonly accounts: readonly {
    readonly isOn: boolean;
    readonly userAssigned: boolean;
    readonly roles: readonly boolean[];
  }[];
  readonly mappings: readonly {
    readonly vault: number;
    readonly state: 'off' | 'run-as' | 'enabled' | 'no-schedule' | 'schedule-off' | 'schedule-gone' | 'unhealthy';
    readonly account: number;
    readonly isOutdated: boolean;
  }[];
  /** Which accounts the mappings are to use; none: the one that is there. */
  readonly wanted: number | undefined;
}

const drafts: fc.Arbitrary<Draft> = fc.record({
  accounts: fc.array(
    fc.record({ isOn: fc.boolean(), userAssigned: fc.boolean(), roles: fc.tuple(fc.boolean(), fc.boolean()) }),
    { minLength: 2, maxLength: 2 },
  ),
  mappings: fc.array(
    fc.record({
      vault: fc.nat(1),
      state: fc.constantFrom(
        'off' as const,
        'run-as' as const,
        'enabled' as const,
        'no-schedule' as const,
        'schedule-off' as const,
        'schedule-gone' as const,
        'unhealthy' as const,
      ),
      account: fc.nat(1),
      isOutdated: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  wanted: fc.option(fc.nat(1), { nil: undefined }),
});

function build({ accounts, mappings }: Draft, clock: ManualClock): RepairableEstate {
  const made = accounts.map(({ isOn, userAssigned, roles }, n): Account => ({
    id: ACCOUNTS[n] ?? '',
    isOn,
    userAssigned: userAssigned ? [`/subscriptions/s/userAssignedIdentities/of-${n}`] : [],
    roles: new Set(vaults.flatMap(({ id }, at) => (roles[at] === true ? [id.toLowerCase()] : []))),
    schedules: new Map(),
  }));
  const estate = new RepairableEstate(
    clock,
    new Map(),
    new Map(),
    new Map(made.map((account) => [account.id.toLowerCase(), account])),
  );
  mappings.forEach(({ vault: at, state, account, isOutdated }, n) => {
    const [vault, name, used] = [vaults[at] ?? vaultNamed('none'), `m${n}`, made[account]];
    const scheduleName = `nightly-${name}`;
    const on = {
      ...setting,
      automationAccountId: used?.id,
      scheduleName: state === 'no-schedule' ? undefined : scheduleName,
      jobScheduleName: `link-${scheduleName}`,
    };
    if (state !== 'schedule-gone') used?.schedules.set(scheduleName, state !== 'schedule-off');
    const off = { status: 'Disabled', automationAccountId: undefined, authenticationType: 'RunAsAccount' };
    const one = mapping(
      {
        autoUpdate: state === 'off' ? off : state === 'run-as' ? { ...on, authenticationType: 'RunAsAccount' } : on,
        sourceContainer: [`c${n}`],
        ...(state === 'unhealthy' && {
          healthErrors: [{ code: '1', message: 'Ill.', possibleCauses: '', recommendedAction: '' }],
        }),
      },
      vault,
      name,
    );
    estate.mappings.set(one.id, { vault, mapping: one });
    const vm = item({ updateAvailable: isOutdated, sourceContainer: [`c${n}`] }, vault, `vm-${n}`);
    estate.items.set(vm.id, { vault, item: vm });
  });
  return estate;
}

interface RunOptions {
  readonly kinds?: readonly RepairKind[];
  readonly approved?: PlanFile;
  readonly dryRun?: boolean;
  readonly stop?: StopTimes;
  readonly onBegin?: RepairPorts['onBegin'];
  readonly ended?: RepairPorts['ended'];
}

function run(
  estate: RepairableEstate,
  clock: ManualClock,
  { wanted }: Draft,
  { kinds = repairKinds, approved, dryRun = false, stop, onBegin, ended = () => undefined }: RunOptions,
): Promise<Repaired> {
  const wantedAccountIds = wanted === undefined ? [] : [ACCOUNTS[wanted] ?? ''];
  const ports = { clock, stop: stopAt(clock, stop), service: estate, random: seeded(1) };
  return clock.drive(
    repairEstate(
      {
        kinds,
        approved,
        maxChanges: 100,
        maxFailures: 3,
        dryRun,
        failOnDrift: false,
        wantedAccountIds,
        leftAlone: () => () => undefined,
      },
      {
        ...ports,
        vaults,
        maxWritesPerMinute: 200,
        maxParallel: 20,
        failOnUnconfirmed: true,
        watch: () => ({ ...silent, close: () => undefined }),
        onRetry: () => undefined,
        async look() {
          const watcher = {
            vaultRead: () => undefined,
            accountRead: () => undefined,
            fault: () => undefined,
            over: () => undefined,
          };
          const facts = await gather({ vaults, wantedAccountIds }, { ...ports, watcher });
          return makeAuditReport(facts, {
            expiryDays: 60,
            failOn: 'error',
            wantedAccountIds,
            now: facts.startedAt,
            hash,
          });
        },
        hash,
        ended,
        ...(onBegin && { onBegin }),
      },
    ),
  );
}

const planOf = ({ plan }: Repaired, kinds: readonly RepairKind[] = repairKinds): PlanFile =>
  makePlanFile(plan, { tool: 't', toolVersion: '1', now: 0, scope: [], kinds, exemptions: '' });

const places = (steps: readonly { readonly kind: string; readonly target: string }[]): string[] =>
  steps.map(({ kind, target }) => `${kind} ${target}`.toLowerCase()).sort();

const kindsOf = (draft: { readonly kinds: readonly RepairKind[] }): readonly RepairKind[] =>
  repairKinds.filter((kind) => draft.kinds.includes(kind));

describe('a whole repair', () => {
  test('leaves nothing that it may repair, and a second one changes nothing', async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(drafts, async (draft) => {
        const clock = new ManualClock();
        const estate = build(draft, clock);
        const planned = await run(estate, clock, draft, { dryRun: true });
        expect(estate.writes).toEqual([]);
        const { report } = await run(estate, clock, draft, { approved: planOf(planned) });
        done += estate.writes.length;
        const undone = report.steps.filter(
          ({ outcome }) => !['repaired', 'waiting-for-service', 'needs-person'].includes(outcome.kind),
        );
        expect(undone.map(({ step, outcome }) => [step.title, outcome])).toEqual([]);
        expect(places(estate.writes)).toEqual(places(planned.report.planned));
        const left = await run(estate, clock, draft, { dryRun: true });
        expect(left.report.planned.map(({ title }) => title)).toEqual([]);
        const before = estate.writes.length;
        const again = await run(estate, clock, draft, {});
        expect(estate.writes.length).toBe(before);
        expect([again.report.conclusion, again.report.changed]).toEqual(['unchanged', false]);
      }),
      { numRuns: 40 },
    );
    expect(done).toBeGreaterThan(60);
  });

  test('does no step that is not in the plan, still needed and unchanged, whatever changed in between', async () => {
    let [done, refused] = [0, 0];
    const changes = fc.record({ then: drafts, now: drafts, kinds: fc.subarray([...repairKinds], { minLength: 1 }) });
    await fc.assert(
      fc.asyncProperty(changes, async ({ then, now: other, ...rest }) => {
        const kinds = kindsOf(rest);
        const clock = new ManualClock();
        const approved = planOf(await run(build(then, clock), clock, then, { dryRun: true, kinds }), kinds);
        // Some of the estate is as it was, and some is another.
        const now = {
          ...then,
          accounts: other.accounts,
          mappings: then.mappings.map((one, n) => (n % 2 === 0 ? one : (other.mappings[n] ?? one))),
        };
        const estate = build(now, clock);
        const needed = (await run(estate, clock, now, { dryRun: true })).plan.steps;
        const allowed = needed.filter(
          ({ id, before, force, kind }) =>
            kinds.some((one) => one === kind) &&
            approved.steps.some((step) => step.id === id && step.before === before && step.force === force),
        );
        const { report } = await run(estate, clock, now, { approved, kinds });
        const outside = places(estate.writes).filter((place) => !places(allowed).includes(place));
        expect(outside).toEqual([]);
        done += estate.writes.length;
        refused += report.steps.filter(({ outcome }) =>
          ['not-approved', 'changed-since-approval'].includes(outcome.kind),
        ).length;
      }),
      { numRuns: 40 },
    );
    expect(done).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(20);
  });

  test('that breaks in the middle still knows what it did, and that more may have been done', async () => {
    const draft: Draft = {
      accounts: [{ isOn: true, userAssigned: false, roles: [true, true] }],
      mappings: [0, 1, 0].map((vault) => ({ vault, state: 'off', account: 0, isOutdated: false })),
      wanted: 0,
    };
    const clock = new ManualClock();
    const problem = { code: 'Defect', message: 'It broke.' };
    let reportNow: (() => RepairReport) | undefined;
    const reports: RepairReport[] = [];
    await run(build(draft, clock), clock, draft, {
      onBegin: (now) => {
        reportNow = () => now(problem);
        reports.push(reportNow());
      },
      ended: () => void reports.push(...(reportNow === undefined ? [] : [reportNow()])),
    });
    const seen = reports.map(({ conclusion, changed, steps }) => [
      conclusion,
      changed,
      steps.filter(({ outcome }) => outcome.problem === problem).length,
      steps.filter(({ outcome }) => outcome.kind === 'repaired').length,
    ]);
    expect(seen).toEqual([
      ['failed', true, 3, 0],
      ['failed', true, 2, 1],
      ['failed', true, 1, 2],
      ['succeeded', true, 0, 3],
    ]);
  });

  test('is stopped in the middle, says what it did, and goes on when it is run again', async () => {
    const draft: Draft = {
      accounts: [
        { isOn: false, userAssigned: true, roles: [false, false] },
        { isOn: true, userAssigned: false, roles: [true, true] },
      ],
      mappings: [0, 1, 0].map((vault) => ({ vault, state: 'off', account: 0, isOutdated: true })),
      wanted: 0,
    };
    const clock = new ManualClock();
    const whole = await run(build(draft, clock), clock, draft, { dryRun: true });
    const all = places(whole.report.planned);
    expect(all).toHaveLength(9);
    let unfinished = 0;
    for (const cancelMs of [0, 400, 700, 1_000, 30_000, 100_000, 200_000]) {
      const clock = new ManualClock();
      const estate = build(draft, clock);
      const first = await run(estate, clock, draft, { stop: { cancelMs } });
      const cut = estate.writes.length;
      if (cut < all.length) {
        unfinished++;
        expect(first.report.conclusion).toBe('cancelled');
      }
      const said = first.report.steps.filter(({ outcome }) => outcome.startedAt !== undefined).map(({ step }) => step);
      expect(places(said)).toEqual(places(estate.writes));
      expect(
        undoable(first.report.steps).filter(({ step }) => step.kind !== 'agents' && step.undo === undefined),
      ).toEqual([]);
      // A job that runs when the first run is cancelled ends before the second begins.
      await clock.pass(120_000);
      await run(estate, clock, draft, {});
      expect(places(estate.writes)).toEqual(all);
    }
    expect(unfinished).toBeGreaterThan(4);
  });
});
