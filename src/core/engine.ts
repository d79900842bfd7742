/** The run itself: lists, plans, starts and follows, all vaults side by side; ends with a row for every mapping. */
import { attempt, type AttemptContext } from './attempt';
import { Follower } from './follow';
import type {
  Failure,
  Mapping,
  MappingResult,
  Outcome,
  Problem,
  Result,
  StopReason,
  Vault,
  VaultFailure,
  WantedSetting,
} from './model';
import { Lane } from './pacing';
import { decide, readsAsWanted } from './plan';
import type { Accepted, Clock, SiteRecovery, Stop } from './ports';

export interface RunRequest {
  readonly vaults: readonly Vault[];
  readonly wanted: WantedSetting;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly maxWritesPerMinute: number;
}

export interface RunResult {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly stopped: StopReason | undefined;
  readonly vaultFailures: readonly VaultFailure[];
  readonly mappings: readonly MappingResult[];
}

export interface Progress {
  readonly done: number;
  readonly running: number;
  readonly waiting: number;
}

/** What happens on the way, for whoever watches. */
export interface Watcher {
  vaultListed(vault: Vault, rows: readonly MappingResult[]): void;
  vaultFailed(failure: VaultFailure): void;
  started(result: MappingResult): void;
  ended(result: MappingResult): void;
  fault(what: string, message: string): void;
  progress(progress: Progress): void;
}

export interface RunPorts {
  readonly clock: Clock;
  readonly stop: Stop;
  readonly service: SiteRecovery;
  readonly random: () => number;
  readonly watcher: Watcher;
}

/** The published limit is 10,000 reads an hour; a tenth is left for others. ARM's own is a bucket of 250, 25 a second. */
const READ_LIMITS = [
  { requests: 9_000, lengthMs: 3_600_000 },
  { requests: 240, lengthMs: 10_000 },
];
const READS_AT_ONCE = 24;
const WRITES_AT_ONCE = 24;

interface Subscription {
  readonly reads: Lane;
  readonly writes: Lane;
}

export async function changeVaults(request: RunRequest, ports: RunPorts): Promise<RunResult> {
  const { clock } = ports;
  const startedAt = clock.now();
  const subscriptions = new Map<string, Subscription>();
  for (const { subscriptionId } of request.vaults) {
    subscriptions.set(subscriptionId.toLowerCase(), {
      reads: new Lane({ limits: READ_LIMITS, concurrency: READS_AT_ONCE }, clock),
      writes: new Lane(
        { limits: [{ requests: request.maxWritesPerMinute, lengthMs: 60_000 }], concurrency: WRITES_AT_ONCE },
        clock,
      ),
    });
  }
  const runs = request.vaults.map((vault) => {
    const subscription = subscriptions.get(vault.subscriptionId.toLowerCase());
    if (subscription === undefined) throw new Error(`no subscription for ${vault.id}`);
    return new VaultRun(vault, subscription, request, ports);
  });
  const watching = new AbortController();
  const progress = reportProgress(runs, ports, watching.signal);
  await Promise.all(runs.map((run) => run.run()));
  watching.abort();
  await progress;
  return {
    startedAt,
    endedAt: clock.now(),
    stopped: ports.stop.reason,
    vaultFailures: runs.flatMap((run) => run.failure ?? []),
    mappings: runs.flatMap((run) => run.results),
  };
}

const FIRST_PROGRESS_MS = 10_000;
const LONGEST_PROGRESS_MS = 60_000;

/** At a growing interval, so that the log of a long run stays short. */
async function reportProgress(runs: readonly VaultRun[], ports: RunPorts, over: AbortSignal): Promise<void> {
  for (let interval = FIRST_PROGRESS_MS; !over.aborted; interval = Math.min(LONGEST_PROGRESS_MS, interval * 1.2)) {
    await ports.clock.sleep(interval, over);
    if (over.aborted || ports.stop.signal.aborted) return;
    const sum = (count: (run: VaultRun) => number): number => runs.reduce((total, run) => total + count(run), 0);
    const done = sum((run) => run.done);
    const running = sum((run) => run.running);
    const selected = sum((run) => run.selected);
    if (selected > 0) ports.watcher.progress({ done, running, waiting: selected - done - running });
  }
}

/** Retrying, the lanes and the watching of one vault. */
class VaultRun {
  readonly results: MappingResult[] = [];
  failure: VaultFailure | undefined;
  selected = 0;
  running = 0;
  done = 0;
  private readonly follower: Follower;
  private readonly attempts: AttemptContext;

  constructor(
    private readonly vault: Vault,
    private readonly subscription: Subscription,
    private readonly request: RunRequest,
    private readonly ports: RunPorts,
  ) {
    const { clock, stop, service, random, watcher } = ports;
    const { reads } = subscription;
    const onFault = (what: string, message: string): void => watcher.fault(what, message);
    this.follower = new Follower(vault, { clock, stop, service, reads, wanted: request.wanted, onFault });
    this.attempts = {
      clock,
      stop,
      random,
      onRetry: (what, failure, afterMs) =>
        onFault(what, `${failure.problem.code}: ${failure.problem.message}; again in ${Math.round(afterMs / 1000)} s`),
    };
  }

