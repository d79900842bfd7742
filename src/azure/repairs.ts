/** What a repair changes beside settings and agents: identities and schedules of automation accounts, and roles. */
import { createHash } from 'node:crypto';
import type { Permission, RepairService } from '../core/repair/ports';
import { subscriptionOf } from '../core/values/arm-id';
import type { Result } from '../core/values/model';
import { CONTRIBUTOR } from '../core/values/roles';
import type { Address, Arm } from './arm';
import { accountOf } from './automation';
import { fieldsOf, listOf, textOf } from './json';

const AUTOMATION_VERSION = '2023-11-01';
const AUTHORIZATION_VERSION = '2022-04-01';

export function repairsOf(arm: Arm): RepairService {
  const account = (id: string, ...names: readonly string[]): Address => ({
    id,
    names,
    query: { 'api-version': AUTOMATION_VERSION },
  });
  const authorization = (id: string, ...names: readonly string[]): Address => ({
    id,
    names: ['providers', 'Microsoft.Authorization', ...names],
    query: { 'api-version': AUTHORIZATION_VERSION },
  });
  return {
    enableIdentity: (accountId, userAssigned, signal) =>
      arm.change('PATCH', account(accountId), { identity: identityWith(userAssigned) }, accountOf, signal),
    enableSchedule: (accountId, name, signal) =>
      arm.change(
        'PATCH',
        account(accountId, 'schedules', name),
        { name, properties: { isEnabled: true } },
        () => undefined,
        signal,
      ),
    async grantContributor(scope, principalId, signal) {
      const assignment = authorization(scope, 'roleAssignments', assignmentName(scope, principalId));
      const roleDefinitionId = `/subscriptions/${subscriptionOf(scope)}/providers/Microsoft.Authorization/roleDefinitions/${CONTRIBUTOR}`;
      const properties = { roleDefinitionId, principalId, principalType: 'ServicePrincipal' };
      const given = await arm.change('PUT', assignment, { properties }, (): void => undefined, signal);
      return isGivenAlready(given) ? { ok: true, value: undefined } : given;
    },
    listPermissions: (scope, signal) => arm.get(authorization(scope, 'permissions'), permissionsOf, signal),
  };
}

const isGivenAlready = (given: Result<void>): boolean =>
  !given.ok && given.failure.problem.code === 'RoleAssignmentExists';

/** The same for the same scope and principal, so that a second try cannot give the role twice. */
function assignmentName(scope: string, principalId: string): string {
  const hash = createHash('sha256').update(`${scope}\n${principalId}\n${CONTRIBUTOR}`.toLowerCase()).digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

const identityWith = (userAssigned: readonly string[]): object =>
  userAssigned.length === 0
    ? { type: 'SystemAssigned' }
    : {
        type: 'SystemAssigned, UserAssigned',
        userAssignedIdentities: Object.fromEntries(userAssigned.map((id) => [id, {}])),
      };

/** @throws TypeError if the body is no list */
export function permissionsOf(body: unknown): readonly Permission[] {
  const { value } = fieldsOf(body);
  if (!Array.isArray(value)) throw new TypeError('a list without its items');
  const texts = (list: unknown): string[] =>
    listOf(list)
      .map(textOf)
      .filter((text) => text !== '');
  return value.map((permission) => {
    const { actions, notActions } = fieldsOf(permission);
    return { actions: texts(actions), notActions: texts(notActions) };
  });
}
