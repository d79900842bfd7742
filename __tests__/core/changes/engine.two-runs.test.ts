/** Two runs against one vault, at once or one after the other. */
import { changeVaults } from '../../../src/core/changes/engine';
import { type RunResult } from '../../../src/core/changes/run-model';
import { ManualClock, START, seeded, stopAt } from '../../support/manual-clock';
import { expectTrue, job, mappings, outcomesOf, play, serviceOf, type Play } from './playing';
import { settingChange } from '../../../src/core/changes/auto-update';
import { asWanted, enabled, silent, vault } from '../values';

async function bothAtOnce(options: Play): Promise<{ results: RunResult[]; service: ReturnType<typeof serviceOf> }> {
  const clock = new ManualClock();
  const service = serviceOf(options, clock);
  const changeKind = settingChange(() => enabled, false, service);
  const request = { vaults: [vault], changeKind, dryRun: false, maxWritesPerMinute: 200 };
  const run = (seed: number): Promise<RunResult> =>
    changeVaults(request, { clock, stop: stopAt(clock), service, random: seeded(seed), watcher: silent });
  return { results: await clock.drive(Promise.all([run(1), run(2)])), service };
}

describe.each([
  ['that tell what they work on', false],
  ['that do not tell what they work on', true],
])('two runs at once with jobs %s', (_name, anonymousJobs) => {
  it('both end, both are right, and no mapping is changed twice', async () => {
    const all = mappings(20, job(45_000));
    const { results, service } = await bothAtOnce({ mappings: all, anonymousJobs });
    for (const result of results) {
      expect(Object.values(outcomesOf(result))).toEqual(Array(20).fill('succeeded'));
    }
    expect(all.map((fake) => service.read(fake.mapping.id).autoUpdate)).toEqual(Array(20).fill(asWanted));
    expect(service.jobs.length).toBe(20);
  });
});

describe('a run after one that was cancelled', () => {
  it.each([
    ['tell', false],
    ['do not tell', true],
  ])('starts no second change where jobs run, which %s what they work on', async (_name, anonymousJobs) => {
    const all = mappings(300, job(120_000));
    const first = await play({ mappings: all, maxWritesPerMinute: 100, anonymousJobs, stop: { cancelMs: 90_000 } });
    expectTrue(first, all, 100);
    expect(first.service.jobs.length).toBe(200);
    const next = await play({ mappings: all, maxWritesPerMinute: 100 }, first);
    expectTrue(next, all);
    expect(Object.values(outcomesOf(next.result))).toEqual(Array(300).fill('succeeded'));
    expect(next.service.jobs.length).toBe(300);
    const pickedUp = next.result.rows.filter((row) => row.pickedUp);
    expect(pickedUp.length > 100).toBe(!anonymousJobs);
    for (const row of pickedUp) expect(row.jobId).toMatch(/\/job-1?\d?\d$/);
  });

  it('changes nothing a second time because the setting cannot be read for a while after a job it picked up', async () => {
    const all = mappings(3, job(60_000));
    const clock = new ManualClock();
    const fault: Play['fault'] = (kind) =>
      kind === 'readMapping' && clock.now() < START + 120_000 ? { kind: 'broken', taken: false } : undefined;
    const service = serviceOf({ mappings: all, fault }, clock);
    await play({ mappings: all, stop: { cancelMs: 20_000 } }, { clock, service });
    const next = await play({ mappings: all }, { clock, service });
    expectTrue(next, all);
    expect(Object.values(outcomesOf(next.result))).toEqual(['succeeded', 'succeeded', 'succeeded']);
    expect(next.service.jobs.length).toBe(3);
  });

  it('picks up the jobs although a stray fault meets the first list of them', async () => {
    const all = mappings(20, job(120_000));
    let broken = 0;
    const clock = new ManualClock();
    const fault: Play['fault'] = (kind) =>
      kind === 'listJobs' && broken-- > 0 ? { kind: 'broken', taken: false } : undefined;
    const service = serviceOf({ mappings: all, fault }, clock);
    await play({ mappings: all, stop: { cancelMs: 20_000 } }, { clock, service });
    broken = 2;
    const next = await play({ mappings: all }, { clock, service });
    expect(next.result.rows.filter((row) => row.pickedUp)).toHaveLength(20);
    expect(service.count('startChange')).toBe(20);
  });

  it('changes nothing a second time whose job ends while many are asked what they work on', async () => {
    const all = mappings(700, job(60_000));
    const first = await play({ mappings: all, maxWritesPerMinute: 700, stop: { cancelMs: 50_000 } });
    expect(first.service.jobs.length).toBe(700);
    const next = await play({ mappings: all }, first);
    expectTrue(next, all, 700);
    expect(next.service.jobs.length).toBe(700);
  });

  it('changes again what a job of the other run failed to change', async () => {
    const all = mappings(3, job(60_000, 'Failed'));
    const first = await play({ mappings: all, stop: { cancelMs: 20_000 } });
    const next = await play({ mappings: all }, first);
    expectTrue(next, all);
    expect(Object.values(outcomesOf(next.result))).toEqual(['failed', 'failed', 'failed']);
    expect(next.service.jobs.length).toBe(6);
  });
});
