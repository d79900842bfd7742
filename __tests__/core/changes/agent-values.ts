/** Replicated items, and a service that updates their agents in no time. */
import type { ReplicatedItem } from '../../../src/core/values/resources';
import { replicatedItem } from '../../support/replicated-item';

/** An item whose agent is current. */
export const itemNamed = (vm: string, changes: Partial<ReplicatedItem> = {}): ReplicatedItem =>
  replicatedItem({
    id: `/subscriptions/s/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/v/replicationFabrics/f/replicationProtectionContainers/c/replicationProtectedItems/item-${vm}`,
    name: `item-${vm}`,
    vm,
    ...changes,
  });

export const waiting = { agentVersion: '9.66.7604.1', updateAvailable: true } as const;
