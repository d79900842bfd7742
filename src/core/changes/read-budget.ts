/** Spreads the looks at jobs over the time that is left, so that the hourly limit of reads lasts to the end of the run. */
import type { Lane } from '../requests/lane';

/** The limit itself is kept by the lane; a look must not be put off far beyond the time when there is room again. */
const MAX_MS = 60_000;

export class ReadBudget {
  /** Reads that one round of looks takes, by vault. */
  private readonly costs = new Map<object, number>();

  /** @param remainingMs how long jobs will have to be followed yet, in milliseconds */
  constructor(
    private readonly reads: Lane,
    private readonly remainingMs: () => number,
  ) {}

  setCost(vault: object, readsPerRound: number): void {
    if (readsPerRound === 0) this.costs.delete(vault);
    else this.costs.set(vault, readsPerRound);
  }

  /** The least time in milliseconds between two rounds that the reads left allow. */
  minIntervalMs(): number {
    let round = 0;
    for (const cost of this.costs.values()) round += cost;
    return Math.min(MAX_MS, (round * this.remainingMs()) / Math.max(1, this.reads.room()));
  }
}
