/** Lists the vaults of a scope subscription by subscription, for callers that may not use Resource Graph. */
import { plural } from '../render/format';
import { armLane } from '../requests/arm-lane';
import type { Failure, Problem, Result } from '../values/model';
import type { ListedVault, Listing, Scope, Subscription } from './model';
import { allPages, type Fetch } from '../requests/pages';
import type { FindContext } from './ports';
import { shown } from './select';

/** The items of the vaults are then not known: to count them would take a request or more for each vault. */
export async function listFromLists(scope: Scope, context: FindContext): Promise<Result<Listing>> {
  const { directory } = context;
  // Most of it is asked of the tenant, which has a bucket of its own.
  const reads = armLane('', context);
  const readAll: ReadAll = (what, fetch) => allPages(what, fetch, { ...context, reads });
  const readable = await readAll('list of subscriptions', (next, signal) => directory.listSubscriptions(next, signal));
  if (!readable.ok) return readable;
  const asked = await subscriptionsIn(scope, readable.value, context, readAll);
  if (!asked.ok) return asked;
  const listed = await Promise.all(
    asked.value.map(async (subscription) => ({
      subscription,
      vaults: await readAll(`list of vaults of ${subscription.name}`, (next, signal) =>
        directory.listVaults(subscription.id, next, signal),
      ),
    })),
  );
  return joined(listed, new Set(scope.kind === 'all' ? [] : scope.subscriptions));
}

type ReadAll = <T>(what: string, fetch: Fetch<T>) => Promise<Result<readonly T[]>>;

/** Those of the scope that the caller may read. */
async function subscriptionsIn(
  scope: Scope,
  readable: readonly Subscription[],
  { directory }: FindContext,
  readAll: ReadAll,
): Promise<Result<readonly Subscription[]>> {
  if (scope.kind === 'all') return { ok: true, value: readable };
  const wanted = new Set(scope.subscriptions);
  for (const group of scope.managementGroups) {
    const below = await readAll(`list of subscriptions below ${group}`, (next, signal) =>
      directory.listSubscriptionsBelow(group, next, signal),
    );
    if (!below.ok) return isUnseen(below.failure) ? { ok: false, failure: unknownGroup(group, below.failure) } : below;
    for (const { id } of below.value) wanted.add(id);
  }
  return { ok: true, value: readable.filter(({ id }) => wanted.has(id)) };
}

/** What does not exist and what may not be read are answered alike. */
const isUnseen = ({ status }: Failure): boolean => status === 403 || status === 404;

const unknownGroup = (group: string, failure: Failure): Failure => ({
  ...failure,
  problem: {
    ...failure.problem,
    code: 'UnknownManagementGroup',
    message: `The management group ${shown([group])} is not there, or may not be read: ${failure.problem.message}`,
    nextStep:
      'Correct the scope (what counts is the id of the group, not its display name), or grant the identity of this step Management Group Reader on the group.',
  },
});

interface Listed {
  readonly subscription: Subscription;
  readonly vaults: Result<readonly ListedVault[]>;
}

/**
 * Whoever has a right somewhere in a subscription sees it, and need not see its vaults; and one may be disabled or answer
 * with errors. Such a subscription is left out with a warning; one that may not be read is a failure where it was asked for
 * by its id.
 */
function joined(listed: readonly Listed[], named: ReadonlySet<string>): Result<Listing> {
  const leftOut = new Map<string, { readonly subscriptions: Subscription[]; readonly failure: Failure }>();
  for (const { subscription, vaults } of listed) {
    if (vaults.ok) continue;
    const { failure } = vaults;
    if (isOfRun(failure) || (isUnseen(failure) && named.has(subscription.id))) return vaults;
    const alike = leftOut.get(failure.problem.code) ?? { subscriptions: [], failure };
    alike.subscriptions.push(subscription);
    leftOut.set(failure.problem.code, alike);
  }
  const [first] = leftOut.values();
  if (first !== undefined && listed.every(({ vaults }) => !vaults.ok)) return { ok: false, failure: first.failure };
  const found = listed.flatMap(({ subscription, vaults }) =>
    vaults.ok ? vaults.value.map((vault) => ({ ...vault, items: undefined, subscriptionName: subscription.name })) : [],
  );
  return {
    ok: true,
    value: {
      source: 'lists',
      vaults: found,
      subscriptions: new Set(listed.map(({ subscription }) => subscription.id)),
      warnings: [...leftOut.values()].map(({ subscriptions, failure }) => notSeen(subscriptions, failure)),
    },
  };
}

/** Not of one subscription: the run was stopped, or could not sign in. */
const isOfRun = ({ kind }: Failure): boolean => kind === 'stopped' || kind === 'sign-in';

const notSeen = (subscriptions: readonly Subscription[], { problem, ...failure }: Failure): Problem => ({
  ...problem,
  code: 'SubscriptionNotLookedInto',
  message: `The vaults of ${plural(subscriptions.length, 'subscription')} ${isUnseen({ ...failure, problem }) ? 'may' : 'could'} not be listed: ${shown(subscriptions.map(({ name }) => name))}. ${problem.message}`,
});
