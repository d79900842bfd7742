import fc from 'fast-check';
import type { AuditReport } from '../../../src/core/audit-report/report';
import { makePlan } from '../../../src/core/plan/make-plan';
import { repairKinds, type PlanStep, type RepairKind } from '../../../src/core/plan/step';
import { undoable, type Repaired } from '../../../src/core/repair/repair';
import type { RepairReport } from '../../../src/core/repair/report';
import { ManualClock } from '../../support/manual-clock';
import type { RepairableEstate } from './estate';
import { build, drafts, hash, kindsOf, places, planOf, run, wantedIn, type Draft, type RunOptions } from './playing';

const GOOD = ['repaired', 'waiting-for-service', 'needs-person', 'not-needed'];

const stepsFor = (audit: AuditReport | undefined, draft: Draft, kinds: readonly RepairKind[]): readonly PlanStep[] =>
  audit === undefined
    ? []
    : makePlan(audit, { hash, updatesAgents: kinds.includes('agents'), wantedAccountIds: wantedIn(draft) }).steps;

/** What is wrong in truth, where it is said which account is to be used. */
const ailing = (estate: RepairableEstate, draft: Draft): readonly string[] => {
  const [wanted = ''] = wantedIn(draft);
  const account = estate.accounts.get(wanted.toLowerCase());
  return [
    ...[...estate.mappings.values()].flatMap(({ vault, mapping: { name, autoUpdate, healthErrors } }) => [
      ...(autoUpdate?.status === 'Enabled' ? [] : [`${name} is off`]),
      ...(autoUpdate?.automationAccountId === wanted ? [] : [`${name} has another account`]),
      ...(autoUpdate?.authenticationType === 'SystemAssignedIdentity' ? [] : [`${name} signs in otherwise`]),
      ...(account?.schedules.get(autoUpdate?.scheduleName ?? '') === true ? [] : [`${name} has no schedule`]),
      ...(account?.roles.has(vault.id.toLowerCase()) === true ? [] : [`${vault.name} refuses`]),
      ...(healthErrors.length === 0 ? [] : [`${name} is ill`]),
    ]),
    ...(account?.isOn === true ? [] : ['the account has no identity']),
    ...[...estate.items.values()].flatMap(({ item: { vm, updateAvailable } }) =>
      updateAvailable ? [`${vm} waits`] : [],
    ),
  ];
};

