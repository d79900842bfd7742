/** Starts a change, and finds out what became of one whose answer was lost before it is sent again. */
import { sendWithRetries, stopped } from '../requests/send-with-retries';
import { ConflictWait, type ConflictRoom } from './conflict-wait';
import type { Follower } from './job-follower';
import type { ListContext } from '../requests/lists';
import type { Failure, Operation, Result, Row, Subject, Vault } from '../values/model';
import type { Lane } from '../requests/lane';
import type { Accepted, Clock } from '../values/ports';
import type { RunningJobs, ChangeKind } from './change-kind';
import type { SubjectReader } from './subject-reader';

export interface ChangeContext<S extends Subject> extends ListContext {
  readonly vault: Vault;
  readonly changeKind: ChangeKind<S>;
  readonly writes: Lane;
  readonly follower: Follower<S>;
  readonly runningJobs: RunningJobs<S>;
  readonly conflicts: ConflictRoom;
  readonly subjects: SubjectReader<S>;
  readonly onStarted: (row: Row<S>, operation: Operation) => void;
}

/** When something happened: to be shown, and to be counted from. */
export interface Moment {
  readonly shown: number;
  readonly at: number;
}

export const momentOf = (clock: Clock): Moment => ({ shown: clock.now(), at: clock.monotonic() });

/** How a change came to run, or why there is nothing to follow. */
export type StartResult = { readonly overrode?: string | undefined } & (
  | { readonly kind: 'started' | 'joined'; readonly operation: Operation }
  /** It reads as wanted. */
  | { readonly kind: 'done'; readonly sentAt?: Moment | undefined }
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** `sentAt`: a change was sent then, and what became of it is not known. `why`: what it waited for. `last`: what its last try met. */
  | {
      readonly kind: 'stopped';
      readonly sentAt: Moment | undefined;
      readonly why?: string | undefined;
      readonly last?: Failure | undefined;
    }
);

/** A check of a subject and its jobs is taken for true for so long. */
const FRESH_MS = 3_000;
/** A job that was just started does not tell yet what it works on. */
const SETTLING_MS = 2_000;
const CHECK_AGAIN_MS = 10_000;
/** No job is seen and the subject still does not read as wanted: jobs were seen to take 166 s at the most. */
const MAX_DOUBT_MS = 300_000;

