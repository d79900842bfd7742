import { jsonReply, type Reply } from '../http';
import { guidFrom } from '../random';
import type { AccountSpec } from '../scenario';
import type { AccountRequest } from './account-request';

/** Object id of the system-assigned identity. */
export const principalOf = (account: AccountSpec): string =>
  account.principalId ?? guidFrom(`principal of ${account.id.toLowerCase()}`);

function identityOf({ account, world }: AccountRequest): Record<string, unknown> {
  const { identity: type = 'SystemAssigned' } = account;
  if (type === 'absent') return {};
  const system = { principalId: principalOf(account), tenantId: account.identityTenant ?? world.identity.tenantId };
  const [, subscription = '', , group = ''] = /^\/([^/]+)\/([^/]+)\/[^/]+\/([^/]+)/.exec(account.id) ?? [];
  const own = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-dr`;
  const user = { [own]: { principalId: guidFrom(`principal of ${own}`), clientId: guidFrom(`client of ${own}`) } };
  return {
    identity: {
      type,
      ...(type.includes('SystemAssigned') ? system : {}),
      ...(type.includes('UserAssigned') ? { userAssignedIdentities: user } : {}),
    },
  };
}

const created = '2025-03-04T09:12:31.12+00:00';

export function accountReply(request: AccountRequest): Reply {
  const { account } = request;
  const body = {
    name: account.id.split('/').at(-1),
    id: account.id,
    type: 'Microsoft.Automation/AutomationAccounts',
    location: 'West Europe',
    tags: {},
    etag: null,
    ...identityOf(request),
    systemData: {
      createdAt: created,
      lastModifiedAt: created,
    },
    properties: {
      sku: { name: account.sku ?? 'Basic', family: null, capacity: null },
      state: account.state ?? 'Ok',
      disableLocalAuth: false,
      RegistrationUrl: null,
      encryption: { keySource: 'Microsoft.Automation', identity: { userAssignedIdentity: null } },
      creationTime: created,
      lastModifiedBy: null,
      lastModifiedTime: created,
    },
  };
  return jsonReply(200, body, { 'ocp-automation-accountid': guidFrom(`account ${account.id.toLowerCase()}`) });
}
