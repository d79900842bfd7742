/** Whole runs, one thing going wrong at a time. */
import { type Fault, type FakeMapping, type RequestKind, refusedWith } from '../../support/fake-site-recovery';
import { expectTrue, job, mappings, outcomesOf, play } from './playing';
import type { Vault } from '../../../src/core/values/model';
import { asWanted, disabled, mappingNamed, vault, vaultNamed } from '../values';

const answer = (status: number, code: string, retryAfterMs?: number, taken = false): Fault => ({
  kind: 'answer',
  failure: refusedWith(status, code, retryAfterMs),
  taken,
});
const first =
  (kind: RequestKind, times: number, fault: Fault) =>
  (asked: RequestKind, _key: string, count: number): Fault | undefined =>
    asked === kind && count < times ? fault : undefined;

describe('a run', () => {
  it('changes what has to change, and gives every mapping a row', async () => {
    const all = [
      ...mappings(2),
      { vault, mapping: mappingNamed('wanted', { autoUpdate: asWanted }), job: job(1) },
      { vault, mapping: mappingNamed('other', { provider: 'InMage' }), job: job(1) },
    ];
    const played = await play({ mappings: all, pageSize: 2 });
    expectTrue(played, all);
    expect(outcomesOf(played.result)).toEqual({
      m0: 'succeeded',
      m1: 'succeeded',
      wanted: 'skipped',
      other: 'skipped',
    });
    expect(played.service.read(all[0]?.mapping.id ?? '').autoUpdate).toEqual(asWanted);
    expect(played.started).toHaveLength(2);
  });

  it('changes nothing on a dry run', async () => {
    const { result, service } = await play({ mappings: mappings(3), dryRun: true });
    expect(service.count('startChange')).toBe(0);
    expect(result.rows.map((row) => [row.decision.selected, row.outcome])).toEqual(Array(3).fill([true, undefined]));
  });

  it('disables without waiting for what is disabled', async () => {
    const all = [...mappings(1), { vault, mapping: mappingNamed('on', { autoUpdate: asWanted }), job: job(5_000) }];
    const played = await play({ mappings: all, wanted: disabled });
    expectTrue(played, all);
    expect(outcomesOf(played.result)).toEqual({ m0: 'skipped', on: 'succeeded' });
    expect(played.result.endedAt - played.result.startedAt).toBeLessThan(7_500);
  });

  it('counts a mapping once that several pages show, whatever the case of its id', async () => {
    const [fake] = mappings(1);
    if (fake === undefined) throw new Error('no mapping');
    const again = { ...fake, mapping: { ...fake.mapping, id: fake.mapping.id.toUpperCase() } };
    const { result, service } = await play({ mappings: [fake, again, fake], pageSize: 1 });
    expect(result.rows).toHaveLength(1);
    expect(service.count('startChange')).toBe(1);
    expect(service.count('listMappings')).toBe(6);
  });

  it('takes a change answered 200 without a job for done when the mapping reads as wanted', async () => {
    const all = mappings(1, job(0), { accepts: 'done' });
    const played = await play({ mappings: all });
    expectTrue(played, all);
    expect(outcomesOf(played.result)).toEqual({ m0: 'succeeded' });
    expect(played.service.count('readMapping')).toBe(1);
  });

  it('does not take a change answered 200 for done while the mapping does not read as wanted', async () => {
    const all = mappings(1, job(0, 'Failed'), { accepts: 'done' });
    const played = await play({ mappings: all, stop: { deadlineMs: 600_000 } });
    expect(outcomesOf(played.result)).toEqual({ m0: 'timed-out' });
  });

  it('does not let a vault that cannot be read stop the others', async () => {
    const other = vaultNamed('other');
    const all: FakeMapping[] = [
      ...mappings(1),
      { vault: other, mapping: mappingNamed('there', {}, other), job: job(5_000) },
    ];
    const fault = (kind: RequestKind, _key: string, _count: number, asked: Vault): Fault | undefined =>
      kind.startsWith('list') && asked === vault ? answer(403, 'AuthorizationFailed') : undefined;
    const { result } = await play({ mappings: all, fault });
    expect(result.vaultFailures.map((failure) => [failure.vault.name, failure.problem.code])).toEqual([
      ['vault', 'AuthorizationFailed'],
    ]);
    expect(outcomesOf(result)).toEqual({ there: 'succeeded' });
  });
});

