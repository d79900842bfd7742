import type { A2APolicyDetails, Policy } from '@azure/arm-recoveryservices-siterecovery';
import type { Reply } from '../http';
import { doesNotExist } from './errors';
import { policyOf, type VaultState } from './estate';
import { pageReply, resourceReply } from './replies';
import type { VaultRequest } from './vault-request';
import type { Wire } from './wire';

function policyBody(vault: VaultState): Wire<Policy> {
  const { id, name } = policyOf(vault);
  const providerSpecificDetails: Wire<A2APolicyDetails> = {
    instanceType: 'A2A',
    recoveryPointThresholdInMinutes: 0,
    recoveryPointHistory: 1440,
    appConsistentFrequencyInMinutes: 240,
    multiVmSyncStatus: 'Enabled',
    crashConsistentFrequencyInMinutes: 5,
  };
  return {
    id,
    name,
    type: 'Microsoft.RecoveryServices/vaults/replicationPolicies',
    properties: { friendlyName: name, providerSpecificDetails },
  };
}

/** All mappings of a vault have the same one. */
export const policiesReply = ({ incoming, vault, now }: VaultRequest): Reply =>
  pageReply(incoming, vault.mappings.size > 0 ? [vault] : [], undefined, policyBody, now);

export function policyReply({ incoming, vault, names: [name = ''], now }: VaultRequest): Reply {
  if (vault.mappings.size > 0 && policyOf(vault).name === name) return resourceReply(incoming, policyBody(vault), now);
  return doesNotExist(incoming, `The replication policy '${name}'`);
}