  async run(): Promise<void> {
    const { wanted, force, dryRun } = this.request;
    const listed = await this.list();
    if (!listed.ok) {
      const { problem } = listed.failure;
      this.failure = {
        vault: this.vault,
        problem: listed.failure.kind === 'stopped' ? notRead(this.ports.stop) : problem,
      };
      this.ports.watcher.vaultFailed(this.failure);
      return;
    }
    const rows = listed.value.map((mapping) => ({
      vault: this.vault,
      mapping,
      decision: decide(mapping, wanted, force),
    }));
    const selected = rows.filter((row) => row.decision.selected);
    this.selected = selected.length;
    this.ports.watcher.vaultListed(this.vault, rows);
    this.results.push(...rows.filter((row) => !row.decision.selected));
    if (dryRun) this.results.push(...selected);
    else this.results.push(...(await Promise.all(selected.map((row) => this.change(row)))));
  }

  private async list(): Promise<Result<readonly Mapping[]>> {
    const { service } = this.ports;
    const mappings = new Map<string, Mapping>();
    const links = new Set<string>();
    let next: string | undefined;
    do {
      const from = next;
      const page = await attempt(
        `list of mappings of ${this.vault.name}`,
        this.subscription.reads,
        (signal) => service.listMappings(this.vault, from, signal),
        this.attempts,
      );
      if (!page.ok) return page;
      for (const mapping of page.value.items) mappings.set(mapping.id.toLowerCase(), mapping);
      next = page.value.next;
      if (next !== undefined && links.has(next)) return { ok: false, failure: loopingList() };
      if (next !== undefined) links.add(next);
    } while (next !== undefined);
    return { ok: true, value: [...mappings.values()] };
  }

  private async change(row: MappingResult): Promise<MappingResult> {
    const { clock, watcher, stop } = this.ports;
    const accepted = await this.start(row.mapping);
    let result: MappingResult;
    if (!accepted.ok) {
      const { failure } = accepted;
      const outcome: Outcome =
        failure.kind === 'stopped'
          ? stoppedOutcome(stop, 'The change was not started.')
          : { kind: 'failed-to-start', problem: failure.problem };
      result = { ...row, outcome };
    } else if (accepted.value.kind === 'done') {
      result = { ...row, outcome: { kind: 'succeeded' }, startedAt: clock.now(), endedAt: clock.now() };
    } else {
      const { operation } = accepted.value;
      const jobId =
        operation.jobName === undefined ? {} : { jobId: `${this.vault.id}/replicationJobs/${operation.jobName}` };
      result = { ...row, ...jobId, startedAt: clock.now() };
      this.running++;
      watcher.started(result);
      const outcome = await this.follower.follow(row.mapping, operation);
      this.running--;
      result = {
        ...result,
        outcome: outcome ?? stoppedOutcome(stop, 'The job still runs in Azure.'),
        ...(outcome === undefined ? {} : { endedAt: clock.now() }),
      };
    }
    this.done++;
    watcher.ended(result);
    return result;
  }

  /** A change that may have been taken although its answer was lost is looked for before it is sent again. */
  private async start(mapping: Mapping): Promise<Result<Accepted>> {
    const { service } = this.ports;
    const { wanted } = this.request;
    const started = await attempt(
      `change of ${mapping.name}`,
      this.subscription.writes,
      (signal) => service.startChange(this.vault, mapping, wanted, signal),
      this.attempts,
      async (failure) =>
        mayHaveBeenTaken(failure) && !readsAsWanted(mapping, wanted) ? this.lookIfTaken(mapping) : undefined,
    );
    if (!started.ok || started.value.kind === 'started') return started;
    const seen = await this.read(mapping);
    if (!seen.ok) return seen;
    if (readsAsWanted(seen.value, wanted)) return started;
    return { ok: true, value: { kind: 'started', operation: { jobName: undefined, statusLink: undefined } } };
  }

  private async lookIfTaken(mapping: Mapping): Promise<Result<Accepted> | undefined> {
    const seen = await this.read(mapping);
    return seen.ok && readsAsWanted(seen.value, this.request.wanted)
      ? { ok: true, value: { kind: 'done' } }
      : undefined;
  }

  private read(mapping: Mapping): Promise<Result<Mapping>> {
    return attempt(
      `mapping ${mapping.name}`,
      this.subscription.reads,
      (signal) => this.ports.service.readMapping(this.vault, mapping.id, signal),
      this.attempts,
    );
  }
}

const mayHaveBeenTaken = (failure: Failure): boolean =>
  failure.kind === 'connection' || failure.kind === 'hung' || failure.kind === 'answer' || (failure.status ?? 0) >= 500;

const why = (stop: Stop): string =>
  stop.reason === 'cancelled' ? 'The run was cancelled.' : 'The deadline of the run has passed.';

function notRead(stop: Stop): Problem {
  return { code: 'NotRead', message: `${why(stop)} The vault's mappings were not all read.`, nextStep: 'Run again.' };
}

function stoppedOutcome(stop: Stop, message: string): Outcome {
  const problem: Problem = {
    code: stop.reason === 'cancelled' ? 'Cancelled' : 'TimedOut',
    message: `${why(stop)} ${message}`,
    nextStep:
      stop.reason === 'cancelled'
        ? 'Run again when wanted.'
        : 'Run again, with a larger timeout if that is too short for the vault.',
  };
  return { kind: stop.reason === 'cancelled' ? 'abandoned' : 'timed-out', problem };
}

function loopingList(): Failure {
  return {
    kind: 'answer',
    problem: {
      code: 'LoopingList',
      message: 'The list of mappings leads back to a page that it came from.',
      nextStep: 'Run again; if it stays so, open a support request with the correlation id of the vault.',
    },
  };
}
