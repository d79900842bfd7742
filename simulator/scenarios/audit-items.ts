import type { ItemSpec, JobErrorSpec } from '../scenario';
import {
  rebootNeeded,
  reinstallReasons,
  replicationErrors,
  replicationWarnings,
  updateErrors,
  versionExpiry,
} from './audit-texts';

/** Half a day more, so that the whole days left are the same however long a run takes to begin. */
const inDays = (days: number): number => days + 0.5;

/** Versions of agents, oldest first; the newest is what an item has that names none. */
export const olderAgents = ['9.58.6926.1', '9.62.7172.1', '9.65.7510.1', '9.66.7604.1'] as const;

/** Three releases behind, and five: no item of them gives a date, as in every recording. */
const soonUnsupported = '9.64.7374.1';
const unsupported = olderAgents[1];

export const outdated: ItemSpec = { agentVersion: olderAgents[3], agentExpiresInDays: inDays(200) };

/** Of an update that failed: the service's text is generic, the provider's says what is wrong. */
const guestAgent: readonly JobErrorSpec[] = [
  {
    code: '559',
    message: 'The operation could not be completed.',
    possibleCauses: 'See the provider errors for more information.',
    recommendedAction: 'Resolve the issue and retry the operation.',
    provider: {
      errorMessage: 'The extension could not be installed: the guest agent of the VM is not ready.',
      possibleCauses: 'The guest agent is out of date.',
      recommendedAction: 'Update the guest agent and retry the operation.',
    },
  },
];

/** What becomes of agents that nobody looks after; the third of the vault's mappings is disabled. */
const neglected: readonly ItemSpec[] = [
  {},
  { osType: 'Linux' },
  outdated,
  { ...outdated, osType: 'Linux', upgradeRetries: 2 },
  { agentVersion: olderAgents[0], agentExpiresInDays: inDays(-20) },
  { agentVersion: olderAgents[1], agentExpiresInDays: inDays(12) },
  { agentVersion: olderAgents[2], agentExpiresInDays: inDays(45) },
  { agentVersion: olderAgents[2], agentExpiresInDays: inDays(61) },
  { certificateExpiresInDays: inDays(20) },
  { certificateExpiresInDays: inDays(-3), certificateUpdateRequired: true },
  { certificateUpdateRequired: true },
  {
    ...outdated,
    upgradeRetries: 5,
    upgradeRetriesExhausted: true,
    pastUpdates: [
      { daysAgo: 2.5, errors: guestAgent },
      { daysAgo: 3.5, errors: [{ code: '151076', message: 'The extension timed out.' }] },
    ],
  },
  { ...outdated, osType: 'Linux', reinstallRequired: true, reinstallReasons },
  { ...outdated, upgradeable: false, pastUpdates: [{ daysAgo: 31.5, errors: guestAgent }] },
  { ...outdated, upgradeInProgress: true, pastUpdates: [{ daysAgo: 0.5, state: 'Succeeded', effective: false }] },
  { protectionState: 'InitialReplicationInProgress', vmProtectionState: 'UnprotectedStatesBegin' },
  { protectionState: 'UnplannedFailoverCommitted' },
  { health: replicationErrors },
  { health: replicationWarnings },
  { health: [versionExpiry], replicationHealth: 'Normal' },
  { health: replicationWarnings.map((error) => ({ ...error, inner: updateErrors.slice(0, 1) })) },
  { agentVersion: soonUnsupported },
  { agentVersion: unsupported, osType: 'Linux' },
  { mapping: 2 },
  { mapping: 'none' },
  { provider: 'VMware' },
  { silentForHours: 36, powerState: 'deallocated' },
  { osType: 'Linux', agentDistribution: 'UBUNTU-20.04-64', vmAgent: 'Not Ready' },
  { health: [rebootNeeded], extensionFailed: true },
];

/** To the first two mappings, which are enabled, unless an item says where it is. */
export const neglectedItems: readonly ItemSpec[] = neglected.map((item, index) =>
  item.mapping === undefined && item.provider === undefined ? { mapping: index % 2, ...item } : item,
);

/** What an update by hand meets. */
export const agents: readonly ItemSpec[] = [
  ...Array.from({ length: 14 }, () => outdated),
  ...Array.from({ length: 4 }, (): ItemSpec => ({})),
  { protectionState: 'InitialReplicationInProgress', vmProtectionState: 'UnprotectedStatesBegin', ...outdated },
  { ...outdated, upgradeable: false },
  { ...outdated, upgradeInProgress: true },
  { ...outdated, running: { seconds: 120, startedSecondsAgo: 30 } },
  {
    ...outdated,
    job: {
      state: 'Failed',
      errors: guestAgent,
    },
  },
  {
    ...outdated,
    refusal: {
      status: 400,
      by: 'asr',
      code: '151099',
      message: 'The guest agent of {vm} is not ready.',
      possibleCauses: 'The guest agent is out of date or stuck.',
      recommendedAction: 'Restart or update the guest agent and retry the operation.',
    },
  },
  { ...outdated, certificateExpiresInDays: inDays(-3), certificateUpdateRequired: true },
];

/** A hundred agents, in the mixture of an estate whose nightly update works for most. */
export const mixture: readonly ItemSpec[] = Array.from({ length: 100 }, (_, index): ItemSpec => {
  if (index % 25 === 3) return { agentVersion: soonUnsupported, agentExpiresInDays: inDays(30 + index) };
  if (index % 10 === 7) return outdated;
  return index % 3 === 0 ? { osType: 'Linux' } : {};
});
