/** Replicated items, and a service that updates their agents in no time. */
import type { ReplicatedItem } from '../../../src/core/values/resources';

/** An item whose agent is current. */
export const itemNamed = (vm: string, changes: Partial<ReplicatedItem> = {}): ReplicatedItem => ({
  id: `/subscriptions/s/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/v/replicationFabrics/f/replicationProtectionContainers/c/replicationProtectedItems/item-${vm}`,
  name: `item-${vm}`,
  vm,
  vmId: undefined,
  provider: 'A2A',
  sourceContainer: ['c'],
  sourceRegion: 'westeurope',
  targetRegion: 'northeurope',
  osType: 'Linux',
  protectionState: 'Protected',
  replicationHealth: 'Normal',
  vmProtectionState: 'Protected',
  healthErrors: [],
  agentVersion: '9.67.7653.1',
  updateAvailable: false,
  agentExpiry: undefined,
  certificateUpdateRequired: false,
  certificateExpiry: undefined,
  upgradeable: undefined,
  upgradeInProgress: false,
  upgradeRetriesExhausted: false,
  reinstallRequired: false,
  blockingReasons: [],
  currentJob: undefined,
  currentScenario: undefined,
  ...changes,
});

export const waiting = { agentVersion: '9.66.7604.1', updateAvailable: true } as const;
