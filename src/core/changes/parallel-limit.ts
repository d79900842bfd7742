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
