/** Role assignments of a principal, as far as they reach a scope. */
import type { RoleAssignment } from '../core/values/resources';
import type { AuditService } from '../core/values/ports';
import type { Address, Arm } from './arm';
import { textOf } from './json';
import { fieldsOf } from './json';
import { nameOf } from '../core/values/arm-id';

const VERSION = '2022-04-01';

export function rolesOf(arm: Arm): Pick<AuditService, 'listRoles'> {
  return {
    listRoles(scope, principalId, next, signal) {
      const first: Address = {
        id: scope,
        names: ['providers', 'Microsoft.Authorization', 'roleAssignments'],
        query: { 'api-version': VERSION, $filter: `principalId eq '${principalId.replaceAll("'", "''")}'` },
      };
      return arm.page(next ?? first, (assignment) => roleOf(assignment, scope, principalId), signal);
    },
  };
}

/**
 * Undefined for an assignment that does not reach the scope, or is another principal's.
 * @throws TypeError if the body does not say who may do what where
 */
export function roleOf(body: unknown, scope: string, principalId: string): RoleAssignment | undefined {
  const properties = fieldsOf(fieldsOf(body)['properties']);
  const [at, definition, holder] = ['scope', 'roleDefinitionId', 'principalId'].map((key) => textOf(properties[key]));
  if (!at || !definition || !holder) throw new TypeError('a role assignment without scope, role or principal');
  if (holder.toLowerCase() !== principalId.toLowerCase() || !reaches(at, scope)) return undefined;
  return { scope: at, roleId: nameOf(definition).toLowerCase() };
}

/** The list of a scope also names assignments below it, which say nothing of the scope itself. */
function reaches(assigned: string, scope: string): boolean {
  const above = assigned.toLowerCase().replace(/\/+$/, '');
  if (above === '' || above.startsWith('/providers/microsoft.management/managementgroups/')) return true;
  return `${scope.toLowerCase()}/`.startsWith(`${above}/`);
}
