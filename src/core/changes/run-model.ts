/** What a run is given, and what it reports while it goes on and at its end. */
import type { Lane } from '../requests/lane';
import type { Limit } from '../requests/windows';
import type { Problem, StopReason, Row, Subject, Vault, VaultFailure } from '../values/model';
import type { Clock, FaultWatcher, Stop, SiteRecovery } from '../values/ports';
import type { ChangeKind } from './change-kind';
import type { JobLengths } from './job-lengths';
import type { ReadBudget } from './read-budget';

export interface RunRequest<S extends Subject> {
  readonly vaults: readonly Vault[];
  readonly changeKind: ChangeKind<S>;
  readonly dryRun: boolean;
  readonly maxWritesPerMinute: number;
  /** The most changes under way at once, over all vaults. */
  readonly maxParallel?: number | undefined;
  /** After this number of failures no more changes are started. */
  readonly maxFailures?: number | undefined;
  /**
   * Each change is confirmed before its place is free, and no more are under way than may still fail: never more than
   * `maxFailures` do. Tells by a confirmed row whether it counts as failed.
   */
  readonly confirmEach?: (row: Row<S>) => boolean;
  /** Given a look at the rows as they are at any moment, for the report of a run that breaks. */
  readonly onBegin?: (rowsNow: RowsNow<S>) => void;
}

/** What has not ended yet is then left, with this problem. */
export type RowsNow<S extends Subject> = (problem: Problem) => RunResult<S>;

export interface RunResult<S extends Subject = Subject> {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly stopped: StopReason | undefined;
  readonly vaultFailures: readonly VaultFailure[];
  /** What is reported of vaults beside what was changed in them. */
  readonly warnings: readonly VaultFailure[];
  readonly rows: readonly Row<S>[];
}

export interface Progress {
  readonly done: number;
  readonly running: number;
  readonly waiting: number;
}

/** What happens on the way, for whoever watches. */
export interface Watcher extends FaultWatcher {
  vaultListed(vault: Vault, rows: readonly Row[]): void;
  vaultFailed(failure: VaultFailure): void;
  started(row: Row): void;
  ended(row: Row): void;
  /** Nothing of `what` is sent for so long; by which limit, or because the service asked for it. */
  waits(what: string, ms: number, limit: Limit | undefined): void;
  progress(progress: Progress): void;
}

export interface RunPorts {
  readonly clock: Clock;
  readonly stop: Stop;
  readonly service: SiteRecovery;
  readonly random: () => number;
  readonly watcher: Watcher;
}

/** The limits' true scope is not published; each subscription is taken to have its own. */
export interface SubscriptionLanes {
  readonly reads: Lane;
  readonly writes: Lane;
  readonly budget: ReadBudget;
  /** Of the whole run. */
  readonly lengths: JobLengths | undefined;
}

/** How far the changes of a vault are. */
export interface Tally {
  readonly selected: number;
  readonly running: number;
  readonly done: number;
}
