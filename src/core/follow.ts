/** Follows the started jobs of one vault to their end, with as few requests as the promise of timeliness allows. */
import type { Failure, JobView, Operation, Outcome, Result, Subject, Vault } from './model';
import { Bell, type Lane } from './pacing';
import type { Clock, SiteRecovery, Stop } from './ports';
import type { ReadPressure } from './pressure';
import { lookInterval, observe } from './track';
import type { Work } from './work';

/** From this many jobs under way, the list of the vault's jobs is cheaper than a request for each. */
const LIST_FROM = 2;
/** Looks at an ended job for its details before its end is reported without them. */
const MOST_LOOKS_FOR_DETAILS = 4;
/** Looks in a row at which the list was behind the jobs, or could not be had, before it is no longer relied on. */
const MOST_LAGS = 3;
/** An end that the list shows so much later than it could have is a sign of lagging. */
const LATE_MS = 3_000;
/** A list that lags is still asked now and then: where jobs are too many to ask for one by one, late is better than never. */
const LAGGING_LOOK_MS = 15_000;

type Source = 'job' | 'operation' | 'subject';

interface Followed<S extends Subject> {
  readonly subject: S;
  readonly operation: Operation;
  readonly startedAt: number;
  /** Where the job can be looked at, best first; the subject itself is the last resort. */
  readonly sources: readonly Source[];
  /** Index into `sources`; moves on when a source is refused or not found. */
  source: number;
  lastLook: number;
  nextLook: number;
  looksForDetails: number;
  /** How the job ended, while its details are still looked for. */
  known: Outcome | undefined;
  readonly end: (outcome: Outcome | undefined) => void;
}

export interface FollowContext<S extends Subject> {
  readonly clock: Clock;
  readonly stop: Stop;
  readonly service: SiteRecovery;
  readonly reads: Lane;
  readonly pressure: ReadPressure;
  readonly work: Work<S>;
  readonly onFault: (what: string, message: string) => void;
}

export class Follower<S extends Subject> {
  private readonly followed = new Set<Followed<S>>();
  private readonly bell = new Bell();
  private list: 'current' | 'lagging' | 'refused' = 'current';
  private lags = 0;
  private lastList = 0;
  private pages = 1;
  private looking = false;

  constructor(
    private readonly vault: Vault,
    private readonly context: FollowContext<S>,
  ) {}

  isFollowing(jobName: string): boolean {
    for (const job of this.followed) if (job.operation.jobName === jobName) return true;
    return false;
  }

  /** The outcome of a started change; undefined if the run was stopped before its end was seen. */
  follow(subject: S, operation: Operation): Promise<Outcome | undefined> {
    const { clock, stop, work } = this.context;
    if (stop.signal.aborted) return Promise.resolve(undefined);
    const now = clock.now();
    const sources: Source[] = [];
    if (operation.jobName !== undefined) sources.push('job');
    if (operation.statusLink !== undefined) sources.push('operation');
    // What read as wanted before the change proves nothing by reading so after it.
    if (sources.length === 0 || !work.isDone(subject)) sources.push('subject');
    return new Promise((end) => {
      this.followed.add({
        subject,
        operation,
        startedAt: now,
        sources,
        source: 0,
        lastLook: now,
        nextLook: now + lookInterval(0),
        looksForDetails: 0,
        known: undefined,
        end,
      });
      this.bell.ring();
      if (!this.looking) void this.look();
    });
  }

  private async look(): Promise<void> {
    const { clock, stop, pressure } = this.context;
    this.looking = true;
    while (this.followed.size > 0 && !stop.signal.aborted) {
      let due = Number.POSITIVE_INFINITY;
      for (const job of this.followed) due = Math.min(due, job.nextLook);
      const wait = due - clock.now();
      if (wait > 0) await this.bell.wait(clock, wait, stop.signal);
      else await this.lookAtDue();
    }
    this.looking = false;
    pressure.setCost(this, 0);
    for (const job of this.followed) job.end(job.known);
    this.followed.clear();
  }

  private async lookAtDue(): Promise<void> {
    const { clock, pressure } = this.context;
    const now = clock.now();
    const listed = new Map<string, Followed<S>>();
    const due = new Set<Followed<S>>();
    for (const job of this.followed) {
      if (job.nextLook <= now) due.add(job);
      if (this.sourceOf(job) === 'job' && job.known === undefined) listed.set(job.operation.jobName ?? '', job);
    }
    const useList = this.usesList() && listed.size >= LIST_FROM;
    const alone = this.followed.size - (useList && this.list === 'current' ? listed.size : 0);
    pressure.setCost(this, alone + (useList ? this.pages : 0));
    if (useList) await this.lookAtList(listed, due);
    await Promise.all([...due].filter((job) => this.followed.has(job)).map((job) => this.lookAt(job)));
  }

  private usesList(): boolean {
    if (this.list !== 'lagging') return this.list === 'current';
    return this.context.clock.now() - this.lastList >= LAGGING_LOOK_MS;
  }

