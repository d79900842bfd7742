import { decideUpdate } from '../../../src/core/changes/plan-agents';
import type { ReplicatedItem } from '../../../src/core/values/resources';
import { itemNamed, waiting } from './agent-values';

const all = { vms: [], force: false };

describe('without force', () => {
  it.each<[boolean, string, Partial<ReplicatedItem>]>([
    [true, 'agent 9.66.7604.1 has an update waiting', waiting],
    [true, 'agent of an unknown version has an update waiting', { ...waiting, agentVersion: '' }],
    [true, 'agent 9.66.7604.1 has an update waiting', { ...waiting, replicationHealth: 'Critical' }],
    [false, 'agent 9.67.7653.1 has no update waiting', {}],
    [false, 'agent 9.67.7653.1 has no update waiting', { upgradeable: false }],
    [false, 'provider InMage: not Azure-to-Azure replication', { ...waiting, provider: 'InMage' }],
    [false, 'no provider details: not Azure-to-Azure replication', { ...waiting, provider: undefined }],
    [
      false,
      'protection state InitialReplicationInProgress, not Protected',
      { ...waiting, protectionState: 'InitialReplicationInProgress' },
    ],
    [false, 'state of the VM Deallocated, not Protected', { ...waiting, vmProtectionState: 'Deallocated' }],
    [true, 'agent 9.66.7604.1 has an update waiting', { ...waiting, vmProtectionState: '' }],
    [false, 'its agent is being upgraded already', { ...waiting, upgradeInProgress: true }],
    [
      false,
      'its agent has to be reinstalled: disk full; kernel too new',
      { ...waiting, reinstallRequired: true, blockingReasons: ['disk full', 'kernel too new'] },
    ],
    [false, 'the certificate of its agent has to be renewed first', { ...waiting, certificateUpdateRequired: true }],
    [false, 'its agent cannot be upgraded, says the service', { ...waiting, upgradeable: false }],
    [
      true,
      'an update of its agent runs already',
      { ...waiting, upgradeInProgress: true, currentScenario: 'UpdateMobilityService', currentJob: 'J' },
    ],
    [true, 'agent 9.66.7604.1 has an update waiting', { ...waiting, currentScenario: 'TestFailover', currentJob: 'J' }],
  ])('selected %s: %s', (selected, reason, changes) => {
    expect(decideUpdate(itemNamed('vm', changes), all)).toEqual({ selected, reason });
  });
});

describe('with force', () => {
  it.each<[boolean, string, Partial<ReplicatedItem>]>([
    [true, 'forced', {}],
    [true, 'agent 9.66.7604.1 has an update waiting', waiting],
    [false, 'forced, but its replication health is Critical', { replicationHealth: 'critical' }],
    [false, 'protection state Failed, not Protected', { protectionState: 'Failed' }],
  ])('selected %s: %s', (selected, reason, changes) => {
    expect(decideUpdate(itemNamed('vm', changes), { ...all, force: true })).toEqual({ selected, reason });
  });
});

describe('the VMs asked for', () => {
  it.each([
    [['web-1'], 'WEB-1', true],
    [['web-*', 'db'], 'web-2', true],
    [['item-web*'], 'web-2', true],
    [['web'], 'web-2', false],
  ])('%j and %s: %s', (vms, vm, chosen) => {
    const { selected, reason } = decideUpdate(itemNamed(vm, waiting), { vms, force: false });
    expect([selected, reason]).toEqual(
      chosen ? [true, 'agent 9.66.7604.1 has an update waiting'] : [false, 'not among the VMs asked for'],
    );
  });
});
