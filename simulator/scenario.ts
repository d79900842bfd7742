import type { RequestKind } from './http';
import type { AccountSpec, RunbookJobSpec, ScheduleSpec } from './specs/account';
import type { DenyAssignmentSpec, GraphSpec, LockSpec, ManagementGroupSpec, SubscriptionSpec } from './specs/directory';
import type { ItemSpec } from './specs/item';

export type * from './specs/account';
export type * from './specs/directory';
export type * from './specs/item';

/** Simulated seconds: fixed, or drawn from a range with the scenario's seed. `Infinity` never ends. */
export type Seconds = number | readonly [number, number];

export interface JobErrorSpec {
  readonly code: string;
  readonly message: string;
  readonly possibleCauses?: string;
  readonly recommendedAction?: string;
  readonly level?: 'Error' | 'Warning' | 'Info';
  /** The real cause often stands only here, while the service's text is generic. */
  readonly provider?: {
    readonly errorCode?: number;
    readonly errorMessage: string | null;
    readonly possibleCauses?: string;
    readonly recommendedAction?: string;
  };
}

export interface HealthErrorSpec {
  readonly errorCode: string;
  readonly errorLevel: 'Warning' | 'Error';
  /** `None`, if not given, as in every recording but that of a test failover that is missing. */
  readonly errorCategory?: string;
  readonly inner?: readonly HealthErrorSpec[];
  /** Before the first request; 30.5, if not given, and for those that a job leaves the moment of its end. */
  readonly createdHoursAgo?: number;
  readonly summaryMessage?: string;
  readonly errorMessage: string;
  readonly possibleCauses: string;
  readonly recommendedAction: string;
}

export interface JobSpec {
  readonly seconds?: Seconds;
  /** The final state; any word. */
  readonly state?: string;
  /** The final description; `Completed` for `Succeeded`, otherwise the state. */
  readonly description?: string;
  /** The final word in the operation status, where it is not the job's state. */
  readonly operationStatus?: string;
  readonly errors?: readonly JobErrorSpec[];
  /** Where the errors stand; in the job and in its last task, if not given. */
  readonly errorsIn?: 'child-task';
  /** An error in the operation status that is none: it stands there while the job runs, and when it has succeeded. */
  readonly remark?: { readonly code: string; readonly message: string };
  /** Whether the setting is changed at the end; by default if the state is one of success. */
  readonly effective?: boolean;
  /** How long after its end the setting still reads as before. */
  readonly showsAfterSeconds?: number;
  /** Health errors that the mapping shows afterwards. */
  readonly healthAfter?: readonly HealthErrorSpec[];
  /** The job, and the operation, are not found at first. */
  readonly notFoundForSeconds?: number;
  readonly operationNotFoundForSeconds?: number;
  readonly forbidden?: boolean;
  /** Its details do not name the containers, or the VM, that it works on. */
  readonly anonymous?: boolean;
  /** It has no details at all. */
  readonly withoutDetails?: boolean;
  /** How an update of an agent names its item: by an id that nothing else shows, or by the item's name. */
  readonly targetObject?: 'internal-id' | 'name';
}

export type PatchAnswer =
  | 'accepted'
  /** 202 without `Azure-AsyncOperation`. */
  | 'location-only'
  /** 202 with neither link, but the job's path in `x-ms-request-id`. */
  | 'request-id-only'
  /** 202 that says nothing about the operation. */
  | 'no-operation'
  /** 200 with the mapping, and a job as if it were 202. */
  | 'ok-with-job'
  /** 200 with the mapping, changed at once. */
  | 'ok-without-job';

export interface RefusalSpec {
  readonly status: number;
  /** Who refuses: Resource Manager itself, or the service behind it, whose errors have `details`. */
  readonly by: 'arm' | 'asr';
  readonly code: string;
  readonly message: string;
  readonly possibleCauses?: string;
  readonly recommendedAction?: string;
  /** Only the first N changes of the mapping are refused. */
  readonly times?: number;
}

