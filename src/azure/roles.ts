/** Role assignments of a principal, as far as they reach a scope. */
import type { RoleAssignment } from '../core/values/resources';
import type { AuditService } from '../core/values/ports';
import type { Address, Arm } from './arm';
import { textOf, fieldsOf } from './json';
import { nameOf, isInScope } from '../core/values/arm-id';
import { sameText } from '../core/values/compare';

const VERSION = '2022-04-01';

export function rolesOf(arm: Arm): Pick<AuditService, 'listRoles'> {
  return {
    listRoles(scope, principalId, which, next, signal) {
      const principal = `'${principalId.replaceAll("'", "''")}'`;
      const $filter = which === 'all' ? `atScope() and assignedTo(${principal})` : `principalId eq ${principal}`;
      const first: Address = {
        id: scope,
        names: ['providers', 'Microsoft.Authorization', 'roleAssignments'],
        query: { 'api-version': VERSION, $filter },
      };
      return arm.page(next ?? first, (assignment) => roleOf(assignment, scope, principalId), signal);
    },
  };
}

/** An assignment to another of these is not this principal's, whatever filter the service was given. */
const INDIVIDUALS = ['user', 'serviceprincipal', 'device'];

/**
 * Undefined for an assignment that does not reach the scope, or is another principal's: a group stands for its members.
 * @throws TypeError if the body does not say who may do what where
 */
export function roleOf(body: unknown, scope: string, principalId: string): RoleAssignment | undefined {
  const properties = fieldsOf(fieldsOf(body)['properties']);
  const [at, definition, holder] = ['scope', 'roleDefinitionId', 'principalId'].map((key) => textOf(properties[key]));
  if (!at || !definition || !holder) throw new TypeError('a role assignment without scope, role or principal');
  const isOwn = sameText(holder, principalId);
  const isOthers = !isOwn && INDIVIDUALS.includes(textOf(properties['principalType']).toLowerCase());
  // The list of a scope also names assignments below it, which say nothing of the scope itself.
  if (isOthers || !isInScope(scope, at)) return undefined;
  return { scope: at, roleId: nameOf(definition).toLowerCase(), group: isOwn ? undefined : holder.toLowerCase() };
}
