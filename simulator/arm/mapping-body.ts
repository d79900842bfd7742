import type {
  A2AProtectionContainerMappingDetails,
  HealthError,
  ProtectionContainerMapping,
} from '@azure/arm-recoveryservices-siterecovery';
import { resourceTime } from '../clock';
import { guidFrom } from '../random';
import type { HealthErrorSpec } from '../scenario';
import { policyOf, type MappingState, type VaultState } from './estate';
import { settle } from './job-state';
import type { Wire } from './wire';

const type =
  'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectionContainerMappings';
const inAzure = 'Microsoft Azure';

function healthBody(mapping: MappingState, error: HealthErrorSpec, now: number): Wire<HealthError> {
  return {
    innerHealthErrors: [],
    errorSource: 'None',
    errorType: 'ReplicationHealth',
    errorLevel: error.errorLevel,
    errorCategory: 'None',
    errorCode: error.errorCode,
    summaryMessage: error.summaryMessage ?? '',
    errorMessage: error.errorMessage,
    possibleCauses: error.possibleCauses,
    recommendedAction: error.recommendedAction,
    creationTimeUtc: resourceTime(now),
    recoveryProviderErrorMessage: null,
    entityId: guidFrom(mapping.id),
    errorId: `6:${error.errorCode}`,
    customerResolvability: 'Allowed',
  };
}

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
        automationAccountArmId: setting.account,
        scheduleName: setting.scheduleName,
        jobScheduleName: setting.jobScheduleName,
      };
      return details;
    }
    case 'InMageRcm':
      return { instanceType: 'InMageRcm', enableAgentAutoUpgrade: 'false' };
    case 'VMwareCbt':
      return { instanceType: 'VMwareCbt' };
    case 'HyperV':
    case 'VMware':
      return null;
  }
}

export function mappingBody(vault: VaultState, mapping: MappingState, now: number): Wire<ProtectionContainerMapping> {
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
      health: health.some((error) => error.errorLevel === 'Error')
        ? 'Critical'
        : health.length > 0
          ? 'Warning'
          : 'Normal',
      healthErrorDetails: health.map((error) => healthBody(mapping, error, now)),
      policyId: policy.id,
      state: mapping.spec.state ?? 'Paired',
      sourceProtectionContainerFriendlyName: source.name,
      sourceFabricFriendlyName: source.fabric.friendlyName,
      targetFabricFriendlyName: target?.fabric.friendlyName ?? inAzure,
      policyFriendlyName: policy.name,
    },
  };
}
