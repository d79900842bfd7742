import { resourceTime } from '../clock';
import { guidFrom } from '../random';
import { a2aDetails, tellsOfAgents } from './a2a-details';
import { policyOf } from './estate';
import { healthBody, worstOf } from './health';
import { hasEnded, settle } from './job-state';
import { itemId, providerOf, type ItemState } from './item-state';
import { jobPath } from './replies';
import type { VaultRequest } from './vault-request';

const type =
  'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems';
const noJobTime = '1753-01-01T01:01:01Z';
const descriptions: Readonly<Record<string, string>> = {
  InitialReplicationInProgress: 'Initial replication is in progress',
};

/** What providers other than A2A say, as far as it matters: an agent, if any, has fields of other names. */
function foreignDetails(item: ItemState): Record<string, unknown> {
  switch (providerOf(item)) {
    case 'HyperV':
      return { instanceType: 'HyperVReplicaAzure', vmId: guidFrom(itemId(item)), vmProtectionState: 'Protected' };
    case 'VMware':
      return { instanceType: 'InMageAzureV2', agentVersion: '9.43.0.0', isAgentUpdateRequired: 'true' };
    default:
      return { instanceType: providerOf(item) };
  }
}

function currentScenario(item: ItemState, now: number): Record<string, string> {
  const running = item.pending.find((job) => !hasEnded(job, now));
  return running
    ? {
        scenarioName: 'UpdateMobilityService',
        jobId: jobPath(item.vault, running.name),
        startTime: resourceTime(running.startedAt),
      }
    : { scenarioName: 'None', jobId: jobPath(item.vault, 'None'), startTime: noJobTime };
}

/** A replicated item as it travels; what the SDK's model lacks is here too. */
export function itemBody(request: VaultRequest, item: ItemState): unknown {
  settle(item, request.now);
  const { spec, vm, vault, source, target } = item;
  const id = itemId(item);
  const policy = policyOf(vault);
  const state = spec.protectionState ?? 'Protected';
  const health = spec.health ?? [];
  return {
    id,
    name: item.name,
    type,
    properties: {
      friendlyName: vm,
      protectedItemType: '',
      protectableItemId: null,
      recoveryServicesProviderId: `${source.fabric.id}/replicationRecoveryServicesProviders/${guidFrom(`provider of ${source.fabric.id}`)}`,
      primaryFabricFriendlyName: source.fabric.friendlyName,
      primaryFabricProvider: source.fabric.kind === 'Azure' ? 'AzureFabric' : source.fabric.kind,
      recoveryFabricFriendlyName: target?.fabric.friendlyName ?? 'Microsoft Azure',
      recoveryFabricId: target?.fabric.id ?? 'Microsoft Azure',
      primaryProtectionContainerFriendlyName: source.name,
      recoveryProtectionContainerFriendlyName: target?.name ?? 'Microsoft Azure',
      protectionState: state,
      protectionStateDescription: descriptions[state] ?? state,
      activeLocation: 'Primary',
      testFailoverState: 'None',
      testFailoverStateDescription: 'None',
      ...(tellsOfAgents(request) ? { switchProviderState: 'None', switchProviderStateDescription: null } : {}),
      allowedOperations:
        state === 'Protected' ? ['UnplannedFailover', 'DisableProtection', 'TestFailover'] : ['DisableProtection'],
      replicationHealth: spec.replicationHealth ?? worstOf(health),
      failoverHealth: 'Normal',
      healthErrors: health.map((error) => healthBody(id, error, request.world.clock)),
      policyId: policy.id,
      policyFriendlyName: policy.name,
      currentScenario: currentScenario(item, request.now),
      failoverRecoveryPointId: null,
      providerSpecificDetails: providerOf(item) === 'A2A' ? a2aDetails(request, item) : foreignDetails(item),
      recoveryContainerId: target?.id ?? 'Microsoft Azure',
      eventCorrelationId: guidFrom(`events of ${id}`),
    },
  };
}
