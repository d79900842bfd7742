/** What finding vaults asks of Azure: one request a call; every call may fail and none retries. */
import type { RetryContext } from '../requests/send-with-retries';
import type { Failure, Result } from '../values/model';
import type { Page } from '../values/ports';
import type { ListedVault, Subscription } from './model';

/** A query is about all that the caller may read, or about things of one kind. */
export type QueryScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'subscriptions'; readonly ids: readonly string[] }
  | { readonly kind: 'management-groups'; readonly names: readonly string[] };

/** A page of a query; `next` is a skip token. */
export interface QueryPage<T> extends Page<T> {
  /** Milliseconds in which no query is left to the caller. */
  readonly waitMs: number;
  /** There is more that no page will tell: the scope is too large. */
  readonly isCut: boolean;
}

/** How many items that are replicated from Azure to Azure a vault holds; one that holds none is left out. */
export interface ItemCount {
  /** ARM id in lower case. */
  readonly vaultId: string;
  readonly items: number;
}

export type Query<T> = (
  scope: QueryScope,
  next: string | undefined,
  signal: AbortSignal,
) => Promise<Result<QueryPage<T>>>;

export interface Directory {
  /** With Resource Graph. */
  queryVaults: Query<ListedVault>;
  queryItems: Query<ItemCount>;
  querySubscriptions: Query<Subscription>;
  /** One by one, for callers that may not use it. */
  listSubscriptions(next: string | undefined, signal: AbortSignal): Promise<Result<Page<Subscription>>>;
  /** Those of a management group and of all groups below it. */
  listSubscriptionsBelow(
    group: string,
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<Subscription>>>;
  listVaults(subscriptionId: string, next: string | undefined, signal: AbortSignal): Promise<Result<Page<ListedVault>>>;
}

/** How the user of the host writes the inputs that advice is about. */
export type InputNames = Readonly<Record<'vaultName' | 'vaultTag' | 'includeEmpty' | 'allowEmpty' | 'shards', string>>;

export interface FindContext extends RetryContext {
  readonly directory: Directory;
  readonly inputNames: InputNames;
  /** Told when Resource Graph does not answer the caller, and vaults are listed subscription by subscription. */
  readonly onRefused: (failure: Failure) => void;
}
