import type { RequestKind } from '../http';

export interface RoleSpec {
  /** Guid of a role definition, or one of these. */
  readonly role: 'Owner' | 'Contributor' | 'Site Recovery Contributor' | 'Reader' | (string & {});
  /** The subscription of the account, if not given. */
  readonly scope?: string;
  /** Object id of a group that the identity is in, and that has the role in its place. */
  readonly group?: string;
  /** Milliseconds since the epoch: until then it is not listed. */
  readonly listedFrom?: number;
}

/** The nightly schedule of a mapping, in the account that the mapping names. */
export interface ScheduleSpec {
  /** The mapping does not name it. */
  readonly unnamed?: boolean;
  readonly missing?: boolean;
  readonly enabled?: boolean;
  /** Whether it has a next run; it has, even if it is disabled, unless said otherwise. */
  readonly nextRun?: boolean;
  readonly timeZone?: string;
  /** `Day`, if not given. */
  readonly frequency?: 'OneTime' | 'Hour' | 'Day' | 'Week' | 'Month';
  readonly interval?: number;
  /** Days from now; never, if not given. */
  readonly expiresInDays?: number;
  /** What ties it to the runbook: nothing, or it starts another one. */
  readonly jobSchedule?: 'missing' | 'other-runbook';
  /** By how much its times are ahead of UTC. */
  readonly offsetMinutes?: number;
}

export interface RunbookJobSpec {
  /** The hidden runbook of automatic update, if not given. */
  readonly runbook?: string;
  readonly status: string;
  /** Before the first request; null for a job that has not begun. */
  readonly startedHoursAgo: number | null;
  /** A moment before it began, if not given. */
  readonly createdHoursAgo?: number;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly minutes?: number;
  readonly exception?: string;
}

export interface AccountSpec {
  readonly id: string;
  readonly identity?: 'SystemAssigned' | 'SystemAssigned, UserAssigned' | 'UserAssigned' | 'None' | 'absent';
  readonly principalId?: string;
  /** Tenant of its identity: that of its subscription, if not given. */
  readonly identityTenant?: string;
  /** `Ok`, if not given. */
  readonly state?: string;
  readonly access?: 'allowed' | 'forbidden' | 'missing';
  /** Kinds of requests for parts of it that are refused although the account itself may be read. */
  readonly forbidden?: readonly RequestKind[];
  /** Contributor on every subscription that the scenario has vaults in, if not given. */
  readonly roles?: readonly RoleSpec[];
  /** What holds for the schedules of all mappings that do not say otherwise. */
  readonly schedule?: ScheduleSpec;
  /** A completed run every night, if not given. */
  readonly runbookJobs?: readonly RunbookJobSpec[];
  /**
   * Whether jobs and job schedules have parameters that name the mapping; nobody knows which parameters the hidden runbook
   * has. `by-mapping` gives every enabled mapping of the account jobs of its own, beside those of `runbookJobs`.
   */
  readonly runs?: 'anonymous' | 'by-mapping';
  /** Of the tier `Basic`, if not given. */
  readonly sku?: string;
  readonly throttleStatus?: 'NotThrottled' | 'ThrottledAtAccountLevel' | 'ThrottledAtSubscriptionLevel';
  /** Minutes of job time in this month. */
  readonly minutesUsed?: number;
  /** 500 in the free tier; -1 is without limit. */
  readonly minutesLimit?: number;
  /** Lower-cased names of schedules that were switched on. */
  readonly switchedOn?: readonly string[];
  /** Milliseconds since the epoch: until then Microsoft Entra ID does not know the identity. */
  readonly principalKnownFrom?: number;
}