export interface MappingSpec {
  readonly name?: string;
  readonly provider?: 'A2A' | 'HyperV' | 'VMware' | 'InMageRcm' | 'VMwareCbt';
  readonly state?: string;
  readonly status?: 'Enabled' | 'Disabled';
  /** Automation account; the scenario's own if enabled and not given. */
  readonly account?: string;
  readonly authentication?: 'SystemAssignedIdentity' | 'RunAsAccount';
  readonly health?: readonly HealthErrorSpec[];
  /** Where it is not what follows from the errors. */
  readonly healthState?: 'Normal' | 'Warning' | 'Critical';
  readonly job?: JobSpec;
  readonly answer?: PatchAnswer;
  /** Texts may hold `{mapping}` and `{account}`. */
  readonly refusal?: RefusalSpec;
  /** A job of somebody else that runs when the first request comes and sets this status. */
  readonly running?: JobSpec & { readonly status?: 'Enabled' | 'Disabled'; readonly startedSecondsAgo?: number };
  readonly schedule?: ScheduleSpec;
  /** Its nightly runs, where its account has `by-mapping`; completed ones, if not given. */
  readonly runs?: readonly RunbookJobSpec[];
  /** Counted from the start of its first job. */
  readonly removedAfterSeconds?: number;
}

export interface VaultSpec {
  readonly subscription?: string;
  readonly group?: string;
  readonly name: string;
  /** The short name of a region; `westeurope`, if not given. */
  readonly location?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly mappings?: number | readonly MappingSpec[];
  /** What holds for every mapping that does not say otherwise. */
  readonly each?: MappingSpec;
  readonly items?: number | readonly ItemSpec[];
  readonly eachItem?: ItemSpec;
  /** Errors of the vault itself, which its summary shows beside those of items. */
  readonly errors?: readonly HealthErrorSpec[];
  /** To whom it sends alerts: by default to the owners of the subscription; `unset`: nobody has ever said. */
  readonly alerts?: 'owners' | 'addresses' | 'off' | 'unset';
  readonly access?: 'allowed' | 'forbidden' | 'missing' | 'group-missing' | 'subscription-missing' | 'never-used';
  /** The vault-wide list needs a right that the built-in Site Recovery Contributor lacks. */
  readonly listForbidden?: boolean;
  /** Further kinds of requests that are refused for want of a right. */
  readonly forbidden?: readonly RequestKind[];
}

export interface FaultMatch {
  readonly kind?: RequestKind | readonly RequestKind[];
  readonly method?: string;
  /** Regular expression on path and query, without regard to case. */
  readonly path?: string;
  /** `each` counts per path, `all` over all requests that match. */
  readonly count?: 'all' | 'each';
  /** First request hit, counted from 1. */
  readonly from?: number;
  /** How many requests are hit; all that follow, if not given. */
  readonly times?: number;
  readonly probability?: number;
  readonly fromSecond?: number;
  readonly untilSecond?: number;
}

export type FaultEffect =
  | { readonly kind: 'reset' | 'hang'; readonly when: 'before' | 'after' }
  | { readonly kind: 'delay'; readonly seconds: Seconds }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: string;
      readonly message?: string;
      readonly retryAfterSeconds?: number;
      readonly retryAfterAs?: 'seconds' | 'date';
      readonly body?: 'arm' | 'asr' | 'html' | 'text' | 'empty' | 'null';
      readonly when?: 'before' | 'after';
    }
  | { readonly kind: 'not-json' | 'truncated' | 'empty-body' }
  | { readonly kind: 'next-link'; readonly to: 'loop' | 'other-host' | `https://${string}` }
  | { readonly kind: 'redirect'; readonly to: string }
  /** Refuses, and repeats in its text the headers, and the form, that were sent. */
  | { readonly kind: 'echo'; readonly status: number }
  /** Every list in the answer that is not empty has `null` before its first entry. */
  | { readonly kind: 'null-entries' }
  /** The answer with its first text like this in another way. */
  | { readonly kind: 'replaced'; readonly text: string; readonly by: string }
  /** An answer of a few kilobytes that unpacks to N megabytes. */
  | { readonly kind: 'packed'; readonly megabytes: number }
  | { readonly kind: 'without-headers'; readonly names: readonly string[] }
  | { readonly kind: 'with-headers'; readonly headers: Readonly<Record<string, string>> };

export interface FaultRule {
  readonly name: string;
  readonly match: FaultMatch;
  readonly effect: FaultEffect;
}

export interface JobsListSpec {
  /** `complete` pages with `nextLink`; `cut` shows one page and does not say so. */
  readonly mode: 'complete' | 'cut' | 'forbidden';
  readonly pageSize?: number;
  readonly lagSeconds?: number;
  /** What happens to a `$filter`; no filter other than the empty one was ever seen in traffic. */
  readonly filter?: 'honoured' | 'ignored' | 'refused';
}

