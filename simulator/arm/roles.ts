import { jsonReply, type Incoming, type Reply } from '../http';
import { guidFrom } from '../random';
import type { RoleSpec } from '../scenario';
import type { World } from '../world';
import { principalOf } from '../automation/account';
import { armError } from './errors';
import { nextLink } from './replies';

const roleIds: Readonly<Record<string, string>> = {
  Owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  Contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  'Site Recovery Contributor': '6670b86e-a3f7-4917-ac9b-5d6ab1be4567',
  Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
};

export interface Assignment {
  readonly principal: string;
  /** In the group that is the principal; none where the principal is no group. */
  readonly member: string | undefined;
  readonly roleId: string;
  readonly scope: string;
}

const subscriptionOf = (id: string): string => id.split('/').slice(0, 3).join('/');

export function assignmentsOf(world: World): readonly Assignment[] {
  const { estate } = world;
  const everywhere: readonly RoleSpec[] = [
    ...new Set([...estate.vaults.values()].map((vault) => vault.subscription)),
  ].map((subscription) => ({ role: 'Contributor', scope: `/subscriptions/${subscription}` }));
  return [...estate.accounts.values()].flatMap((account) =>
    (account.roles ?? everywhere)
      .filter(({ listedFrom = 0 }) => listedFrom <= world.clock.now())
      .map((spec) => ({
        principal: spec.group ?? principalOf(account),
        member: spec.group === undefined ? undefined : principalOf(account),
        roleId: roleIds[spec.role] ?? spec.role,
        scope: spec.scope ?? subscriptionOf(account.id),
      })),
  );
}

/** At, above or below; a management group is above every subscription. */
function bearsOn(assigned: string, scope: string): boolean {
  const [one, other] = [assigned.toLowerCase(), scope.toLowerCase()];
  return (
    one === '/' || one.startsWith('/providers/microsoft.management/') || isWithin(one, other) || isWithin(other, one)
  );
}

const isBelow = (assigned: string, scope: string): boolean =>
  assigned.toLowerCase() !== scope.toLowerCase() && isWithin(scope.toLowerCase(), assigned.toLowerCase());

const isWithin = (outer: string, inner: string): boolean => inner === outer || inner.startsWith(`${outer}/`);

export function assignmentBody(
  world: World,
  { principal, member, roleId, scope }: Assignment,
): Record<string, unknown> {
  const name = guidFrom(`${principal} is ${roleId} at ${scope}`);
  const created = '2025-03-04T09:15:02.1234567Z';
  const provider = 'providers/Microsoft.Authorization';
  const definitions = /^\/subscriptions\//i.test(scope) ? subscriptionOf(scope) : '';
  return {
    properties: {
      roleDefinitionId: `${definitions}/${provider}/roleDefinitions/${roleId}`,
      principalId: principal,
      principalType: member === undefined ? 'ServicePrincipal' : 'Group',
      scope,
      condition: null,
      conditionVersion: null,
      createdOn: created,
      updatedOn: created,
      createdBy: world.identity.objectId,
      updatedBy: world.identity.objectId,
      delegatedManagedIdentityResourceId: null,
      description: null,
    },
    id: `${scope === '/' ? '' : scope}/${provider}/roleAssignments/${name}`,
    type: 'Microsoft.Authorization/roleAssignments',
    name,
  };
}

/** `assignedTo` follows groups, `principalId eq` does not; `atScope()` leaves out what is below the scope. */
function conditionOf(
  clause: string,
  { scenario }: World,
  scope: string,
): ((assignment: Assignment) => boolean) | undefined {
  if (/^atScope\(\)$/i.test(clause)) return (assignment) => !isBelow(assignment.scope, scope);
  const [, direct, assigned] =
    /^(?:principalId eq '([0-9a-f-]{36})'|assignedTo\('([0-9a-f-]{36})'\))$/i.exec(clause) ?? [];
  const is = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();
  if (direct !== undefined) return ({ principal }) => is(principal, direct);
  if (assigned === undefined || scenario.assignedTo === 'refused') return undefined;
  return ({ principal, member }) => is(principal, assigned) || is(member, assigned);
}

/** Role assignments that bear on a scope, of one principal or of all. */
export function rolesReply(world: World, incoming: Incoming, scope: string): Reply {
  const query = incoming.url.searchParams;
  const filter = query.get('$filter')?.trim() ?? '';
  const conditions = filter === '' ? [] : filter.split(/\s+and\s+/).map((clause) => conditionOf(clause, world, scope));
  if (conditions.includes(undefined)) {
    return armError(400, 'UnsupportedQuery', `The filter '${filter}' is not supported.`);
  }
  const found = assignmentsOf(world).filter(
    (assignment) => bearsOn(assignment.scope, scope) && conditions.every((holds) => holds?.(assignment)),
  );
  const begin = Number(query.get('skipToken') ?? 0) || 0;
  const end = begin + (world.scenario.rolesPageSize ?? Infinity);
  return jsonReply(200, {
    value: found.slice(begin, end).map((assignment) => assignmentBody(world, assignment)),
    // The last page has no such key.
    ...(end < found.length ? { nextLink: nextLink(incoming, end) } : {}),
  });
}
