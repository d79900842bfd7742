/** Following of started jobs: how the end is found when lists, links and answers are not what they should be. */
import type { Row } from '../../../src/core/values/model';
import { type FakeMapping, type Fault, type RequestKind, refusedWith } from '../../support/fake-site-recovery';
import { seeded } from '../../support/manual-clock';
import { expectTrue, job, mappings, outcomesOf, play, type Played } from './playing';
import { asWanted, mappingNamed, problem, vault } from '../values';

const one = (changes: Partial<FakeMapping> = {}, plan = job(60_000)): FakeMapping[] => mappings(1, plan, changes);
const lateness = ({ result, service }: Played): number =>
  Math.max(...result.rows.map((row, index) => (row.endedAt ?? 0) - (service.jobs[index]?.endsAt ?? 0)));

const always =
  (kind: RequestKind, fault: Fault) =>
  (asked: RequestKind): Fault | undefined =>
    asked === kind ? fault : undefined;
const answer = (status: number, code: string): Fault => ({
  kind: 'answer',
  failure: refusedWith(status, code),
  taken: false,
});

describe('following a job', () => {
  it('looks at a single job itself, and sees its end within 4 % of its length', async () => {
    const all = one();
    const played = await play({ mappings: all, latencyMs: 1 });
    expectTrue(played, all);
    expect(outcomesOf(played.result)).toEqual({ m0: 'succeeded' });
    expect(lateness(played)).toBeLessThanOrEqual(2_400);
    expect(played.service.count('listJobs')).toBeLessThanOrEqual(1);
    expect(played.result.rows[0]?.jobId).toBe(`${vault.id}/replicationJobs/job-0`);
  });

  it('looks at many jobs with one list, and confirms none that the list says succeeded', async () => {
    const played = await play({ mappings: mappings(50) });
    expect(played.service.count('readJob')).toBe(0);
    expect(played.service.count('listJobs')).toBeLessThanOrEqual(60);
    expect(Object.values(outcomesOf(played.result))).toEqual(Array(50).fill('succeeded'));
  });

  it('fetches the errors of a job that the list says failed from the job itself', async () => {
    const all = mappings(5, { lengthMs: 30_000, state: 'Failed', problem: { ...problem, nextStep: 'Do this.' } });
    const { result, service } = await play({ mappings: all });
    expect(result.rows.map((row) => row.outcome)).toEqual(
      Array(5).fill({ kind: 'failed', problem: { ...problem, nextStep: 'Do this.' } }),
    );
    expect(service.count('readJob')).toBe(5);
  });

  it.each(['complete', 'cut', 'lagging', 'forbidden'] as const)(
    'finds the end of 150 jobs when the list is %s',
    async (jobList) => {
      const all = mappings(150, job(120_000));
      const played = await play({ mappings: all, jobList, jobsPageSize: 100 });
      expectTrue(played, all);
      expect(new Set(Object.values(outcomesOf(played.result)))).toEqual(new Set(['succeeded']));
      expect(lateness(played)).toBeLessThanOrEqual(jobList === 'lagging' ? 26_000 : 6_000);
    },
  );

  it('asks for a forbidden list when it starts and when it follows, and not again', async () => {
    const { service } = await play({ mappings: mappings(20), jobList: 'forbidden' });
    expect(service.count('listJobs')).toBeLessThanOrEqual(2);
  });

  it.each<[string, Fault]>([
    ['hangs', { kind: 'hung', taken: false }],
    ['breaks', { kind: 'broken', taken: false }],
    ['fails', answer(500, 'InternalServerError')],
    ['is throttled', { kind: 'answer', failure: refusedWith(429, 'TooManyRequests', 30_000), taken: false }],
  ])('turns to the jobs themselves when their list %s for ever', async (_name, fault) => {
    const all = mappings(5, job(60_000));
    const played = await play({ mappings: all, fault: always('listJobs', fault), stop: { deadlineMs: 3_600_000 } });
    expectTrue(played, all);
    expect(Object.values(outcomesOf(played.result))).toEqual(Array(5).fill('succeeded'));
    expect(lateness(played)).toBeLessThanOrEqual(300_000);
  });

  it('ends although the list of jobs leads back to where it came from and does not show all', async () => {
    const all = mappings(20, job(60_000));
    const played = await play({ mappings: all, jobList: 'looping', jobsPageSize: 3, stop: { deadlineMs: 3_600_000 } });
    expectTrue(played, all);
    expect(new Set(Object.values(outcomesOf(played.result)))).toEqual(new Set(['succeeded']));
    expect(lateness(played)).toBeLessThanOrEqual(10_000);
    expect(played.service.count('listJobs')).toBeLessThanOrEqual(600);
  });

  it.each<[string, Fault]>([
    ['not found', answer(404, 'JobNotFound')],
    ['forbidden', answer(403, 'AuthorizationFailed')],
  ])('turns to the operation when the job is %s', async (_name, fault) => {
    const all = one();
    const played = await play({ mappings: all, fault: always('readJob', fault) });
    expectTrue(played, all);
    expect(outcomesOf(played.result)).toEqual({ m0: 'succeeded' });
    expect(lateness(played)).toBeLessThanOrEqual(10_000);
    expect(played.service.count('readOperation')).toBeGreaterThan(5);
  });

  it('survives a job that is not found at first', async () => {
    const all = mappings(2, job(60_000));
    const fault = (kind: RequestKind, _key: string, count: number): Fault | undefined =>
      (kind === 'readJob' || kind === 'readOperation') && count < 4 ? answer(404, 'NotFound') : undefined;
    const played = await play({ mappings: all, fault });
    expectTrue(played, all);
    expect(outcomesOf(played.result)).toEqual({ m0: 'succeeded', m1: 'succeeded' });
  });

  it.each<[string, Fault]>([
    ['500', answer(500, 'InternalServerError')],
    ['404', answer(404, 'NotFound')],
    ['broken', { kind: 'broken', taken: false }],
    ['hung', { kind: 'hung', taken: false }],
    ['429', { kind: 'answer', failure: refusedWith(429, 'TooManyRequests', 30_000), taken: false }],
  ])('never gives up following before the deadline: %s for ever', async (_name, fault) => {
    const all = one({ mapping: mappingNamed('m0', { autoUpdate: asWanted }) });
    const everyRead = (kind: RequestKind): Fault | undefined =>
      kind === 'startChange' || kind.startsWith('list') ? undefined : fault;
    const played = await play({ mappings: all, force: true, fault: everyRead, stop: { deadlineMs: 1_800_000 } });
    expectTrue(played, all);
    expect(outcomesOf(played.result)).toEqual({ m0: 'timed-out' });
    expect(played.result.endedAt).toBe(played.stop.at);
    expect(played.result.rows[0]?.jobId).toBe(`${vault.id}/replicationJobs/job-0`);
  });

  it('follows the mapping where nothing names the job', async () => {
    const all = one({ accepts: 'unnamed' });
    const played = await play({ mappings: all, anonymousJobs: true });
    expectTrue(played, all);
    expect(outcomesOf(played.result)).toEqual({ m0: 'succeeded' });
    expect(played.result.rows[0]?.jobId).toBeUndefined();
    expect(lateness(played)).toBeLessThanOrEqual(4_000);
  });

  it('does not take a mapping that read as wanted before for the proof of a forced change', async () => {
    const all = one({ mapping: mappingNamed('m0', { autoUpdate: asWanted }) }, { ...job(60_000, 'Failed'), problem });
    const played = await play({ mappings: all, force: true, fault: always('readJob', answer(403, 'Forbidden')) });
    expectTrue(played, all);
    expect(outcomesOf(played.result)).toEqual({ m0: 'failed' });
  });
});

