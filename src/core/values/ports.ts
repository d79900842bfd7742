/** What the core needs from outside: time, chance, and Site Recovery. */
import type { JobView, Mapping, Operation, Result, StopReason, Vault, WantedSetting } from './model';

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms` milliseconds, or at once when `signal` is aborted; it never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Tells when, and why, the run has to stop. */
export interface Stop {
  readonly signal: AbortSignal;
  /** Aborted a moment after `signal`: what has been sent and changes something is given the time to be answered. */
  readonly grace: AbortSignal;
  readonly reason: StopReason | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/** What an accepted change answered with. */
export type Accepted = { readonly kind: 'started'; readonly operation: Operation } | { readonly kind: 'finished' };

/** Site Recovery, one request a call; every call may fail and none retries. */
export interface SiteRecovery {
  listMappings(vault: Vault, next: string | undefined, signal: AbortSignal): Promise<Result<Page<Mapping>>>;
  listFabrics(vault: Vault, next: string | undefined, signal: AbortSignal): Promise<Result<Page<string>>>;
  listContainers(
    vault: Vault,
    fabric: string,
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<string>>>;
  listContainerMappings(
    vault: Vault,
    fabric: string,
    container: string,
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<Mapping>>>;
  readMapping(vault: Vault, mappingId: string, signal: AbortSignal): Promise<Result<Mapping>>;
  startChange(vault: Vault, mapping: Mapping, wanted: WantedSetting, signal: AbortSignal): Promise<Result<Accepted>>;
  readJob(vault: Vault, jobName: string, signal: AbortSignal): Promise<Result<JobView>>;
  listJobs(vault: Vault, next: string | undefined, signal: AbortSignal): Promise<Result<Page<JobView>>>;
  readOperation(vault: Vault, operation: Operation, signal: AbortSignal): Promise<Result<JobView>>;
}
