/** The run over all vaults side by side, one pace for each subscription; ends with a row for every subject. */
import { READ_LIMITS, REQUESTS_AT_ONCE } from '../requests/limits';
import type { Row, StopReason, Subject, Vault, VaultFailure } from '../values/model';
import { Lane, type Limit } from '../requests/lane';
import type { Clock, SiteRecovery, Stop } from '../values/ports';
import { ReadPressure } from './read-budget';
import { Places } from './parallel-limit';
import { VaultRun } from './vault-run';
import type { Work } from './change-kind';

export interface RunRequest<S extends Subject> {
  readonly vaults: readonly Vault[];
  readonly work: Work<S>;
  readonly dryRun: boolean;
  readonly maxWritesPerMinute: number;
  /** The most changes under way at once, over all vaults. */
  readonly maxParallel?: number | undefined;
  /** After so many failures no more changes are started. */
  readonly maxFailures?: number | undefined;
}

export interface RunResult<S extends Subject = Subject> {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly stopped: StopReason | undefined;
  readonly vaultFailures: readonly VaultFailure[];
  /** What is to be told of vaults beside what was changed in them. */
  readonly warnings: readonly VaultFailure[];
  readonly rows: readonly Row<S>[];
}

export interface Progress {
  readonly done: number;
  readonly running: number;
  readonly waiting: number;
}

/** What happens on the way, for whoever watches. */
export interface Watcher {
  vaultListed(vault: Vault, rows: readonly Row[]): void;
  vaultFailed(failure: VaultFailure): void;
  started(row: Row): void;
  ended(row: Row): void;
  fault(what: string, message: string): void;
  /** Nothing of `what` is sent for so long; by which limit, or because the service asked for it. */
  waits(what: string, ms: number, limit: Limit | undefined): void;
  progress(progress: Progress): void;
}

export interface RunPorts {
  readonly clock: Clock;
  readonly stop: Stop;
  readonly service: SiteRecovery;
  readonly random: () => number;
  readonly watcher: Watcher;
}

/** The limits' true scope is not published; each subscription is taken to have its own. */
export interface Subscription {
  readonly reads: Lane;
  readonly writes: Lane;
  readonly pressure: ReadPressure;
}

const MINUTE_MS = 60_000;
/** How long the last jobs are taken to run yet; measured ones took up to 166 s. */
const LAST_JOBS_MS = 180_000;

export async function changeVaults<S extends Subject>(request: RunRequest<S>, ports: RunPorts): Promise<RunResult<S>> {
  const { clock, stop } = ports;
  const startedAt = clock.now();
  const groups = new Map<string, { readonly subscription: Subscription; readonly members: VaultRun<S>[] }>();
  const places = new Places(request.maxParallel, request.maxFailures);
  const runs = request.vaults.map((vault) => {
    const key = vault.subscriptionId.toLowerCase();
    const group = groups.get(key) ?? openGroup<S>(vault.subscriptionId, request.maxWritesPerMinute, ports);
    groups.set(key, group);
    const run = new VaultRun(vault, group.subscription, request, ports, places);
    group.members.push(run);
    return run;
  });
  const over = new AbortController();
  const progress = reportProgress(runs, ports, over.signal);
  await Promise.all(runs.map((run) => run.run()));
  over.abort();
  await progress;
  return {
    startedAt,
    endedAt: clock.now(),
    stopped: stop.reason,
    vaultFailures: runs.flatMap((run) => run.failure ?? []),
    warnings: runs.flatMap((run) => run.warnings),
    rows: runs.flatMap((run) => run.rows),
  };
}

function openGroup<S extends Subject>(
  subscriptionId: string,
  writesPerMinute: number,
  { clock, watcher }: RunPorts,
): { subscription: Subscription; members: VaultRun<S>[] } {
  const members: VaultRun<S>[] = [];
  const lane = (kind: string, limits: readonly Limit[]): Lane => {
    const onLongWait = (ms: number, limit: Limit | undefined): void =>
      watcher.waits(`${kind} of the subscription ${subscriptionId}`, ms, limit);
    return new Lane({ limits, concurrency: REQUESTS_AT_ONCE, onLongWait }, clock);
  };
  const reads = lane('Reads', READ_LIMITS);
  const writes = lane('Changes', [{ requests: writesPerMinute, lengthMs: MINUTE_MS }]);
  const pressure = new ReadPressure(reads, () => {
    const waiting = sum(members, (run) => run.selected - run.done - run.running);
    return (waiting / writesPerMinute) * MINUTE_MS + LAST_JOBS_MS;
  });
  return { subscription: { reads, writes, pressure }, members };
}

/** How far the changes of a vault are. */
export interface Tally {
  readonly selected: number;
  readonly running: number;
  readonly done: number;
}

const sum = (runs: readonly Tally[], count: (run: Tally) => number): number =>
  runs.reduce((total, run) => total + count(run), 0);

const FIRST_PROGRESS_MS = 10_000;
const LONGEST_PROGRESS_MS = 60_000;

/** At a growing interval, so that the log of a long run stays short. */
async function reportProgress(runs: readonly Tally[], ports: RunPorts, over: AbortSignal): Promise<void> {
  for (let interval = FIRST_PROGRESS_MS; !over.aborted; interval = Math.min(LONGEST_PROGRESS_MS, interval * 1.2)) {
    await ports.clock.sleep(interval, over);
    if (over.aborted || ports.stop.signal.aborted) return;
    const done = sum(runs, (run) => run.done);
    const running = sum(runs, (run) => run.running);
    const selected = sum(runs, (run) => run.selected);
    if (selected > 0) ports.watcher.progress({ done, running, waiting: selected - done - running });
  }
}
