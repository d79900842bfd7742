/** Finds the vaults that are wanted, by whichever way the caller's rights allow. */
import type { Failure, Result } from '../values/model';
import { listFromGraph } from './from-graph';
import { listFromLists } from './from-lists';
import type { FoundVaults, Listing, Wanted } from './model';
import type { FindContext } from './ports';
import { select, shown } from './select';

/**
 * The vaults, each with the number of items in it that are replicated from Azure to Azure.
 * @returns a failure also where there is no vault, and for a subscription or management group that cannot be seen
 */
export async function findInScope(wanted: Wanted, context: FindContext): Promise<Result<FoundVaults>> {
  const listing = await list(wanted, context);
  if (!listing.ok) return listing;
  const unseen = unseenSubscriptions(wanted, listing.value);
  return unseen.length > 0
    ? { ok: false, failure: unknownSubscription(unseen) }
    : select(listing.value, wanted, context.inputNames);
}

async function list({ scope }: Wanted, context: FindContext): Promise<Result<Listing>> {
  const listed = await listFromGraph(scope, context);
  if (listed.ok || !isRefused(listed.failure)) return listed;
  context.onRefused(listed.failure);
  return listFromLists(scope, context);
}

/** A management group that is not there or may not be read is refused as well; the lists then tell which. */
const isRefused = ({ status, problem }: Failure): boolean =>
  status === 403 || status === 404 || problem.code.toLowerCase() === 'notfound';

/** One that has vaults is there, whatever the list of subscriptions says. */
function unseenSubscriptions({ scope }: Wanted, { subscriptions }: Listing): readonly string[] {
  return scope.kind === 'all' ? [] : scope.subscriptions.filter((id) => !subscriptions.has(id));
}

const unknownSubscription = (ids: readonly string[]): Failure => ({
  kind: 'answer',
  problem: {
    code: 'UnknownSubscription',
    message: `${ids.length === 1 ? 'This subscription of the scope is' : 'These subscriptions of the scope are'} not there, or may not be read: ${shown(ids)}.`,
    nextStep:
      'Correct the scope, check that the tenant is that of the subscription, or grant the identity of this step Reader on it.',
  },
});