describe('following many jobs among faults', () => {
  /** Every look at this one job, and only at it, is never answered. */
  const hungJob = (kind: RequestKind, key: string): Fault | undefined =>
    kind === 'readJob' && key === 'job-0' ? { kind: 'hung', taken: false } : undefined;

  it('lets a look that is never answered delay the news of no other job', async () => {
    const all = mappings(20, job(45_000));
    const fault = (kind: RequestKind, key: string): Fault | undefined =>
      kind === 'listJobs' ? answer(403, 'AuthorizationFailed') : hungJob(kind, key);
    const played = await play({ mappings: all, fault, stop: { deadlineMs: 600_000 } });
    expectTrue(played, all);
    const nameOf = ({ jobId = '' }: Row): string => jobId.slice(jobId.lastIndexOf('/') + 1);
    const others = played.result.rows.filter((row) => nameOf(row) !== 'job-0');
    const late = others.map((row) => (row.endedAt ?? 0) - (played.service.jobNamed(nameOf(row))?.endsAt ?? 0));
    expect(late).toHaveLength(19);
    expect(Math.max(...late)).toBeLessThanOrEqual(3_000);
  });

  it('gives a list that is never answered up after a quarter of a minute, and goes on with the next', async () => {
    const all = mappings(20, job(45_000));
    const fault = (kind: RequestKind, _key: string, count: number): Fault | undefined =>
      kind === 'listJobs' && count === 15 ? { kind: 'hung', taken: false } : undefined;
    const played = await play({ mappings: all, fault });
    expectTrue(played, all);
    expect(lateness(played)).toBeLessThanOrEqual(20_000);
    expect(played.service.count('readJob')).toBe(0);
  });

  it('relies on the list again when it can be had again', async () => {
    const all = mappings(100, job(120_000));
    const fault = (kind: RequestKind, _key: string, count: number): Fault | undefined =>
      kind === 'listJobs' && count > 0 && count < 5 ? { kind: 'broken', taken: false } : undefined;
    const played = await play({ mappings: all, fault });
    expectTrue(played, all);
    const times = played.service.booked.filter(({ kind }) => kind === 'readJob').map(({ sentAt }) => sentAt);
    expect(Math.max(...times) - played.result.startedAt).toBeLessThanOrEqual(60_000);
  });

  it('takes an end from a list that is behind the jobs, while the jobs themselves do not answer', async () => {
    const all = mappings(20, job(60_000));
    const fault = (kind: RequestKind): Fault | undefined =>
      kind === 'readJob' || kind === 'readOperation' ? { kind: 'hung', taken: false } : undefined;
    const played = await play({ mappings: all, jobList: 'lagging', fault, stop: { deadlineMs: 3_600_000 } });
    expectTrue(played, all);
    expect(new Set(Object.values(outcomesOf(played.result)))).toEqual(new Set(['succeeded']));
    expect(lateness(played)).toBeLessThanOrEqual(90_000);
  });

  it('asks once more for a page that a stray fault met, instead of for every job', async () => {
    const all = mappings(150, job(100_000));
    const random = seeded(3);
    const fault = (kind: RequestKind): Fault | undefined =>
      kind === 'listJobs' && random() < 0.1 ? { kind: 'broken', taken: false } : undefined;
    const played = await play({ mappings: all, fault, jobsPageSize: 10 });
    expectTrue(played, all);
    expect(played.service.count('readJob')).toBe(0);
    expect(lateness(played)).toBeLessThanOrEqual(10_000);
  });

  it('has patience with the list of a slow service', async () => {
    const all = mappings(300, job(100_000));
    const played = await play({ mappings: all, latencyMs: 12_000, jobsPageSize: 100 });
    expectTrue(played, all);
    expect(lateness(played)).toBeLessThanOrEqual(120_000);
    expect(played.service.count('readJob')).toBeLessThanOrEqual(150);
  });

  it('sees every end of a long run soon, though reads are refused for rate again and again', async () => {
    const all = mappings(2_000, job(100_000));
    const random = seeded(7);
    const refusal: Fault = { kind: 'answer', failure: refusedWith(429, 'TooManyRequests', 8_000), taken: false };
    const fault = (kind: RequestKind): Fault | undefined => {
      if (kind === 'startChange' || kind === 'listMappings') return undefined;
      const chance = random();
      return chance < 0.01 ? refusal : chance < 0.05 ? { kind: 'broken', taken: false } : undefined;
    };
    const played = await play({ mappings: all, fault, stop: { deadlineMs: 7_200_000 } });
    expectTrue(played, all);
    expect(lateness(played)).toBeLessThanOrEqual(90_000);
    expect(played.result.endedAt - played.result.startedAt).toBeLessThan(15 * 60_000);
  });
});

describe('a job whose end is known but not its cause', () => {
  it.each([
    ['PartiallySucceeded', 'succeeded'],
    ['CompletedWithInformation', 'succeeded'],
    ['Failed', 'failed'],
    ['Suspended', 'failed'],
  ])('%s without errors ends as %s', async (state, outcome) => {
    const all = one({}, job(60_000, state));
    const played = await play({ mappings: all });
    expectTrue(played, all);
    expect(outcomesOf(played.result)).toEqual({ m0: outcome });
    expect(lateness(played)).toBeLessThanOrEqual(10_000);
  });

  it('counts as ended, not as timed out, when the deadline comes while its details are looked for', async () => {
    const all = one({}, job(300_000));
    const fault = always('readJob', answer(404, 'JobNotFound'));
    const played = await play({ mappings: all, fault, stop: { deadlineMs: 315_000 } });
    expect(played.service.booked.filter((asked) => asked.kind === 'readOperation').at(-1)?.arrivedAt).toBeGreaterThan(
      played.service.jobs[0]?.endsAt ?? 0,
    );
    expect(outcomesOf(played.result)).toEqual({ m0: 'succeeded' });
  });
});
