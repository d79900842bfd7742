/** Makes one request, as often as the rules of retrying allow, in its lane. */
import type { Failure, Result } from '../values/model';
import type { Lane } from './lane';
import type { Clock, Stop } from '../values/ports';
import { decideRetry } from './retry-policy';

export interface RetryContext {
  readonly clock: Clock;
  readonly stop: Stop;
  readonly random: () => number;
  /** Told of each failure that will be tried again. */
  readonly onRetry: (what: string, failure: Failure, afterMs: number) => void;
}

export const stopped = (reason: string): Failure => ({
  kind: 'stopped',
  problem: { code: 'Stopped', message: reason },
});

/** Where the service refuses for rate and does not say for how long. */
const PAUSE_MS = 2_000;

/** A request that is not tried again at once may have been refused for rate, which concerns its whole lane. */
export function pauseIfThrottled(failure: Failure, lane: Lane): void {
  if (failure.status === 429) lane.pause(failure.retryAfterMs ?? PAUSE_MS);
}

/**
 * @param what what is being tried, for the log
 * @param beforeAgain looks whether the failed request took effect after all; a result of it ends the trying
 */
export async function sendWithRetries<T>(
  what: string,
  lane: Lane,
  send: (signal: AbortSignal) => Promise<Result<T>>,
  context: RetryContext,
  beforeAgain?: (failure: Failure) => Promise<Result<T> | undefined>,
): Promise<Result<T>> {
  const { clock, stop } = context;
  let retries = 0;
  let conflicts = 0;
  for (;;) {
    const result = await lane.run(() => send(stop.signal), stop.signal);
    if (result === undefined) return { ok: false, failure: stopped('the run was stopped before the request was made') };
    if (result.ok || result.failure.kind === 'stopped') return result;
    const { failure } = result;
    const decision = decideRetry(failure, retries, conflicts, context.random());
    if (decision.kind === 'give-up') return result;
    if (decision.pausesLane) lane.pause(decision.afterMs);
    if (decision.countsAsTry) retries++;
    if (failure.status === 409) conflicts++;
    context.onRetry(what, failure, decision.afterMs);
    await clock.sleep(decision.afterMs, stop.signal);
    if (stop.signal.aborted) return { ok: false, failure: stopped('the run was stopped while waiting to try again') };
    const found = await beforeAgain?.(failure);
    if (found !== undefined) return found;
  }
}
