/** What the inputs ask for, once they are known to be right. */
import type { Cloud } from '../azure/cloud';
import type { Wanted } from '../core/estate/model';
import type { RepairKind } from '../core/plan/step';
import type { Vault } from '../core/values/model';

export const actions = ['Enabled', 'Disabled', 'Audit', 'UpdateAgents', 'Repair', 'Discover', 'Merge'] as const;
export type Action = (typeof actions)[number];

export const failOnChoices = ['error', 'warning', 'none'] as const;
export type FailOn = (typeof failOnChoices)[number];

export const reportFormats = ['json', 'csv', 'html', 'junit', 'sarif'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Decisions that somebody has written down. */
export interface ExemptionInputs {
  /** Paths, or patterns of paths; empty for none. */
  readonly exemptions: readonly string[];
  /** How many days ahead a waiver may end. */
  readonly maxExemptionDays: number;
}

/** The vaults that an action is about: named, or to be found. */
export type Target =
  { readonly kind: 'vaults'; readonly vaults: readonly Vault[] } | ({ readonly kind: 'scope' } & Wanted);

interface Changing extends ExemptionInputs {
  readonly target: Target;
  readonly dryRun: boolean;
  readonly failOnDrift: boolean;
  readonly force: boolean;
  readonly maxWritesPerMinute: number;
}

export interface ChangeTask extends Changing {
  readonly action: 'Enabled' | 'Disabled';
  /** One, or one for each subscription; empty for `Disabled`. */
  readonly automationAccountIds: readonly string[];
  readonly skipAccountCheck: boolean;
  readonly failOnUnconfirmed: boolean;
}

export interface UpdateAgentsTask extends Changing {
  readonly action: 'UpdateAgents';
  /** Patterns of names of VMs; empty for all. */
  readonly vms: readonly string[];
  /** VMs in update at once. */
  readonly maxParallel: number;
  /** No more are started after this number of failures. */
  readonly maxFailures: number | undefined;
}

export interface ReportInputs {
  readonly formats: readonly ReportFormat[];
  /** Keep issues on GitHub for what needs attention. */
  readonly issue: { readonly token: string } | undefined;
  readonly baseline: BaselineInputs | undefined;
}

/** An earlier report that findings are held against. */
export interface BaselineInputs {
  /** A path, or a pattern of one. */
  readonly path: string;
  readonly failOnNew: boolean;
  readonly acceptNew: boolean;
}

export interface AuditTask extends ReportInputs, ExemptionInputs {
  readonly action: 'Audit';
  readonly target: Target;
  /** The accounts that mappings should use, one or one for each subscription; empty: any valid one. */
  readonly automationAccountIds: readonly string[];
  readonly failOn: FailOn;
  readonly expiryDays: number;
  /** Reads each replicated VM as well. */
  readonly deep: boolean;
}

export interface RepairTask extends ExemptionInputs {
  readonly action: 'Repair';
  readonly target: Target;
  readonly automationAccountIds: readonly string[];
  readonly expiryDays: number;
  readonly dryRun: boolean;
  readonly failOnDrift: boolean;
  readonly maxWritesPerMinute: number;
  readonly kinds: readonly RepairKind[];
  /** An approved plan, and the digest that its file has to have. */
  readonly plan: { readonly path: string; readonly digest: string } | undefined;
  /** Steps of one kind; undefined: by what was judged. */
  readonly maxChanges: number | undefined;
  readonly allowUnplanned: boolean;
  /** Patterns of names of VMs whose agents are updated; empty for all. */
  readonly vms: readonly string[];
  readonly maxParallel: number;
  readonly maxFailures: number;
  readonly failOnUnconfirmed: boolean;
  readonly baseline: BaselineInputs | undefined;
}

export interface DiscoverTask {
  readonly action: 'Discover';
  readonly target: Target;
  /** The most shards. */
  readonly shards: number;
}

export interface MergeTask extends ReportInputs, ExemptionInputs {
  readonly action: 'Merge';
  /** Paths, or patterns of paths, of the reports. */
  readonly reports: readonly string[];
  /** Failed changes, up to which what comes next may begin; undefined if nothing asks for it. */
  readonly failuresAllowed: number | undefined;
}

export type Task = ChangeTask | UpdateAgentsTask | AuditTask | RepairTask | DiscoverTask | MergeTask;

export interface Settings {
  readonly task: Task;
  readonly timeoutMs: number;
  readonly cloud: Cloud;
  readonly tenantId: string | undefined;
  readonly clientId: string | undefined;
  readonly serviceConnection: string | undefined;
}
