import { authorizationFailed, armError } from '../arm/errors';
import { nextLink } from '../arm/replies';
import { refusedAtDoor, rejectedForRate } from '../arm/access';
import { vaultBody } from '../arm/vault-body';
import { header, jsonReply, type Incoming, type Reply } from '../http';
import type { World } from '../world';
import { below, mayList, type ManagementGroup, type Subscription } from './directory';
import { groupRefused } from './scope';

/** The last page of these lists has no link. */
function pageReply(world: World, incoming: Incoming, entries: readonly unknown[]): Reply {
  const begin = Number(incoming.url.searchParams.get('skipToken') ?? 0) || 0;
  const end = begin + (world.scenario.directoryPageSize ?? Infinity);
  const more = end < entries.length ? { nextLink: nextLink(incoming, end) } : {};
  return jsonReply(200, { value: entries.slice(begin, end), ...more });
}

/** What belongs to no subscription has the tenant's bucket of reads. */
export function tenantGuard(world: World, incoming: Incoming, reply: (now: number) => Reply): Reply {
  const refused = refusedAtDoor(world, incoming);
  if (refused) return refused;
  const now = world.clock.now();
  const verdict = world.throttle.read('tenant', now);
  const remaining = 'x-ms-ratelimit-remaining-tenant-reads';
  if (!verdict.allowed) {
    const seconds = String(verdict.retryAfterSeconds);
    const headers = { 'Retry-After': seconds, [remaining]: '0', [rejectedForRate]: 'true' };
    return armError(429, 'TenantRequestsThrottled', `Please try again after '${seconds}' seconds.`, headers);
  }
  const given = reply(now);
  const clientRequestId = header(incoming, 'x-ms-client-request-id');
  const echoed = clientRequestId ? { 'x-ms-client-request-id': clientRequestId } : {};
  return { ...given, headers: { [remaining]: String(verdict.remaining), ...echoed, ...given.headers } };
}

const subscriptionBody = (world: World, { id, displayName, state, tags }: Subscription): unknown => ({
  id: `/subscriptions/${id}`,
  authorizationSource: 'RoleBased',
  managedByTenants: [],
  tags,
  subscriptionId: id,
  tenantId: world.identity.tenantId,
  displayName,
  state,
  subscriptionPolicies: {
    locationPlacementId: 'Public_2014-09-01',
    quotaId: 'EnterpriseAgreement_2014-09-01',
    spendingLimit: 'Off',
  },
});

export const subscriptionsReply = (world: World, incoming: Incoming): Reply =>
  pageReply(
    world,
    incoming,
    [...world.directory.subscriptions.values()]
      .filter(({ isReadable }) => isReadable)
      .map((subscription) => subscriptionBody(world, subscription)),
  );

export function vaultsReply(world: World, incoming: Incoming, id: string): Reply {
  const subscription = world.directory.subscriptions.get(id);
  if (!subscription) return armError(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);
  if (!mayList(subscription)) {
    return authorizationFailed(world, 'Microsoft.RecoveryServices/vaults/read', `/subscriptions/${subscription.id}`);
  }
  return pageReply(
    world,
    incoming,
    subscription.vaults.map((vault) => vaultBody(vault)),
  );
}

const groupId = ({ name }: ManagementGroup): string => `/providers/Microsoft.Management/managementGroups/${name}`;

export function descendantsReply(world: World, incoming: Incoming, name: string, now: number): Reply {
  const { directory } = world;
  const group = directory.groups.get(name);
  if (!group?.isReadable) {
    if (group || world.graph.spec.unknownGroup !== 'missing') return groupRefused(world, name, now);
    return armError(404, 'NotFound', `The management group '${name}' cannot be found.`);
  }
  const { groups, subscriptions } = below(directory, group);
  const parent = (above: ManagementGroup): unknown => ({ id: groupId(above) });
  return pageReply(world, incoming, [
    ...groups.map((each) => ({
      id: groupId(each),
      type: 'Microsoft.Management/managementGroups',
      name: each.name,
      properties: { displayName: each.displayName, parent: each.parent ? parent(each.parent) : null },
    })),
    ...subscriptions.map(({ id, displayName, group: above }) => ({
      id: `/subscriptions/${id}`,
      type: '/subscriptions',
      name: id,
      properties: { displayName, parent: parent(above) },
    })),
  ]);
}