export interface ThrottleSpec {
  readonly writesPerMinute?: number;
  readonly readsPerHour?: number;
  readonly writeBucket?: number;
  readonly writeRefillPerSecond?: number;
  readonly readBucket?: number;
  readonly readRefillPerSecond?: number;
}

export interface SignInSpec {
  readonly tokenSeconds?: number;
  readonly githubAssertionSeconds?: number;
  readonly azurePipelinesAssertionSeconds?: number;
  /** Refuse every exchange with this AADSTS number. */
  readonly refusal?: number;
  /** The subject that the app trusts; any, if not given. */
  readonly trustedSubject?: string;
  readonly githubSubject?: string;
  /** Seconds after the first request at which all access tokens are revoked. */
  readonly revokeAtSeconds?: readonly number[];
  /** With claims, as continuous access evaluation does, or a plain 401. */
  readonly challenge?: 'plain' | 'claims';
}

/** By the names that GitHub uses; the other hosts' names follow from them. */
export type ScenarioInputs = Readonly<Record<string, string>>;

export interface Scenario {
  readonly name: string;
  readonly description: string;
  readonly seed?: number;
  readonly vaults: readonly VaultSpec[];
  /** Those of vaults alone need not be named. */
  readonly subscriptions?: readonly SubscriptionSpec[];
  readonly locks?: readonly LockSpec[];
  readonly denyAssignments?: readonly DenyAssignmentSpec[];
  /** Kinds of requests about whole subscriptions that are refused for want of a right. */
  readonly forbidden?: readonly RequestKind[];
  readonly managementGroups?: readonly ManagementGroupSpec[];
  /** Azure Resource Graph. */
  readonly graph?: GraphSpec;
  /** Entries on one page of the lists of subscriptions, of vaults, and of what a management group has below it. */
  readonly directoryPageSize?: number;
  readonly accounts?: readonly AccountSpec[];
  readonly inputs?: ScenarioInputs;
  readonly job?: JobSpec;
  readonly signIn?: SignInSpec;
  readonly throttle?: ThrottleSpec;
  readonly jobsList?: JobsListSpec;
  /** Mappings on one page of a list; all, if not given, as in every recording. */
  readonly mappingsPageSize?: number;
  /** Items on the first page may be none: services do that. */
  readonly emptyFirstPage?: boolean;
  /** How the list of replicated items of a vault is cut: by fabric as recorded, or at every container. */
  readonly itemPages?: 'fabric' | 'container';
  /** How the date that means never is written: recorded with `Z` in 2025, without it before. */
  readonly neverExpires?: 'with-zone' | 'without-zone';
  /** Jobs of runbooks, and role assignments, on one page. */
  readonly runbookJobsPageSize?: number;
  readonly rolesPageSize?: number;
  /** Whether jobs of runbooks may be filtered by their creation. */
  readonly jobsByCreation?: 'honoured' | 'refused';
  /** Whether role assignments may be asked for with `assignedTo`, which follows groups. */
  readonly assignedTo?: 'honoured' | 'refused';
  /** Giving a role is refused. */
  readonly rolesReadOnly?: boolean;
  /** Actions of the caller, as its permissions tell; all if not given. */
  readonly mayDo?: readonly string[];
  /** Seconds until Microsoft Entra ID knows an identity that was switched on. */
  readonly principalKnownAfterSeconds?: number;
  /** Seconds until a role that was given is listed. */
  readonly roleListedAfterSeconds?: number;
  /** What a second change meets while a job runs. */
  readonly conflict?: 'mapping' | 'container' | 'off';
  /** Links of operations name this region's host. */
  readonly operationRegion?: string;
  /** Whether operation links are signed, and must come back as they were. */
  readonly unsignedLinks?: boolean;
  readonly latencyMs?: Seconds;
  /** The service's clock before (+) or behind (-) that of the caller. */
  readonly clockOffsetSeconds?: number;
  readonly faults?: readonly FaultRule[];
}

export const secondsOf = (seconds: Seconds, random: () => number): number =>
  typeof seconds === 'number' ? seconds : seconds[0] + (seconds[1] - seconds[0]) * random();
