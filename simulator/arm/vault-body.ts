import type { Reply } from '../http';
import type { VaultState } from './estate';
import { resourceReply } from './replies';
import type { VaultRequest } from './vault-request';

/** As the provider of vaults writes it, whose ids do not begin with a capital as those of Site Recovery do. */
export const vaultBody = ({ id, name, spec }: VaultState): unknown => ({
  id: id.replace(/^\/Subscriptions\//, '/subscriptions/'),
  name,
  type: 'Microsoft.RecoveryServices/vaults',
  location: spec.location ?? 'westeurope',
  ...(spec.tags ? { tags: spec.tags } : {}),
  etag: null,
  sku: { name: 'RS0', tier: 'Standard' },
  properties: { provisioningState: 'Succeeded', privateEndpointStateForSiteRecovery: 'None' },
});

export const vaultReply = ({ incoming, vault, now }: VaultRequest): Reply =>
  resourceReply(incoming, vaultBody(vault), now);
