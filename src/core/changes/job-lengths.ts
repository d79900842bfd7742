/** How long the jobs took that ended in this run, which tells when those that still run are worth a poll. */

/** Jobs that must have ended before none is expected to end sooner than all of them. */
const ENOUGH = 20;
/** What the median must fall by before those that wait are told, as a share of it. */
const NEWS = 0.05;

export class JobLengths {
  private readonly sorted: number[] = [];
  private readonly listeners = new Set<() => void>();
  private told = Number.POSITIVE_INFINITY;

  /** None has ended yet. */
  isNone = true;

  /** Undefined while of none that ended the length is known. */
  get median(): number | undefined {
    return this.sorted[this.sorted.length >> 1];
  }

  /** Undefined while too few have ended to tell. */
  get shortest(): number | undefined {
    return this.sorted.length < ENOUGH ? undefined : this.sorted[0];
  }

  /** @param lengthMs undefined where the service does not tell */
  ended(lengthMs: number | undefined): void {
    const { sorted } = this;
    this.isNone = false;
    if (lengthMs === undefined) return;
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sorted[middle] ?? 0) <= lengthMs) from = middle + 1;
      else to = middle;
    }
    sorted.splice(from, 0, lengthMs);
    const { median = 0 } = this;
    if (median > this.told * (1 - NEWS) && sorted.length !== ENOUGH) return;
    this.told = median;
    for (const listener of this.listeners) listener();
  }

  /**
   * Calls the listener when a job may be worth a poll sooner than before.
   * @returns stops listening
   */
  onNews(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}
