/** Makes one change: by a job that already runs on its subject, or by one of our own. */
import { readSubject, start, type StartResult, type ChangeContext } from './start-change';
import type { Outcome, Result, Row, Subject } from '../values/model';
import type { Stop } from '../values/ports';
import { isTransient } from '../requests/retry-policy';

export async function changeSubject<S extends Subject>(row: Row<S>, context: ChangeContext<S>): Promise<Row<S>> {
  const { clock, stop, vault, work, follower, runningJobs } = context;
  const finished = new Set<string>();
  let result = row;
  for (;;) {
    const running = await runningJobs.find(row.subject);
    const begun: StartResult =
      running.kind === 'job' && !finished.has(running.name)
        ? { kind: 'joined', operation: { jobName: running.name, statusLink: undefined } }
        : await start(row.subject, finished, context);
    if (begun.kind === 'refused')
      return { ...result, outcome: { kind: 'failed-to-start', problem: begun.failure.problem } };
    if (begun.kind === 'stopped') return { ...result, ...stoppedBefore(begun, finished.size > 0, stop) };
    if (begun.kind === 'done') {
      const now = clock.now();
      return { ...result, outcome: { kind: 'succeeded' }, startedAt: begun.sentAt ?? now, endedAt: now };
    }
    const { kind, operation } = begun;
    result = {
      ...row,
      ...(operation.jobName === undefined ? {} : { jobId: `${vault.id}/replicationJobs/${operation.jobName}` }),
      ...(kind === 'joined' ? { pickedUp: true } : {}),
      startedAt: clock.now(),
    };
    context.onStarted(result);
    const outcome = await follower.follow(row.subject, operation);
    if (outcome === undefined) return { ...result, outcome: stoppedOutcome(stop, 'The job still runs in Azure.') };
    result = { ...result, endedAt: clock.now() };
    if (kind === 'started') return { ...result, outcome };
    // What someone else's job was about is known only by what its subject reads after it.
    finished.add(operation.jobName ?? '');
    const seen = await readAfter(row.subject, context);
    if (seen.ok && work.isDone(seen.value) && outcome.kind === 'succeeded') {
      return { ...result, outcome };
    }
  }
}

const READ_AGAIN_MS = 10_000;
const MAX_READS = 30;

/** Where the subject cannot be read for the moment, a change would be made a second time, so it is waited for. */
async function readAfter<S extends Subject>(subject: S, context: ChangeContext<S>): Promise<Result<S>> {
  for (let reads = 1; ; reads++) {
    const seen = await readSubject(subject, context);
    if (seen.ok || !isTransient(seen.failure) || reads === MAX_READS) return seen;
    await context.clock.sleep(READ_AGAIN_MS, context.stop.signal);
  }
}

/**
 * Says of a change that was sent, and not answered, that it may have been taken.
 * @param followed a job was followed to its end, which may be that of a change of ours whose answer was lost
 */
function stoppedBefore(
  { sentAt, why }: StartResult & { kind: 'stopped' },
  followed: boolean,
  stop: Stop,
): Pick<Row, 'outcome' | 'startedAt'> {
  if (sentAt !== undefined) {
    const message = 'The change was sent, but not answered: it may run in Azure.';
    return { outcome: stoppedOutcome(stop, message), startedAt: sentAt };
  }
  const message = followed
    ? 'A job on it has ended, but what it reads after that was not seen.'
    : 'The change was not started.';
  return { outcome: stoppedOutcome(stop, why === undefined ? message : `${message} ${why}`) };
}

export const whyStopped = (stop: Stop): string =>
  stop.reason === 'cancelled' ? 'The run was cancelled.' : 'The deadline of the run has passed.';

function stoppedOutcome(stop: Stop, message: string): Outcome {
  const cancelled = stop.reason === 'cancelled';
  return {
    kind: cancelled ? 'abandoned' : 'timed-out',
    problem: {
      code: cancelled ? 'Cancelled' : 'TimedOut',
      message: `${whyStopped(stop)} ${message}`,
      nextStep: cancelled
        ? 'Run again when wanted: it takes up the jobs that still run.'
        : 'Run again, with a larger timeout if this one is too short for the vault: it takes up the jobs that still run.',
    },
  };
}
