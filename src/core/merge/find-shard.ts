/** Tells the shard of the plan that a report is of, by its vaults and subscriptions. */
import type { PlannedShard } from '../estate/document';
import { shown } from '../estate/select';
import type { ShardReport } from './model';
import { IdMap, IdSet } from '../values/id-map';

export type FoundShard =
  | {
      readonly shard: PlannedShard;
      /** Names of vaults that were made after the plan, in subscriptions of the shard. */
      readonly notPlanned: readonly string[];
    }
  | { readonly why: string };

export function shardFinder(
  shards: readonly PlannedShard[],
): (report: Pick<ShardReport, 'file' | 'vaults' | 'subscriptions'>) => FoundShard {
  const byVault = new IdMap(shards.flatMap((shard) => shard.vaultIds.map((id) => [id, shard] as const)));
  return ({ vaults, subscriptions }) => {
    const touched = [...new Set(vaults.flatMap(({ id }) => byVault.get(id) ?? []))];
    if (touched.length > 1) {
      return { why: `it reports vaults of the shards ${shown(touched.map(({ shard }) => shard))}` };
    }
    const others = vaults.filter(({ id }) => !byVault.has(id));
    const asked = new IdSet([...subscriptions, ...others.map(({ subscriptionId }) => subscriptionId)]);
    const holds = (shard: PlannedShard): boolean => [...asked].every((id) => shard.subscriptions.includes(id));
    const [shard] = touched.length > 0 ? touched : asked.size > 0 ? shards.filter(holds) : [];
    if (shard === undefined) return { why: noneOf(vaults.map(({ name }) => name)) };
    if (!holds(shard))
      return { why: `beside those of shard ${shard.shard} it reports ${shown(others.map(({ name }) => name))}` };
    return { shard, notPlanned: others.map(({ name }) => name) };
  };
}

const noneOf = (vaults: readonly string[]): string =>
  vaults.length === 0 ? 'it reports no vault' : `the plan does not name its vaults ${shown(vaults)}`;
