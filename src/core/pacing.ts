/**
 * Keeps requests inside the service's limits.
 *
 * A window counts a request from the moment it is sent until `lengthMs` after its answer arrived. The service saw the
 * request somewhere between the two, so whatever the latencies, no window of the service's own can hold more than the limit.
 */
import type { Clock } from './ports';

export interface Limit {
  /** The most requests in any `lengthMs`. */
  readonly requests: number;
  readonly lengthMs: number;
}

/** A strict sliding window over the answers' times; pure but for its own count. */
export class SlidingWindow {
  private readonly answered: number[] = [];
  private head = 0;
  private underWay = 0;
  private limit: number;

  constructor(
    limit: Limit,
    readonly lengthMs = limit.lengthMs,
  ) {
    this.limit = limit.requests;
  }

  /** When the next request may leave; Infinity if that depends on an answer that is still to come. */
  freeAt(now: number): number {
    while (this.head < this.answered.length && (this.answered[this.head] ?? 0) + this.lengthMs <= now) this.head++;
    if (this.head > 1024) {
      this.answered.splice(0, this.head);
      this.head = 0;
    }
    const recent = this.answered.length - this.head;
    const excess = recent + this.underWay - this.limit;
    if (excess < 0) return now;
    const blocking = this.answered[this.head + excess];
    return blocking === undefined ? Number.POSITIVE_INFINITY : blocking + this.lengthMs;
  }

  /** How many more requests may leave now. */
  room(now: number): number {
    this.freeAt(now);
    return Math.max(0, this.limit - this.underWay - (this.answered.length - this.head));
  }

  send(): void {
    this.underWay++;
  }

  answer(now: number): void {
    this.underWay--;
    this.answered.push(now);
  }

  /** Lowers the pace after the service refused a request that by our count was within the limit. */
  slowDown(): void {
    this.limit = Math.max(1, Math.floor(this.limit * 0.9));
  }
}

/** Wakes whoever waits, before the time they wait for. */
export class Bell {
  private readonly waiting = new Set<AbortController>();

  ring(): void {
    for (const controller of this.waiting) controller.abort();
  }

  async wait(clock: Clock, ms: number, stop: AbortSignal): Promise<void> {
    const controller = new AbortController();
    const relay = (): void => controller.abort();
    this.waiting.add(controller);
    stop.addEventListener('abort', relay, { once: true });
    if (stop.aborted) relay();
    await clock.sleep(ms, controller.signal);
    stop.removeEventListener('abort', relay);
    this.waiting.delete(controller);
  }
}

export interface LaneOptions {
  readonly limits: readonly Limit[];
  /** The most requests under way at once. */
  readonly concurrency: number;
  /** Where the requests of this lane wait for a turn as well, with those of other lanes. */
  readonly through?: Lane | undefined;
}

/** One kind of request to one subscription: first come, first served, inside every limit. */
export class Lane {
  private readonly windows: readonly SlidingWindow[];
  private readonly bell = new Bell();
  private lastTurn: Promise<void> = Promise.resolve();
  private underWay = 0;
  private pausedUntil = 0;

  constructor(
    private readonly options: LaneOptions,
    private readonly clock: Clock,
  ) {
    this.windows = options.limits.map((limit) => new SlidingWindow(limit));
  }

  /** Runs `send` as soon as its turn has come and the limits allow; undefined if the run was stopped before that. */
  async run<T>(send: () => Promise<T>, stop: AbortSignal): Promise<T | undefined> {
    const { through } = this.options;
    const previous = this.lastTurn;
    let endTurn = (): void => undefined;
    this.lastTurn = new Promise((resolve) => (endTurn = resolve));
    await previous;
    try {
      for (let wait = this.waitMs(); wait > 0 && !stop.aborted; wait = this.waitMs()) {
        await this.bell.wait(this.clock, wait, stop);
      }
      if (stop.aborted) return undefined;
      this.underWay++;
      for (const window of this.windows) window.send();
    } finally {
      endTurn();
    }
    try {
      return await (through === undefined ? send() : through.run(send, stop));
    } finally {
      this.underWay--;
      for (const window of this.windows) window.answer(this.clock.now());
      this.bell.ring();
    }
  }

  /** The service refused for rate: nobody sends before the time is over, and the pace is lower from then on. */
  pause(ms: number): void {
    const until = this.clock.now() + ms;
    if (this.pausedUntil <= this.clock.now()) for (const window of this.windows) window.slowDown();
    this.pausedUntil = Math.max(this.pausedUntil, until);
  }

  /** How many more requests the longest window allows now. */
  room(): number {
    const now = this.clock.now();
    const [longest] = [...this.windows].sort((a, b) => b.lengthMs - a.lengthMs);
    return longest?.room(now) ?? Number.POSITIVE_INFINITY;
  }

  private waitMs(): number {
    const now = this.clock.now();
    if (this.underWay >= this.options.concurrency) return Number.POSITIVE_INFINITY;
    return Math.max(this.pausedUntil, ...this.windows.map((window) => window.freeAt(now))) - now;
  }
}
