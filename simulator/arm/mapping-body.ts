import type {
  A2AProtectionContainerMappingDetails,
  ProtectionContainerMapping,
} from '@azure/arm-recoveryservices-siterecovery';
import { policyOf, type MappingState } from './estate';
import { healthBody, worstOf } from './health';
import { settle } from './job-state';
import type { VaultRequest } from './vault-request';
import type { Wire } from './wire';

const type =
  'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectionContainerMappings';
const inAzure = 'Microsoft Azure';

type Details = Exclude<
  NonNullable<Wire<ProtectionContainerMapping>['properties']>['providerSpecificDetails'],
  undefined
>;

function detailsOf(mapping: MappingState): Details | null {
  const { setting, spec } = mapping;
  switch (spec.provider ?? 'A2A') {
    case 'A2A': {
      const details: Wire<A2AProtectionContainerMappingDetails> = {
        instanceType: 'A2A',
        agentAutoUpdateStatus: setting.status,
        automationAccountAuthenticationType: setting.authentication,
        // Whatever the change that set it had.
        automationAccountArmId: setting.account?.toLowerCase() ?? null,
        scheduleName: setting.scheduleName,
        jobScheduleName: setting.jobScheduleName,
      };
      return details;
    }
    case 'InMageRcm':
      return { instanceType: 'InMageRcm', enableAgentAutoUpgrade: 'true' };
    case 'VMwareCbt':
      return { instanceType: 'VMwareCbt' };
    case 'HyperV':
    case 'VMware':
      return null;
  }
}

export function mappingBody(
  { world, vault, now }: Pick<VaultRequest, 'world' | 'vault' | 'now'>,
  mapping: MappingState,
): Wire<ProtectionContainerMapping> {
  settle(mapping, now);
  const { source, target, health } = mapping;
  const policy = policyOf(vault);
  return {
    id: mapping.id,
    name: mapping.name,
    type,
    properties: {
      targetProtectionContainerId: target?.id ?? inAzure,
      targetProtectionContainerFriendlyName: target?.name ?? inAzure,
      providerSpecificDetails: detailsOf(mapping),
      health: mapping.spec.healthState ?? worstOf(health),
      healthErrorDetails: health.map((error) => healthBody(mapping.id, error, world.clock, mapping.healthSince)),
      policyId: policy.id,
      state: mapping.spec.state ?? 'Paired',
      sourceProtectionContainerFriendlyName: source.name,
      sourceFabricFriendlyName: source.fabric.friendlyName,
      targetFabricFriendlyName: target?.fabric.friendlyName ?? inAzure,
      policyFriendlyName: policy.name,
    },
  };
}
