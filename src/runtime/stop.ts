/** Stops the run at its deadline or when the host cancels it. */
import { setMaxListeners } from 'node:events';
import type { StopReason } from '../core/model';
import type { Clock, Stop } from '../core/ports';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const;
/** Exit code of a process that a second signal ended. */
const EXIT_CODE_INTERRUPTED = 130;

export interface StopControl extends Stop {
  /** Removes the timer and the signal handlers, so that the process can end. */
  dispose(): void;
}

/** @param timeoutMs milliseconds from now to the deadline */
export function stopAfter(timeoutMs: number, clock: Clock): StopControl {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  let reason: StopReason | undefined;
  const stop = (why: StopReason): void => {
    reason ??= why;
    controller.abort();
  };
  const onSignal = (): void => {
    if (reason === 'cancelled') process.exit(EXIT_CODE_INTERRUPTED);
    stop('cancelled');
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  const over = new AbortController();
  const deadline = clock.now() + timeoutMs;
  void (async () => {
    while (!over.signal.aborted && clock.now() < deadline) await clock.sleep(deadline - clock.now(), over.signal);
    if (!over.signal.aborted) stop('deadline');
  })();
  return {
    signal: controller.signal,
    get reason() {
      return reason;
    },
    dispose() {
      over.abort();
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}
