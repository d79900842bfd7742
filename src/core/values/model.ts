/** The values that the run is about: vaults, mappings, jobs, and how each change ended. */

export interface Vault {
  /** ARM id as the user wrote it, without a trailing slash. */
  readonly id: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

/** The automatic-update setting that every selected mapping is brought to. */
export type WantedSetting =
  { readonly status: 'Enabled'; readonly automationAccountId: string } | { readonly status: 'Disabled' };

export interface HealthError {
  readonly code: string;
  /** `Error` or `Warning`, and what it is about, for instance `VersionExpiry`; left out where the service does not say. */
  readonly level?: string;
  readonly category?: string;
  readonly message: string;
  readonly possibleCauses: string;
  readonly recommendedAction: string;
  /** Milliseconds since the epoch; left out where the service does not say. */
  readonly createdAt?: number;
}

/** What the A2A provider says of a mapping; other providers say nothing of it. */
export interface AutoUpdateSetting {
  readonly status: string;
  readonly automationAccountId: string | undefined;
  readonly authenticationType: string | undefined;
  /** Names in the automation account of what starts the nightly update. */
  readonly scheduleName?: string | undefined;
  readonly jobScheduleName?: string | undefined;
}

/** What a run is about, one by one: a mapping, or a replicated item. */
export interface Subject {
  readonly id: string;
  /** For people. */
  readonly name: string;
  readonly sourceFabric: string;
  readonly targetFabric: string;
}

export interface Mapping extends Subject {
  /** For instance `A2A`; undefined where the service gives no provider details. */
  readonly provider: string | undefined;
  readonly state: string;
  /** What the service may call the containers elsewhere: names and friendly names, in lower case. */
  readonly sourceContainer: readonly string[];
  readonly targetContainer: readonly string[];
  readonly autoUpdate: AutoUpdateSetting | undefined;
  /** `Normal`, `Warning` or `Critical`; left out where the service does not say. */
  readonly health?: string;
  readonly healthErrors: readonly HealthError[];
}

/** Something that went wrong, in the service's own words where it had any. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly possibleCauses?: string | undefined;
  readonly recommendedAction?: string | undefined;
  readonly correlationId?: string | undefined;
  /** What the reader can do next, in our words. */
  readonly nextStep?: string | undefined;
}

/** Why one request did not give what it was made for. */
export interface Failure {
  readonly kind:
    | 'connection' // no answer: refused, reset, cut, not resolved
    | 'hung' // no answer within the time for one request
    | 'http' // an answer with an error status
    | 'answer' // an answer that cannot be read
    | 'sign-in' // no token to send the request with
    | 'refused' // not sent: it would have gone to a host that is not Azure's, or that nothing proves to be
    | 'stopped'; // given up because the run was stopped
  readonly status?: number | undefined;
  /** The request never left. */
  readonly unsent?: true;
  readonly problem: Problem;
  /** Command that gives the right that is missing, where that is known. */
  readonly grant?: string | undefined;
  /** Milliseconds that the service said to wait, in a header or in its message. */
  readonly retryAfterMs?: number | undefined;
  /** Of a request that was given up because the run was stopped: what its last try met. */
  readonly last?: Failure;
  readonly cause?: unknown;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** How a started change can be followed; at least the mapping itself can be read. */
export interface Operation {
  /** Name (guid) of the Site Recovery job. */
  readonly jobName: string | undefined;
  /** The signed `Azure-AsyncOperation` link, to be used verbatim and never shown. */
  readonly statusLink: string | undefined;
  /** Host of a link of the answer that leads elsewhere than to Azure Resource Manager. */
  readonly foreignHost?: string;
}

export interface JobView {
  readonly name: string;
  readonly state: string;
  readonly stateDescription: string;
  readonly problem: Problem | undefined;
  /** It has an end time. */
  readonly hasEnded: boolean;
  /** By the service's own clock, once the job has ended. */
  readonly lengthMs?: number | undefined;
  /** Names of the containers that the job works on, in lower case; only the job itself tells, a list does not. */
  readonly affected?: { readonly source: readonly string[]; readonly target: readonly string[] } | undefined;
}

export type StopReason = 'deadline' | 'cancelled';

export type Outcome =
  | { readonly kind: 'succeeded'; readonly note?: string }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'failed-to-start'; readonly problem: Problem }
  | { readonly kind: 'timed-out'; readonly problem: Problem }
  | { readonly kind: 'abandoned'; readonly problem: Problem };

export type OutcomeKind = Outcome['kind'];

export interface Decision {
  readonly selected: boolean;
  readonly reason: string;
  /** Name of the exemption for which it is left alone. */
  readonly exemption?: string;
}

/** One subject of the report, from its decision to its outcome. */
export interface Row<S extends Subject = Subject> {
  readonly vault: Vault;
  readonly subject: S;
  readonly decision: Decision;
  readonly outcome?: Outcome;
  readonly jobId?: string;
  /** The job was started by someone else, for instance by a run that was cancelled, and was followed from here. */
  readonly pickedUp?: boolean;
  /** What somebody else's operation had left during the run, in words, before it was changed over that. */
  readonly overrode?: string;
  /** What it read when the changes of its vault had ended. */
  readonly confirmation?: Confirmation;
  /** Milliseconds since the epoch: the change was accepted. */
  readonly startedAt?: number;
  /** Milliseconds since the epoch: the end was seen. */
  readonly endedAt?: number;
}

export interface Confirmation {
  readonly asWanted: boolean;
  /** It could not be read again; `reads` says why. */
  readonly isUnread?: boolean;
  /** It is not there any more. */
  readonly isGone?: boolean;
  /** In words. */
  readonly reads: string;
  readonly healthErrors: readonly HealthError[];
}

export interface VaultFailure {
  readonly vault: Vault;
  readonly problem: Problem;
}
