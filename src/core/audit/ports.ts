/** What an audit reads beside the mappings: one request a call; every call may fail and none retries. */
import type { Result, Vault } from '../model';
import type { Page } from '../ports';
import type { AutomationAccount, ReplicatedItem, RoleAssignment, RunbookJob, Schedule } from './facts';

export interface AuditService {
  listItems(vault: Vault, next: string | undefined, signal: AbortSignal): Promise<Result<Page<ReplicatedItem>>>;
  readAccount(accountId: string, signal: AbortSignal): Promise<Result<AutomationAccount>>;
  readSchedule(accountId: string, name: string, signal: AbortSignal): Promise<Result<Schedule>>;
  /** Jobs of the hidden runbook that began after `since` (milliseconds since the epoch). */
  listRunbookJobs(
    accountId: string,
    since: number,
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<RunbookJob>>>;
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
