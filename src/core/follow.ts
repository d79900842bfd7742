/** Follows the started jobs of one vault to their end, with as few requests as the promise of timeliness allows. */
import type { JobView, Mapping, Operation, Outcome, Result, Vault, WantedSetting } from './model';
import { Bell, type Lane } from './pacing';
import { readsAsWanted } from './plan';
import type { Clock, SiteRecovery, Stop } from './ports';
import { lookInterval, observe } from './track';

/** From this many jobs under way, one list of the vault's jobs is cheaper than a request for each. */
const LIST_FROM = 3;
/** Looks at an ended job for its errors before the end is reported without them. */
const MOST_LOOKS_FOR_DETAILS = 4;

type Source = 'job' | 'operation' | 'mapping';

interface Followed {
  readonly mapping: Mapping;
  readonly operation: Operation;
  readonly startedAt: number;
  readonly sources: readonly Source[];
  /** Index into `sources`; moves on when a source is refused or not found. */
  source: number;
  nextLook: number;
  looksForDetails: number;
  known: Outcome | undefined;
  readonly end: (outcome: Outcome | undefined) => void;
}

export interface FollowContext {
  readonly clock: Clock;
  readonly stop: Stop;
  readonly service: SiteRecovery;
  readonly reads: Lane;
  readonly wanted: WantedSetting;
  readonly onFault: (what: string, message: string) => void;
}

export class Follower {
  private readonly followed = new Set<Followed>();
  private readonly bell = new Bell();
  private listUsable = true;
  private looking = false;

  constructor(
    private readonly vault: Vault,
    private readonly context: FollowContext,
  ) {}

  /** The outcome of a started change; undefined if the run was stopped before its end was seen. */
  follow(mapping: Mapping, operation: Operation): Promise<Outcome | undefined> {
    const { clock, stop, wanted } = this.context;
    if (stop.signal.aborted) return Promise.resolve(undefined);
    const startedAt = clock.now();
    const sources: Source[] = [];
    if (operation.jobName !== undefined) sources.push('job');
    if (operation.statusLink !== undefined) sources.push('operation');
    // A mapping that read as wanted before the change proves nothing by reading so after it.
    if (sources.length === 0 || !readsAsWanted(mapping, wanted)) sources.push('mapping');
    return new Promise((end) => {
      this.followed.add({
        mapping,
        operation,
        startedAt,
        sources,
        source: 0,
        nextLook: startedAt + lookInterval(0),
        looksForDetails: 0,
        known: undefined,
        end,
      });
      this.bell.ring();
      if (!this.looking) void this.look();
    });
  }

  private async look(): Promise<void> {
    const { clock, stop } = this.context;
    this.looking = true;
    while (this.followed.size > 0 && !stop.signal.aborted) {
      const due = Math.min(...[...this.followed].map((job) => job.nextLook));
      const wait = due - clock.now();
      if (wait > 0) await this.bell.wait(clock, wait, stop.signal);
      else await this.lookAtDue();
    }
    this.looking = false;
    for (const job of this.followed) job.end(undefined);
    this.followed.clear();
  }

  private async lookAtDue(): Promise<void> {
    const byName = new Map<string, Followed>();
    for (const job of this.followed) {
      if (this.sourceOf(job) === 'job' && job.known === undefined) byName.set(job.operation.jobName ?? '', job);
    }
    if (this.listUsable && byName.size >= LIST_FROM) await this.lookAtList(byName);
    const now = this.context.clock.now();
    await Promise.all([...this.followed].filter((job) => job.nextLook <= now).map((job) => this.lookAt(job)));
  }

  /** What the list shows is looked at; what it does not show stays due and is looked at one by one. */
  private async lookAtList(wanted: Map<string, Followed>): Promise<void> {
    const { service, stop, reads } = this.context;
    const unseen = new Map(wanted);
    let next: string | undefined;
    do {
      const from = next;
      const page = await reads.run(() => service.listJobs(this.vault, from, stop.signal), stop.signal);
      if (page === undefined) return;
      if (!page.ok) {
        if (page.failure.status === 403 || page.failure.kind === 'refused') this.listUsable = false;
        this.fault('list of jobs', page);
        return;
      }
      for (const job of page.value.items) {
        const followed = unseen.get(job.name.toLowerCase());
        if (followed === undefined) continue;
        unseen.delete(job.name.toLowerCase());
        this.take(followed, job);
      }
      next = page.value.next;
    } while (next !== undefined && unseen.size > 0);
  }

  private async lookAt(job: Followed): Promise<void> {
    const { clock, stop, reads } = this.context;
    const view = await reads.run(() => this.read(job), stop.signal);
    if (view === undefined || stop.signal.aborted) return;
    if (view.ok) {
      this.take(job, view.value);
      return;
    }
    this.fault(`job ${job.operation.jobName ?? 'of the mapping'} of ${job.mapping.name}`, view);
    const { status } = view.failure;
    if (status === 403 || status === 404 || view.failure.kind === 'refused') job.source++;
    if (job.known !== undefined && ++job.looksForDetails >= MOST_LOOKS_FOR_DETAILS) this.finish(job, job.known);
    const interval = lookInterval(clock.now() - job.startedAt);
    job.nextLook = clock.now() + Math.max(interval, view.failure.retryAfterMs ?? 0);
  }

  private take(job: Followed, view: JobView): void {
    const { clock } = this.context;
    const observation = observe(view);
    job.nextLook = clock.now() + lookInterval(clock.now() - job.startedAt);
    if (observation.kind === 'running') return;
    if (
      observation.needsDetails &&
      job.looksForDetails < MOST_LOOKS_FOR_DETAILS &&
      job.operation.jobName !== undefined
    ) {
      job.known = observation.outcome;
      job.nextLook = job.looksForDetails === 0 ? clock.now() : job.nextLook;
      job.looksForDetails++;
      return;
    }
    this.finish(job, observation.outcome);
  }

  private finish(job: Followed, outcome: Outcome): void {
    this.followed.delete(job);
    job.end(outcome);
  }

  private sourceOf(job: Followed): Source {
    return job.sources[job.source % job.sources.length] ?? 'job';
  }

  private async read(job: Followed): Promise<Result<JobView>> {
    const { service, stop, wanted } = this.context;
    const source = job.known === undefined ? this.sourceOf(job) : 'job';
    if (source === 'operation') return service.readOperation(this.vault, job.operation, stop.signal);
    if (source === 'job') return service.readJob(this.vault, job.operation.jobName ?? '', stop.signal);
    const mapping = await service.readMapping(this.vault, job.mapping.id, stop.signal);
    if (!mapping.ok) return mapping;
    const state = readsAsWanted(mapping.value, wanted) ? 'Succeeded' : 'InProgress';
    return { ok: true, value: { name: '', state, stateDescription: '', problem: undefined } };
  }

  private fault(what: string, result: Result<unknown>): void {
    if (result.ok || result.failure.kind === 'stopped') return;
    const { status, retryAfterMs, problem } = result.failure;
    if (status === 429) this.context.reads.pause(retryAfterMs ?? 2_000);
    this.context.onFault(what, `${problem.code}: ${problem.message}`);
  }
}