describe('confirming', () => {
  const asked = ({ service, result }: Awaited<ReturnType<typeof play>>, ended: number): number =>
    service.booked.filter(({ kind, sentAt }) => /Mapping/.test(kind) && sentAt >= result.startedAt + ended).length;
  const confirmations = ({ result }: Awaited<ReturnType<typeof play>>): Record<string, unknown> =>
    Object.fromEntries(result.rows.map(({ subject, confirmation }) => [subject.name, confirmation?.asWanted]));

  it('reads what was changed once more when the jobs have ended', async () => {
    const played = await play({ mappings: mappings(2), latencyMs: 10 });
    expect(confirmations(played)).toEqual({ m0: true, m1: true });
    expect(asked(played, 60_000)).toBe(1);
    expect(played.result.endedAt - played.result.startedAt).toBeLessThan(65_000);
  });

  it.each([1, 30])('reads %d that do not read as wanted yet again, for two minutes', async (count) => {
    const late = mappings(count, job(20_000), { showsAfterMs: 100_000 });
    const deaf = { vault, mapping: mappingNamed('deaf'), job: job(5_000), forgets: true };
    const soon = await play({ mappings: late, latencyMs: 10 });
    expect(Object.values(confirmations(soon))).toEqual(Array(count).fill(true));
    const played = await play({ mappings: [...late, deaf], latencyMs: 10 });
    expect(confirmations(played)).toEqual({ ...confirmations(soon), deaf: false });
    const took = played.result.endedAt - played.result.startedAt;
    expect(took).toBeGreaterThan(139_000);
    expect(took).toBeLessThan(146_000);
    expect(asked(played, 20_500)).toBeLessThan(20);
    expect(Object.values(outcomesOf(played.result))).toEqual(Array(count + 1).fill('succeeded'));
  });

  it('is said of everything that succeeded, at whatever moment the deadline comes', async () => {
    const seen = new Set<unknown>();
    for (let deadlineMs = 5_000; deadlineMs < 7_500; deadlineMs += 10) {
      const { result } = await play({ mappings: mappings(1, job(5_000)), stop: { deadlineMs } });
      for (const { outcome, confirmation } of result.rows) {
        if (outcome?.kind === 'succeeded') expect([deadlineMs, confirmation?.asWanted]).not.toContain(undefined);
        seen.add(confirmation?.asWanted);
      }
    }
    expect(seen).toEqual(new Set([undefined, false, true]));
  });

  it('says so when they cannot be read, and keeps the outcomes', async () => {
    const fault = (kind: RequestKind, _key: string, count: number): Fault | undefined =>
      (kind === 'listMappings' && count > 0) || kind === 'readMapping' ? answer(400, 'BadRequest') : undefined;
    const { result } = await play({ mappings: mappings(2), fault });
    expect(outcomesOf(result)).toEqual({ m0: 'succeeded', m1: 'succeeded' });
    const unread = { asWanted: false, isUnread: true, reads: expect.stringContaining('BadRequest: ') as string };
    expect(result.rows.map((row) => row.confirmation)).toMatchObject([unread, unread]);
  });

  it('says so when the run has stopped before that', async () => {
    const { result } = await play({
      mappings: mappings(1, job(60_000), { forgets: true }),
      stop: { deadlineMs: 90_000 },
    });
    expect(result.rows).toMatchObject([{ outcome: { kind: 'succeeded' }, confirmation: { asWanted: false } }]);
  });
});

describe('a forbidden list of mappings', () => {
  it('is replaced by a walk through fabrics and containers, which counts no mapping twice', async () => {
    const fault = (kind: RequestKind): Fault | undefined =>
      kind === 'listMappings' ? answer(403, 'AuthorizationFailed') : undefined;
    const played = await play({ mappings: mappings(7), pageSize: 2, fault });
    expect(Object.values(outcomesOf(played.result))).toEqual(Array(7).fill('succeeded'));
    expect(played.service.count('startChange')).toBe(7);
    expect(played.service.count('listContainerMappings')).toBe(8);
  });
});

