import type { Fabric, ProtectionContainer } from '@azure/arm-recoveryservices-siterecovery';
import type { Reply } from '../http';
import { asrError } from './errors';
import type { ContainerState, FabricState, VaultState } from './estate';
import { pageReply, resourceReply } from './replies';
import type { VaultRequest } from './router';
import type { Wire } from './wire';

const fabricBody = (fabric: FabricState): unknown => {
  const body: Wire<Omit<Fabric, 'properties'>> = {
    id: fabric.id,
    name: fabric.name,
    type: 'Microsoft.RecoveryServices/vaults/replicationFabrics',
  };
  return {
    ...body,
    properties: {
      friendlyName: fabric.friendlyName,
      encryptionDetails: { kekState: 'None', kekCertThumbprint: null },
      rolloverEncryptionDetails: { kekState: 'None', kekCertThumbprint: null },
      internalIdentifier: fabric.internalIdentifier,
      bcdrState: 'Valid',
      customDetails:
        fabric.kind === 'Azure'
          ? { instanceType: 'Azure', location: fabric.friendlyName.toLowerCase().replaceAll(' ', ''), containerIds: [] }
          : { instanceType: fabric.kind },
      healthErrorDetails: [],
      health: 'Normal',
    },
  };
};

const containerBody = (container: ContainerState): Wire<ProtectionContainer> => ({
  id: container.id,
  name: container.name,
  type: 'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers',
  properties: {
    fabricFriendlyName: container.fabric.friendlyName,
    friendlyName: container.name,
    fabricType: container.fabric.kind === 'Azure' ? 'AzureFabric' : container.fabric.kind,
    protectedItemCount: 0,
    pairingStatus: container.mappings.length > 0 ? 'Paired' : 'NotPaired',
    role: '',
    fabricSpecificDetails: null,
  },
});

/** As the provider of vaults writes it, whose ids do not begin with a capital as those of Site Recovery do. */
export const vaultBody = ({ id, name, spec }: VaultState): unknown => ({
  id: id.replace(/^\/Subscriptions\//, '/subscriptions/'),
  name,
  type: 'Microsoft.RecoveryServices/vaults',
  location: spec.location ?? 'westeurope',
  ...(spec.tags ? { tags: spec.tags } : {}),
  etag: null,
  sku: { name: 'RS0', tier: 'Standard' },
  properties: { provisioningState: 'Succeeded', privateEndpointStateForSiteRecovery: 'None' },
});

export const vaultReply = ({ incoming, vault, now }: VaultRequest): Reply =>
  resourceReply(incoming, vaultBody(vault), now);

export const fabricsReply = ({ incoming, vault, now }: VaultRequest): Reply =>
  pageReply(incoming, [...vault.fabrics.values()], undefined, fabricBody, now);

export function containersReply({ incoming, vault, names: [fabricName], now }: VaultRequest): Reply {
  const all = [...vault.fabrics.values()];
  const fabrics = fabricName === undefined ? all : all.filter((fabric) => fabric.name.toLowerCase() === fabricName);
  if (fabricName !== undefined && fabrics.length === 0) {
    return asrError(incoming, 404, {
      code: 'FabricArmEntityMissing',
      message: `Fabric with name ${fabricName} could not be located.`,
      possibleCauses: 'The fabric may have been removed.',
      recommendedAction: 'Retry the operation with a valid site.',
    });
  }
  const containers = fabrics.flatMap((fabric) => [...fabric.containers.values()]);
  return pageReply(incoming, containers, undefined, containerBody, now);
}