export async function start<S extends Subject>(
  subject: S,
  finished: ReadonlySet<string>,
  context: ChangeContext<S>,
): Promise<StartResult> {
  const { clock, stop, changeKind, vault, writes } = context;
  const conflict = new ConflictWait(context.conflicts, () => clock.monotonic());
  /** When the change was last sent without a clear answer. */
  let sentAt: Moment | undefined;
  let checkedAt: number | undefined;
  let refusedAt = Number.NEGATIVE_INFINITY;
  /** What another operation left, that had been in its way and changed it. */
  let overrode: string | undefined;

  /** Undefined if nothing runs on it and it does not read as wanted. */
  async function check(notBefore: number): Promise<StartResult | 'unknown' | undefined> {
    checkedAt = clock.monotonic();
    const running = await context.runningJobs.find(subject, notBefore);
    if (running.kind === 'job' && !finished.has(running.name)) {
      return { kind: 'joined', operation: { jobName: running.name, statusLink: undefined } };
    }
    if (running.kind !== 'job' && running.isBusy) conflict.explained();
    // What read as wanted before proves nothing by reading so now.
    if (changeKind.isDone(subject)) return running.kind === 'unknown' ? 'unknown' : undefined;
    const seen = await context.subjects.read(subject, notBefore);
    if (seen.ok && changeKind.isDone(seen.value)) return { kind: 'done', sentAt };
    if (!seen.ok) return 'unknown';
    const reads = changeKind.reads(seen.value);
    if (conflict.isWaiting && reads !== changeKind.reads(subject)) overrode = reads;
    return running.kind === 'unknown' ? 'unknown' : undefined;
  }

  /** Checks until it is known what became of the change that was sent. */
  async function awaitOutcome(since: Moment): Promise<StartResult | undefined> {
    for (let wait = SETTLING_MS; !stop.signal.aborted; wait = CHECK_AGAIN_MS) {
      const found = await check(since.at);
      if (found !== 'unknown') return found;
      if (clock.monotonic() - since.at > MAX_DOUBT_MS) return undefined;
      await clock.sleep(wait, stop.signal);
    }
    return { kind: 'stopped', sentAt };
  }

  async function send(): Promise<Result<StartResult | Accepted>> {
    // The turn to send may have come long after the last check, and another may have made the change since.
    if (checkedAt !== undefined && clock.monotonic() - checkedAt > Math.max(FRESH_MS, context.conflicts.sharedMs())) {
      const found = await check(conflict.isWaiting ? refusedAt : clock.monotonic());
      if (found !== undefined && found !== 'unknown') return { ok: true, value: found };
    }
    if (stop.signal.aborted) return { ok: false, failure: stopped('the run was stopped before the change was sent') };
    const before = sentAt;
    sentAt = momentOf(clock);
    const accepted = await changeKind.send(vault, subject, stop.grace);
    if (!accepted.ok && !mayHaveBeenTaken(accepted.failure)) sentAt = before;
    return accepted;
  }

  async function beforeAgain(failure: Failure): Promise<Result<StartResult> | undefined> {
    let found: StartResult | 'unknown' | undefined;
    if (sentAt !== undefined) found = await awaitOutcome(sentAt);
    else if (failure.status === 409) found = await check(refusedAt);
    return found === undefined || found === 'unknown' ? undefined : { ok: true, value: found };
  }

  function conflictPause(failure: Failure): number | undefined {
    refusedAt = clock.monotonic();
    return conflict.pauseFor(failure);
  }

  const retries = { conflictPause, beforeAgain };
  const begun = await sendWithRetries(`${changeKind.words.deed} of ${subject.name}`, writes, send, context, retries);
  conflict.over();
  if (begun.ok) return { ...(await fromAnswer(begun.value, subject, context)), overrode };
  if (begun.failure.kind === 'stopped') {
    const { unsent, problem, last } = begun.failure;
    return { kind: 'stopped', sentAt, why: unsent ? problem.message : undefined, last };
  }
  if (sentAt === undefined) return { kind: 'refused', failure: begun.failure };
  await clock.sleep(SETTLING_MS, stop.signal);
  return (await awaitOutcome(sentAt)) ?? { kind: 'refused', failure: begun.failure };
}

/** An answer without anything to follow: the subject tells, or the jobs that run. */
async function fromAnswer<S extends Subject>(
  answer: StartResult | Accepted,
  subject: S,
  context: ChangeContext<S>,
): Promise<StartResult> {
  const { clock, stop, changeKind, runningJobs, subjects } = context;
  const nothing: Operation = { jobName: undefined, statusLink: undefined };
  if (answer.kind !== 'started' && answer.kind !== 'finished') return answer;
  if (answer.kind === 'finished') {
    const seen = await subjects.readAlone(subject);
    return seen.ok && changeKind.isDone(seen.value) ? { kind: 'done' } : { kind: 'started', operation: nothing };
  }
  const { operation } = answer;
  if (operation.jobName !== undefined || operation.statusLink !== undefined) return { kind: 'started', operation };
  const sentAt = clock.monotonic();
  await clock.sleep(SETTLING_MS, stop.signal);
  const running = await runningJobs.find(subject, sentAt);
  return { kind: 'started', operation: running.kind === 'job' ? { ...operation, jobName: running.name } : operation };
}

const mayHaveBeenTaken = (failure: Failure): boolean =>
  failure.unsent !== true &&
  (failure.kind === 'connection' ||
    failure.kind === 'hung' ||
    failure.kind === 'answer' ||
    failure.kind === 'stopped' ||
    (failure.status ?? 0) >= 500);
