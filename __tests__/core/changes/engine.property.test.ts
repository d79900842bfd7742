/** Random runs with everything going wrong: whatever happens, the report says what is true. */
import fc from 'fast-check';
import { type Fault, type FakeMapping, type RequestKind, refusedWith } from '../../support/fake-site-recovery';
import { seeded } from '../../support/manual-clock';
import { expectTrue, play } from './playing';
import { ACCOUNT, asWanted, mappingNamed, problem, vaultNamed } from '../values';

const STATES = ['Succeeded', 'Succeeded', 'Succeeded', 'PartiallySucceeded', 'CompletedWithInformation'];
const BAD_STATES = ['Failed', 'Cancelled', 'Canceled', 'Suspended', 'Other'];

const pick = <T>(random: () => number, values: readonly T[]): T => {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
};

function mappingsOf(seed: number, count: number, vaultCount: number, longestJobMs: number): FakeMapping[] {
  const random = seeded(seed);
  const vaults = Array.from({ length: vaultCount }, (_, index) =>
    vaultNamed(`v${index}`, `0000000${index % 2}-0000-0000-0000-000000000000`),
  );
  return Array.from({ length: count }, (_, index) => {
    const vault = pick(random, vaults);
    const changes = pick(random, [
      {},
      {},
      {},
      {},
      { autoUpdate: asWanted },
      { provider: undefined },
      { state: 'Unpaired' },
    ]);
    const refusal = random() < 0.1 ? { refusal: refusedWith(400, 'BadRequest') } : {};
    const state = pick(random, random() < 0.8 ? STATES : BAD_STATES);
    const named = changes.autoUpdate !== undefined;
    const accepts = named ? 'job' : pick(random, ['job', 'job', 'job', 'job', 'done', 'unnamed'] as const);
    return {
      vault,
      mapping: mappingNamed(`m${index}`, changes, vault),
      job: { lengthMs: Math.ceil(random() * longestJobMs), state: accepts === 'job' ? state : 'Succeeded', problem },
      accepts,
      ...refusal,
    };
  });
}

/** Faults that pass: of those that use up a try, fewer for each request than there are tries. */
function passingFaults(
  seed: number,
  share: number,
): (kind: RequestKind, key: string, count: number) => Fault | undefined {
  const random = seeded(seed);
  const used = new Map<string, number>();
  const usesUp = (counted: string): boolean => {
    used.set(counted, (used.get(counted) ?? 0) + 1);
    return (used.get(counted) ?? 0) <= 3;
  };
  return (kind, key) => {
    if (random() >= share) return undefined;
    const taken = random() < 0.5;
    const wait = random() < 0.5 ? 1_000 : 20_000;
    const faults: readonly Fault[] = [
      { kind: 'answer', failure: refusedWith(429, 'TooManyRequests', wait), taken: false },
      { kind: 'answer', failure: refusedWith(503, 'ServiceUnavailable', wait), taken },
      { kind: 'answer', failure: refusedWith(429, 'TooManyRequests'), taken: false },
      { kind: 'answer', failure: refusedWith(500, 'InternalServerError'), taken },
      { kind: 'answer', failure: refusedWith(408, 'RequestTimeout'), taken: false },
      { kind: 'broken', taken },
      { kind: 'broken', taken },
      { kind: 'hung', taken },
    ];
    const fault = pick(random, faults);
    const commanded = fault.kind === 'answer' && fault.failure.retryAfterMs !== undefined;
    return commanded || usesUp(`${kind} ${key}`) ? fault : undefined;
  };
}

const run = fc.record({
  seed: fc.nat(1e9),
  count: fc.nat(30),
  vaultCount: fc.integer({ min: 1, max: 3 }),
  longestJobMs: fc.constantFrom(2_000, 60_000, 600_000),
  latencyMs: fc.constantFrom(1, 100, 3_000),
  faultShare: fc.constantFrom(0, 0.05, 0.4),
  maxWritesPerMinute: fc.constantFrom(1, 5, 20, 200),
  pageSize: fc.constantFrom(1, 3, 100),
  jobList: fc.constantFrom('complete', 'cut', 'lagging', 'forbidden'),
  jobsPageSize: fc.constantFrom(2, 100),
  anonymousJobs: fc.boolean(),
  force: fc.boolean(),
  deadlineMs: fc.option(fc.nat(600_000), { nil: undefined }),
  cancelMs: fc.option(fc.nat(600_000), { nil: undefined }),
});

describe('a random run', () => {
  it('ends with one true outcome for each selected mapping, within the limit of writes, and silent after its stop', async () => {
    const seen = new Set<string | undefined>();
    await fc.assert(
      fc.asyncProperty(run, async ({ deadlineMs, cancelMs, ...options }) => {
        const { seed, count, vaultCount, longestJobMs, faultShare, maxWritesPerMinute, force } = options;
        const all = mappingsOf(seed, count, vaultCount, longestJobMs);
        const fault = passingFaults(seed, faultShare);
        const played = await play({ ...options, mappings: all, fault, stop: { deadlineMs, cancelMs } });
        expectTrue(played, all, maxWritesPerMinute);
        const { result, stop } = played;
        for (const row of result.rows) seen.add(row.outcome?.kind);
        if (stop.reason !== undefined) return;
        expect(result.vaultFailures).toEqual([]);
        expect(result.rows.map((row) => row.subject.id).sort()).toEqual(all.map((one) => one.mapping.id).sort());
        for (const { decision, outcome, subject: mapping } of result.rows) {
          const fake = all.find((one) => one.mapping.id === mapping.id);
          const needsChange =
            mapping.provider === 'A2A' &&
            mapping.state === 'Paired' &&
            (force || mapping.autoUpdate?.automationAccountId !== ACCOUNT);
          expect(decision.selected).toBe(needsChange);
          if (needsChange) expect(outcome?.kind === 'failed-to-start').toBe(fake?.refusal !== undefined);
        }
      }),
      { numRuns: 90, seed: 3 },
    );
    expect([...seen].sort()).toEqual(['abandoned', 'failed', 'failed-to-start', 'succeeded', 'timed-out', undefined]);
  });

  it('sees the end of each job within 4 % of its length and 2 s, when nothing goes wrong', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1e9), fc.constantFrom('complete', 'cut', 'forbidden'), async (seed, jobList) => {
        const all = mappingsOf(seed, 25, 2, 400_000);
        const { result, service } = await play({ mappings: all, seed, jobList, jobsPageSize: 5 });
        for (const { jobId, endedAt = 0 } of result.rows) {
          const ended = jobId === undefined ? undefined : service.jobNamed(jobId.slice(jobId.lastIndexOf('/') + 1));
          if (ended === undefined) continue;
          const late = endedAt - ended.endsAt;
          expect(late).toBeGreaterThanOrEqual(0);
          expect(late).toBeLessThanOrEqual(0.04 * (ended.endsAt - ended.startedAt) + 2_000);
        }
      }),
      { numRuns: 40, seed: 4 },
    );
  });
});
