/** Reports as they are read: that of Discover, which has the plan, and those of the shards. */
import type { Ratchet } from '../audit-report/ratchet';
import type { AuditReport, FailOn } from '../audit-report/report';
import type { AuditRows } from '../audit/rows';
import type { PlannedShard } from '../estate/document';
import type { Seen } from '../estate/model';
import type { Reach } from '../exemptions/apply';
import type { VaultTags } from '../exemptions/facets';
import type { Problem, StopReason, Vault } from '../values/model';
import type { Conclusion, Report } from '../changes/report';
import type { DecidedStep } from '../repair/outcome';
import type { PlanFile } from '../repair/plan-file';
import type { RepairCounts, RepairFigures } from '../repair/report';
import type { ChangeList, ChangeRows, ReportedSubject } from './change-rows';

export const shardActions = ['Audit', 'Repair', 'Enabled', 'Disabled', 'UpdateAgents'] as const;

export type ShardAction = (typeof shardActions)[number];

/** The worst first. */
export const conclusions: readonly Conclusion[] = [
  'cancelled',
  'timed-out',
  'failed',
  'drifted',
  'planned',
  'succeeded',
  'unchanged',
];

export interface Source {
  readonly file: string;
  readonly runId: string;
  /** The run of the CI; empty where there was none. */
  readonly url: string;
  /** For portal links; empty where the report does not say. */
  readonly cloud: string;
  readonly tenantId: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
}

export interface Plan extends Source {
  readonly shards: readonly PlannedShard[];
  /** Names of subscriptions by their ids in lower case, as far as they are known. */
  readonly subscriptionNames: ReadonlyMap<string, string>;
  /** Undefined where the vaults were named, and nothing else of them is known. */
  readonly tags: VaultTags | undefined;
  /** Undefined where it leaves vaults out. */
  readonly reach: Reach | undefined;
  /** Its own vaults are among the others, since nobody may have reported them. */
  readonly seen: Seen | undefined;
}

export interface AuditContent extends AuditRows {
  readonly kind: 'audit';
  /** Undefined where the shard came to nothing. */
  readonly failOn: FailOn | undefined;
  readonly expiryDays: number;
  /** ARM ids of the accounts that the mappings were to use. */
  readonly wantedAccountIds: readonly string[];
  /** Digests of the files of exemptions that it was held against. */
  readonly exemptionDigests: readonly string[];
  readonly compliant: boolean;
  readonly stopped: StopReason | undefined;
  readonly ratchet: Pick<Ratchet, 'kind' | 'failOnNew'>;
  /** Of `Repair`, whose rows are those of its last audit. */
  readonly repair?: RepairContent;
}

export interface RepairContent {
  readonly dryRun: boolean;
  readonly changed: boolean;
  readonly before: RepairCounts;
  readonly steps: readonly DecidedStep[];
  /** Ids of the steps that were to be done. */
  readonly planned: readonly string[];
  readonly vms: number;
  /** Of the plan that a dry run wrote. */
  readonly planDigest: string | undefined;
  readonly refusal: Problem | undefined;
}

export interface ChangeContent extends ChangeRows {
  readonly kind: 'change';
  readonly dryRun: boolean;
  readonly failOnDrift: boolean;
  readonly failOnUnconfirmed: boolean;
  readonly changed: boolean;
}

export interface ShardReport extends Source {
  readonly action: ShardAction;
  readonly conclusion: Conclusion;
  /** What the shard was asked to look at. */
  readonly vaults: readonly Vault[];
  /** Subscriptions that the shard was to find its vaults in, in lower case. */
  readonly subscriptions: readonly string[];
  /** Why the shard came to nothing, if it did: it found no vault. */
  readonly problem: Problem | undefined;
  readonly content: AuditContent | ChangeContent;
}

/** A plan that a dry run of `Repair` wrote. */
export interface ReadRepairPlan {
  readonly file: string;
  readonly digest: string;
  readonly plan: PlanFile;
}

/** The repairs of all shards. */
export interface JoinedRepair extends RepairFigures {
  readonly changed: boolean;
  /** What all shards would do; undefined if that is not known of every shard. */
  readonly plan: PlanFile | undefined;
  readonly refusals: readonly Problem[];
}

export type ReadReport =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'shard'; readonly report: ShardReport }
  | ({ readonly kind: 'repair-plan' } & ReadRepairPlan)
  /** The inputs of a shard were wrong, and nothing was done. */
  | { readonly kind: 'refused'; readonly file: string; readonly inputProblems: readonly string[] }
  | { readonly kind: 'unusable'; readonly problem: Problem };

/** What all shards together tell. */
export type Joined =
  | { readonly kind: 'audit'; readonly report: AuditReport; readonly repair?: JoinedRepair | undefined }
  | { readonly kind: 'change'; readonly report: Report<ReportedSubject>; readonly list: ChangeList }
  /** There was no report of a shard. */
  | { readonly kind: 'nothing' };
