import { expiry } from '../arm/a2a-details';
import type { ContainerState } from '../arm/estate';
import { healthBody, worstOf } from '../arm/health';
import { agentVersionOf, itemId, providerOf, updateRequired, type ItemState } from '../arm/item-state';
import { settle } from '../arm/job-state';
import { asResourceId, type GraphRequest, type Resource } from './resource';

const itemType =
  'microsoft.recoveryservices/vaults/replicationfabrics/replicationprotectioncontainers/replicationprotecteditems';

const regionOf = (container: ContainerState | undefined): string =>
  container?.fabric.name.replace('asr-a2a-default-', '') ?? '';

/** What is told of agents and their machines; the rest of an item is left to its own service. */
function details(request: GraphRequest, item: ItemState): Record<string, unknown> {
  const { spec, vm, vault } = item;
  if (providerOf(item) !== 'A2A') return { instanceType: providerOf(item) };
  const state = spec.vmProtectionState ?? spec.protectionState ?? 'Protected';
  return {
    instanceType: 'A2A',
    fabricObjectId: `/subscriptions/${vault.subscription}/resourcegroups/rg-vms/providers/microsoft.compute/virtualmachines/${vm.toLowerCase()}`,
    primaryFabricLocation: regionOf(item.source),
    recoveryFabricLocation: regionOf(item.target),
    osType: spec.osType ?? 'Windows',
    agentVersion: agentVersionOf(item),
    agentExpiryDate: expiry(request, item.updated ? undefined : spec.agentExpiresInDays),
    isReplicationAgentUpdateRequired: updateRequired(item),
    vmProtectionState: state,
    rpoInSeconds: state === 'Protected' ? 240 : null,
  };
}

function properties(request: GraphRequest, item: ItemState): Record<string, unknown> {
  if (item.pending.length > 0) settle(item, request.now);
  const { spec, vm, source, target } = item;
  const { health = [] } = spec;
  return {
    friendlyName: vm,
    protectionState: spec.protectionState ?? 'Protected',
    replicationHealth: spec.replicationHealth ?? worstOf(health),
    failoverHealth: 'Normal',
    healthErrors: health.map((error) => healthBody(itemId(item), error, request.now)),
    primaryFabricFriendlyName: source.fabric.friendlyName,
    recoveryFabricFriendlyName: target?.fabric.friendlyName ?? 'Microsoft Azure',
    primaryProtectionContainerFriendlyName: source.name,
    activeLocation: 'Primary',
    providerSpecificDetails: details(request, item),
  };
}

/** Of a hundred thousand items that a query counts it looks into few fields: each is made when it is asked for. */
export class ItemResource implements Resource {
  readonly type = itemType;
  private made: Record<string, unknown> | undefined;

  constructor(
    private readonly request: GraphRequest,
    private readonly item: ItemState,
  ) {}

  get id(): string {
    return asResourceId(itemId(this.item));
  }

  get name(): string {
    return this.item.name;
  }

  get resourceGroup(): string {
    return this.item.vault.group.toLowerCase();
  }

  get subscriptionId(): string {
    return this.item.vault.subscription;
  }

  get properties(): Record<string, unknown> {
    return (this.made ??= properties(this.request, this.item));
  }
}
