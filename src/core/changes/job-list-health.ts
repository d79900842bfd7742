/** How far the list of a vault's jobs can be relied on, by what its last answers were like. */
import type { Failure } from '../values/model';

/** Polls in a row in which the list was behind the jobs, or could not be had, before it is no longer relied on. */
const MAX_IN_A_ROW = 3;
/** A list that is not relied on is still asked now and then: it may have come right, and late is better than never. */
const POLL_AGAIN_MS = 15_000;

/** What one poll of the list showed. */
export interface ListPoll {
  /** It does not show the newest of the jobs that it was asked for. */
  readonly missesNewest: boolean;
  /** Ends that it showed later than it could have, and ends that it showed in time. */
  readonly late: number;
  readonly timely: number;
}

export class JobListHealth {
  private refused = false;
  private lags = 0;
  private failures = 0;
  private lastPoll = Number.NEGATIVE_INFINITY;

  /** Whether it stands for polls of the jobs themselves. */
  get isReliable(): boolean {
    return !this.refused && this.lags < MAX_IN_A_ROW && this.failures < MAX_IN_A_ROW;
  }

  isWorthAsking(now: number): boolean {
    return this.isReliable || (!this.refused && now - this.lastPoll >= POLL_AGAIN_MS);
  }

  failed(failure: Failure, now: number): void {
    this.lastPoll = now;
    this.failures++;
    if (failure.status === 403 || failure.kind === 'refused') this.refused = true;
  }

  showed({ missesNewest, late, timely }: ListPoll, now: number): void {
    this.lastPoll = now;
    this.failures = 0;
    if (missesNewest || (late > 0 && timely === 0)) this.lags = Math.min(MAX_IN_A_ROW, this.lags + 1);
    else if (timely > 0) this.lags = Math.max(0, this.lags - 1);
  }
}
