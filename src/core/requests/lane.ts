/** Keeps requests inside the service's limits. */
import type { Failure, Result } from '../values/model';
import type { Clock, Stop } from '../values/ports';
import { Bell } from './bell';
import type { Gate } from './gate';
import { growingPause, isRateRefusal } from './retry-policy';
import { SlidingWindow, type Allowance, type Limit, type TokenBucket } from './windows';

export interface LaneOptions {
  /** Of sliding windows. */
  readonly limits: readonly Limit[];
  /** Drawn on as well; others may share it. */
  readonly bucket?: TokenBucket | undefined;
  /** The most requests under way at once. */
  readonly concurrency: number;
  /** Where the requests of this lane wait for a turn as well, with those of other lanes. */
  readonly through?: Lane | undefined;
  /** Where they wait until there are not too many under way in the whole process, by their rank. */
  readonly gate?: { readonly of: Gate; readonly rank: number } | undefined;
  /** Numbers from 0 up to 1, which spread the pauses of many; none: not spread. */
  readonly random?: () => number;
  /** Called for every wait of more than `LONG_WAIT_MS`, and by which limit; by none if the service asked for the pause. */
  readonly onLongWait?: (ms: number, limit: Limit | undefined) => void;
}

/** Beyond what the limit of a minute brings with it. */
const LONG_WAIT_MS = 90_000;

/** Where the service refuses for rate and does not say for how long; doubled with each refusal in a row. */
const MIN_PAUSE_MS = 10_000;
const MAX_PAUSE_MS = 60_000;
const LAST_MINUTE_MS = 60_000;
/** What a pause that the service asked for is longer by, at most. */
const MAX_SPREAD_MS = 5_000;

/** The lane was paused while a request that had its turn already waited for that of another lane. */
const PAUSED = Symbol('paused');

