/**
 * Keeps requests inside the service's limits.
 *
 * A window counts a request from the moment it is sent until `lengthMs` after its answer arrived. The service saw the
 * request somewhere between the two, so whatever the latencies, no window of the service's own can hold more than the limit.
 */
import type { Clock } from '../values/ports';

export interface Limit {
  /** The most requests in any `lengthMs`. */
  readonly requests: number;
  readonly lengthMs: number;
}

/** What is left of the pace after a refusal. */
const SLOWER = 0.9;

/** A strict sliding window over the answers' times; pure but for its own count. */
export class SlidingWindow {
  private readonly answered: number[] = [];
  private head = 0;
  private underWay = 0;
  /** When each lowering of the pace is over, in order. */
  private slowUntil: number[] = [];
  readonly lengthMs: number;

  constructor(readonly limit: Limit) {
    this.lengthMs = limit.lengthMs;
  }

  /** When the next request may leave; Infinity if that depends on an answer that is still to come. */
  freeAt(now: number): number {
    while (this.head < this.answered.length && (this.answered[this.head] ?? 0) + this.lengthMs <= now) this.head++;
    if (this.head > 1024) {
      this.answered.splice(0, this.head);
      this.head = 0;
    }
    const recent = this.answered.length - this.head;
    const excess = recent + this.underWay - this.most(now);
    if (excess < 0) return now;
    const blocking = this.answered[this.head + excess];
    return blocking === undefined ? Number.POSITIVE_INFINITY : blocking + this.lengthMs;
  }

  /** How many more requests may leave now. */
  room(now: number): number {
    this.freeAt(now);
    return Math.max(0, this.most(now) - this.underWay - (this.answered.length - this.head));
  }

  send(): void {
    this.underWay++;
  }

  answer(now: number): void {
    this.underWay--;
    this.answered.push(now);
  }

  /**
   * Lowers the pace after the service refused a request that by our count was within the limit, for one length of the
   * window from `now`: by then nothing of what led to the refusal counts any more. A lowering that lasted would in a
   * long run add up with every stray refusal until nothing could be sent.
   */
  slowDown(now: number): void {
    this.slowUntil.push(now + this.lengthMs);
  }

  /** Another refusal for the same reason: the last lowering lasts longer, and is not repeated. */
  staySlow(now: number): void {
    this.slowUntil.pop();
    this.slowDown(now);
  }

  private most(now: number): number {
    if (this.slowUntil.length === 0) return this.limit.requests;
    this.slowUntil = this.slowUntil.filter((until) => until > now);
    return Math.max(1, Math.floor(this.limit.requests * SLOWER ** this.slowUntil.length));
  }
}

/** Wakes whoever waits, before the time they wait for. */
export class Bell {
  private readonly waiting = new Set<AbortController>();

  ring(): void {
    // With a reason of our own: the default one is an error with its stack, which takes time where very many wait.
    for (const controller of this.waiting) controller.abort('rung');
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
  /** Told of every wait of more than `LONG_WAIT_MS`, and by which limit; by none if the service asked for the pause. */
  readonly onLongWait?: (ms: number, limit: Limit | undefined) => void;
}

/** Beyond what the limit of a minute brings with it. */
const LONG_WAIT_MS = 90_000;

/** One kind of request to one subscription: first come, first served, inside every limit. */
export class Lane {
  private readonly windows: readonly SlidingWindow[];
  private readonly bell = new Bell();
  private lastTurn: Promise<void> = Promise.resolve();
  private underWay = 0;
  private pausedUntil = 0;
  /** Until when the wait lasts that was told of last. */
  private toldUntil = 0;

  constructor(
    private readonly options: LaneOptions,
    private readonly clock: Clock,
  ) {
    const shortestFirst = [...options.limits].sort((a, b) => a.lengthMs - b.lengthMs);
    this.windows = shortestFirst.map((limit) => new SlidingWindow(limit));
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
        this.tellLong(wait);
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

  /**
   * The service refused for rate: nobody sends before the time is over, and for a while after it the pace is lower. The
   * shortest window is the pace. A longer one is a stock: when that is used up, the service says how long to wait.
   */
  pause(ms: number): void {
    const now = this.clock.now();
    const isFirst = this.pausedUntil <= now;
    this.pausedUntil = Math.max(this.pausedUntil, now + ms);
    const [pace] = this.windows;
    if (isFirst) pace?.slowDown(this.pausedUntil);
    else pace?.staySlow(this.pausedUntil);
  }

  /** How many more requests the longest window allows now. */
  room(): number {
    return this.windows.at(-1)?.room(this.clock.now()) ?? Number.POSITIVE_INFINITY;
  }

  private tellLong(wait: number): void {
    const now = this.clock.now();
    if (wait < LONG_WAIT_MS || wait === Number.POSITIVE_INFINITY || now + wait <= this.toldUntil) return;
    this.toldUntil = now + wait;
    const limit = this.windows.find((window) => window.freeAt(now) - now >= wait)?.limit;
    this.options.onLongWait?.(wait, limit);
  }

  private waitMs(): number {
    const now = this.clock.now();
    if (this.underWay >= this.options.concurrency) return Number.POSITIVE_INFINITY;
    return Math.max(this.pausedUntil, ...this.windows.map((window) => window.freeAt(now))) - now;
  }
}
