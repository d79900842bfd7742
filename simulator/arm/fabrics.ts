import type { Fabric, ProtectionContainer } from '@azure/arm-recoveryservices-siterecovery';
import type { Incoming, Reply } from '../http';
import { guidFrom } from '../random';
import { asrError } from './errors';
import type { ContainerState, FabricState } from './estate';
import { pageReply, resourceReply } from './replies';
import type { VaultRequest } from './vault-request';
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
          ? {
              instanceType: 'Azure',
              location: fabric.friendlyName.toLowerCase().replaceAll(' ', ''),
              // Not the containers of the fabric, but two that the service keeps for itself.
              containerIds: ['primary', 'recovery'].map(
                (side) =>
                  `${fabric.id}/replicationProtectionContainers/${guidFrom(`${side} container of ${fabric.id}`)}`,
              ),
              zones: [],
            }
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
    fabricType: container.fabric.kind,
    protectedItemCount: container.items.size,
    // As recorded of a container that no mapping begins at yet.
    pairingStatus: 'Paired',
    role: 'Primary',
    fabricSpecificDetails: null,
  },
});

export const fabricsReply = ({ incoming, vault, now }: VaultRequest): Reply =>
  pageReply(incoming, [...vault.fabrics.values()], undefined, fabricBody, now);

const fabricMissing = (incoming: Incoming, name: string): Reply =>
  asrError(incoming, 404, {
    code: 'FabricArmEntityMissing',
    message: `Fabric with name ${name} could not be located.`,
    possibleCauses: 'The fabric may have been removed.',
    recommendedAction: 'Retry the operation with a valid site.',
  });

export function fabricReply({ incoming, vault, names: [name = ''], now }: VaultRequest): Reply {
  const fabric = vault.fabrics.get(name);
  return fabric ? resourceReply(incoming, fabricBody(fabric), now) : fabricMissing(incoming, name);
}

export function containersReply({ incoming, vault, names: [name], now }: VaultRequest): Reply {
  const fabric = name === undefined ? undefined : vault.fabrics.get(name);
  if (name !== undefined && !fabric) return fabricMissing(incoming, name);
  const fabrics = fabric ? [fabric] : [...vault.fabrics.values()];
  const containers = fabrics.flatMap((each) => [...each.containers.values()]);
  return pageReply(incoming, containers, undefined, containerBody, now);
}

export function containerReply({ incoming, vault, names: [fabricName = '', name = ''], now }: VaultRequest): Reply {
  const fabric = vault.fabrics.get(fabricName);
  if (!fabric) return fabricMissing(incoming, fabricName);
  const container = fabric.containers.get(name);
  return container ? resourceReply(incoming, containerBody(container), now) : containerMissing(incoming, name);
}

export const containerMissing = (incoming: Incoming, name: string): Reply =>
  asrError(incoming, 404, {
    code: 'ProtectionContainerArmEntityMissing',
    message: `Protection container with name ${name} could not be located.`,
    recommendedAction: 'Retry the operation with a valid protection container.',
  });
