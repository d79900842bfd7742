/** Makes one request, as often as the rules of retrying allow, in its lane. */
import type { Failure, Result } from '../values/model';
import type { Lane } from './lane';
import type { Clock, Stop } from '../values/ports';
import { isRateRefusal, isTransient, pauseAfter, type Outage } from './retry-policy';

export interface RetryContext {
  readonly clock: Clock;
  readonly stop: Stop;
  readonly random: () => number;
  /** Called for each failure that will be retried. */
  readonly onRetry: (what: string, failure: Failure, afterMs: number) => void;
  /** Told when a request that failed is answered, or given up. */
  readonly onOver?: (what: string) => void;
}

/** What is special about a request that changes something. */
export interface ChangeRetries<T> {
  /** Milliseconds that a conflict (409) is waited for; undefined if waiting does not resolve it. */
  readonly conflictPause: (failure: Failure) => number | undefined;
  /** Finds out whether the failed request took effect after all; a result of it ends the trying. */
  readonly beforeAgain: (failure: Failure) => Promise<Result<T> | undefined>;
}

/** @param last what the last try met, if there was one */
export const stopped = (reason: string, last?: Failure): Failure => ({
  kind: 'stopped',
  problem: { code: 'Stopped', message: reason },
  ...(last && { last }),
});

/** @param what what is being tried, for the log */
export async function sendWithRetries<T>(
  what: string,
  lane: Lane,
  send: (signal: AbortSignal) => Promise<Result<T>>,
  context: RetryContext,
  change?: ChangeRetries<T>,
): Promise<Result<T>> {
  const { clock, stop } = context;
  let outage: Outage | undefined;
  let last: Failure | undefined;

  /** Milliseconds until the next try; undefined if there is none. */
  function pauseFor(failure: Failure): number | undefined {
    if (isRateRefusal(failure)) {
      outage = undefined;
      return lane.pauseMs();
    }
    const now = clock.monotonic();
    if (failure.status === 409) return change?.conflictPause(failure);
    if (!isTransient(failure)) return undefined;
    outage = { since: outage?.since ?? now, failures: (outage?.failures ?? 0) + 1 };
    if (now + (failure.retryAfterMs ?? 0) > stop.deadline) return undefined;
    return pauseAfter(failure, outage, now, context.random());
  }

  function end(result: Result<T>): Result<T> {
    if (last !== undefined) context.onOver?.(what);
    if (result.ok || result.failure.kind !== 'stopped' || last === undefined) return result;
    return { ok: false, failure: { last, ...result.failure } };
  }

  for (;;) {
    const result = await lane.ask(() => send(stop.signal), stop);
    if (result === undefined)
      return end({ ok: false, failure: stopped('the run was stopped before the request was made') });
    if (result.ok || result.failure.kind === 'stopped') return end(result);
    const { failure } = result;
    const pause = pauseFor(failure);
    if (pause === undefined) return end(result);
    last = failure;
    context.onRetry(what, failure, pause);
    await clock.sleep(pause, stop.signal);
    if (stop.signal.aborted)
      return end({ ok: false, failure: stopped('the run was stopped while waiting to try again') });
    const found = await change?.beforeAgain(failure);
    if (found !== undefined) return end(found);
  }
}
