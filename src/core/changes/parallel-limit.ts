/** Bounds how many changes are under way at once, and ends the starting of more after too many failures. */
import type { Problem } from '../values/model';

export class ParallelLimit {
  private taken = 0;
  private failures = 0;
  private readonly waiting: (() => void)[] = [];

  /**
   * @param most changes under way at once; undefined: no bound
   * @param mostFailures undefined: no bound
   * @param isExact no more are under way than may still fail, so that never more than `mostFailures` do
   */
  constructor(
    private readonly most: number | undefined,
    private readonly mostFailures: number | undefined,
    private readonly isExact = false,
  ) {}

  /** Why no more changes are started, once that is so. */
  closed(): Problem | undefined {
    const { failures, mostFailures } = this;
    if (mostFailures === undefined || failures < mostFailures) return undefined;
    return {
      code: 'TooManyFailures',
      message: `Not started: no more is started after ${mostFailures === 1 ? 'a failure' : `${mostFailures} failures`}.`,
      nextStep: 'See why the others failed, fix that, then run again.',
    };
  }

  /** Runs `make` as soon as a place is free; it tells by its value whether it failed. */
  async run<T>(make: () => Promise<T>, hasFailed: (value: T) => boolean): Promise<T> {
    if (this.taken < this.room()) this.taken++;
    else await new Promise<void>((free) => this.waiting.push(free));
    try {
      const value = await make();
      if (hasFailed(value)) this.failures++;
      return value;
    } finally {
      this.taken--;
      while (this.waiting.length > 0 && this.taken < this.room()) {
        this.taken++;
        this.waiting.shift()?.();
      }
    }
  }

  private room(): number {
    const { most = Infinity, mostFailures = Infinity, failures, isExact } = this;
    // Once it is closed, all that wait are let in to be told so.
    return isExact && failures < mostFailures ? Math.min(most, mostFailures - failures) : most;
  }
}

/** Bounds how many changes are on their way to being started, not how many run. */
export class Entrance {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  /** Runs `make` as soon as there is room; what it makes takes none any more once it has called `begun`, or is over. */
  async untilBegun<T>(make: (begun: () => void) => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((enter) => this.waiting.push(enter));
    let takesRoom = true;
    const leave = (): void => {
      if (!takesRoom) return;
      takesRoom = false;
      const next = this.waiting.shift();
      if (next === undefined) this.free++;
      else next();
    };
    try {
      return await make(leave);
    } finally {
      leave();
    }
  }
}
