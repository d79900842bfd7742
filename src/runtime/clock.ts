/** The machine's clock. */
import { onAbort } from '../core/values/on-abort';
import type { Clock } from '../core/values/ports';

/** Node fires longer timers at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const end = (): void => {
        clearTimeout(timer);
        release();
        resolve();
      };
      const timer = setTimeout(end, Math.min(Math.max(0, ms), MAX_TIMER_MS));
      const release = onAbort(signal, end);
    }),
};
