/** Follows the started jobs of one vault to their end, with as few requests as the promise of timeliness allows. */
import { JobList } from './job-list';
import type { Failure, JobView, Operation, Outcome, Problem, Result, Subject, Vault } from '../values/model';
import { isRateRefusal } from '../requests/retry-policy';
import { Bell } from '../requests/bell';
import type { Lane } from '../requests/lane';
import type { Clock, SiteRecovery, Stop } from '../values/ports';
import type { JobLengths } from './job-lengths';
import type { ReadBudget } from './read-budget';
import { pollInterval, interpretJobState } from './job-state';
import type { ChangeKind } from './change-kind';

/** From this many jobs under way, the list of the vault's jobs is cheaper than a request for each. */
const LIST_FROM = 2;
/** Polls of an ended job for its details before its end is reported without them. */
const MAX_POLLS_FOR_DETAILS = 4;

const LIST_FORBIDDEN = 'The list of jobs may not be read, so that jobs are polled one by one';

/** How much later than by the service's own times an end may show. */
const SHOWS_AFTER_MS = 1_000;

/** Failures of one source in a row, after which another is asked. */
const MAX_MISSES = 3;

type Source = 'job' | 'operation' | 'subject';

interface Followed<S extends Subject> {
  readonly subject: S;
  readonly operation: Operation;
  readonly startedAt: number;
  /** What can be polled, best first; the subject itself is the last resort. */
  readonly sources: readonly Source[];
  /** Index into `sources`; moves on when a source is refused or not found. */
  source: number;
  /** When the last poll that was answered was sent. */
  lastPoll: number;
  nextPoll: number;
  /** It began in this run, and was not polled yet at the time when it may have ended. */
  isAwaited: boolean;
  /** The list does not reach so far back. */
  isHidden: boolean;
  /** A poll of it is under way. */
  isAsked: boolean;
  pollsForDetails: number;
  /** Failures in a row of the source that is asked. */
  misses: number;
  /** What was last seen of it while it ran: its state, and an error that came with that. */
  lastState: string | undefined;
  remark: Problem | undefined;
  /** How the job ended, while its details are still asked for. */
  known: Outcome | undefined;
  readonly end: (end: FollowEnd) => void;
}

/** `stopped`: the run was stopped before its end was seen. */
export type FollowEnd =
  | { readonly kind: 'ended'; readonly outcome: Outcome }
  | { readonly kind: 'stopped'; readonly lastState: string | undefined };

export interface FollowContext<S extends Subject> {
  readonly clock: Clock;
  readonly stop: Stop;
  readonly random: () => number;
  readonly service: SiteRecovery;
  readonly reads: Lane;
  readonly budget: ReadBudget;
  /** Where an end that is seen late costs nothing but time. */
  readonly lengths?: JobLengths | undefined;
  readonly changeKind: ChangeKind<S>;
  readonly onFault: (what: string, failure: Failure) => void;
  readonly onOver?: (what: string) => void;
}

export class Follower<S extends Subject> {
  private readonly followed = new Set<Followed<S>>();
  private readonly bell = new Bell();
  /** Names of the jobs that are followed. */
  private readonly names = new Set<string>();
  private readonly list: JobList;
  private listIsAsked = false;
  private isPolling = false;

  constructor(
    private readonly vault: Vault,
    private readonly context: FollowContext<S>,
  ) {
    this.list = new JobList(vault, context);
  }

  isFollowing(jobName: string): boolean {
    return this.names.has(jobName);
  }

  /**
   * How a started change ends.
   * @param hasJustBegun false for a job that was found running
   */
  follow(subject: S, operation: Operation, hasJustBegun = true): Promise<FollowEnd> {
    const { clock, stop, changeKind } = this.context;
    if (stop.signal.aborted) return Promise.resolve({ kind: 'stopped', lastState: undefined });
    const now = clock.monotonic();
    const sources: Source[] = [];
    if (operation.jobName !== undefined) sources.push('job');
    if (operation.statusLink !== undefined) sources.push('operation');
    // What read as wanted before the change proves nothing by reading so after it.
    if (sources.length === 0 || !changeKind.isDone(subject)) sources.push('subject');
    return new Promise((end) => {
      if (operation.jobName !== undefined) this.names.add(operation.jobName);
      this.followed.add({
        subject,
        operation,
        startedAt: now,
        sources,
        source: 0,
        lastPoll: now,
        nextPoll: now + pollInterval(0),
        isAwaited: hasJustBegun,
        isHidden: false,
        isAsked: false,
        pollsForDetails: 0,
        misses: 0,
        lastState: undefined,
        remark: undefined,
        known: undefined,
        end,
      });
      this.bell.ring();
      if (!this.isPolling) void this.poll();
    });
  }

