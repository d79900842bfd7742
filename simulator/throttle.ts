import type { ThrottleSpec } from './scenario';

const minute = 60_000;
const hour = 3_600_000;

export type Verdict =
  | { readonly allowed: true; readonly remaining: number }
  | { readonly allowed: false; readonly retryAfterSeconds: number; readonly by: 'asr' | 'arm' };

export interface Throttle {
  write(subscription: string, now: number): Verdict;
  read(subscription: string, now: number): Verdict;
}

/** Never more than `limit` in any span of `length`; what was refused does not count, for it was not processed. */
class SlidingWindow {
  private readonly times: number[] = [];
  private first = 0;

  constructor(
    private readonly limit: number,
    private readonly length: number,
  ) {}

  waitAt(now: number): number {
    while (this.first < this.times.length && (this.times[this.first] ?? 0) <= now - this.length) this.first++;
    if (this.times.length - this.first < this.limit) return 0;
    return (this.times[this.first] ?? now) + this.length - now;
  }

  add(now: number): void {
    this.times.push(now);
  }
}

class Bucket {
  private level: number;
  private filledAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly size: number,
    private readonly refillPerSecond: number,
  ) {
    this.level = size;
  }

  waitAt(now: number): number {
    const gained =
      this.filledAt === Number.NEGATIVE_INFINITY ? 0 : ((now - this.filledAt) / 1000) * this.refillPerSecond;
    this.level = Math.min(this.size, this.level + gained);
    this.filledAt = now;
    return this.level >= 1 ? 0 : ((1 - this.level) / this.refillPerSecond) * 1000;
  }

  take(): void {
    this.level -= 1;
  }

  get remaining(): number {
    return Math.floor(this.level);
  }
}

interface Limits {
  readonly writes: SlidingWindow;
  readonly writeBucket: Bucket;
  readonly reads: SlidingWindow;
  readonly readBucket: Bucket;
}

const refusal = (by: 'asr' | 'arm', wait: number): Verdict => ({
  allowed: false,
  by,
  retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)),
});

/** Resource Manager's bucket first, then the service's own limit; the header shows the bucket only. */
function admit(window: SlidingWindow, bucket: Bucket, now: number): Verdict {
  const armWait = bucket.waitAt(now);
  if (armWait > 0) return refusal('arm', armWait);
  const wait = window.waitAt(now);
  if (wait > 0) return refusal('asr', wait);
  bucket.take();
  window.add(now);
  return { allowed: true, remaining: bucket.remaining };
}

export function createThrottle(spec: ThrottleSpec = {}): Throttle {
  const bySubscription = new Map<string, Limits>();
  const limitsOf = (subscription: string): Limits => {
    const known = bySubscription.get(subscription);
    if (known) return known;
    const limits = {
      writes: new SlidingWindow(spec.writesPerMinute ?? 200, minute),
      writeBucket: new Bucket(spec.writeBucket ?? 200, spec.writeRefillPerSecond ?? 10),
      reads: new SlidingWindow(spec.readsPerHour ?? 10_000, hour),
      readBucket: new Bucket(spec.readBucket ?? 250, spec.readRefillPerSecond ?? 25),
    };
    bySubscription.set(subscription, limits);
    return limits;
  };
  return {
    write(subscription, now) {
      const { writes, writeBucket } = limitsOf(subscription);
      return admit(writes, writeBucket, now);
    },
    read(subscription, now) {
      const { reads, readBucket } = limitsOf(subscription);
      return admit(reads, readBucket, now);
    },
  };
}
