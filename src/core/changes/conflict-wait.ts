/**
 * How changes wait that were refused because something else works on the same (409). All of a vault share it: the more
 * of them wait, the longer each pauses and the longer one check of the vault serves all.
 */
import type { Failure } from '../values/model';
import { isForPerson, saysInProgress } from '../requests/conflicts';

const MIN_PAUSE_MS = 10_000;
const MAX_PAUSE_MS = 30_000;
/** For each that waits: as many are tried again in a minute as the service takes changes. */
const PAUSE_FOR_EACH_MS = 300;
/** A conflict without an operation that can be seen is given up after this. */
const MAX_UNEXPLAINED_MS = 600_000;

const MIN_SHARED_MS = 5_000;
const MAX_SHARED_MS = 60_000;
const SHARED_FOR_EACH_MS = 50;

export class ConflictRoom {
  private waiting = 0;

  constructor(private readonly random: () => number) {}

  enter(): void {
    this.waiting++;
  }

  leave(): void {
    this.waiting--;
  }

  get size(): number {
    return this.waiting;
  }

  /** @param refusals in a row, of the one that waits */
  pauseMs(refusals: number): number {
    const own = Math.min(MAX_PAUSE_MS, MIN_PAUSE_MS * refusals);
    return Math.max(own, this.waiting * PAUSE_FOR_EACH_MS) * (1 + this.random() / 4);
  }

  /** Milliseconds that a check of the vault serves all that wait. */
  sharedMs(): number {
    return Math.min(MAX_SHARED_MS, Math.max(MIN_SHARED_MS, this.waiting * SHARED_FOR_EACH_MS));
  }
}

/** The conflict of one change. */
export class ConflictWait {
  private refusals = 0;
  /** Since when nothing explains the conflict. */
  private unexplainedSince: number | undefined;

  constructor(
    private readonly room: ConflictRoom,
    private readonly monotonic: () => number,
  ) {}

  get isWaiting(): boolean {
    return this.refusals > 0;
  }

  /** Something else works on it, as far as can be seen. */
  explained(): void {
    this.unexplainedSince = undefined;
  }

  /** Milliseconds until the change is tried again; undefined if waiting does not help. */
  pauseFor({ problem, retryAfterMs = 0 }: Failure): number | undefined {
    if (isForPerson(problem.code)) return undefined;
    const now = this.monotonic();
    if (saysInProgress(problem.code)) this.explained();
    else {
      this.unexplainedSince ??= now;
      if (now - this.unexplainedSince >= MAX_UNEXPLAINED_MS) return undefined;
    }
    if (this.refusals++ === 0) this.room.enter();
    return Math.max(retryAfterMs, this.room.pauseMs(this.refusals));
  }

  over(): void {
    if (this.refusals > 0) this.room.leave();
    this.refusals = 0;
  }
}
