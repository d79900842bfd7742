/** Plays whole runs of the engine against the Site Recovery in memory. */
import { changeVaults } from '../../../src/core/changes/engine';
import { type RunResult, type RunRequest } from '../../../src/core/changes/run-model';
import type { ChangeKind } from '../../../src/core/changes/change-kind';
import type { Failure, Mapping, Row, Vault, WantedSetting } from '../../../src/core/values/model';
import { settingChange } from '../../../src/core/changes/auto-update';
import {
  FakeSiteRecovery,
  succeeds,
  type FakeMapping,
  type FakeOptions,
  type JobPlan,
} from '../../support/fake-site-recovery';
import { ManualClock, seeded, stopAt, type ManualStop, type StopTimes } from '../../support/manual-clock';
import { enabled, mappingNamed, silent, vault } from '../values';

export interface Play extends Omit<FakeOptions, 'latency'> {
  readonly wanted?: WantedSetting;
  readonly stop?: StopTimes;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly maxWritesPerMinute?: number;
  readonly seed?: number;
  /** Sees rows end, and may throw. */
  readonly onEnded?: (row: Row) => void;
  /** What the run does, made of what it does otherwise. */
  readonly within?: (changeKind: ChangeKind<Mapping>, vaults: readonly Vault[]) => ChangeKind<Mapping>;
  /** Longest latency in each direction. */
  readonly latencyMs?: number;
}

export interface Played {
  readonly result: RunResult<Mapping>;
  readonly service: FakeSiteRecovery;
  readonly stop: ManualStop;
  readonly clock: ManualClock;
  /** What the watcher was told, in order. */
  readonly started: readonly Row[];
  readonly ended: readonly Row[];
  readonly faults: readonly string[];
}

export function serviceOf(options: Play, clock: ManualClock): FakeSiteRecovery {
  const random = seeded((options.seed ?? 1) + 1);
  const { latencyMs = 100 } = options;
  const latency = (): [number, number] => [Math.ceil(random() * latencyMs), Math.ceil(random() * latencyMs)];
  return new FakeSiteRecovery(clock, { ...options, latency });
}

/** A run of its own, or the next one against the service of another. */
export async function play(options: Play, on?: Pick<Played, 'clock' | 'service'>): Promise<Played> {
  const { wanted = enabled, dryRun = false, force = false, maxWritesPerMinute = 200 } = options;
  const random = seeded(options.seed ?? 1);
  const clock = on?.clock ?? new ManualClock();
  const service = on?.service ?? serviceOf(options, clock);
  const stop = stopAt(clock, options.stop);
  const started: Row[] = [];
  const ended: Row[] = [];
  const faults: string[] = [];
  const vaults = [...new Set(options.mappings.map((fake) => fake.vault))];
  const setting = settingChange(() => wanted, force, service);
  const changeKind = options.within?.(setting, vaults) ?? setting;
  const request: RunRequest<Mapping> = { vaults, changeKind, dryRun, maxWritesPerMinute };
  const watcher = {
    ...silent,
    started: (row: Row) => void started.push(row),
    ended: (row: Row) => {
      options.onEnded?.(row);
      ended.push(row);
    },
    fault: (what: string, { problem }: Failure) => void faults.push(`${what}: ${problem.code}: ${problem.message}`),
  };
  const result = await clock.drive(changeVaults(request, { clock, stop, service, random, watcher }));
  return { result, service, stop, clock, started, ended, faults };
}

export const job = (lengthMs: number, state = 'Succeeded'): JobPlan => ({ lengthMs, state });

/** `count` mappings of one vault, all to be enabled. */
export const mappings = (
  count: number,
  plan: JobPlan = job(60_000),
  changes: Partial<FakeMapping> = {},
): FakeMapping[] =>
  Array.from({ length: count }, (_, index) => ({ vault, mapping: mappingNamed(`m${index}`), job: plan, ...changes }));

