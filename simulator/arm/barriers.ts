import { jsonReply, type Incoming, type Reply, type RequestKind } from '../http';
import { guidFrom } from '../random';
import type { World } from '../world';
import { armError, authorizationFailed } from './errors';

/** By the specification: none of these was seen in recorded traffic. */
const AUTHORIZATION = 'providers/Microsoft.Authorization';
const EVERYONE = '00000000-0000-0000-0000-000000000000';

interface Barrier {
  readonly kind: RequestKind;
  readonly action: string;
  readonly reply: (world: World, subscription: string) => Reply;
}

const barriers: Readonly<Record<string, Barrier>> = {
  '': { kind: 'subscription.get', action: 'Microsoft.Resources/subscriptions/read', reply: subscriptionReply },
  'providers/microsoft.authorization/locks': {
    kind: 'locks.list',
    action: 'Microsoft.Authorization/locks/read',
    reply: locksReply,
  },
  'providers/microsoft.authorization/denyassignments': {
    kind: 'deny-assignments.list',
    action: 'Microsoft.Authorization/denyAssignments/read',
    reply: denyAssignmentsReply,
  },
};

/** What is asked about a subscription as a whole; undefined for anything else. */
export function barrierRoute(
  world: World,
  { method }: Incoming,
  subscription: string,
  below: readonly string[],
): { readonly kind: RequestKind; readonly answer: () => Reply } | undefined {
  const barrier = barriers[below.join('/')];
  if (method !== 'GET' || barrier === undefined) return undefined;
  const { kind, action, reply } = barrier;
  const answer = (): Reply => {
    const { scenario, directory, estate } = world;
    const owner = directory.subscriptions.get(subscription);
    const scope = `/subscriptions/${subscription}`;
    if (owner === undefined && ![...estate.accounts.keys()].some((id) => id.startsWith(`${scope}/`)))
      return armError(404, 'SubscriptionNotFound', `The subscription '${subscription}' could not be found.`);
    return owner?.isReadable === false || scenario.forbidden?.includes(kind) === true
      ? authorizationFailed(world, action, scope)
      : reply(world, subscription);
  };
  return { kind, answer };
}

function subscriptionReply({ directory, identity }: World, subscription: string): Reply {
  const owner = directory.subscriptions.get(subscription);
  return jsonReply(200, {
    id: `/subscriptions/${subscription}`,
    authorizationSource: 'RoleBased',
    managedByTenants: [],
    subscriptionId: subscription,
    tenantId: identity.tenantId,
    displayName: owner?.displayName ?? subscription,
    state: owner?.state ?? 'Enabled',
    subscriptionPolicies: {
      locationPlacementId: 'Public_2014-09-01',
      quotaId: 'EnterpriseAgreement_2014-09-01',
      spendingLimit: 'Off',
    },
  });
}

const isIn = (scope: string, subscription: string): boolean =>
  `${scope.toLowerCase()}/`.startsWith(`/subscriptions/${subscription}/`);

const isAbove = (scope: string): boolean => !/^\/subscriptions\//i.test(scope);

function locksReply({ scenario }: World, subscription: string): Reply {
  const found = (scenario.locks ?? []).filter(({ scope }) => isIn(scope, subscription));
  return jsonReply(200, {
    value: found.map(({ scope, level }) => ({
      properties: { level, notes: 'Ask the platform team.' },
      id: `${scope}/${AUTHORIZATION}/locks/keep`,
      type: 'Microsoft.Authorization/locks',
      name: 'keep',
    })),
  });
}

function denyAssignmentsReply({ scenario }: World, subscription: string): Reply {
  const found = (scenario.denyAssignments ?? []).filter(({ scope }) => isIn(scope, subscription) || isAbove(scope));
  const principal = (id: string): object => ({ id, type: id === EVERYONE ? 'SystemDefined' : 'ServicePrincipal' });
  return jsonReply(200, {
    value: found.map(({ scope, actions, notActions = [], principals = [EVERYONE], excluded = [], onlyScope }) => {
      const name = guidFrom(`deny at ${scope}`);
      return {
        properties: {
          denyAssignmentName: 'Deployment stack',
          description: null,
          permissions: [{ actions, notActions, dataActions: [], notDataActions: [] }],
          scope,
          doNotApplyToChildScopes: onlyScope === true,
          principals: principals.map(principal),
          excludePrincipals: excluded.map(principal),
          isSystemProtected: true,
        },
        id: `${scope}/${AUTHORIZATION}/denyAssignments/${name}`,
        type: 'Microsoft.Authorization/denyAssignments',
        name,
      };
    }),
  });
}
