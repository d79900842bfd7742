/** Stops the run at its deadline or when the host cancels it. */
import { setMaxListeners } from 'node:events';
import type { StopReason } from '../core/values/model';
import type { Clock, Stop } from '../core/values/ports';
import type { Signals } from './signals';

/** Milliseconds for the answers to changes that are on their way; the hosts give 7.5 s in all. */
const GRACE_MS = 1_500;

export interface StopControl extends Stop {
  /** Removes the timer, so that the process can end. */
  dispose(): void;
}

/** @param timeoutMs milliseconds from now to the deadline */
export function stopAfter(timeoutMs: number, clock: Clock, signals: Signals): StopControl {
  const controller = new AbortController();
  const late = new AbortController();
  setMaxListeners(0, controller.signal, late.signal);
  const over = new AbortController();
  let reason: StopReason | undefined;
  const stop = (why: StopReason): void => {
    if (reason !== undefined) return;
    reason = why;
    controller.abort();
    void clock.sleep(GRACE_MS, over.signal).then(() => late.abort());
  };
  signals.onFirst(() => stop('cancelled'));
  const deadline = clock.monotonic() + timeoutMs;
  void (async () => {
    while (!over.signal.aborted && clock.monotonic() < deadline)
      await clock.sleep(deadline - clock.monotonic(), over.signal);
    if (!over.signal.aborted) stop('deadline');
  })();
  return {
    signal: controller.signal,
    grace: late.signal,
    deadline,
    get reason() {
      return reason;
    },
    dispose() {
      over.abort();
    },
  };
}