/** One kind of request to one subscription: first come, first served, inside every limit. */
export class Lane {
  /** The shortest first. */
  private readonly windows: readonly Allowance[];
  private readonly bell = new Bell();
  private lastTurn: Promise<void> = Promise.resolve();
  private underWay = 0;
  private pausedUntil = Number.NEGATIVE_INFINITY;
  /** Refusals for rate in a row; those of requests that were under way when the pause began are one with its first. */
  private refusals = 0;
  private lastRefusal: Failure | undefined;
  /** After a pause one request goes ahead, and the others only once it was not refused. */
  private isProbing = false;
  /** Until when the service said that nothing is to be sent. */
  private toldUntil = Number.NEGATIVE_INFINITY;
  /** Until when the wait lasts that was reported last. */
  private reportedUntil = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly options: LaneOptions,
    private readonly clock: Clock,
  ) {
    const { limits, bucket } = options;
    const windows = [...limits.map((limit) => new SlidingWindow(limit)), ...(bucket === undefined ? [] : [bucket])];
    this.windows = windows.sort((a, b) => a.limit.lengthMs - b.limit.lengthMs);
  }

  /**
   * Runs `send` as soon as its turn has come and the limits allow; undefined if the run was stopped before that. A refusal
   * for rate pauses the lane; one that lasts beyond the deadline is the answer to all that would be sent.
   */
  async ask<T>(send: () => Promise<Result<T>>, stop: Stop): Promise<Result<T> | undefined> {
    for (;;) {
      const isClosed = (): boolean => this.closedBy(stop) !== undefined;
      const answer = await this.run<Result<T> | typeof PAUSED>(
        async () => {
          const sentAt = this.clock.monotonic();
          if (sentAt < this.pausedUntil) return PAUSED;
          const result = await send();
          this.judge(result, sentAt);
          return result;
        },
        stop.signal,
        isClosed,
      );
      const failure = this.closedBy(stop);
      const wasSent = answer !== undefined && answer !== PAUSED;
      if (wasSent && (failure === undefined || answer.ok || !isRateRefusal(answer.failure))) return answer;
      if (failure !== undefined) return { ok: false, failure };
      if (answer === undefined) return undefined;
    }
  }

  /** Names the refusal that lets nothing be sent before the deadline, if there is one. */
  closedBy({ deadline, signal }: Stop): Failure | undefined {
    const { lastRefusal } = this;
    const now = this.clock.monotonic();
    if (lastRefusal === undefined || this.toldUntil < deadline || signal.aborted) return undefined;
    // What little is left is waited out: there is nothing to gain by ending a run that ends.
    if (deadline - now < LAST_MINUTE_MS) return undefined;
    const seconds = Math.ceil((this.toldUntil - now) / 1_000);
    const message = `the service asks to wait ${seconds} s, which is longer than this run has left`;
    return { kind: 'stopped', problem: { code: 'Stopped', message }, last: lastRefusal };
  }

  /** Milliseconds until the pause is over. */
  pauseMs(): number {
    return Math.max(0, this.pausedUntil - this.clock.monotonic());
  }

  /** Undefined also if `isClosed` says that there is nothing to wait for. */
  async run<T>(send: () => Promise<T>, stop: AbortSignal, isClosed = (): boolean => false): Promise<T | undefined> {
    const previous = this.lastTurn;
    let endTurn = (): void => undefined;
    let isProbe = false;
    this.lastTurn = new Promise((resolve) => (endTurn = resolve));
    await previous;
    try {
      for (let wait = this.waitMs(); wait > 0 && !stop.aborted && !isClosed(); wait = this.waitMs()) {
        this.tellLong(wait);
        await this.bell.wait(this.clock, wait, stop);
      }
      if (stop.aborted || isClosed()) return undefined;
      this.underWay++;
      isProbe = this.refusals > 0;
      if (isProbe) this.isProbing = true;
      for (const window of this.windows) window.send();
    } finally {
      endTurn();
    }
    try {
      return await this.passOn(send, stop, isClosed);
    } finally {
      this.underWay--;
      if (isProbe) this.isProbing = false;
      for (const window of this.windows) window.answer(this.clock.monotonic());
      this.bell.ring();
    }
  }

  private passOn<T>(send: () => Promise<T>, stop: AbortSignal, isClosed: () => boolean): Promise<T | undefined> {
    const { through, gate } = this.options;
    if (through !== undefined) return through.run(send, stop, isClosed);
    if (gate === undefined) return send();
    return gate.of.pass(gate.rank, async () => (stop.aborted || isClosed() ? undefined : send()));
  }

  private judge(result: Result<unknown>, sentAt: number): void {
    if (!result.ok && isRateRefusal(result.failure)) {
      this.refused(result.failure, sentAt);
      this.options.through?.refused(result.failure, sentAt);
    } else if (sentAt >= this.pausedUntil && (result.ok || result.failure.kind === 'http')) {
      this.refusals = 0;
      this.options.through?.judge(result, sentAt);
    }
  }

  private refused(failure: Failure, sentAt: number): void {
    const { retryAfterMs } = failure;
    const isNew = sentAt >= this.pausedUntil;
    if (isNew) this.refusals++;
    this.lastRefusal = failure;
    const { random = () => 0 } = this.options;
    if (retryAfterMs !== undefined) {
      this.toldUntil = Math.max(this.toldUntil, this.clock.monotonic() + retryAfterMs);
      this.pause(retryAfterMs + random() * Math.min(MAX_SPREAD_MS, retryAfterMs / 4));
    } else if (isNew) this.pause(growingPause(this.refusals, random(), MIN_PAUSE_MS, MAX_PAUSE_MS));
  }

  /**
   * The service refused for rate: nobody sends before the time is over, and for a while after it the pace is lower. The
   * shortest window is the pace, unless another lane keeps it. A longer one is a stock: when that is used up, the service
   * says how long to wait.
   */
  pause(ms: number): void {
    const now = this.clock.monotonic();
    const isFirst = this.pausedUntil <= now;
    this.pausedUntil = Math.max(this.pausedUntil, now + ms);
    const [pace] = this.options.through === undefined ? this.windows : [];
    if (isFirst) pace?.slowDown(this.pausedUntil);
    else pace?.staySlow(this.pausedUntil);
  }

  /** How many more requests the longest window allows now. */
  room(): number {
    return this.windows.at(-1)?.room(this.clock.monotonic()) ?? Number.POSITIVE_INFINITY;
  }

  private tellLong(wait: number): void {
    const now = this.clock.monotonic();
    if (wait < LONG_WAIT_MS || wait === Number.POSITIVE_INFINITY || now + wait <= this.reportedUntil) return;
    this.reportedUntil = now + wait;
    const limit = this.windows.find((window) => window.freeAt(now) - now >= wait)?.limit;
    this.options.onLongWait?.(wait, limit);
  }

  private waitMs(): number {
    const now = this.clock.monotonic();
    if (this.underWay >= this.options.concurrency || this.isProbing) return Number.POSITIVE_INFINITY;
    return Math.max(this.pausedUntil, ...this.windows.map((window) => window.freeAt(now))) - now;
  }
}
