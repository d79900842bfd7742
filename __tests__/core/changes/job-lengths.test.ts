/** When a job is looked at, by those that have ended. */
import { ReadBudget, Costs } from '../../../src/core/changes/read-budget';
import { JobLengths } from '../../../src/core/changes/job-lengths';
import { Lane } from '../../../src/core/requests/lane';
import { ManualClock } from '../../support/manual-clock';
import { expectTrue, job, mappings, outcomesOf, play } from './playing';

describe('lengths of jobs', () => {
  it('tell the median from the first on, and the shortest once there are enough', () => {
    const lengths = new JobLengths();
    expect([lengths.isNone, lengths.median, lengths.shortest]).toEqual([true, undefined, undefined]);
    lengths.ended(undefined);
    expect([lengths.isNone, lengths.median]).toEqual([false, undefined]);
    for (const length of [90, 30, 60]) lengths.ended(length);
    expect([lengths.median, lengths.shortest]).toEqual([60, undefined]);
    for (let length = 100; length < 117; length++) lengths.ended(length);
    expect([lengths.median, lengths.shortest]).toEqual([107, 30]);
  });

  it('are told when a job may be worth a look sooner than before, and not for every end', () => {
    const lengths = new JobLengths();
    const told: number[] = [];
    const stop = lengths.onNews(() => told.push(lengths.median ?? 0));
    const ended = [60_000, 60_000, 59_000, 58_000, 40_000, 30_000, 30_000, 30_000, 30_000, 30_000];
    for (const length of ended) lengths.ended(length);
    expect(told).toEqual([60_000, 40_000]);
    stop();
    for (let count = 0; count < 9; count++) lengths.ended(1_000);
    expect(told).toHaveLength(2);
  });
});

describe('a budget of looks', () => {
  const budget = (ofRun = new Costs()): ReadBudget =>
    new ReadBudget(new Lane({ limits: [], concurrency: 1 }, new ManualClock()), () => 180_000, ofRun);

  const [v1, v2, v3] = [{}, {}, {}];

  it('is for each subscription and for the whole run, and smaller while none has ended', () => {
    const ofRun = new Costs();
    const [one, other] = [budget(ofRun), budget(ofRun)];
    one.setCost(v1, { whole: 24, due: 12 });
    expect([one.minIntervalMs(), other.minIntervalMs()]).toEqual([1_000, 120]);
    one.setCost(v2, { whole: 60, due: 60 });
    expect([one.minIntervalMs(), one.minIntervalMs(true)]).toEqual([6_000, 18_000]);
    other.setCost(v3, { whole: 928, due: 928 });
    expect([one.minIntervalMs(), one.isScarce(10_200), one.isScarce(10_000)]).toEqual([10_000, false, true]);
    other.setCost(v3, { whole: 0, due: 0 });
    one.setCost(v2, { whole: 0, due: 0 });
    expect([one.minIntervalMs(), one.isScarce(1_900)]).toEqual([1_000, true]);
  });
});

describe('jobs that are asked for one by one', () => {
  it.each(['cut', 'lagging', 'forbidden'] as const)(
    'a thousand of them take 1,500 reads and end in time when the list is %s',
    async (jobList) => {
      const all = mappings(1_000);
      const played = await play({ mappings: all, jobList, jobsPageSize: 100 });
      expectTrue(played, all);
      const { result, service } = played;
      expect(new Set(Object.values(outcomesOf(result)))).toEqual(new Set(['succeeded']));
      expect(service.booked.length - 1_000).toBeLessThanOrEqual(1_500);
      expect((result.endedAt - result.startedAt) / 300_000).toBeLessThanOrEqual(1.03);
    },
  );

  it('are seen in time although each takes another time', async () => {
    const plans = [20_000, 45_000, 60_000, 90_000, 150_000].map((length) => job(length));
    const all = mappings(200).map((fake, index) => ({ ...fake, job: plans[index % 5] ?? fake.job }));
    const played = await play({ mappings: all, jobList: 'forbidden' });
    expectTrue(played, all);
    expect(new Set(Object.values(outcomesOf(played.result)))).toEqual(new Set(['succeeded']));
    expect(played.result.endedAt - played.result.startedAt).toBeLessThanOrEqual(1.1 * 150_000);
  });
});
