/** Reads the VMs that are replicated, one by one: power, VM agent, extension of Site Recovery. */
import { sendWithRetries } from '../requests/send-with-retries';
import { isVmId, nameOf, subscriptionOf } from '../values/arm-id';
import { IdSet } from '../values/id-map';
import { isA2A } from '../values/mapping-state';
import type { Known, VmView } from '../values/resources';
import type { VaultFacts } from './facts';
import type { Sources } from './read-lanes';

/** Each once, also where two items name it. */
export const vmsIn = (vaults: readonly VaultFacts[]): readonly string[] => [
  ...new IdSet(
    vaults
      .flatMap(({ items }) => (items.known ? items.value : []))
      .filter(({ provider }) => isA2A(provider))
      .flatMap(({ vmId = '' }) => (isVmId(vmId) ? [vmId] : [])),
  ),
];

export async function readVm(id: string, sources: Sources): Promise<readonly [string, Known<VmView>]> {
  const context = sources.vms(subscriptionOf(id));
  const read = await sendWithRetries(
    `VM ${nameOf(id)}`,
    context.reads,
    (signal) => sources.service.readVm(id, signal),
    context,
  );
  return [id, sources.known(read, 'Microsoft.Compute/virtualMachines/instanceView/read', id)];
}