describe('a whole repair', () => {
  test('leaves nothing that it may repair, and a second one changes nothing', async () => {
    let [done, rounds] = [0, 0];
    const cases = fc.record({ draft: drafts, kinds: fc.subarray([...repairKinds], { minLength: 1 }) });
    await fc.assert(
      fc.asyncProperty(cases, async ({ draft, ...rest }) => {
        const kinds = rest.kinds.length > 2 ? repairKinds : kindsOf(rest);
        const clock = new ManualClock();
        const estate = build(draft, clock);
        const before = await run(estate, clock, draft, { kinds, dryRun: true });
        expect(estate.writes).toEqual([]);
        const { report } = await run(estate, clock, draft, { kinds });
        const bad = report.steps.filter(({ outcome }) => !GOOD.includes(outcome.kind));
        // Behind a step of a kind that was not asked for.
        expect(bad.filter(({ outcome }) => kinds === repairKinds || outcome.kind !== 'blocked')).toEqual([]);
        expect(places(estate.writes)).toEqual(places(report.planned));
        expect(places(report.planned)).toEqual(expect.arrayContaining(places(before.report.planned)));
        if (kinds === repairKinds && draft.wanted !== undefined) expect(ailing(estate, draft)).toEqual([]);

        const left = await run(estate, clock, draft, { kinds, dryRun: true });
        expect(left.report.planned.map(({ title }) => title)).toEqual([]);
        const writes = estate.writes.length;
        const again = await run(estate, clock, draft, { kinds });
        expect(estate.writes.length).toBe(writes);
        expect(again.report.changed).toBe(false);
        done += writes;
        rounds += report.planned.length - before.report.planned.length;
      }),
      { numRuns: 60 },
    );
    expect(done).toBeGreaterThan(150);
    expect(rounds).toBeGreaterThan(0);
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
        const audits: AuditReport[] = [];
        const { report } = await run(estate, clock, now, { approved, kinds, looked: (audit) => audits.push(audit) });
        const needed = audits.flatMap((audit) => stepsFor(audit, now, kinds));
        const allowed = needed.filter(
          ({ id, before, force, kind }) =>
            kinds.some((one) => one === kind) &&
            approved.steps.some((step) => step.id === id && step.before === before && step.force === force),
        );
        const outside = places(estate.writes).filter((place) => !places(allowed).includes(place));
        expect(outside).toEqual([]);
        // Nothing twice, and nothing that may be done is left out.
        expect(new Set(places(estate.writes)).size).toBe(estate.writes.length);
        const firstNeeded = stepsFor(audits[0], now, kinds).filter(({ id }) => allowed.some((step) => step.id === id));
        const free = firstNeeded.filter(({ after }) => after.length === 0);
        expect(places(estate.writes)).toEqual(expect.arrayContaining(places(free)));
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

  describe('of what shows only after the first steps', () => {
    const twice: Draft = {
      accounts: [{ isOn: true, userAssigned: false, roles: [true, true] }],
      mappings: [0, 1].map((vault) => ({ vault, state: 'off-twice' as const, account: 0, isOutdated: false })),
      wanted: 0,
    };
    const outcomes = ({ report }: Repaired): readonly string[] =>
      report.steps.flatMap(({ step, outcome }) => (step.kind === 'person' ? [] : [`${step.kind}: ${outcome.kind}`]));
    const play = (options: RunOptions): Promise<Repaired> => {
      const clock = new ManualClock();
      return run(build(twice, clock), clock, twice, options);
    };
    const settings = ['settings: repaired', 'settings: repaired'];

    test('does that as well', async () => {
      const repaired = await play({});
      expect(outcomes(repaired)).toEqual([...settings, 'schedules: repaired', 'schedules: repaired']);
      expect(repaired.report.conclusion).toBe('succeeded');
    });

    test('does none of it that was not approved, and says so', async () => {
      const approved = planOf(await play({ dryRun: true }));
      const repaired = await play({ approved });
      expect(outcomes(repaired)).toEqual([...settings, 'schedules: not-approved', 'schedules: not-approved']);
      expect(repaired.report.conclusion).toBe('succeeded');
    });

    test('does none of it where it is of no kind that was asked for', async () => {
      expect(outcomes(await play({ kinds: ['settings'] }))).toEqual([
        ...settings,
        'schedules: needs-person',
        'schedules: needs-person',
      ]);
    });

    test('does none of it by an audit that was interrupted, as it does nothing at all by one', async () => {
      const second = await play({ interrupted: 2 });
      expect([outcomes(second), second.report.isProven]).toEqual([settings, false]);
      const first = await play({ interrupted: 1 });
      expect([outcomes(first), first.report.changed]).toEqual([[], false]);
    });

    test('says whether `max-changes` is applied', async () => {
      const said: string[] = [];
      const say = (line: string): void => void said.push(line);
      const approved = planOf(await play({ dryRun: true, maxChanges: 1, say }));
      await play({ approved, maxChanges: 1, say });
      expect(said).toEqual([
        'Without an approved plan nothing would be changed: 2 steps of settings, and at most 1 is allowed.',
        '`max-changes` is not applied: the approved plan takes its place.',
      ]);
    });

    test('fails where with it there are more of a kind than may be', async () => {
      const repaired = await play({ maxChanges: 1 });
      expect(repaired.report.refusal?.code).toBe('TooManyChanges');
      const one = {
        ...twice,
        mappings: [...twice.mappings, { vault: 0, state: 'schedule-off' as const, account: 0, isOutdated: false }],
      };
      const clock = new ManualClock();
      const more = await run(build(one, clock), clock, one, { maxChanges: 2 });
      expect(outcomes(more)).toEqual([...settings, 'schedules: repaired', 'schedules: blocked', 'schedules: blocked']);
      expect(more.report.conclusion).toBe('failed');
      expect(more.report.steps.at(-1)?.outcome.problem?.message).toBe(
        'Not done: with what came to light after the first steps there are 3 steps of schedules, and at most 2 are allowed.',
      );
    });
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
