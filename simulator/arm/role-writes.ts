import { principalOf } from '../automation/account';
import { jsonReply, type Incoming, type Reply } from '../http';
import type { World } from '../world';
import { armError } from './errors';
import { assignmentBody, assignmentsOf } from './roles';

interface RoleBody {
  readonly properties?: { readonly roleDefinitionId?: string; readonly principalId?: string };
}

/** Gives a role; as the service does, it knows an identity only some time after it was made, and a role only once. */
export function roleReply(world: World, incoming: Incoming, scope: string, name: string): Reply {
  const { roleDefinitionId = '', principalId = '' } = (JSON.parse(incoming.body) as RoleBody).properties ?? {};
  const now = world.clock.now();
  if (world.scenario.rolesReadOnly === true) {
    const message = `The client '${world.identity.objectId}' does not have authorization to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '${scope}/providers/Microsoft.Authorization/roleAssignments/${name}'.`;
    return armError(403, 'AuthorizationFailed', message);
  }
  const account = [...world.estate.accounts.values()].find(
    (each) =>
      /\bSystemAssigned\b/.test(each.identity ?? 'SystemAssigned') &&
      principalOf(each).toLowerCase() === principalId.toLowerCase() &&
      (each.principalKnownFrom ?? 0) <= now,
  );
  if (account === undefined) {
    const message = `Principal ${principalId} does not exist in the directory ${world.identity.tenantId}.`;
    return armError(400, 'PrincipalNotFound', message);
  }
  const roleId = roleDefinitionId.split('/').at(-1) ?? '';
  const has = assignmentsOf(world).some(
    (each) => each.principal === principalOf(account) && each.roleId === roleId && each.scope.toLowerCase() === scope,
  );
  if (has) return armError(409, 'RoleAssignmentExists', 'The role assignment already exists.');
  const listedFrom = now + (world.scenario.roleListedAfterSeconds ?? 0) * 1000;
  const roles = [...(account.roles ?? []), { role: roleId, scope, listedFrom }];
  world.estate.accounts.set(account.id.toLowerCase(), { ...account, roles });
  return jsonReply(201, {
    ...assignmentBody(world, { principal: principalOf(account), member: undefined, roleId, scope }),
    name,
  });
}

/** What the caller may do: everything, unless the scenario says otherwise. */
export const permissionsReply = (world: World): Reply =>
  jsonReply(200, {
    value: [{ actions: world.scenario.mayDo ?? ['*'], notActions: [], dataActions: [], notDataActions: [] }],
  });
