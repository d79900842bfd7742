/** Lists the vaults of a scope with Azure Resource Graph: few queries, whatever the size of the estate. */
import { IdMap, IdSet } from '../values/id-map';
import type { Failure, Result } from '../values/model';
import { Lane } from '../requests/lane';
import type { Limit } from '../requests/windows';
import type { FoundVault, ListedVault, Listing, Scope, Subscription } from './model';
import { allPages, type Fetch } from '../requests/pages';
import type { FindContext, ItemCount, Query, QueryScope } from './ports';

/** What Resource Graph grants to one identity. */
const QUERIES: Limit = { requests: 15, lengthMs: 5_000 };
const QUERIES_AT_ONCE = 3;
/** Larger groups are advised against. */
const SUBSCRIPTIONS_OF_A_QUERY = 300;
const GROUPS_OF_A_QUERY = 10;

/** Not joined by the service: a join of its own is cut at some thousand rows. */
export async function listFromGraph(scope: Scope, context: FindContext): Promise<Result<Listing>> {
  const { directory } = context;
  const query = openQueries(context);
  const scopes = queryScopes(scope);
  const all = <T>(what: string, ask: Query<T>): Promise<Result<readonly T[]>> =>
    together(scopes.map((part) => query(what, part, ask)));
  const [subscriptions, vaults, counts] = await Promise.all([
    all('query for subscriptions', (...page) => directory.querySubscriptions(...page)),
    all('query for vaults', (...page) => directory.queryVaults(...page)),
    all('query for replicated items', (...page) => directory.queryItems(...page)),
  ]);
  if (!subscriptions.ok) return subscriptions;
  if (!vaults.ok) return vaults;
  if (!counts.ok) return counts;
  return { ok: true, value: joined(subscriptions.value, vaults.value, counts.value) };
}

/** A request is about subscriptions or about management groups, never about both. */
function queryScopes(scope: Scope): readonly QueryScope[] {
  if (scope.kind === 'all') return [scope];
  return [
    ...chunks(scope.subscriptions, SUBSCRIPTIONS_OF_A_QUERY).map((ids) => ({ kind: 'subscriptions' as const, ids })),
    ...chunks(scope.managementGroups, GROUPS_OF_A_QUERY).map((names) => ({
      kind: 'management-groups' as const,
      names,
    })),
  ];
}

function chunks<T>(things: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(things.length / size) }, (_, index) =>
    things.slice(index * size, (index + 1) * size),
  );
}

/** Queries in the pace that the service grants, and says it still grants. */
function openQueries(context: FindContext) {
  const { clock, random } = context;
  const reads = new Lane({ limits: [QUERIES], concurrency: QUERIES_AT_ONCE, random }, clock);
  let freeAt = 0;

  /** A query to its end; where nothing in its scope may be read the answer is empty. */
  return async function all<T>(what: string, scope: QueryScope, query: Query<T>): Promise<Result<readonly T[]>> {
    let isCut = false;
    const ask: Fetch<T> = async (next, signal) => {
      while (freeAt > clock.monotonic() && !signal.aborted) await clock.sleep(freeAt - clock.monotonic(), signal);
      const page = await query(scope, next, signal);
      if (!page.ok) return page;
      // The quota is the identity's, and others may use it too.
      if (page.value.waitMs > 0) freeAt = clock.monotonic() + page.value.waitMs;
      isCut ||= page.value.isCut;
      return page;
    };
    const rows = await allPages(what, ask, { ...context, reads });
    if (!rows.ok) return isNothingReadable(rows.failure) ? { ok: true, value: [] } : rows;
    return isCut ? { ok: false, failure: tooLarge(what) } : rows;
  };
}

const isNothingReadable = ({ status, problem }: Failure): boolean =>
  status === 400 && problem.code.toLowerCase() === 'novalidsubscriptionsinqueryrequest';

const tooLarge = (what: string): Failure => ({
  kind: 'answer',
  problem: {
    code: 'ScopeTooLarge',
    message: `Azure Resource Graph did not tell everything: the ${what} is about more than it looks into at once.`,
    nextStep: 'Narrow the scope, for instance to one management group at a time.',
  },
});

/** What lies in two parts of the scope counts once. */
function joined(
  subscriptions: readonly Subscription[],
  vaults: readonly ListedVault[],
  counts: readonly ItemCount[],
): Listing {
  const names = new IdMap(subscriptions.map(({ id, name }) => [id, name]));
  const items = new IdMap(counts.map((count) => [count.vaultId, count.items]));
  const found = new IdMap<FoundVault>();
  for (const vault of vaults) {
    const subscriptionName = names.get(vault.subscriptionId);
    found.set(vault.id, { ...vault, items: items.get(vault.id) ?? 0, subscriptionName });
  }
  const seen = new IdSet([...names.keys(), ...[...found.values()].map((vault) => vault.subscriptionId)]);
  return { source: 'resource-graph', vaults: [...found.values()], subscriptions: seen, warnings: [] };
}

/** The first failure counts for the whole. */
async function together<T>(parts: readonly Promise<Result<readonly T[]>>[]): Promise<Result<readonly T[]>> {
  const results = await Promise.all(parts);
  const failed = results.find((result) => !result.ok);
  return failed ?? { ok: true, value: results.flatMap((result) => (result.ok ? result.value : [])) };
}
