/** Makes one change: by a job that already runs on its subject, or by one of our own. */
import { momentOf, start, type ChangeContext, type Moment, type StartResult } from './start-change';
import type { Outcome, Problem, Result, Row, Subject } from '../values/model';
import type { Clock, Stop } from '../values/ports';
import { isTransient } from '../requests/retry-policy';
import { isRunningState } from './job-state';

/** Shown times are a length apart that the monotonic clock measured. */
const timesSince = ({ shown, at }: Moment, clock: Clock): Pick<Row, 'startedAt' | 'endedAt'> => ({
  startedAt: shown,
  endedAt: shown + Math.floor(clock.monotonic() - at),
});

export async function changeSubject<S extends Subject>(row: Row<S>, context: ChangeContext<S>): Promise<Row<S>> {
  const { clock, stop, vault, changeKind, follower, runningJobs } = context;
  const finished = new Set<string>();
  let result = row;
  for (;;) {
    const running = await runningJobs.find(row.subject, finished.size === 0 ? undefined : Number.NEGATIVE_INFINITY);
    const begun: StartResult =
      running.kind === 'job' && !finished.has(running.name)
        ? { kind: 'joined', operation: { jobName: running.name, statusLink: undefined } }
        : await start(row.subject, finished, context);
    // Of what others did before, nothing is left: this is what became of the change of this run.
    if (begun.kind === 'refused')
      return { ...row, outcome: { kind: 'failed-to-start', problem: begun.failure.problem } };
    if (begun.kind === 'stopped') return { ...result, ...stoppedBefore(begun, finished.size > 0, stop) };
    if (begun.kind === 'done') {
      const sentAt = begun.sentAt ?? momentOf(clock);
      return { ...result, outcome: { kind: 'succeeded' }, ...timesSince(sentAt, clock) };
    }
    const { kind, operation } = begun;
    const startedAt = momentOf(clock);
    const overrode = begun.overrode ?? result.overrode;
    result = {
      ...row,
      ...(operation.jobName === undefined ? {} : { jobId: `${vault.id}/replicationJobs/${operation.jobName}` }),
      ...(kind === 'joined' ? { pickedUp: true } : {}),
      ...(overrode === undefined ? {} : { overrode }),
      startedAt: startedAt.shown,
    };
    context.onStarted(result, operation);
    const end = await follower.follow(row.subject, operation, kind === 'started');
    if (end.kind === 'stopped') return { ...result, outcome: stoppedOutcome(stop, lastSeen(end.lastState)) };
    const { outcome } = end;
    result = { ...result, ...timesSince(startedAt, clock) };
    if (kind === 'started') return { ...result, outcome };
    // What someone else's job was about is known only by what its subject reads after it.
    finished.add(operation.jobName ?? '');
    const seen = await readAfter(row.subject, context);
    if (outcome.kind !== 'succeeded') result = row;
    else if (seen.ok && changeKind.isDone(seen.value)) return { ...result, outcome };
    else if (seen.ok) result = { ...result, overrode: changeKind.reads(seen.value) };
  }
}

const READ_AGAIN_MS = 10_000;
const MAX_READS = 3;

/** Where the subject cannot be read for the moment, a change would be made a second time, so it is waited for. */
async function readAfter<S extends Subject>(
  subject: S,
  { clock, stop, subjects }: ChangeContext<S>,
): Promise<Result<S>> {
  for (let reads = 1; ; reads++) {
    const seen = await subjects.readAlone(subject);
    if (seen.ok || !isTransient(seen.failure) || reads === MAX_READS) return seen;
    await clock.sleep(READ_AGAIN_MS, stop.signal);
  }
}

/** A job that may have ended without our knowing does not "still run". */
function lastSeen(state: string | undefined): string {
  if (state === undefined) return 'The job may still run in Azure.';
  if (isRunningState(state)) return 'The job still runs in Azure.';
  return `The job was last seen in the state ${state}, which is not known here: whether it has ended is not known either.`;
}

/**
 * Says of a change that was sent, and not answered, that it may have been taken.
 * @param followed a job was followed to its end, which may be that of a change of ours whose answer was lost
 */
function stoppedBefore(
  { sentAt, why, last }: Extract<StartResult, { kind: 'stopped' }>,
  followed: boolean,
  stop: Stop,
): Pick<Row, 'outcome' | 'startedAt'> {
  if (sentAt !== undefined) {
    const message = 'The change was sent, but not answered: it may run in Azure.';
    return { outcome: stoppedOutcome(stop, message, last?.problem), startedAt: sentAt.shown };
  }
  const message = followed
    ? 'A job on it has ended, but what it reads after that was not seen.'
    : 'The change was not started.';
  const text = why === undefined ? message : `${message} ${why}`;
  return { outcome: stoppedOutcome(stop, text, last?.problem, followed) };
}

export const whyStopped = (stop: Stop): string =>
  stop.reason === 'cancelled'
    ? 'The run was cancelled.'
    : stop.reason === 'deadline'
      ? 'The deadline of the run has passed.'
      : 'The service asks to wait until after the deadline of the run.';

export const lastTry = ({ code, message }: Problem): string => `The last try met ${code}: ${message}`;

/**
 * @param last what stood in the way last
 * @param mayRun false if no job of this change can be under way
 */
function stoppedOutcome(stop: Stop, message: string, last?: Problem, mayRun = true): Outcome {
  const cancelled = stop.reason === 'cancelled';
  const again = mayRun ? ': it picks up the jobs that still run.' : '.';
  const refusal = last === undefined ? '' : ` ${lastTry(last)}`;
  return {
    kind: cancelled ? 'abandoned' : 'timed-out',
    problem: {
      code: cancelled ? 'Cancelled' : 'TimedOut',
      message: `${whyStopped(stop)} ${message}${refusal}`,
      ...(last?.correlationId && { correlationId: last.correlationId }),
      nextStep: cancelled ? `Run again when wanted${again}` : `Run again, or raise \`timeout\`${again}`,
    },
  };
}
