import { jsonReply, type Incoming, type Reply, type RequestKind } from '../http';
import type { World } from '../world';
import { machineIdOf } from './a2a-details';
import { authorizationFailed, resourceNotFound } from './errors';
import { itemsOf, type ItemState } from './item-state';

const kind: RequestKind = 'vm.instance-view';
const action = 'Microsoft.Compute/virtualMachines/instanceView/read';

/** The instance view of a VM that is replicated; undefined for anything else. */
export function instanceViewRoute(
  world: World,
  { method }: Incoming,
  parts: readonly string[],
): { readonly kind: RequestKind; readonly answer: () => Reply } | undefined {
  const [, , , group = '', , provider, type, name = '', what, ...more] = parts;
  if (method !== 'GET' || provider !== 'microsoft.compute' || type !== 'virtualmachines') return undefined;
  if (what !== 'instanceview' || more.length > 0) return undefined;
  const id = `/${parts.slice(0, 8).join('/')}`;
  const answer = (): Reply => {
    if (world.scenario.forbidden?.includes(kind) === true) return authorizationFailed(world, action, id);
    const item = itemAt(world, id);
    return item === undefined ? resourceNotFound('Microsoft.Compute/virtualMachines', name, group) : viewReply(item);
  };
  return { kind, answer };
}

function itemAt(world: World, id: string): ItemState | undefined {
  for (const vault of world.estate.vaults.values())
    for (const item of itemsOf(vault)) if (machineIdOf(item).toLowerCase() === id) return item;
  return undefined;
}

/** By the specification: none was recorded. */
function viewReply({ vm, spec }: ItemState): Reply {
  const { powerState = 'running', osType = 'Windows', extensionFailed = false } = spec;
  const isRunning = powerState === 'running';
  const agent = isRunning ? (spec.vmAgent ?? 'Ready') : 'Not Ready';
  const time = '2025-03-04T09:15:02+00:00';
  const succeeded = {
    code: 'ProvisioningState/succeeded',
    level: 'Info',
    displayStatus: 'Provisioning succeeded',
    time,
  };
  const failed = {
    code: 'ProvisioningState/failed/151095',
    level: 'Error',
    displayStatus: 'Provisioning failed',
    message: 'The installation of the Mobility service did not end in time.',
    time,
  };
  const type = `Microsoft.Azure.RecoveryServices.SiteRecovery.${osType}`;
  return jsonReply(200, {
    computerName: vm,
    osName: osType,
    vmAgent: {
      vmAgentVersion: '2.7.41491.1139',
      statuses: [
        agent === 'Ready'
          ? {
              code: 'ProvisioningState/succeeded',
              level: 'Info',
              displayStatus: agent,
              message: 'GuestAgent is running.',
              time,
            }
          : {
              code: 'ProvisioningState/Unavailable',
              level: 'Warning',
              displayStatus: agent,
              message: 'VM status blob is not found.',
              time,
            },
      ],
      extensionHandlers: [],
    },
    disks: [],
    extensions: [
      {
        name: `SiteRecovery-${osType}`,
        type,
        typeHandlerVersion: '1.0.0.9238',
        statuses: [extensionFailed ? failed : succeeded],
      },
    ],
    hyperVGeneration: 'V2',
    statuses: [succeeded, { code: `PowerState/${powerState}`, level: 'Info', displayStatus: `VM ${powerState}` }],
  });
}
