/** The estate: where vaults are looked for, and what is known of those that were found. */
import { compare } from '../values/compare';
import { groupById } from '../values/id-map';
import type { Problem, Vault } from '../values/model';

/** Where vaults are looked for. */
export type Scope =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'some';
      /** GUIDs in lower case. */
      readonly subscriptions: readonly string[];
      /** Names of management groups. */
      readonly managementGroups: readonly string[];
    };

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Which vaults of the scope are wanted. */
export interface Wanted {
  readonly scope: Scope;
  /** Patterns, any of which may match; empty for all. */
  readonly names: readonly string[];
  /** All of which must be there. */
  readonly tags: readonly Tag[];
  /** Take also vaults without items that are replicated from Azure to Azure. */
  readonly includeEmpty: boolean;
  /** Finding no vault is no error. */
  readonly allowEmpty: boolean;
}

export interface Subscription {
  /** GUID in lower case. */
  readonly id: string;
  readonly name: string;
}

/** A vault as a list describes it. */
export interface ListedVault extends Vault {
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface FoundVault extends ListedVault {
  /** Items that are replicated from Azure to Azure; undefined where that is not known. */
  readonly items: number | undefined;
  readonly subscriptionName: string | undefined;
}

/** All vaults of a scope that can be seen. */
export interface Listing {
  readonly source: 'resource-graph' | 'lists';
  readonly vaults: readonly FoundVault[];
  /** Subscriptions that can be seen, by their ids, whether they have vaults or not. */
  readonly subscriptions: ReadonlySet<string>;
  /** What could not be looked into. */
  readonly warnings: readonly Problem[];
}

export interface FoundVaults {
  readonly source: Listing['source'] | 'inputs';
  readonly vaults: readonly FoundVault[];
  readonly warnings: readonly Problem[];
  /** Vaults that fit and are left out, since they hold nothing that is replicated from Azure to Azure. */
  readonly empty?: number | undefined;
  /** Undefined where vaults were named, or something could not be looked into. */
  readonly seen?: Seen | undefined;
}

/** What of the estate a run has seen, beside the vaults that it takes: a vault that is not in it is gone. */
export interface Seen {
  /** Ids, in lower case, of the subscriptions all of whose vaults it has seen. */
  readonly subscriptions: ReadonlySet<string>;
  /** ARM ids of vaults that are there and that it does not take. */
  readonly others: readonly string[];
}

/** Vaults that were named, of which nothing else is known. */
export const namedVaults = (vaults: readonly Vault[]): FoundVaults => ({
  source: 'inputs',
  vaults: vaults.map((vault) => ({ ...vault, location: '', tags: {}, items: undefined, subscriptionName: undefined })),
  warnings: [],
});

/** Undefined where the items of any vault are not known. */
export function itemsIn(vaults: readonly FoundVault[]): number | undefined {
  let sum = 0;
  for (const { items } of vaults) {
    if (items === undefined) return undefined;
    sum += items;
  }
  return sum;
}

/** By subscription, in the order of their ids; the vaults of each in the order of theirs. */
export function bySubscription(vaults: readonly FoundVault[]): ReadonlyMap<string, readonly FoundVault[]> {
  const sorted = vaults
    .map((vault) => ({ key: vault.id.toLowerCase(), vault }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ vault }) => vault);
  const groups = groupById(sorted, ({ subscriptionId }) => subscriptionId);
  return new Map([...groups].sort(([a], [b]) => compare(a, b)));
}
