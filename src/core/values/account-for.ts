/** Several vaults may be in several subscriptions, and an automation account serves those of its own. */

/**
 * The account that is to serve a resource: the only one, or that of the resource's own subscription.
 * @param id ARM id of a vault, or of anything in one
 */
export const accountFor = (accountIds: readonly string[], id: string): string | undefined =>
  accountIds.length === 1
    ? accountIds[0]
    : accountIds.find((account) => subscriptionOf(account) === subscriptionOf(id));

const subscriptionOf = (id: string): string => (id.split('/')[2] ?? '').toLowerCase();
