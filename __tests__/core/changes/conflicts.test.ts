/** Changes that are refused because something else works on the same. */
import { makeReport } from '../../../src/core/changes/report';
import { settingWords } from '../../../src/core/changes/change-kind';
import { makeSummary } from '../../../src/core/changes/summary';
import { ManualClock, START } from '../../support/manual-clock';
import { refusedWith, type Fault } from '../../support/fake-site-recovery';
import { job, mappings, outcomesOf, play, serviceOf } from './playing';
import { reportOf, row } from '../values';

const refusal = (status: number, code: string): Fault => ({
  kind: 'answer',
  failure: refusedWith(status, code),
  taken: false,
});
const READS = ['listMappings', 'readMapping', 'readJob', 'readOperation', 'listJobs'] as const;

it.each(['AnotherOperationInProgress', 'Conflict'])(
  'a thousand in conflict (%s) for nine minutes share their looks, and go on at once',
  async (code) => {
    const clock = new ManualClock();
    const all = mappings(1_000);
    const until = START + 540_000;
    const fault = (kind: string): Fault | undefined =>
      kind === 'startChange' && clock.now() < until ? refusal(409, code) : undefined;
    const options = { mappings: all, fault, jobsPageSize: 100 };
    const service = serviceOf(options, clock);
    const { result } = await play(options, { clock, service });
    expect(result.rows.every(({ outcome }) => outcome?.kind === 'succeeded')).toBe(true);
    const writes = service.arrivals('startChange');
    const retries = writes.filter((at) => at < until).length;
    const reads = READS.flatMap((kind) => service.arrivals(kind)).filter((at) => at < until).length;
    expect(retries).toBeGreaterThan(500);
    expect(reads / retries).toBeLessThan(0.5);
    const pauses = writes.map((at, index) => at - (writes[index - 1] ?? at));
    expect(pauses.reduce((most, pause) => Math.max(most, pause), 0)).toBeLessThan(70_000);
    // A minute for each 200 changes, and the length of a job.
    expect(result.endedAt).toBeLessThan(until + 8 * 60_000);
  },
);

it('what the deadline overtakes names its last refusal', async () => {
  const fault = (kind: string): Fault | undefined =>
    kind === 'startChange' ? refusal(409, 'AnotherOperationInProgress') : undefined;
  const { result } = await play({ mappings: mappings(1), fault, stop: { deadlineMs: 1_200_000 } });
  const problem = { message: expect.stringContaining('The last try met AnotherOperationInProgress: ') as string };
  expect(result.rows).toMatchObject([{ outcome: { kind: 'timed-out', problem } }]);
});

it.each([
  ['ReadOnlyDisabledSubscription', 0, 1],
  ['Conflict', 590_000, 100],
])('%s ends after %d ms or more', async (code, least, most) => {
  const fault = (kind: string): Fault | undefined => (kind === 'startChange' ? refusal(409, code) : undefined);
  const { result, service } = await play({ mappings: mappings(1), fault });
  expect(result.rows).toMatchObject([{ outcome: { kind: 'failed-to-start', problem: { code } } }]);
  expect(service.count('startChange')).toBeLessThanOrEqual(most);
  expect(result.endedAt - result.startedAt).toBeGreaterThanOrEqual(least);
  expect(result.endedAt - result.startedAt).toBeLessThan(least + 60_000);
});

it('after a job of somebody else that failed, the row shows the refusal of this run and no change', async () => {
  const all = mappings(1, job(60_000, 'Failed'));
  const fault = (kind: string, _key: string, count: number): Fault | undefined =>
    kind === 'startChange' && count > 0 ? refusal(400, 'BadRequest') : undefined;
  const before = await play({ mappings: all, fault, stop: { cancelMs: 10_000 } });
  const { result } = await play({ mappings: all }, before);
  expect(outcomesOf(result)).toEqual({ m0: 'failed-to-start' });
  const [refused] = result.rows;
  expect([refused?.jobId, refused?.startedAt, refused?.pickedUp]).toEqual([undefined, undefined, undefined]);
  const options = { words: settingWords, dryRun: false, failOnDrift: false, failOnUnconfirmed: true };
  expect(makeReport(result, options).changed).toBe(false);
});

it('says of a change over somebody else’s what that had left', () => {
  const summary = makeSummary(reportOf([row('m', { kind: 'succeeded' }, { overrode: 'Disabled' })]), {
    asked: '',
    portal: 'https://portal.azure.com',
    tenantId: undefined,
    drawsMermaid: false,
    origin: undefined,
  });
  expect(summary).toContain('Another operation set it to Disabled during this run');
  expect(summary).toContain('OtherChangeUndone');
});

it('a clock that is set back by ten minutes stops nothing, and no length is negative', async () => {
  const clock = new ManualClock();
  const all = mappings(300);
  const service = serviceOf({ mappings: all }, clock);
  clock.at(START + 30_000, () => clock.set(-600_000));
  const { result } = await play({ mappings: all }, { clock, service });
  expect(result.rows.every(({ outcome }) => outcome?.kind === 'succeeded')).toBe(true);
  expect(clock.monotonic()).toBeLessThan(130_000);
  for (const { startedAt = 0, endedAt = 0 } of result.rows) expect(endedAt).toBeGreaterThanOrEqual(startedAt);
  expect(result.endedAt).toBeGreaterThan(result.startedAt);
});
