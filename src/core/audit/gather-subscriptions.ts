/** Reads of each subscription, once, what can stand in the way of changes in it. */
import { allPages } from '../requests/pages';
import { sendWithRetries } from '../requests/send-with-retries';
import { subscriptionOf } from '../values/arm-id';
import { IdSet } from '../values/id-map';
import type { SubscriptionFacts, VaultFacts } from './facts';
import type { NamedAccount } from './gather-accounts';
import { holdsA2A } from './judge-vault-health';
import type { Sources } from './read-lanes';

/** Where something is to be kept up to date; a vault that replicates nothing, or that could not be read, is no reason to ask. */
export const namedSubscriptions = (
  vaults: readonly VaultFacts[],
  accounts: readonly NamedAccount[],
): readonly string[] => [
  ...new IdSet(
    [
      ...vaults.filter(holdsA2A).map(({ vault }) => vault.subscriptionId),
      ...accounts.map(({ id }) => subscriptionOf(id)),
    ].filter((id) => id !== ''),
  ),
];

export async function readSubscriptionFacts(id: string, sources: Sources): Promise<SubscriptionFacts> {
  const { service } = sources;
  const context = sources.arm(id);
  const [state, locks, denyAssignments] = await Promise.all([
    sendWithRetries(`subscription ${id}`, context.reads, (signal) => service.readSubscription(id, signal), context),
    allPages(`list of locks of ${id}`, (next, signal) => service.listLocks(id, next, signal), context),
    allPages(
      `list of deny assignments of ${id}`,
      (next, signal) => service.listDenyAssignments(id, next, signal),
      context,
    ),
  ]);
  const scope = `/subscriptions/${id}`;
  return {
    id,
    state: sources.known(state, 'Microsoft.Resources/subscriptions/read', scope),
    locks: sources.known(locks, 'Microsoft.Authorization/locks/read', scope),
    denyAssignments: sources.known(denyAssignments, 'Microsoft.Authorization/denyAssignments/read', scope),
  };
}
