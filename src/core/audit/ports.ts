/** What an audit reads beside the mappings: one request a call; every call may fail and none retries. */
import type { Result, Vault } from '../values/model';
import type { Accepted, Page } from '../values/ports';
import type { AutomationAccount, ReplicatedItem, RoleAssignment, RunbookJob, Schedule } from './facts';

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
  readAccount(accountId: string, signal: AbortSignal): Promise<Result<AutomationAccount>>;
  readSchedule(accountId: string, name: string, signal: AbortSignal): Promise<Result<Schedule>>;
  /** Jobs of the hidden runbook that began after `since` (milliseconds since the epoch); the list tells no exception. */
  listRunbookJobs(
    accountId: string,
    since: number,
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<RunbookJob>>>;
  /** One job, with its exception. */
  readRunbookJob(accountId: string, name: string, signal: AbortSignal): Promise<Result<RunbookJob>>;
  /** Minutes of job time that the account used in this calendar month. */
  readMinutesUsed(accountId: string, signal: AbortSignal): Promise<Result<number>>;
  /** Roles that the principal has on the scope or above it. */
  listRoles(
    scope: string,
    principalId: string,
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<RoleAssignment>>>;
}

/** Reads one replicated item anew, and starts the update of its agent; the job is followed as that of a change is. */
export interface AgentService {
  readItem(vault: Vault, itemId: string, signal: AbortSignal): Promise<Result<ReplicatedItem>>;
  startUpdate(vault: Vault, item: ReplicatedItem, signal: AbortSignal): Promise<Result<Accepted>>;
}
