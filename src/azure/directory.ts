/** Where vaults are: Resource Graph, and the lists of subscriptions, management groups and vaults. */
import type { Directory } from '../core/estate/ports';
import type { Subscription } from '../core/estate/model';
import type { Address, Arm } from './arm';
import { textOf, fieldsOf } from './json';
import { listedVault } from './listed-vault';
import { resourceGraphOf } from './resource-graph';

const SUBSCRIPTIONS_VERSION = '2022-12-01';
const GROUPS_VERSION = '2020-05-01';
const VAULTS_VERSION = '2025-02-01';

export const directoryOf = async (arm: Arm): Promise<Directory> => ({
  ...(await resourceGraphOf(arm)),
  ...listsOf(arm),
});

type Lists = Pick<Directory, 'listSubscriptions' | 'listSubscriptionsBelow' | 'listVaults'>;

function listsOf(arm: Arm): Lists {
  const address = (path: string, names: readonly string[], version: string): Address => ({
    id: path,
    names,
    query: { 'api-version': version },
  });
  return {
    listSubscriptions: (next, signal) =>
      arm.page(next ?? address('/subscriptions', [], SUBSCRIPTIONS_VERSION), subscriptionOf, signal),
    listSubscriptionsBelow(group, next, signal) {
      const groups = '/providers/Microsoft.Management/managementGroups';
      return arm.page(next ?? address(groups, [group, 'descendants'], GROUPS_VERSION), descendant, signal);
    },
    listVaults(subscriptionId, next, signal) {
      const names = ['providers', 'Microsoft.RecoveryServices', 'vaults'];
      return arm.page(next ?? address(`/subscriptions/${subscriptionId}`, names, VAULTS_VERSION), listedVault, signal);
    },
  };
}

function subscriptionOf(body: unknown): Subscription {
  const { subscriptionId, displayName } = fieldsOf(body);
  if (textOf(subscriptionId) === '') throw new TypeError('a subscription without an id');
  return { id: textOf(subscriptionId).toLowerCase(), name: textOf(displayName) };
}

/** Undefined for what is no subscription: a management group. */
function descendant(body: unknown): Subscription | undefined {
  const { type, name, properties } = fieldsOf(body);
  if (!/(^|\/)subscriptions$/i.test(textOf(type))) return undefined;
  if (textOf(name) === '') throw new TypeError('a subscription without an id');
  return { id: textOf(name).toLowerCase(), name: textOf(fieldsOf(properties)['displayName']) };
}
