/** The run over all vaults side by side, one pace for each subscription; ends with a row for every subject. */
import { groupById, IdMap } from '../values/id-map';
import { Gate } from '../requests/gate';
import { READ_LIMITS, readBucket, REQUESTS_AT_ONCE, REQUESTS_OF_PROCESS } from '../requests/limits';
import type { Subject, Vault } from '../values/model';
import { namesIn } from '../values/vault-labels';
import { Lane } from '../requests/lane';
import type { Limit, TokenBucket } from '../requests/windows';
import { JobLengths } from './job-lengths';
import { Costs, ReadBudget } from './read-budget';
import { ParallelLimit } from './parallel-limit';
import { VaultRun, type VaultEnd } from './vault-run';
import type { RunPorts, RunRequest, RunResult, SubscriptionLanes, Tally } from './run-model';

const MINUTE_MS = 60_000;
/** How long the last jobs are taken to run yet; measured ones lasted up to 166 s. */
const LAST_JOBS_MS = 180_000;

export async function changeVaults<S extends Subject>(request: RunRequest<S>, ports: RunPorts): Promise<RunResult<S>> {
  const { clock, stop } = ports;
  const startedAt = clock.now();
  const from = clock.monotonic();
  const groups = new IdMap<{ readonly subscription: SubscriptionLanes; readonly members: VaultRun<S>[] }>();
  const places = new ParallelLimit(request.maxParallel, request.maxFailures, request.confirmEach !== undefined);
  const nameIn = namesIn(request.vaults);
  // Requests of several vaults have the same names.
  const portsOf = ({ id }: Vault): RunPorts => ({
    ...ports,
    watcher: {
      ...ports.watcher,
      fault: (what, ...fault) => ports.watcher.fault(nameIn(id, what), ...fault),
      over: (what) => ports.watcher.over(nameIn(id, what)),
    },
  });
  const bySubscription = groupById(request.vaults, ({ subscriptionId }) => subscriptionId);
  const shared: Shared = {
    writesPerMinute: request.maxWritesPerMinute,
    gate: new Gate(REQUESTS_OF_PROCESS),
    costs: new Costs(),
    // A place that is free late is worth more than a read.
    lengths: request.maxParallel === undefined ? new JobLengths() : undefined,
  };
  const runs = request.vaults.map((vault) => {
    const { subscriptionId: id } = vault;
    const group = groups.get(id) ?? openGroup<S>(id, bySubscription.get(id)?.length ?? 0, shared, ports);
    groups.set(vault.subscriptionId, group);
    const run = new VaultRun(vault, group.subscription, request, portsOf(vault), places);
    group.members.push(run);
    return run;
  });
  const resultOf = (ends: readonly VaultEnd<S>[]): RunResult<S> => ({
    startedAt,
    endedAt: startedAt + Math.ceil(clock.monotonic() - from),
    stopped: stop.reason,
    vaultFailures: ends.flatMap(({ failure }) => failure ?? []),
    warnings: runs.flatMap((run) => run.warnings),
    rows: ends.flatMap(({ rows }) => rows),
  });
  request.onBegin?.((problem) => resultOf(runs.map((run) => run.endNow(problem))));
  const over = new AbortController();
  const progress = reportProgress(runs, ports, over.signal);
  await Promise.all(runs.map((run) => run.run()));
  over.abort();
  await progress;
  return resultOf(runs);
}

/** What the subscriptions of a run have in common. */
interface Shared {
  readonly writesPerMinute: number;
  readonly gate: Gate;
  readonly costs: Costs;
  readonly lengths: JobLengths | undefined;
}

function openGroup<S extends Subject>(
  subscriptionId: string,
  vaults: number,
  { writesPerMinute, gate, costs, lengths }: Shared,
  { clock, random, watcher }: RunPorts,
): { subscription: SubscriptionLanes; members: VaultRun<S>[] } {
  const members: VaultRun<S>[] = [];
  const lane = (kind: string, limits: readonly Limit[], bucket?: TokenBucket): Lane => {
    const onLongWait = (ms: number, limit: Limit | undefined): void =>
      watcher.waits(`${kind} of the subscription ${subscriptionId}`, ms, limit);
    // The subscription with the most to do sets the end of the run, and so goes first.
    const first = { of: gate, rank: vaults };
    return new Lane({ limits, bucket, gate: first, concurrency: REQUESTS_AT_ONCE, onLongWait, random }, clock);
  };
  const reads = lane('Reads', READ_LIMITS, readBucket(subscriptionId, clock));
  const writes = lane('Changes', [{ requests: writesPerMinute, lengthMs: MINUTE_MS }]);
  const remainingMs = (): number => {
    const waiting = sum(members, (run) => run.selected - run.done - run.running);
    return (waiting / writesPerMinute) * MINUTE_MS + LAST_JOBS_MS;
  };
  const budget = new ReadBudget(reads, remainingMs, costs);
  return { subscription: { reads, writes, budget, lengths }, members };
}

const sum = (runs: readonly Tally[], count: (run: Tally) => number): number =>
  runs.reduce((total, run) => total + count(run), 0);

const FIRST_PROGRESS_MS = 10_000;
const MAX_PROGRESS_MS = 60_000;

/** At a growing interval, so that the log of a long run stays short. */
async function reportProgress(runs: readonly Tally[], ports: RunPorts, over: AbortSignal): Promise<void> {
  for (let interval = FIRST_PROGRESS_MS; !over.aborted; interval = Math.min(MAX_PROGRESS_MS, interval * 1.2)) {
    await ports.clock.sleep(interval, over);
    if (over.aborted || ports.stop.signal.aborted) return;
    const done = sum(runs, (run) => run.done);
    const running = sum(runs, (run) => run.running);
    const selected = sum(runs, (run) => run.selected);
    if (selected > 0) ports.watcher.progress({ done, running, waiting: selected - done - running });
  }
}
