/** Decides for each replicated item whether its agent is to be updated, and says why. */
import type { ReplicatedItem } from '../values/resources';
import { matchesGlob } from '../values/glob';
import type { Decision } from '../values/model';
import { sameText } from '../values/compare';

export interface Choice {
  /** Patterns of names of VMs; empty for all. */
  readonly vms: readonly string[];
  readonly force: boolean;
}

const skipped = (reason: string): Decision => ({ selected: false, reason });
const selected = (reason: string): Decision => ({ selected: true, reason });

export const isChosen = (item: ReplicatedItem, pattern: string): boolean =>
  matchesGlob(pattern, item.vm) || matchesGlob(pattern, item.name);

/** The job that updates the agent now, whoever started it. */
export const runningUpdate = (item: ReplicatedItem): string | undefined =>
  sameText(item.currentScenario ?? '', 'UpdateMobilityService') ? item.currentJob?.toLowerCase() : undefined;

export function decideUpdate(item: ReplicatedItem, { vms, force }: Choice): Decision {
  const { provider, agentVersion } = item;
  if (provider === undefined) return skipped('no provider details: not Azure-to-Azure replication');
  if (!sameText(provider, 'A2A')) return skipped(`provider ${provider}: not Azure-to-Azure replication`);
  if (vms.length > 0 && !vms.some((pattern) => isChosen(item, pattern))) return skipped('not among the VMs asked for');
  if (runningUpdate(item) !== undefined) return selected('an update of its agent runs already');
  const hindrance = hindranceOf(item);
  if (hindrance !== undefined) return skipped(hindrance);
  const version = agentVersion === '' ? 'agent of an unknown version' : `agent ${agentVersion}`;
  if (item.updateAvailable) return selected(`${version} has an update waiting`);
  if (!force) return skipped(`${version} has no update waiting`);
  return sameText(item.replicationHealth, 'Critical')
    ? skipped('forced, but its replication health is Critical')
    : selected('forced');
}

/** Why the service could not update the agent. */
function hindranceOf(item: ReplicatedItem): string | undefined {
  const { protectionState, vmProtectionState, blockingReasons } = item;
  if (!sameText(protectionState, 'Protected')) return `protection state ${protectionState || 'unknown'}, not Protected`;
  if (vmProtectionState !== '' && !sameText(vmProtectionState, 'Protected'))
    return `state of the VM ${vmProtectionState}, not Protected`;
  if (item.upgradeInProgress) return 'its agent is being upgraded already';
  if (item.reinstallRequired) {
    const reasons = blockingReasons.length > 0 ? `: ${blockingReasons.join('; ')}` : '';
    return `its agent has to be reinstalled${reasons}`;
  }
  if (item.certificateUpdateRequired) return 'the certificate of its agent has to be renewed first';
  // Without an update waiting, that it cannot be upgraded says nothing.
  if (item.updateAvailable && item.upgradeable === false) return 'its agent cannot be upgraded, says the service';
  return undefined;
}
