/** What a repair changes beside settings and agents: one request a call; every call may fail and none retries. */
import type { Result } from '../values/model';
import type { AutomationAccount } from '../values/resources';

/** Actions and those that are taken out of them, with `*` for any text. */
export interface Permission {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
}

export interface RepairService {
  /** Switches the system-assigned identity on and keeps the others: those that it does not name would be removed. */
  enableIdentity(
    accountId: string,
    userAssigned: readonly string[],
    signal: AbortSignal,
  ): Promise<Result<AutomationAccount>>;
  /** Gives the principal the role Contributor on the scope; that it has it already is success. */
  grantContributor(scope: string, principalId: string, signal: AbortSignal): Promise<Result<void>>;
  /** Switches the schedule on, and changes nothing else of it. */
  enableSchedule(accountId: string, name: string, signal: AbortSignal): Promise<Result<void>>;
  /** What the identity of the run may do on the scope. */
  listPermissions(scope: string, signal: AbortSignal): Promise<Result<readonly Permission[]>>;
}
