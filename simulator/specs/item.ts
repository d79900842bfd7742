import type { HealthErrorSpec, JobSpec, MappingSpec, PatchAnswer, RefusalSpec } from '../scenario';

/** Why an agent cannot be reinstalled. */
export interface ReinstallReasonSpec {
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly possibleCauses?: string;
  readonly recommendedAction?: string;
}

/** A replicated item: a VM in its protection container. */
export interface ItemSpec {
  /** The VM, which jobs call the friendly name; numbered, if not given. */
  readonly vm?: string;
  /** The name of the item, which need not be that of the VM. */
  readonly name?: string;
  readonly provider?: MappingSpec['provider'];
  /**
   * Position of the mapping by which it is replicated; items are dealt to the mappings between regions in turn, if not
   * given. `none`: in a container that no mapping begins at.
   */
  readonly mapping?: number | 'none';
  readonly osType?: 'Windows' | 'Linux';
  /** The newest one, if not given. */
  readonly agentVersion?: string;
  /** If the version is not the newest, unless said otherwise. */
  readonly updateRequired?: boolean;
  /** Days from the first request, negative when past; the sentinel that means never, if not given. */
  readonly agentExpiresInDays?: number;
  /** The same for the certificate; without it the key is absent, as in every recording. */
  readonly certificateExpiresInDays?: number;
  readonly certificateUpdateRequired?: boolean;
  readonly protectionState?: string;
  readonly vmProtectionState?: string;
  readonly replicationHealth?: 'Normal' | 'Warning' | 'Critical';
  readonly health?: readonly HealthErrorSpec[];
  /** Only told by api-versions of 2025 on, as everything about upgrades and new installations. */
  readonly upgradeable?: boolean;
  /** Upgraded by the nightly runbook, without a job of Site Recovery that could be followed. */
  readonly upgradeInProgress?: boolean;
  readonly upgradeRetries?: number;
  readonly upgradeRetriesExhausted?: boolean;
  /** The VM as Azure sees it: it runs, its VM agent is ready and its extension succeeded, if not given. */
  readonly powerState?: 'running' | 'stopped' | 'deallocated';
  readonly vmAgent?: 'Ready' | 'Not Ready';
  readonly extensionFailed?: boolean;
  /** Hours since the agent was last heard of; a moment, if not given. */
  readonly silentForHours?: number;
  /** The distribution that the agent is installed for, where it is not the one that the VM runs. */
  readonly agentDistribution?: string;
  readonly reinstallRequired?: boolean;
  readonly reinstallReasons?: readonly ReinstallReasonSpec[];
  readonly job?: JobSpec;
  readonly answer?: PatchAnswer;
  /** Texts may hold `{item}` and `{vm}`. */
  readonly refusal?: RefusalSpec;
  /** An update that somebody else has started before the first request comes. */
  readonly running?: JobSpec & { readonly startedSecondsAgo?: number };
  /** Updates that ended before the first request came; failed, unless they say otherwise. */
  readonly pastUpdates?: readonly PastUpdateSpec[];
  /** Counted from the start of its first job. */
  readonly removedAfterSeconds?: number;
}

export interface PastUpdateSpec extends JobSpec {
  readonly daysAgo: number;
}
