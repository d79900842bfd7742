/** Plain values of an estate. */
import type { FoundVault } from '../../../src/core/estate/model';
import type { InputNames } from '../../../src/core/estate/ports';

export const inputNames: InputNames = {
  vaultName: 'vault-name',
  vaultTag: 'vault-tag',
  includeEmpty: 'include-empty',
  allowEmpty: 'allow-empty',
  shards: 'shards',
};

/** A GUID that tells its number. */
export const guid = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

export function vault(subscription: number, name: string, more: Partial<FoundVault> = {}): FoundVault {
  const subscriptionId = guid(subscription);
  return {
    id: `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/${name}`,
    subscriptionId,
    resourceGroup: 'rg',
    name,
    location: 'westeurope',
    tags: {},
    items: 1,
    subscriptionName: `Subscription ${subscription}`,
    ...more,
  };
}