  /** No poll waits for another, so that one that is never answered delays the news of one job only. */
  private async poll(): Promise<void> {
    const { clock, stop, budget, lengths } = this.context;
    this.isPolling = true;
    const stopListening = lengths?.onNews(() => this.bell.ring());
    while (this.followed.size > 0 && !stop.signal.aborted) {
      const waiting = this.waiting();
      const soonest = this.soonestMs();
      let due = Number.POSITIVE_INFINITY;
      for (const job of waiting) due = Math.min(due, dueAt(job, soonest));
      const wait = due - clock.monotonic();
      if (wait > 0) await this.bell.wait(clock, wait, stop.signal);
      else this.pollDue(waiting);
    }
    this.isPolling = false;
    stopListening?.();
    budget.setCost(this, { whole: 0, due: 0 });
    for (const { known, lastState, end } of this.followed)
      end(known === undefined ? { kind: 'stopped', lastState } : { kind: 'ended', outcome: known });
    this.followed.clear();
    this.names.clear();
  }

  /** The jobs that nothing asks for at the moment: neither a poll of their own nor the list. */
  private waiting(): Followed<S>[] {
    const inList = this.listIsAsked && this.list.health.isReliable;
    return [...this.followed].filter((job) => !job.isAsked && !(inList && this.isListed(job)));
  }

  private isListed(job: Followed<S>): boolean {
    return !job.isHidden && this.mayBeListed(job);
  }

  private mayBeListed(job: Followed<S>): boolean {
    return job.known === undefined && this.sourceOf(job) === 'job';
  }

  /**
   * How old a job is at its first poll, by those that ended before it: where polls are many, as old as half of them were,
   * and otherwise as old as all of them were.
   */
  private soonestMs(): number | undefined {
    const { median, shortest } = this.context.lengths ?? {};
    const isScarce = median !== undefined && this.context.budget.isScarce(pollInterval(median));
    return isScarce ? median : shortest;
  }

  private pollDue(waiting: readonly Followed<S>[]): void {
    const { clock, budget } = this.context;
    const now = clock.monotonic();
    const listed = [...this.followed].filter((job) => this.isListed(job));
    const useList = listed.length >= LIST_FROM && this.list.health.isWorthAsking(now);
    const isRelied = useList && this.list.health.isReliable;
    const soonest = this.soonestMs();
    const cost = (jobs: readonly Followed<S>[]): number =>
      (isRelied ? jobs.filter((job) => !this.isListed(job)) : jobs).length +
      (useList && jobs.length > 0 ? this.list.pages : 0);
    const all = [...this.followed];
    const mayHaveEnded = all.filter((job) => (endsAt(job, soonest) ?? now) <= now);
    budget.setCost(this, { whole: cost(all), due: cost(mayHaveEnded) });
    const due = waiting.filter((job) => dueAt(job, soonest) <= now);
    for (const job of due) if (endsAt(job, soonest) !== undefined) job.isAwaited = false;
    const inList = useList && !this.listIsAsked ? due.filter((job) => this.isListed(job)) : [];
    const byThemselves = inList.length > 0 && isRelied ? due.filter((job) => !this.isListed(job)) : due;
    if (inList.length > 0) void this.pollList(inList);
    for (const job of byThemselves) void this.pollJob(job);
  }

  /** Reads the list until it has shown all that is due of `jobs`; what it does not show is asked for by itself. */
  private async pollList(due: readonly Followed<S>[]): Promise<void> {
    const { clock } = this.context;
    this.listIsAsked = true;
    const jobs = new Map<string, Followed<S>>();
    for (const job of this.followed) if (this.mayBeListed(job)) jobs.set(job.operation.jobName ?? '', job);
    const unseen = new Set(due);
    let newest = Number.NEGATIVE_INFINITY;
    const wasRelied = this.list.health.isReliable;
    const shows = (job: Followed<S>, view: JobView, sentAt: number): void => {
      newest = Math.max(newest, job.startedAt);
      if (!this.followed.has(job)) return;
      job.isHidden = false;
      // Of a list that is behind, only an end is news.
      if (this.list.health.isReliable || interpretJobState(view).kind === 'ended') this.take(job, view, 'list', sentAt);
    };
    const failure = await this.list.read({ jobs, unseen, shows });
    this.listIsAsked = false;
    if (failure === undefined) this.context.onOver?.('list of jobs');
    else this.fault(failure.status === 403 ? LIST_FORBIDDEN : 'list of jobs', failure);
    // The list is reliable again: poll these jobs now.
    if (this.list.health.isReliable && !wasRelied) for (const job of jobs.values()) job.nextPoll = clock.monotonic();
    for (const job of unseen) {
      if (!this.followed.has(job) || job.isAsked) continue;
      if (failure === undefined) job.isHidden = job.startedAt <= newest;
      // While the list may yet be had, what is due waits for it.
      if (failure === undefined || !this.list.health.isReliable) void this.pollJob(job);
      else this.putOff(job, failure);
    }
    this.bell.ring();
  }

