/** How long the rest of a run takes, by what of it has begun and ended so far. */
import type { Row } from '../values/model';
import type { Clock } from '../values/ports';
import { durationOf } from './row-text';

export interface Estimate {
  started(): void;
  ended(row: Row): void;
  /**
   * Milliseconds until those that wait have begun at the pace of those before them, and the last has run its course.
   * Undefined while nothing of it can be told, and where it takes longer than those before it did.
   */
  restMs(waiting: number): number | undefined;
}

export function createEstimate(clock: Pick<Clock, 'monotonic'>): Estimate {
  let started = 0;
  let firstAt = 0;
  let lastAt = 0;
  let ended = 0;
  let tookMs = 0;
  return {
    started() {
      lastAt = clock.monotonic();
      if (started++ === 0) firstAt = lastAt;
    },
    ended(row) {
      const took = durationOf(row);
      if (took === undefined) return;
      ended++;
      tookMs += took;
    },
    restMs(waiting) {
      if (ended === 0 || (waiting > 0 && started < 2)) return undefined;
      const now = clock.monotonic();
      const each = tookMs / ended;
      if (waiting > 0) return (waiting * (now - firstAt)) / started + each;
      const left = lastAt + each - now;
      return left > 0 ? left : undefined;
    },
  };
}
