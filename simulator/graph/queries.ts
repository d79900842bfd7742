/**
 * The queries that are known here, by their text. The service has a whole language; what this product asks of it are these
 * three, and a query of another text is refused.
 */
import { itemsOf, itemId, providerOf } from '../arm/item-state';
import type { VaultState } from '../arm/estate';
import type { Subscription } from './directory';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** As Resource Graph writes them, whatever the service that has them does. */
const asResourceId = (id: string): string => (id.startsWith('/Subscriptions/') ? `/s${id.slice(2)}` : id);

const readable = (scope: readonly Subscription[]): readonly VaultState[] =>
  scope.flatMap(({ vaults }) => vaults).filter(({ spec }) => spec.access !== 'forbidden');

const vaults = (scope: readonly Subscription[]): Row[] =>
  readable(scope).map(({ id, name, spec }) => ({
    id: asResourceId(id),
    name,
    location: spec.location ?? 'westeurope',
    tags: spec.tags ?? null,
  }));

/** Only vaults that hold such items have a row. */
function itemCounts(scope: readonly Subscription[]): Row[] {
  const counts = new Map<string, number>();
  for (const vault of readable(scope)) {
    if (vault.spec.access === 'never-used') continue;
    for (const item of itemsOf(vault)) {
      if (providerOf(item) !== 'A2A') continue;
      const [id = ''] = asResourceId(itemId(item)).toLowerCase().split('/replicationfabrics/');
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return [...counts].map(([id, items]) => ({ id, items }));
}

const subscriptions = (scope: readonly Subscription[]): Row[] =>
  scope.map(({ id, displayName }) => ({ id: `/subscriptions/${id}`, subscriptionId: id, name: displayName }));

export const vaultsQuery = `resources
| where type =~ 'microsoft.recoveryservices/vaults'
| project id, name, location, tags
| order by id asc`;

export const itemsQuery = `recoveryservicesresources
| where type =~ 'microsoft.recoveryservices/vaults/replicationfabrics/replicationprotectioncontainers/replicationprotecteditems'
| where tostring(properties.providerSpecificDetails.instanceType) =~ 'A2A'
| summarize items = count() by id = tostring(split(tolower(id), '/replicationfabrics/')[0])
| order by id asc`;

export const subscriptionsQuery = `resourcecontainers
| where type =~ 'microsoft.resources/subscriptions'
| project id, subscriptionId, name
| order by id asc`;

const oneLine = (query: string): string => query.replace(/\s+/g, ' ').trim();

const queries = new Map([
  [oneLine(vaultsQuery), vaults],
  [oneLine(itemsQuery), itemCounts],
  [oneLine(subscriptionsQuery), subscriptions],
]);

/** What a query finds in these subscriptions, in order; undefined for one that is not known. */
export function answerTo(query: string, scope: readonly Subscription[]): readonly Row[] | undefined {
  return queries
    .get(oneLine(query))?.(scope)
    .sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
}
