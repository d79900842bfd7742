/** Spreads the polls of jobs: over the time that is left, and so that neither the service nor the process is kept busy. */
import type { Lane } from '../requests/lane';

/** The limit itself is kept by the lane; a poll must not be put off far beyond the time when there is room again. */
const MAX_MS = 60_000;
/** Of one subscription: half of what its bucket fills up by, so that it is full when very many jobs end at once. */
const POLLS_A_SECOND = 12;
/** Of the whole run: at a millisecond of processor time each, a tenth of a core. */
const POLLS_OF_RUN_A_SECOND = 100;

/** From this interval on jobs are polled even less often while none of the run has ended, since one end shows when to poll at all. */
const FEW_MS = 4_000;
const FEWER = 3;

/** Reads that one round of polls takes. */
export interface Cost {
  /** If every job were polled. */
  readonly whole: number;
  /** Without the jobs that cannot have ended yet. */
  readonly due: number;
}

const FREE: Cost = { whole: 0, due: 0 };

/** The costs of all vaults. */
export class Costs {
  private readonly costs = new Map<object, Cost>();
  private sum = FREE;

  /** @param parent counts them as well */
  constructor(private readonly parent?: Costs) {}

  get total(): Cost {
    return this.sum;
  }

  set(vault: object, cost: Cost): void {
    const before = this.costs.get(vault) ?? FREE;
    this.costs.set(vault, cost);
    this.sum = { whole: this.sum.whole + cost.whole - before.whole, due: this.sum.due + cost.due - before.due };
    this.parent?.set(vault, cost);
  }
}

export class ReadBudget {
  private readonly own: Costs;

  /**
   * @param remainingMs how long jobs will have to be followed yet, in milliseconds
   * @param ofRun the costs of all subscriptions
   */
  constructor(
    private readonly reads: Lane,
    private readonly remainingMs: () => number,
    private readonly ofRun: Costs,
  ) {
    this.own = new Costs(ofRun);
  }

  setCost(vault: object, cost: Cost): void {
    this.own.set(vault, cost);
  }

  /**
   * The least time in milliseconds between two rounds that the reads left allow.
   * @param noneEnded it is not known yet how long jobs take
   */
  minIntervalMs(noneEnded = false): number {
    const hourly = (this.own.total.due * this.remainingMs()) / Math.max(1, this.reads.room());
    const paced = this.paced('due');
    return Math.min(MAX_MS, Math.max(hourly, noneEnded && paced >= FEW_MS ? FEWER * paced : paced));
  }

  /** Whether not every job can be polled every `intervalMs`. */
  isScarce(intervalMs: number): boolean {
    return this.paced('whole') > intervalMs;
  }

  private paced(which: keyof Cost): number {
    const [own, ofRun] = [this.own.total[which] / POLLS_A_SECOND, this.ofRun.total[which] / POLLS_OF_RUN_A_SECOND];
    return 1_000 * Math.max(own, ofRun);
  }
}