describe('tries of a change', () => {
  it.each<[string, Fault, outcome: string, writes: number]>([
    ['500', answer(500, 'InternalServerError'), 'failed-to-start', 13],
    ['429 without Retry-After', answer(429, 'TooManyRequests'), 'timed-out', 52],
    ['a connection that breaks before', { kind: 'broken', taken: false }, 'failed-to-start', 13],
    ['400', answer(400, 'BadRequest'), 'failed-to-start', 1],
    ['403', answer(403, 'AuthorizationFailed'), 'failed-to-start', 1],
    ['404', answer(404, 'ResourceNotFound'), 'failed-to-start', 1],
    ['409 of a lock', answer(409, 'ScopeLocked'), 'failed-to-start', 1],
    ['409 of a disabled subscription', answer(409, 'ReadOnlyDisabledSubscription'), 'failed-to-start', 1],
    ['409 that nothing explains', answer(409, 'Conflict'), 'failed-to-start', 20],
    ['409 of an operation', answer(409, 'AnotherOperationInProgress'), 'timed-out', 99],
    ['429 with Retry-After', answer(429, 'TooManyRequests', 600_000), 'timed-out', 6],
    ['503 with Retry-After', answer(503, 'ServiceUnavailable', 600_000), 'timed-out', 6],
  ])('%s for ever ends as %s', async (_name, fault, outcome, writes) => {
    const all = mappings(1);
    const played = await play({
      mappings: all,
      fault: first('startChange', 1e9, fault),
      stop: { deadlineMs: 3_300_000 },
    });
    expectTrue(played, all);
    expect(outcomesOf(played.result)).toEqual({ m0: outcome });
    expect(played.service.count('startChange')).toBe(writes);
  });

  it('succeeds with the fourth try', async () => {
    const played = await play({ mappings: mappings(1), fault: first('startChange', 3, answer(502, 'BadGateway')) });
    expect(outcomesOf(played.result)).toEqual({ m0: 'succeeded' });
    expect(played.faults).toHaveLength(3);
  });

  it('lets no other change of the subscription leave while a 429 is waited out', async () => {
    const all = mappings(100, job(5_000));
    const fault = (kind: RequestKind, key: string, count: number): Fault | undefined =>
      kind === 'startChange' && key.endsWith('/m30') && count === 0
        ? answer(429, 'TooManyRequests', 40_000)
        : undefined;
    const played = await play({ mappings: all, fault, latencyMs: 500 });
    expectTrue(played, all);
    const sent = played.service.booked.filter((request) => request.kind === 'startChange').map((one) => one.sentAt);
    const last = Math.max(...sent.filter((time) => time < (sent[0] ?? 0) + 20_000));
    const after = sent.filter((time) => time > last);
    expect(after.length).toBeGreaterThan(20);
    expect(Math.min(...after) - last).toBeGreaterThanOrEqual(39_000);
    expect(Object.values(outcomesOf(played.result))).toEqual(Array(100).fill('succeeded'));
  });

  it.each<[string, Fault]>([
    ['the connection breaks', { kind: 'broken', taken: true }],
    ['the answer is a 500', answer(500, 'InternalServerError', undefined, true)],
    ['no answer comes', { kind: 'hung', taken: true }],
  ])('never changes a mapping twice when %s after the change was taken', async (_name, fault) => {
    for (const lengthMs of [1_000, 45_000, 300_000]) {
      const all = mappings(1, job(lengthMs));
      const played = await play({ mappings: all, fault: first('startChange', 1, fault) });
      expectTrue(played, all);
      expect(outcomesOf(played.result)).toEqual({ m0: 'succeeded' });
      expect([lengthMs, played.service.jobs.length]).toEqual([lengthMs, 1]);
    }
  });

  it('waits while another operation is in progress, however long, then makes the change', async () => {
    const fault = first('startChange', 20, answer(409, 'AnotherOperationInProgress'));
    const played = await play({ mappings: mappings(1), fault });
    expect(outcomesOf(played.result)).toEqual({ m0: 'succeeded' });
    expect(played.service.count('startChange')).toBe(21);
  });
});

describe('a list of mappings that leads back to a page it came from', () => {
  it('ends after few requests, and is a failure of that vault', async () => {
    const { result, service } = await play({ mappings: mappings(5), pageSize: 2, loops: true });
    expect(result.rows).toEqual([]);
    expect(result.vaultFailures).toMatchObject([{ vault: { name: 'vault' }, problem: { code: 'LoopingList' } }]);
    expect(service.count('listMappings')).toBeLessThanOrEqual(7);
    expect(service.count('startChange')).toBe(0);
  });
});

