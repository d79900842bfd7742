import type { Incoming, Reply, Route } from '../http';
import type { World } from '../world';
import { automationRoute } from '../automation/router';
import { findVault, guard } from './access';
import { barrierRoute } from './barriers';
import { armError } from './errors';
import { fabricRoutes } from './fabric-routes';
import { itemRoutes } from './item-routes';
import { instanceViewRoute } from './instance-view';
import { jobReply, jobsReply } from './jobs';
import { containerMappingsReply, mappingReply, vaultMappingsReply } from './mappings';
import { operationResultsReply, operationStatusReply } from './operations';
import { patchReply } from './patch';
import { namesIn } from './paths';
import { rolesReply } from './roles';
import { permissionsReply, roleReply } from './role-writes';
import { vaultReply } from './vault-body';
import { alertSettingsReply, vaultHealthReply } from './vault-health';
import type { VaultRoute } from './vault-request';

const container = 'replicationfabrics/*/replicationprotectioncontainers';
const mappings = `${container}/*/replicationprotectioncontainermappings`;
const right = 'replicationFabrics/replicationProtectionContainers';
const mappingRight = `${right}/replicationProtectionContainerMappings`;

const vaultRoutes: readonly VaultRoute[] = [
  { kind: 'vault.get', method: 'GET', path: '', action: 'read', reply: vaultReply },
  {
    kind: 'mappings.list',
    method: 'GET',
    path: 'replicationprotectioncontainermappings',
    action: 'replicationProtectionContainerMappings/read',
    reply: vaultMappingsReply,
  },
  {
    kind: 'container.mappings.list',
    method: 'GET',
    path: mappings,
    action: `${mappingRight}/read`,
    reply: containerMappingsReply,
  },
  { kind: 'mapping.get', method: 'GET', path: `${mappings}/*`, action: `${mappingRight}/read`, reply: mappingReply },
  { kind: 'mapping.patch', method: 'PATCH', path: `${mappings}/*`, action: `${mappingRight}/write`, reply: patchReply },
  {
    kind: 'operation.results',
    method: 'GET',
    path: `${mappings}/*/operationresults/*`,
    action: `${mappingRight}/operationresults/read`,
    reply: operationResultsReply,
  },
  {
    kind: 'operation.status',
    method: 'GET',
    path: 'replicationoperationstatus/*',
    action: 'replicationOperationStatus/read',
    reply: operationStatusReply,
  },
  { kind: 'jobs.list', method: 'GET', path: 'replicationjobs', action: 'replicationJobs/read', reply: jobsReply },
  { kind: 'job.get', method: 'GET', path: 'replicationjobs/*', action: 'replicationJobs/read', reply: jobReply },
  ...fabricRoutes,
  {
    kind: 'vault.health',
    method: 'GET',
    path: 'replicationvaulthealth',
    action: 'replicationVaultHealth/read',
    reply: vaultHealthReply,
  },
  {
    kind: 'alerts.list',
    method: 'GET',
    path: 'replicationalertsettings',
    action: 'replicationAlertSettings/read',
    reply: alertSettingsReply,
  },
  ...itemRoutes,
];

function matching(incoming: Incoming, parts: readonly string[]): { route: VaultRoute; names: string[] } | undefined {
  for (const route of vaultRoutes) {
    const names = route.method === incoming.method ? namesIn(route.path, parts) : undefined;
    if (names) return { route, names };
  }
  return undefined;
}

function decoded(path: string): string[] {
  return path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => {
      try {
        return decodeURIComponent(part).toLowerCase();
      } catch {
        return part.toLowerCase();
      }
    });
}

const rolesPath = ['providers', 'microsoft.authorization', 'roleassignments'];

interface RolesRoute extends Omit<Route, 'answer'> {
  readonly answer: () => Reply;
}

/** Role assignments of any scope; those of a vault need a right on the vault. */
function rolesRoute(world: World, incoming: Incoming, parts: readonly string[]): RolesRoute | undefined {
  const begin = parts.length - rolesPath.length;
  if (incoming.method !== 'GET' || !rolesPath.every((part, index) => parts[begin + index] === part)) return undefined;
  const [, subscription = '', , group = '', , , type, name = ''] = parts.slice(0, begin);
  const scope = `/${parts.slice(0, begin).join('/')}`;
  const kind = 'roles.list';
  if (type !== 'vaults') return { kind, subscription, answer: () => rolesReply(world, incoming, scope) };
  const target = {
    subscription,
    key: scope,
    group,
    name,
    kind,
    action: 'Microsoft.Authorization/roleAssignments/read',
  } as const;
  const answer = (): Reply => {
    const vault = findVault(world, incoming, target);
    return 'headers' in vault ? vault : rolesReply(world, incoming, scope);
  };
  return { kind, subscription, vault: scope, answer };
}

/** A role that is given on a scope, and what the caller may do there. */
function authorizationRoute(world: World, incoming: Incoming, parts: readonly string[]): RolesRoute | undefined {
  const begin = parts.lastIndexOf('microsoft.authorization') - 1;
  if (begin < 0 || parts[begin] !== 'providers') return undefined;
  const [, subscription = ''] = parts;
  const scope = `/${parts.slice(0, begin).join('/')}`;
  const [what, name = '', ...more] = parts.slice(begin + 2);
  if (what === 'permissions' && name === '' && incoming.method === 'GET')
    return { kind: 'permissions.list', subscription, answer: () => permissionsReply(world) };
  if (what !== 'roleassignments' || name === '' || more.length > 0 || incoming.method !== 'PUT') return undefined;
  return { kind: 'role.put', subscription, vault: scope, answer: () => roleReply(world, incoming, scope, name) };
}

export function armRoute(world: World, incoming: Incoming): Route | undefined {
  const parts = decoded(incoming.url.pathname);
  const [root, subscription = '', groups, group = '', providers, provider, type, name = ''] = parts;
  if (root !== 'subscriptions') return undefined;
  const key = `/${parts.slice(0, 8).join('/')}`;
  const guarded = (reply: (now: number) => Reply): Reply => guard(world, incoming, subscription, reply);
  const barrier =
    barrierRoute(world, incoming, subscription, parts.slice(2)) ?? instanceViewRoute(world, incoming, parts);
  if (barrier) return { kind: barrier.kind, subscription, answer: () => guarded(barrier.answer) };
  const roles = rolesRoute(world, incoming, parts) ?? authorizationRoute(world, incoming, parts);
  if (roles) return { ...roles, answer: () => guarded(roles.answer) };
  if (groups === 'resourcegroups' && providers === 'providers' && name !== '') {
    if (provider === 'microsoft.automation' && type === 'automationaccounts') {
      const route = automationRoute(world, incoming, { key, group, name }, parts.slice(8));
      if (route) return { kind: route.kind, subscription, answer: () => guarded(route.answer) };
    }
    const match = provider === 'microsoft.recoveryservices' && type === 'vaults' && matching(incoming, parts.slice(8));
    if (match) {
      const { kind, action, reply } = match.route;
      const target = { subscription, key, group, name, kind, action: `Microsoft.RecoveryServices/vaults/${action}` };
      const answer = (now: number): Reply => {
        const vault = findVault(world, incoming, target);
        return 'headers' in vault ? vault : reply({ world, incoming, vault, names: match.names, now });
      };
      return { kind, subscription, vault: key, answer: () => guarded(answer) };
    }
  }
  const message = `The resource type at '${incoming.url.pathname}' could not be found.`;
  return { kind: 'unknown', subscription, answer: () => guarded(() => armError(404, 'InvalidResourceType', message)) };
}
