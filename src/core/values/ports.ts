/** What the core needs from outside: time, chance, and Site Recovery. */
import type { Failure, JobView, Mapping, Operation, Result, StopReason, Vault, WantedSetting } from './model';
import type {
  AccountUsage,
  AlertSetting,
  AutomationAccount,
  DenyAssignment,
  HealthIssue,
  JobErrors,
  JobSchedule,
  ListedJob,
  Lock,
  ReplicatedItem,
  RoleAssignment,
  RunbookJob,
  Schedule,
  SubscriptionState,
  VmView,
} from './resources';

export interface Clock {
  /** Milliseconds since the epoch, for times that are shown: whoever sets the machine's clock moves it. */
  now(): number;
  /** Milliseconds that only ever grow, for deadlines, pacing and lengths. */
  monotonic(): number;
  /** Resolves after `ms` milliseconds, or at once when `signal` is aborted; it never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** What goes wrong with requests, for whoever watches. */
export interface FaultWatcher {
  /** @param againMs until the next try; undefined if it comes in its turn */
  fault(what: string, failure: Failure, againMs?: number): void;
  /** What had failed was answered, or given up. */
  over(what: string): void;
}

/** Tells when, and why, the run has to stop. */
export interface Stop {
  readonly signal: AbortSignal;
  /** Aborted a moment after `signal`: what has been sent and changes something is given the time to be answered. */
  readonly grace: AbortSignal;
  readonly reason: StopReason | undefined;
  /** When the time of the run is up, by the monotonic clock. */
  readonly deadline: number;
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

export interface AuditService {
  listItems(vault: Vault, next: string | undefined, signal: AbortSignal): Promise<Result<Page<ReplicatedItem>>>;
  /** The items of one protection container, for callers that may not list those of the vault. */
  listContainerItems(
    vault: Vault,
    fabric: string,
    container: string,
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<ReplicatedItem>>>;
  /** The vault's own summary: *Configuration issues* on its dashboard. */
  readVaultHealth(vault: Vault, signal: AbortSignal): Promise<Result<readonly HealthIssue[]>>;
  listAlertSettings(vault: Vault, next: string | undefined, signal: AbortSignal): Promise<Result<Page<AlertSetting>>>;
  /**
   * Jobs of the vault, the newest first.
   * @param which `failed` leaves the others out, but may be refused
   */
  listVaultJobs(
    vault: Vault,
    which: 'failed' | 'all',
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<ListedJob>>>;
  readJobErrors(vault: Vault, jobName: string, signal: AbortSignal): Promise<Result<JobErrors>>;
  readAccount(accountId: string, signal: AbortSignal): Promise<Result<AutomationAccount>>;
  readSchedule(accountId: string, name: string, signal: AbortSignal): Promise<Result<Schedule>>;
  readJobSchedule(accountId: string, name: string, signal: AbortSignal): Promise<Result<JobSchedule>>;
  /**
   * Jobs of the hidden runbook since then (milliseconds since the epoch); the list has no exceptions.
   * @param by `creation` lists those that have not begun too, but may be refused
   */
  listRunbookJobs(
    accountId: string,
    since: number,
    by: 'creation' | 'start',
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<RunbookJob>>>;
  /** One job, with its exception and its parameters. */
  readRunbookJob(accountId: string, name: string, signal: AbortSignal): Promise<Result<RunbookJob>>;
  readUsage(accountId: string, signal: AbortSignal): Promise<Result<AccountUsage>>;
  /** @param vmId ARM id of a VM */
  readVm(vmId: string, signal: AbortSignal): Promise<Result<VmView>>;
  readSubscription(subscriptionId: string, signal: AbortSignal): Promise<Result<SubscriptionState>>;
  /** All of the subscription and of what is in it. */
  listLocks(subscriptionId: string, next: string | undefined, signal: AbortSignal): Promise<Result<Page<Lock>>>;
  /** All of the subscription, of what is above it and of what is in it. */
  listDenyAssignments(
    subscriptionId: string,
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<DenyAssignment>>>;
  /**
   * Roles that the principal has on the scope or above it.
   * @param which `all` follows groups, which not every service lets a caller ask
   */
  listRoles(
    scope: string,
    principalId: string,
    which: 'all' | 'direct',
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<RoleAssignment>>>;
}

/** Reads one replicated item again, and starts the update of its agent; the job is followed as that of a change is. */
export interface AgentService {
  readItem(vault: Vault, itemId: string, signal: AbortSignal): Promise<Result<ReplicatedItem>>;
  startUpdate(vault: Vault, item: ReplicatedItem, signal: AbortSignal): Promise<Result<Accepted>>;
}