/** What every run must keep to, whatever happens in it. */
export function expectTrue(played: Played, all: readonly FakeMapping[], maxWritesPerMinute = 200): void {
  const { result, service, stop, ended } = played;
  expect(service.callsAfterStop).toBe(0);
  expect(service.booked.filter((request) => request.sentAt > stop.at)).toEqual([]);
  expect(result.endedAt).toBeLessThanOrEqual(stop.at + 1);
  expect(result.stopped).toBe(stop.reason);
  for (const subscription of new Set(all.map((fake) => fake.vault.subscriptionId))) {
    expect(mostWithin(service.arrivals('startChange', subscription), 60_000)).toBeLessThanOrEqual(maxWritesPerMinute);
  }
  const ids = result.rows.map((row) => row.subject.id);
  expect(new Set(ids).size).toBe(ids.length);
  const selected = result.rows.filter((row) => row.decision.selected);
  const skipped = result.rows.filter((row) => !row.decision.selected);
  expect(skipped.filter((row) => row.outcome !== undefined)).toEqual([]);
  expect(ended.map((row) => row.subject.id).sort()).toEqual(selected.map((row) => row.subject.id).sort());
  for (const row of selected) expect([row.subject.name, untruth(row, played)]).toEqual([row.subject.name, undefined]);
}

/** No more time than the limit of writes needs, one change for each mapping, and few reads. */
export async function expectNearBound(count: number): Promise<void> {
  const all = mappings(count);
  const played = await play({ mappings: all, latencyMs: 40, jobsPageSize: 100 });
  expectTrue(played, all);
  const { result, service } = played;
  expect(result.rows.filter((row) => row.outcome?.kind === 'succeeded')).toHaveLength(count);
  const bound = 60_000 + 60_000 * Math.floor((count - 1) / 200);
  expect((result.endedAt - result.startedAt) / bound).toBeLessThanOrEqual(count === 100 ? 1.07 : 1.05);
  expect(service.count('startChange')).toBe(count);
  expect(service.count('listMappings', 'readMapping', 'readJob', 'listJobs', 'readOperation')).toBeLessThanOrEqual(
    Math.max(100, 1.5 * count),
  );
}

/** How the outcome of a selected mapping disagrees with what really happened at the service; undefined if it agrees. */
function untruth(row: Row, { service, stop, result }: Played): string | undefined {
  const { outcome, jobId, startedAt = Number.POSITIVE_INFINITY, endedAt = Number.POSITIVE_INFINITY } = row;
  if (outcome === undefined) return 'no outcome';
  const name = jobId?.slice(jobId.lastIndexOf('/') + 1);
  const followed = name === undefined ? undefined : service.jobNamed(name);
  if (name !== undefined && followed?.mappingId !== row.subject.id) return `${name} is not a job of this mapping`;
  const over = service.jobsOf(row.subject.id).filter((one) => one.endsAt <= endedAt);
  const good = over.filter((one) => succeeds(one.plan));
  switch (outcome.kind) {
    case 'succeeded':
      if (endedAt > result.endedAt || startedAt > endedAt) return 'times out of order';
      if (followed === undefined) return good.length > 0 ? undefined : 'succeeded without any job that did';
      return good.includes(followed) ? undefined : `succeeded, but its job was to end ${followed.plan.state}`;
    case 'failed':
      if (followed === undefined) return 'failed without a job';
      return over.includes(followed) && !good.includes(followed) ? undefined : 'failed, but its job did not';
    case 'failed-to-start':
      return startedAt === Number.POSITIVE_INFINITY && jobId === undefined ? undefined : 'failed to start, yet started';
    case 'timed-out':
      return stop.reason === 'deadline' || /asks to wait until after the deadline/.test(outcome.problem.message)
        ? undefined
        : 'timed out before the deadline';
    case 'abandoned':
      return stop.reason === 'cancelled' ? undefined : 'abandoned without being cancelled';
  }
}

export function mostWithin(times: readonly number[], lengthMs: number): number {
  let most = 0;
  let from = 0;
  times.forEach((time, index) => {
    while ((times[from] ?? time) <= time - lengthMs) from++;
    most = Math.max(most, index - from + 1);
  });
  return most;
}

export const outcomesOf = (result: RunResult): Record<string, string | undefined> =>
  Object.fromEntries(
    result.rows.map((row) => [row.subject.name, row.decision.selected ? row.outcome?.kind : 'skipped']),
  );