  /** Reads the list until it has shown all that is due of `jobs`; what it shows is no longer due. */
  private async lookAtList(jobs: ReadonlyMap<string, Followed<S>>, due: Set<Followed<S>>): Promise<void> {
    const { clock, service, stop, reads } = this.context;
    const unseen = new Set([...jobs.values()].filter((job) => due.has(job)));
    if (unseen.size === 0) return;
    const ends = { late: 0, timely: 0 };
    let newestSeen = Number.NEGATIVE_INFINITY;
    let pages = 0;
    let next: string | undefined;
    do {
      const from = next;
      const page = await reads.run(() => service.listJobs(this.vault, from, stop.signal), stop.signal);
      if (page === undefined) return;
      if (!page.ok) {
        this.fault('list of jobs', page.failure);
        this.lastList = clock.now();
        this.listFailed(page.failure);
        // While the list may yet be had, what is due waits for it; otherwise it is asked for by itself.
        if (this.list !== 'current') return;
        for (const job of unseen) {
          due.delete(job);
          job.nextLook = clock.now() + Math.max(this.interval(job), page.failure.retryAfterMs ?? 0);
        }
        return;
      }
      pages++;
      for (const view of page.value.items) {
        const job = jobs.get(view.name.toLowerCase());
        if (job === undefined) continue;
        newestSeen = Math.max(newestSeen, job.startedAt);
        unseen.delete(job);
        const running = observe(view).kind === 'running';
        if (!running) ends[this.isLate(job, view) ? 'late' : 'timely']++;
        if (running && this.list !== 'current') continue;
        this.take(job, view, 'list');
        if (job.known === undefined) due.delete(job);
      }
      next = page.value.next === from ? undefined : page.value.next;
    } while (next !== undefined && unseen.size > 0);
    this.pages = pages;
    this.lastList = clock.now();
    // The list is newest first: one that shows an older job of ours and not a newer one is behind the jobs.
    const missesNewest = [...unseen].some((job) => job.startedAt > newestSeen);
    if (missesNewest || (ends.late > 0 && ends.timely === 0)) this.lags++;
    else if (ends.timely > 0) this.lags = 0;
    if (this.lags >= MOST_LAGS) this.list = 'lagging';
  }

  /** By the length that the service gives, the end could have been seen at an earlier look. */
  private isLate(job: Followed<S>, view: JobView): boolean {
    if (view.lengthMs === undefined) return false;
    const { clock } = this.context;
    return clock.now() - job.startedAt - view.lengthMs > clock.now() - job.lastLook + LATE_MS;
  }

  private async lookAt(job: Followed<S>): Promise<void> {
    const { clock, stop, reads } = this.context;
    const source = job.known === undefined ? this.sourceOf(job) : 'job';
    const view = await reads.run(() => this.read(job, source), stop.signal);
    if (view === undefined || stop.signal.aborted) return;
    if (view.ok) {
      this.take(job, view.value, source);
      return;
    }
    const { failure } = view;
    this.fault(`job ${job.operation.jobName ?? 'without a name'} of ${job.subject.name}`, failure);
    if (failure.status === 403 || failure.status === 404 || failure.kind === 'refused') job.source++;
    if (job.known !== undefined) this.missDetails(job, job.known, failure.status === 403);
    job.lastLook = clock.now();
    job.nextLook = clock.now() + Math.max(this.interval(job), failure.retryAfterMs ?? 0);
  }

  private take(job: Followed<S>, view: JobView, from: Source | 'list'): void {
    const { clock } = this.context;
    const observation = observe(view);
    job.lastLook = clock.now();
    job.nextLook = clock.now() + this.interval(job);
    if (observation.kind === 'running') {
      if (job.known !== undefined) this.missDetails(job, job.known, false);
      return;
    }
    const { outcome } = observation;
    // Only the job itself tells how it failed or what it remarks; a list leaves that out, a status does not know it.
    const plainSuccess = from === 'list' && outcome.kind === 'succeeded' && outcome.note === undefined;
    if (from === 'job' || plainSuccess || job.operation.jobName === undefined) {
      this.finish(job, outcome);
      return;
    }
    job.known = outcome;
    job.nextLook = clock.now();
  }

  private missDetails(job: Followed<S>, known: Outcome, forGood: boolean): void {
    if (forGood || ++job.looksForDetails >= MOST_LOOKS_FOR_DETAILS) this.finish(job, known);
  }

  /** A list that cannot be had is asked again some times before it is no longer relied on. */
  private listFailed(failure: Failure): void {
    this.lags += failure.kind === 'hung' ? MOST_LAGS : 1;
    if (failure.status === 403 || failure.kind === 'refused') this.list = 'refused';
    else if (this.lags >= MOST_LAGS) this.list = 'lagging';
  }

  private finish(job: Followed<S>, outcome: Outcome): void {
    if (this.followed.delete(job)) job.end(outcome);
  }

  private interval(job: Followed<S>): number {
    return Math.max(lookInterval(this.context.clock.now() - job.startedAt), this.context.pressure.spacing());
  }

  private sourceOf(job: Followed<S>): Source {
    return job.sources[job.source % job.sources.length] ?? 'job';
  }

  private async read(job: Followed<S>, source: Source): Promise<Result<JobView>> {
    const { service, stop, work } = this.context;
    if (source === 'operation') return service.readOperation(this.vault, job.operation, stop.signal);
    if (source === 'job') return service.readJob(this.vault, job.operation.jobName ?? '', stop.signal);
    const subject = await work.read(this.vault, job.subject, stop.signal);
    if (!subject.ok) return subject;
    const state = work.isDone(subject.value) ? 'Succeeded' : 'InProgress';
    return { ok: true, value: { name: '', state, stateDescription: '', problem: undefined } };
  }

  private fault(what: string, failure: Failure): void {
    if (failure.kind === 'stopped') return;
    const { status, retryAfterMs, problem } = failure;
    if (status === 429) this.context.reads.pause(retryAfterMs ?? 2_000);
    this.context.onFault(what, `${problem.code}: ${problem.message}`);
  }
}
