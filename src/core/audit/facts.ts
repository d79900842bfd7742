/** What an audit gathers, before anything is judged. */
import { IdMap } from '../values/id-map';
import type { Mapping, StopReason, Vault } from '../values/model';
import type {
  AccountUsage,
  AlertSetting,
  AutomationAccount,
  FailedUpdate,
  DenyAssignment,
  HealthIssue,
  JobSchedule,
  Known,
  Lock,
  ReplicatedItem,
  RolesHeld,
  RunbookJob,
  Schedule,
  SubscriptionState,
  VmView,
} from '../values/resources';

export interface AccountFacts {
  /** As the mapping, or the user, wrote it. */
  readonly id: string;
  /** `missing` if the service says that there is none. */
  readonly account: Known<AutomationAccount | 'missing'>;
  /** By name, only those that mappings name; `missing` if there is none. */
  readonly schedules: IdMap<Known<Schedule | 'missing'>>;
  /** By name, only those that mappings name; `missing` if there is none. */
  readonly jobSchedules: IdMap<Known<JobSchedule | 'missing'>>;
  /** Jobs of the hidden runbook in the last seven days, newest first. */
  readonly runbookJobs: Known<readonly RunbookJob[]>;
  readonly usage: Known<AccountUsage>;
  /** Roles of its identity on each vault that uses it or above, by id of the vault. */
  readonly roles: IdMap<Known<RolesHeld>>;
}

export interface VaultFacts {
  readonly vault: Vault;
  readonly mappings: Known<readonly Mapping[]>;
  readonly items: Known<readonly ReplicatedItem[]>;
  /** What the vault itself says; empty where nothing of it is replicated from Azure to Azure, since it is not asked then. */
  readonly health: Known<readonly HealthIssue[]>;
  readonly alerts: Known<readonly AlertSetting[]>;
  /** Of agents that wait for an update, the last that failed in the last 30 days. */
  readonly failedUpdates: Known<readonly FailedUpdate[]>;
}

/** What can stand in the way of every change in a subscription. */
export interface SubscriptionFacts {
  readonly id: string;
  readonly state: Known<SubscriptionState>;
  readonly locks: Known<readonly Lock[]>;
  readonly denyAssignments: Known<readonly DenyAssignment[]>;
}

export interface AuditFacts {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly stopped: StopReason | undefined;
  readonly vaults: readonly VaultFacts[];
  /** By id. */
  readonly accounts: IdMap<AccountFacts>;
  /** By id; empty unless they were asked for, and without those whose item names no VM. */
  readonly vms: IdMap<Known<VmView>>;
  /** By id (a guid): those of accounts, and of vaults that replicate from Azure to Azure. */
  readonly subscriptions: IdMap<SubscriptionFacts>;
}

/** By id of the replicated item. */
export const failedUpdatesOf = ({ failedUpdates }: VaultFacts): IdMap<FailedUpdate> =>
  new IdMap(failedUpdates.known ? failedUpdates.value.map((one) => [one.itemId, one]) : []);