describe('stopping', () => {
  it.each([
    ['deadlineMs', 'timed-out', 'TimedOut', 'The deadline of the run has passed. The job still runs in Azure.'],
    ['cancelMs', 'abandoned', 'Cancelled', 'The run was cancelled. The job still runs in Azure.'],
  ])('%s while jobs run: %s, with the job, at once', async (when, outcome, code, message) => {
    const all = mappings(10, job(3_600_000));
    const played = await play({ mappings: all, stop: { [when]: 100_000 } });
    expectTrue(played, all);
    expect(played.result.endedAt - played.result.startedAt).toBe(100_000);
    for (const row of played.result.rows) {
      expect(row.outcome).toMatchObject({ kind: outcome, problem: { code, message } });
      expect(row.jobId).toMatch(/\/replicationJobs\/job-\d$/);
      expect(row.endedAt).toBeUndefined();
    }
  });

  it.each([
    [
      'that is not known here',
      'Pondering',
      100_000,
      /The job was last seen in the state Pondering, which is not known/,
    ],
    ['that nobody has seen yet', 'InProgress', 700, /The job may still run in Azure\.$/],
  ])('does not say of a job in a state %s that it still runs', async (_name, runningState, deadlineMs, message) => {
    const played = await play({ mappings: mappings(1, { ...job(3_600_000), runningState }), stop: { deadlineMs } });
    const [ended] = played.result.rows.map(({ outcome }) => outcome);
    expect(ended !== undefined && 'problem' in ended && ended.problem.message).toMatch(message);
  });

  it('says of a change that was not started that it was not', async () => {
    const all = mappings(300, job(3_600_000));
    const played = await play({ mappings: all, maxWritesPerMinute: 100, stop: { cancelMs: 70_000 } });
    expectTrue(played, all, 100);
    const messages = played.result.rows.map((row) => row.outcome?.kind === 'abandoned' && row.outcome.problem.message);
    const notStarted = messages.filter((text) => text === 'The run was cancelled. The change was not started.');
    expect(notStarted).toHaveLength(100);
  });

  it('says of a vault that was not read in time that it was not', async () => {
    const hung: Fault = { kind: 'hung', taken: false };
    const { result, stop } = await play({
      mappings: mappings(1),
      fault: first('listMappings', 99, hung),
      stop: { deadlineMs: 30_000 },
    });
    expect(result.rows).toEqual([]);
    expect(result.vaultFailures[0]?.problem).toMatchObject({
      code: 'NotRead',
      message: 'The deadline of the run has passed. The vault was not wholly read, and nothing of it was changed.',
    });
    expect(result.endedAt).toBe(stop.at);
  });

  it('keeps the deadline although every request hangs', async () => {
    const all = mappings(30);
    const fault = (kind: RequestKind): Fault | undefined =>
      kind === 'listMappings' ? undefined : { kind: 'hung', taken: true };
    const played = await play({ mappings: all, fault, stop: { deadlineMs: 90_000 } });
    expectTrue(played, all);
    expect(new Set(Object.values(outcomesOf(played.result)))).toEqual(new Set(['timed-out']));
  });
});

describe('a run that is stopped', () => {
  it('does not call a change not started whose answer was lost and whose job it has followed', async () => {
    const all = mappings(1, job(30_000));
    const fault = (kind: RequestKind, _key: string, count: number): Fault | undefined =>
      kind === 'readMapping' || (kind === 'startChange' && count === 0) ? { kind: 'broken', taken: true } : undefined;
    const played = await play({ mappings: all, fault, stop: { cancelMs: 60_000 } });
    expectTrue(played, all);
    const [row] = played.result.rows;
    expect(played.service.jobs).toHaveLength(1);
    expect(JSON.stringify(row?.outcome)).toMatch(/abandoned.*A job on it has ended/);
    expect(row?.jobId).toBe(`${vault.id}/replicationJobs/job-0`);
  });
});

describe('a defect of the tool in one vault', () => {
  it('keeps what is known of it, and the other vaults from nothing', async () => {
    const other = vaultNamed('other');
    const all = [...mappings(3), { vault: other, mapping: mappingNamed('o', {}, other), job: job(60_000) }];
    let calls = 0;
    const { result } = await play({
      mappings: all,
      maxWritesPerMinute: 1,
      onEnded: () => {
        if (++calls === 2) throw new TypeError('x is not a function');
      },
    });
    expect(result.vaultFailures).toMatchObject([{ vault, problem: { code: 'Defect' } }]);
    const counted = Object.values(outcomesOf(result)).sort();
    expect(counted).toEqual(['abandoned', 'succeeded', 'succeeded', 'succeeded']);
  });
});
