import fc from 'fast-check';
import { repairKinds } from '../../../src/core/plan/step';
import { undoable } from '../../../src/core/repair/repair';
import type { RepairReport } from '../../../src/core/repair/report';
import { ManualClock } from '../../support/manual-clock';
import { build, drafts, kindsOf, places, planOf, run, type Draft } from './playing';

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
