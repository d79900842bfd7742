/** What `Discover` ended with: one value from which outputs, summary and JSON file are made. */
import { IdSet } from '../values/id-map';
import { number, plural } from '../render/format';
import type { Cause } from '../values/cause';
import type { Cut } from './matrix';
import { itemsIn, type FoundVault, type FoundVaults, type Seen } from './model';

export interface DiscoverReport {
  readonly conclusion: 'succeeded' | 'failed';
  readonly source: FoundVaults['source'];
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly vaults: readonly FoundVault[];
  readonly empty: number | undefined;
  readonly subscriptions: number;
  /** Undefined where the items of a vault are not known. */
  readonly items: number | undefined;
  readonly cut: Cut;
  readonly causes: readonly Cause[];
  readonly seen: Seen | undefined;
}

export function discoverReport(
  { source, vaults, warnings, empty, seen }: FoundVaults,
  cut: Cut,
  times: { readonly startedAt: number; readonly endedAt: number },
): DiscoverReport {
  const { problem } = cut;
  const affected = [plural(vaults.length, 'vault')];
  return {
    conclusion: problem === undefined ? 'succeeded' : 'failed',
    source,
    ...times,
    vaults,
    empty,
    subscriptions: new IdSet(vaults.map(({ subscriptionId }) => subscriptionId)).size,
    items: itemsIn(vaults),
    cut,
    seen,
    causes: [
      ...(problem === undefined ? [] : [{ level: 'error' as const, problem, affected }]),
      ...[...warnings, ...cut.warnings].map((warning) => ({ level: 'warning' as const, problem: warning, affected })),
    ],
  };
}

const ways: Readonly<Record<FoundVaults['source'], string>> = {
  'resource-graph': 'found with Azure Resource Graph',
  lists: 'found in the lists of the subscriptions',
  inputs: 'named by the inputs',
};

/** For instance `12 vaults in 3 subscriptions found with Azure Resource Graph`. */
export function foundText({ source, vaults, empty = 0 }: Pick<FoundVaults, 'source' | 'vaults' | 'empty'>): string {
  const subscriptions = new IdSet(vaults.map(({ subscriptionId }) => subscriptionId)).size;
  const items = itemsIn(vaults);
  const holding = items === undefined || vaults.length === 0 ? '' : `, with ${plural(items, 'replicated item')}`;
  const left = empty === 0 ? '' : `; ${plural(empty, 'vault')} without replicated items left out`;
  return `${plural(vaults.length, 'vault')} in ${plural(subscriptions, 'subscription')} ${ways[source]}${holding}${left}`;
}

/** The run in one sentence. */
export function discoverHeadline(report: DiscoverReport): string {
  const { shards, problem } = report.cut;
  const cut = shards.length === 0 ? 'no shard is needed' : `cut into ${plural(shards.length, 'shard')}`;
  return problem === undefined
    ? `${foundText(report)}; ${cut}`
    : `Failed: ${foundText(report)}, but their matrix does not fit`;
}

export const itemsText = (items: number | undefined): string => (items === undefined ? 'not known' : number(items));
