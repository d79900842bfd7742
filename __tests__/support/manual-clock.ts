/** A clock whose time jumps to the next sleeper as soon as nothing else is left to do, so that hours pass in milliseconds. */
import { setMaxListeners } from 'node:events';
import type { StopReason } from '../../src/core/values/model';
import type { Clock, Stop } from '../../src/core/values/ports';

export const START = Date.parse('2026-01-01T00:00:00Z');

interface Sleeper {
  readonly at: number;
  readonly order: number;
  wake: (() => void) | undefined;
}

const before = (a: Sleeper, b: Sleeper): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** A binary heap: the next sleeper of tens of thousands in no time. */
class Sleepers {
  private readonly heap: Sleeper[] = [];

  push(sleeper: Sleeper): void {
    let index = this.heap.length;
    this.heap.push(sleeper);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = this.heap[parent];
      if (above === undefined || !before(sleeper, above)) break;
      this.heap[index] = above;
      index = parent;
    }
    this.heap[index] = sleeper;
  }

  pop(): Sleeper | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (first === undefined || last === undefined || this.heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const [left, right] = [this.heap[child], this.heap[child + 1]];
      if (left === undefined) break;
      if (right !== undefined && before(right, left)) child++;
      const smaller = this.heap[child];
      if (smaller === undefined || !before(smaller, last)) break;
      this.heap[index] = smaller;
      index = child;
    }
    this.heap[index] = last;
    return first;
  }
}

/** Lets every promise that can go on go on. */
export const idle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class ManualClock implements Clock {
  /** Since the start: in milliseconds since the epoch, small fractions would be lost. */
  private time = 0;
  private setByMs = 0;
  private order = 0;
  private readonly sleepers = new Sleepers();

  now(): number {
    return START + this.time + this.setByMs;
  }

  monotonic(): number {
    return this.time;
  }

  /** Somebody sets the clock of the machine; what is waited for does not come sooner or later by that. */
  set(byMs: number): void {
    this.setByMs += byMs;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        sleeper.wake = undefined;
        signal.removeEventListener('abort', end);
        resolve();
      };
      const sleeper: Sleeper = { at: this.time + Math.max(0, ms), order: this.order++, wake: end };
      signal.addEventListener('abort', end, { once: true });
      if (Number.isFinite(ms)) this.sleepers.push(sleeper);
    });
  }

  /** Calls `act` when the time has come; before sleepers of the same instant that lay down later. */
  at(time: number, act: () => void): void {
    this.sleepers.push({ at: time - START, order: this.order++, wake: act });
  }

  /** Lets time pass until the promise is settled; throws if it waits for something that no time brings. */
  async drive<T>(promise: Promise<T>, mostMs = 1_000 * 3_600_000): Promise<T> {
    let settled = false;
    const end = (): void => void (settled = true);
    promise.then(end, end);
    const until = this.time + mostMs;
    for (;;) {
      await idle();
      if (settled) return promise;
      const next = this.next();
      if (next === undefined) throw new Error('stuck: nothing is left that time could bring');
      if (next.at > until) throw new Error(`not ended after ${mostMs} ms`);
      this.time = Math.max(this.time, next.at);
      next.wake?.();
    }
  }

  /** Lets `ms` milliseconds pass, whatever happens in them. */
  pass(ms: number): Promise<void> {
    return this.drive(new Promise((resolve) => this.at(START + this.time + ms, resolve)));
  }

  private next(): Sleeper | undefined {
    for (;;) {
      const sleeper = this.sleepers.pop();
      if (sleeper === undefined || sleeper.wake !== undefined) return sleeper;
    }
  }
}

export interface StopTimes {
  readonly deadlineMs?: number | undefined;
  readonly cancelMs?: number | undefined;
}

export interface ManualStop extends Stop {
  /** When the run was told to stop; Infinity if it was not. */
  readonly at: number;
}

/** Stops at the first of the two times, counted from now. */
export function stopAt(clock: ManualClock, times: StopTimes = {}): ManualStop {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  let reason: StopReason | undefined;
  let at = Number.POSITIVE_INFINITY;
  const stop = (why: StopReason) => (): void => {
    if (reason !== undefined) return;
    reason = why;
    at = clock.now();
    controller.abort();
  };
  if (times.deadlineMs !== undefined) clock.at(clock.now() + times.deadlineMs, stop('deadline'));
  if (times.cancelMs !== undefined) clock.at(clock.now() + times.cancelMs, stop('cancelled'));
  return {
    signal: controller.signal,
    // The service here answers at once when it is told to stop, so there is nothing to wait for.
    grace: controller.signal,
    get reason() {
      return reason;
    },
    get at() {
      return at;
    },
    deadline: clock.monotonic() + (times.deadlineMs ?? Number.POSITIVE_INFINITY),
  };
}

/** For sleeps that nothing interrupts. */
export const never: AbortSignal = new AbortController().signal;
setMaxListeners(0, never);

/** A seeded source of numbers from 0 up to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
