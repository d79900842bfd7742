import type { VaultState } from '../arm/estate';
import { itemsOf } from '../arm/item-state';
import { assignmentBody, assignmentsOf } from '../arm/roles';
import { principalOf } from '../automation/account';
import type { AccountSpec } from '../scenario';
import type { World } from '../world';
import { chainOf, type Subscription } from './directory';
import { ItemResource } from './items';
import type { Row } from './query/compile';
import type { Table } from './query/run';
import { asResourceId, columns, type GraphRequest, type Resource } from './resource';

const isReadable = ({ spec }: VaultState): boolean => spec.access !== 'forbidden';

const vaultResource = (vault: VaultState): Resource => ({
  id: asResourceId(vault.id),
  name: vault.name,
  type: 'microsoft.recoveryservices/vaults',
  location: vault.spec.location ?? 'westeurope',
  resourceGroup: vault.group.toLowerCase(),
  subscriptionId: vault.subscription,
  sku: { name: 'RS0', tier: 'Standard' },
  tags: vault.spec.tags ?? null,
  properties: { provisioningState: 'Succeeded', privateEndpointStateForSiteRecovery: 'None' },
});

const partsOf = (account: AccountSpec): { subscription: string; group: string; name: string } => {
  const [, , subscription = '', , group = ''] = account.id.split('/');
  return { subscription, group, name: account.id.split('/').at(-1) ?? '' };
};

function accountResource(world: World, account: AccountSpec): Resource {
  const { subscription, group, name } = partsOf(account);
  const { identity: type = 'SystemAssigned' } = account;
  const system = type.includes('SystemAssigned')
    ? { principalId: principalOf(account), tenantId: world.identity.tenantId }
    : {};
  return {
    id: account.id,
    name,
    type: 'microsoft.automation/automationaccounts',
    location: 'westeurope',
    resourceGroup: group.toLowerCase(),
    subscriptionId: subscription,
    identity: type === 'absent' ? null : { type, ...system },
    properties: { state: 'Ok' },
  };
}

function* resources({ world }: GraphRequest, scope: readonly Subscription[]): Generator<Resource> {
  for (const { vaults } of scope) for (const vault of vaults) if (isReadable(vault)) yield vaultResource(vault);
  const ids = new Set(scope.map(({ id }) => id.toLowerCase()));
  for (const account of world.estate.accounts.values()) {
    const isThere = account.access === undefined || account.access === 'allowed';
    if (isThere && ids.has(partsOf(account).subscription.toLowerCase())) yield accountResource(world, account);
  }
}

function* replicatedItems(request: GraphRequest, scope: readonly Subscription[]): Generator<Resource> {
  for (const { vaults } of scope) {
    for (const vault of vaults) {
      if (!isReadable(vault) || vault.spec.access === 'never-used') continue;
      for (const item of itemsOf(vault)) yield new ItemResource(request, item);
    }
  }
}

/** Assignments above a subscription are shown only to who asks for them, by `authorizationScopeFilter`. */
function* roleAssignments({ world }: GraphRequest, scope: readonly Subscription[]): Generator<Resource> {
  const ids = new Set(scope.map(({ id }) => id.toLowerCase()));
  for (const assignment of assignmentsOf(world)) {
    const subscriptionId = assignment.scope.split('/')[2] ?? '';
    if (!/^\/subscriptions\//i.test(assignment.scope) || !ids.has(subscriptionId.toLowerCase())) continue;
    const { id, name, properties } = assignmentBody(world, assignment);
    yield { id, name, type: 'microsoft.authorization/roleassignments', subscriptionId, properties };
  }
}

function* containers(_: GraphRequest, scope: readonly Subscription[]): Generator<Resource> {
  for (const { id: subscriptionId, displayName, state, tags, group, vaults } of scope) {
    const id = `/subscriptions/${subscriptionId}`;
    const managementGroupAncestorsChain = chainOf(group).map(({ name, displayName }) => ({ displayName, name }));
    const type = 'microsoft.resources/subscriptions';
    yield { id, name: displayName, type, subscriptionId, tags, properties: { state, managementGroupAncestorsChain } };
    const groups = new Map(vaults.filter(isReadable).map((vault) => [vault.group.toLowerCase(), vault.group]));
    for (const [resourceGroup, name] of groups) {
      const own = { id: `${id}/resourceGroups/${name}`, name, type: `${type}/resourcegroups`, resourceGroup };
      yield { ...own, subscriptionId, location: 'westeurope', properties: { provisioningState: 'Succeeded' } };
    }
  }
}

const sources: Readonly<Record<string, (request: GraphRequest, scope: readonly Subscription[]) => Iterable<Resource>>> =
  {
    resources,
    recoveryservicesresources: replicatedItems,
    authorizationresources: roleAssignments,
    resourcecontainers: containers,
  };

/** The rows of these subscriptions that the caller may read, or undefined if there is no such table. */
export function tableOf(name: string, request: GraphRequest, scope: readonly Subscription[]): Table | undefined {
  const source = Object.hasOwn(sources, name) ? sources[name] : undefined;
  if (!source) return undefined;
  const { tenantId } = request.world.identity;
  const rowOf =
    (resource: Resource): Row =>
    (at) => {
      const { name: column, type } = columns[at] ?? { name: 'kind', type: 'string' };
      return resource[column] ?? (column === 'tenantId' ? tenantId : type === 'string' ? '' : null);
    };
  return {
    columns,
    rows: (function* (): Generator<Row> {
      for (const resource of source(request, scope)) yield rowOf(resource);
    })(),
  };
}
