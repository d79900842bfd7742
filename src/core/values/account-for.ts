/** Several vaults may be in several subscriptions, and an automation account serves those of its own. */
import { subscriptionOf } from './arm-id';
import { sameText } from './compare';

/**
 * The account that is to serve a resource: the only one, or that of the resource's own subscription.
 * @param id ARM id of a vault, or of anything in one
 */
export const accountFor = (accountIds: readonly string[], id: string): string | undefined =>
  accountIds.length === 1
    ? accountIds[0]
    : accountIds.find((account) => sameText(subscriptionOf(account), subscriptionOf(id)));
