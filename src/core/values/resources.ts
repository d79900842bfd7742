import type { HealthError, Problem } from './model';

/** What a source told, or why it could not be read; a right that is missing lowers that part alone. */
export type Known<T> =
  { readonly known: true; readonly value: T } | { readonly known: false; readonly problem: Problem };

/** A VM that is replicated from Azure to Azure. Times are milliseconds since the epoch; undefined where the service gives none or a sentinel. */
export interface ReplicatedItem {
  readonly id: string;
  readonly name: string;
  /** Name of the VM. */
  readonly vm: string;
  readonly vmId: string | undefined;
  /** For instance `A2A`. */
  readonly provider: string | undefined;
  /** Names of the protection container that it is replicated from, as in `Mapping.sourceContainer`. */
  readonly sourceContainer: readonly string[];
  readonly sourceRegion: string;
  readonly targetRegion: string;
  readonly osType: string;
  /** Of the operating system, for instance `UBUNTU-22.04-64`; empty where the service does not say. */
  readonly distribution: string;
  /** The one that the agent is installed for. */
  readonly agentDistribution: string;
  readonly lastHeartbeat: number | undefined;
  /** The VM has to be restarted to complete an update. */
  readonly rebootNeeded: boolean;
  readonly protectionState: string;
  readonly replicationHealth: string;
  /** State of the VM by the provider, for instance `Protected`. */
  readonly vmProtectionState: string;
  readonly healthErrors: readonly HealthError[];
  readonly agentVersion: string;
  readonly updateAvailable: boolean;
  readonly agentExpiry: number | undefined;
  readonly certificateUpdateRequired: boolean;
  readonly certificateExpiry: number | undefined;
  /** Undefined where the service does not say. */
  readonly upgradeable: boolean | undefined;
  readonly upgradeInProgress: boolean;
  readonly upgradeRetriesExhausted: boolean;
  /** How often the service has tried by itself to update the agent. */
  readonly upgradeTries: number;
  readonly reinstallRequired: boolean;
  /** Why the agent cannot be reinstalled. */
  readonly blockingReasons: readonly string[];
  /** Name of the job that works on the item now. */
  readonly currentJob: string | undefined;
  readonly currentScenario: string | undefined;
}

/** A job of a vault as a list tells it: without its errors. */
export interface ListedJob {
  readonly name: string;
  /** For instance `UpdateMobilityService`. */
  readonly scenario: string;
  readonly state: string;
  /** When it ended or, if it has not, began. */
  readonly at: number | undefined;
  /** What it was about: an id that nothing else shows, or a name. */
  readonly targetId: string;
  /** Name for people: of a replicated item that of its VM. */
  readonly targetName: string;
}

export interface JobErrors {
  /** Undefined where the job gives none. */
  readonly problem: Problem | undefined;
  /** Names and ids of what it worked on in the source region, in lower case, the protection container among them. */
  readonly source: readonly string[];
}

/** The last update of an agent that failed. */
export interface FailedUpdate {
  /** ARM id of the replicated item. */
  readonly itemId: string;
  readonly at: number | undefined;
  /** Undefined where the job gives no error, or could not be read. */
  readonly problem: Problem | undefined;
}

/** One entry of a vault's own summary of its health. */
export interface HealthIssue {
  readonly code: string;
  /** For instance `TestFailover`; empty where the service gives none. */
  readonly category: string;
  /** `Error`, `Warning` or `Info`. */
  readonly severity: string;
  readonly message: string;
  /** The kind of resource that it is about, for instance `ReplicationProtectedItem`. */
  readonly about: string;
}

/** Where a vault sends mails about itself. */
export interface AlertSetting {
  readonly toOwners: boolean;
  /** How many addresses of its own. */
  readonly addresses: number;
}

export interface AutomationAccount {
  readonly id: string;
  readonly location: string;
  /** Object id of the system-assigned identity; undefined if it is off. */
  readonly principalId: string | undefined;
  /** ARM ids of its user-assigned identities. */
  readonly userAssigned: readonly string[];
  /** Of that identity; left out where the service does not say. */
  readonly identityTenant?: string;
  readonly state: string;
  /** Name of its pricing tier, for instance `Basic`. */
  readonly sku: string;
}

/** Minutes of job time in this calendar month. */
export interface Usage {
  readonly minutes: number;
  /** Undefined where there is none. */
  readonly limit: number | undefined;
  /** For instance `NotThrottled`; empty where the service does not say. */
  readonly throttleStatus: string;
}

/** Of an automation account, and of the subscription that it is in; undefined where the service does not tell. */
export interface AccountUsage {
  readonly own: Usage | undefined;
  readonly subscription: Usage | undefined;
}

export interface Schedule {
  readonly name: string;
  readonly enabled: boolean;
  readonly nextRun: number | undefined;
  /** The next run as the clock of the time zone shows it, for instance `2026-01-02 00:00`. */
  readonly nextRunLocal: string;
  readonly timeZone: string;
  /** For instance `Day`. */
  readonly frequency: string;
  /** The interval between two runs, in these units; undefined where the service does not say. */
  readonly interval: number | undefined;
  /** Of a weekly schedule, how many days of the week it runs on. */
  readonly weekDays: number;
  readonly expiry: number | undefined;
  readonly createdAt: number | undefined;
}

/** By name, as text. */
export type Parameters = Readonly<Record<string, string>>;

/** What ties a schedule to a runbook. */
export interface JobSchedule {
  readonly runbook: string;
  readonly schedule: string;
  /** May hold anything, and are never shown. */
  readonly parameters: Parameters;
}

export interface RunbookJob {
  readonly name: string;
  readonly status: string;
  /** Why it has this status. */
  readonly statusDetails: string;
  readonly createdAt: number | undefined;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly exception: string;
  /** Undefined where only the list was read, which does not tell them. They may hold anything, and are never shown. */
  readonly parameters: Parameters | undefined;
}

export interface RoleAssignment {
  readonly scope: string;
  /** Guid of the role definition, in lower case. */
  readonly roleId: string;
  /** Object id of the group that has it; undefined if the principal has it itself. */
  readonly group: string | undefined;
}

/** Roles of a principal on a scope and above it. */
export interface RolesHeld {
  readonly assignments: readonly RoleAssignment[];
  /** Why the roles of its groups are not known; undefined if they are among the assignments. */
  readonly groupsUnknown: Problem | undefined;
}

export interface SubscriptionState {
  /** For instance `Enabled`. */
  readonly state: string;
  /** Empty where the service does not say. */
  readonly tenantId: string;
}

export interface Lock {
  readonly name: string;
  /** ARM id of what it was put on; it covers all that is below. */
  readonly scope: string;
  /** `ReadOnly` or `CanNotDelete`. */
  readonly level: string;
}

export interface DenyAssignment {
  readonly name: string;
  readonly scope: string;
  /** Whether it reaches what is below its scope. */
  readonly reachesBelow: boolean;
  /** Each denies its actions except its `notActions`; both may hold `*`. */
  readonly permissions: readonly { readonly actions: readonly string[]; readonly notActions: readonly string[] }[];
  /** Object ids in lower case. */
  readonly principals: readonly string[];
  readonly excluded: readonly string[];
}

/** A VM as Azure itself sees it now. */
export interface VmView {
  /** For instance `running` or `deallocated`; empty where the service does not say. */
  readonly powerState: string;
  /** Of the VM agent, for instance `Ready`; empty where the service does not say. */
  readonly agentStatus: string;
  /** Of the extension of Site Recovery; undefined where the VM has none, or the service does not say. */
  readonly extension: { readonly status: string; readonly failed: boolean; readonly message: string } | undefined;
}
