import { guidFrom } from '../random';
import { jsonReply, type Reply } from '../http';
import type { World } from '../world';
import { authorizationFailed, resourceNotFound } from './errors';

export function accountReply(world: World, id: string, name: string, group: string): Reply {
  const account = world.estate.accounts.get(id);
  if (account?.access === 'forbidden') {
    return authorizationFailed(world, 'Microsoft.Automation/automationAccounts/read', account.id);
  }
  if (!account || account.access === 'missing') {
    return resourceNotFound('Microsoft.Automation/automationAccounts', account?.id.split('/').at(-1) ?? name, group);
  }
  const { identity = 'SystemAssigned' } = account;
  const principal = { principalId: guidFrom(`principal of ${id}`), tenantId: world.identity.tenantId };
  return jsonReply(200, {
    name: account.id.split('/').at(-1),
    id: account.id,
    type: 'Microsoft.Automation/AutomationAccounts',
    location: 'West Europe',
    tags: {},
    etag: null,
    ...(identity === 'absent'
      ? {}
      : { identity: identity.includes('SystemAssigned') ? { type: identity, ...principal } : { type: identity } }),
    properties: {
      sku: { name: 'Basic', family: null, capacity: null },
      state: 'Ok',
      RegistrationUrl: null,
      encryption: { keySource: 'Microsoft.Automation', identity: { userAssignedIdentity: null } },
      creationTime: '2025-03-04T09:12:31.12+00:00',
      lastModifiedBy: null,
      lastModifiedTime: '2025-03-04T09:12:31.12+00:00',
    },
  });
}
