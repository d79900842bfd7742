/** Cuts the estate into shards, each of which is a run of its own. */
import { byteLength } from '../render/markdown';
import { bounded } from '../render/text';
import { bySubscription, itemsIn, type FoundVault } from './model';
import { compare } from '../values/compare';

export interface Shard {
  /** Its number, with as many digits as that of the last. */
  readonly shard: string;
  /** For people; letters, digits and harmless punctuation. */
  readonly name: string;
  /** GUIDs in lower case. */
  readonly subscriptions: readonly string[];
  /** Undefined where the items of a vault are not known. */
  readonly items: number | undefined;
  readonly vaults: readonly FoundVault[];
}

/** A vault is read before and after, about as many requests as the update of one agent takes. */
const VAULT_WEIGHT = 1;

interface Group {
  readonly id: string;
  readonly vaults: readonly FoundVault[];
  readonly weight: number;
  /** Bytes of the ids, each with what separates it from the next. */
  readonly bytes: number;
}

interface Bin {
  readonly groups: Group[];
  weight: number;
  bytes: number;
}

/**
 * The vaults of a subscription stay together, since the limits of the service are the subscription's. The heaviest comes
 * first, into the shard that is lightest so far. In whatever order the vaults come, the same estate gives the same shards.
 * @param most the most shards; none is empty
 * @param mostBytes a shard takes no more ids than fit, as long as another has room for them
 */
export function cutShards(
  vaults: readonly FoundVault[],
  most: number,
  mostBytes = Number.POSITIVE_INFINITY,
): readonly Shard[] {
  const groups = [...bySubscription(vaults)].map(([id, members]) => groupOf(id, members));
  groups.sort((a, b) => b.weight - a.weight || compare(a.id, b.id));
  const bins = Array.from({ length: Math.min(most, groups.length) }, (): Bin => ({ groups: [], weight: 0, bytes: 0 }));
  for (const group of groups) {
    const roomy = bins.filter(({ bytes }) => bytes + group.bytes <= mostBytes);
    const bin = (roomy.length > 0 ? roomy : bins).reduce((best, other) => (other.weight < best.weight ? other : best));
    bin.groups.push(group);
    bin.weight += group.weight;
    bin.bytes += group.bytes;
  }
  const digits = Math.max(2, String(bins.length).length);
  return bins.map((bin, index) => shardOf(bin.groups, String(index + 1).padStart(digits, '0')));
}

function groupOf(id: string, vaults: readonly FoundVault[]): Group {
  let weight = 0;
  let bytes = 0;
  for (const vault of vaults) {
    weight += VAULT_WEIGHT + (vault.items ?? 0);
    bytes += byteLength(vault.id) + 1;
  }
  return { id, vaults, weight, bytes };
}

function shardOf(groups: readonly Group[], shard: string): Shard {
  const sorted = [...groups].sort((a, b) => compare(a.id, b.id));
  const vaults = sorted.flatMap((group) => group.vaults);
  const [heaviest] = groups;
  const first = heaviest === undefined ? '' : plain(heaviest.vaults[0]?.subscriptionName ?? '') || heaviest.id;
  return {
    shard,
    name: groups.length > 1 ? `${first} and ${groups.length - 1} more` : first,
    subscriptions: sorted.map(({ id }) => id),
    items: itemsIn(vaults),
    vaults,
  };
}

/** Names become names of jobs and values of variables, where `$(…)` and `${{ … }}` would be obeyed. */
const plain = (name: string): string =>
  bounded(
    name
      .replace(/[^\p{L}\p{N}_. -]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    60,
  );