  private async pollJob(job: Followed<S>): Promise<void> {
    const { clock, stop, reads } = this.context;
    const source = job.known === undefined ? this.sourceOf(job) : 'job';
    job.isAsked = true;
    let sentAt = clock.monotonic();
    const view = await reads.ask(() => {
      sentAt = clock.monotonic();
      return this.read(job, source);
    }, stop);
    job.isAsked = false;
    if (view === undefined || stop.signal.aborted || !this.followed.has(job)) return;
    if (view.ok) {
      job.misses = 0;
      this.context.onOver?.(nameOf(job));
      this.take(job, view.value, source, sentAt);
    } else this.missed(job, view.failure);
    this.bell.ring();
  }

  private missed(job: Followed<S>, failure: Failure): void {
    this.fault(nameOf(job), failure);
    const isRefused = failure.status === 403 || failure.status === 404 || failure.kind === 'refused';
    if (isRefused || (!isRateRefusal(failure) && ++job.misses >= MAX_MISSES)) {
      job.source++;
      job.misses = 0;
    }
    if (job.known !== undefined) this.missDetails(job, job.known, failure.status === 403);
    this.putOff(job, failure);
  }

  private putOff(job: Followed<S>, { retryAfterMs = 0 }: Failure): void {
    job.isAwaited = false;
    job.nextPoll = this.context.clock.monotonic() + Math.max(this.interval(job), retryAfterMs);
  }

  private take(job: Followed<S>, view: JobView, from: Source | 'list', sentAt: number): void {
    const { clock, lengths } = this.context;
    const observation = interpretJobState(view);
    // It still ran at the last poll, whatever the times of the service say.
    if (observation.kind === 'ended' && job.known === undefined)
      lengths?.ended(view.lengthMs && Math.max(view.lengthMs, job.lastPoll - job.startedAt));
    job.lastPoll = sentAt;
    job.nextPoll = clock.monotonic() + this.interval(job);
    if (observation.kind === 'running') {
      if (view.state !== '' && from !== 'subject') job.lastState = view.state;
      job.remark = view.problem ?? job.remark;
      if (job.known !== undefined) this.missDetails(job, job.known, false);
      return;
    }
    const outcome = withRemark(observation.outcome, job.remark);
    // Only the job itself tells how it failed or what it remarks; a list leaves that out, a status does not know it.
    const plainSuccess = from === 'list' && outcome.kind === 'succeeded' && outcome.note === undefined;
    if (from === 'job' || plainSuccess || job.operation.jobName === undefined) {
      this.finish(job, outcome);
      return;
    }
    job.known = outcome;
    job.nextPoll = clock.monotonic();
  }

  private missDetails(job: Followed<S>, known: Outcome, forGood: boolean): void {
    if (forGood || ++job.pollsForDetails >= MAX_POLLS_FOR_DETAILS) this.finish(job, known);
  }

  private finish(job: Followed<S>, outcome: Outcome): void {
    if (!this.followed.delete(job)) return;
    this.names.delete(job.operation.jobName ?? '');
    job.end({ kind: 'ended', outcome });
  }

  private interval(job: Followed<S>): number {
    const { clock, budget, lengths, random } = this.context;
    // Many that began together are not polled together.
    const scarce = budget.minIntervalMs(lengths?.isNone) * (0.5 + random());
    return Math.max(pollInterval(clock.monotonic() - job.startedAt), scarce);
  }

  private sourceOf(job: Followed<S>): Source {
    return job.sources[job.source % job.sources.length] ?? 'job';
  }

  private async read(job: Followed<S>, source: Source): Promise<Result<JobView>> {
    const { service, stop, changeKind } = this.context;
    if (source === 'operation') return service.readOperation(this.vault, job.operation, stop.signal);
    if (source === 'job') return service.readJob(this.vault, job.operation.jobName ?? '', stop.signal);
    const subject = await changeKind.read(this.vault, job.subject, stop.signal);
    if (!subject.ok) return subject;
    const state = changeKind.isDone(subject.value) ? 'Succeeded' : 'InProgress';
    return { ok: true, value: { name: '', state, stateDescription: '', problem: undefined, hasEnded: false } };
  }

  private fault(what: string, failure: Failure): void {
    if (failure.kind !== 'stopped') this.context.onFault(what, failure);
  }
}

/** When a job that takes `soonestMs` at least may have ended, while it was not polled yet. */
const endsAt = ({ isAwaited, known, startedAt }: Followed<Subject>, soonestMs: number | undefined) =>
  isAwaited && known === undefined && soonestMs !== undefined ? startedAt + soonestMs + SHOWS_AFTER_MS : undefined;

const dueAt = (job: Followed<Subject>, soonestMs: number | undefined): number => endsAt(job, soonestMs) ?? job.nextPoll;

const nameOf = ({ operation, subject }: Followed<Subject>): string =>
  `job ${operation.jobName ?? 'without a name'} of ${subject.name}`;

/** An error that the service showed while the job ran is no failure of it, and is not kept to ourselves either. */
function withRemark(outcome: Outcome, remark: Problem | undefined): Outcome {
  if (remark === undefined || outcome.kind !== 'succeeded' || outcome.note !== undefined) return outcome;
  return { ...outcome, note: `Succeeded; while it ran: ${remark.code} ${remark.message}` };
}
