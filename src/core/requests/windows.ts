/**
 * How many requests a limit allows.
 *
 * A request counts from the moment it is sent until its answer, and in full after that. The service saw it somewhere
 * between the two, so whatever the latencies, the service's own count is never higher than this one.
 */
export interface Limit {
  /** The most requests in any `lengthMs`; of a bucket what it holds, which fills up again in `lengthMs`. */
  readonly requests: number;
  readonly lengthMs: number;
}

export interface Allowance {
  readonly limit: Limit;
  /** When the next request may leave; Infinity if that depends on an answer that is still to come. */
  freeAt(now: number): number;
  /** How many more requests may leave now. */
  room(now: number): number;
  send(): void;
  answer(now: number): void;
  /**
   * Lowers the pace after the service refused a request that by our count was within the limit, for `lengthMs` from
   * `from`: by then nothing of what led to the refusal counts any more. A lowering that lasted would in a long run add up
   * with every stray refusal until nothing could be sent.
   */
  slowDown(from: number): void;
  /** Another refusal for the same reason: the last lowering lasts longer, and is not repeated. */
  staySlow(from: number): void;
}

/** What is left of the pace after a refusal. */
const SLOWER = 0.9;

/** The share of the pace that refusals have left. */
class Pace {
  /** When each lowering is over, in order. */
  private slowUntil: number[] = [];

  constructor(private readonly lengthMs: number) {}

  slowDown(from: number): void {
    this.slowUntil.push(from + this.lengthMs);
  }

  staySlow(from: number): void {
    this.slowUntil.pop();
    this.slowDown(from);
  }

  share(now: number): number {
    if (this.slowUntil.length === 0) return 1;
    this.slowUntil = this.slowUntil.filter((until) => until > now);
    return SLOWER ** this.slowUntil.length;
  }
}

/** A strict sliding window over the answers' times. */
export class SlidingWindow implements Allowance {
  private readonly answered: number[] = [];
  private head = 0;
  private underWay = 0;
  private readonly pace: Pace;

  constructor(readonly limit: Limit) {
    this.pace = new Pace(limit.lengthMs);
  }

  freeAt(now: number): number {
    const { lengthMs } = this.limit;
    while (this.head < this.answered.length && (this.answered[this.head] ?? 0) + lengthMs <= now) this.head++;
    if (this.head > 1024) {
      this.answered.splice(0, this.head);
      this.head = 0;
    }
    const recent = this.answered.length - this.head;
    const excess = recent + this.underWay - this.most(now);
    if (excess < 0) return now;
    const blocking = this.answered[this.head + excess];
    return blocking === undefined ? Number.POSITIVE_INFINITY : blocking + lengthMs;
  }

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

  slowDown(from: number): void {
    this.pace.slowDown(from);
  }

  staySlow(from: number): void {
    this.pace.staySlow(from);
  }

  private most(now: number): number {
    return Math.max(1, Math.floor(this.limit.requests * this.pace.share(now)));
  }
}

/**
 * A bucket that fills up again evenly. What is taken is taken out at the answer, since a bucket that was full could not
 * have filled up meanwhile; what is under way is missing as well.
 */
export class TokenBucket implements Allowance {
  private level: number;
  private at = 0;
  private underWay = 0;
  private readonly pace: Pace;

  constructor(readonly limit: Limit) {
    this.level = limit.requests;
    this.pace = new Pace(limit.lengthMs);
  }

  freeAt(now: number): number {
    const { size, perMs } = this.refill(now);
    const missing = this.underWay + 1 - this.level;
    if (missing <= 0) return now;
    return this.underWay + 1 > size ? Number.POSITIVE_INFINITY : now + missing / perMs;
  }

  room(now: number): number {
    this.refill(now);
    return Math.max(0, Math.floor(this.level - this.underWay));
  }

  send(): void {
    this.underWay++;
  }

  answer(now: number): void {
    this.refill(now);
    this.underWay--;
    this.level--;
  }

  /** Somebody else has emptied it. */
  slowDown(from: number): void {
    this.level = Math.min(this.level, 0);
    this.pace.slowDown(from);
  }

  staySlow(from: number): void {
    this.level = Math.min(this.level, 0);
    this.pace.staySlow(from);
  }

  private refill(now: number): { readonly size: number; readonly perMs: number } {
    const size = Math.max(1, this.limit.requests * this.pace.share(now));
    const perMs = size / this.limit.lengthMs;
    this.level = Math.min(size, this.level + (now - this.at) * perMs);
    this.at = now;
    return { size, perMs };
  }
}
