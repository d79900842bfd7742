/** What can stand in the way of every change in a subscription: its state, its locks, its deny assignments. */
import { nameOf } from '../core/values/arm-id';
import type { AuditService } from '../core/values/ports';
import type { DenyAssignment, Lock, SubscriptionState } from '../core/values/resources';
import type { Address, Arm } from './arm';
import { fieldsOf, listOf, textOf } from './json';

const SUBSCRIPTIONS_VERSION = '2022-12-01';
const LOCKS_VERSION = '2020-05-01';
const DENY_ASSIGNMENTS_VERSION = '2022-04-01';

const AUTHORIZATION = ['providers', 'Microsoft.Authorization'];

export function barriersOf(arm: Arm): Pick<AuditService, 'readSubscription' | 'listLocks' | 'listDenyAssignments'> {
  const address = (subscriptionId: string, names: readonly string[], version: string): Address => ({
    id: `/subscriptions/${subscriptionId}`,
    names,
    query: { 'api-version': version },
  });
  const list = (subscriptionId: string, kind: string, version: string): Address =>
    address(subscriptionId, [...AUTHORIZATION, kind], version);
  return {
    readSubscription: (id, signal) => arm.get(address(id, [], SUBSCRIPTIONS_VERSION), subscriptionStateOf, signal),
    listLocks: (id, next, signal) => arm.page(next ?? list(id, 'locks', LOCKS_VERSION), lockOf, signal),
    listDenyAssignments: (id, next, signal) =>
      arm.page(next ?? list(id, 'denyAssignments', DENY_ASSIGNMENTS_VERSION), denyAssignmentOf, signal),
  };
}

/** @throws TypeError if the body does not say its state */
export function subscriptionStateOf(body: unknown): SubscriptionState {
  const { state, tenantId } = fieldsOf(body);
  if (textOf(state) === '') throw new TypeError('a subscription without a state');
  return { state: textOf(state), tenantId: textOf(tenantId) };
}

/** @throws TypeError if the body does not say what is locked, and how */
export function lockOf(body: unknown): Lock {
  const { id, properties } = fieldsOf(body);
  const [, scope] = /^(.*)\/providers\/Microsoft\.Authorization\/locks\/[^/]+$/i.exec(textOf(id)) ?? [];
  const level = textOf(fieldsOf(properties)['level']);
  if (!scope || level === '') throw new TypeError('a lock without scope or level');
  return { name: nameOf(textOf(id)), scope, level };
}

/** @throws TypeError if the body does not say where it holds, or for whom: it would pass for one that denies nothing */
export function denyAssignmentOf(body: unknown): DenyAssignment {
  const { id, properties } = fieldsOf(body);
  const {
    denyAssignmentName,
    scope,
    permissions,
    principals,
    excludePrincipals,
    doNotApplyToChildScopes: isNarrow,
  } = fieldsOf(properties);
  if (textOf(scope) === '' || !Array.isArray(permissions) || !Array.isArray(principals))
    throw new TypeError('a deny assignment without scope, permissions or principals');
  return {
    name: textOf(denyAssignmentName) || nameOf(textOf(id)),
    scope: textOf(scope),
    reachesBelow: isNarrow !== true,
    permissions: listOf(permissions).map((permission) => ({
      actions: textsOf(fieldsOf(permission)['actions']),
      notActions: textsOf(fieldsOf(permission)['notActions']),
    })),
    principals: idsOf(principals),
    excluded: idsOf(excludePrincipals),
  };
}

const textsOf = (value: unknown): readonly string[] => listOf(value).map(textOf);

const idsOf = (principals: unknown): readonly string[] =>
  listOf(principals).map((principal) => textOf(fieldsOf(principal)['id']).toLowerCase());
