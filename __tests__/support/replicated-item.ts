import type { ReplicatedItem } from '../../src/core/values/resources';

type Own = Pick<ReplicatedItem, 'id' | 'name' | 'vm'>;

/** A protected VM whose agent is current, as far as nothing else is said. */
export const replicatedItem = (own: Own & Partial<ReplicatedItem>): ReplicatedItem => ({
  vmId: undefined,
  provider: 'A2A',
  sourceContainer: ['c'],
  sourceRegion: 'westeurope',
  targetRegion: 'northeurope',
  osType: 'Linux',
  distribution: '',
  agentDistribution: '',
  lastHeartbeat: undefined,
  rebootNeeded: false,
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
  upgradeTries: 0,
  reinstallRequired: false,
  blockingReasons: [],
  currentJob: undefined,
  currentScenario: undefined,
  ...own,
});
