/** The rows of a merged report that its shards do not have, each defined once. */
import { rowsOf } from '../rows/define-rows';
import { choice, count, flag, guid, guids, ids, maybe, name, names, ownId, time, word, type Kind } from '../rows/kinds';
import type { Figure, SubscriptionRow, VaultLine } from './figures';
import type { MergedShard } from './join';
import { conclusions } from './model';

type Counted = readonly (number | undefined)[];

/** Written, and never read again. */
const figures: Kind<object> = { schema: { $ref: '#/$defs/figures' }, cell: 'number', read: () => undefined };

const countsOf = (columns: readonly Figure[], counts: Counted): object =>
  Object.fromEntries(columns.map(({ key }, index) => [key, counts[index]]));

/** A row, and what its figures count. */
export interface CountedRow<T> {
  readonly of: T;
  readonly columns: readonly Figure[];
}

const COUNTS = 'see below';

const shard = rowsOf<CountedRow<MergedShard>>();

export const mergedShardForm = shard.form('mergedShard', 'A shard, in the order of the plan.', {
  shard: shard.column(name, '', 'its number', ({ of }) => of.shard),
  name: shard.column(name, '', 'as in the plan', ({ of }) => of.name),
  state: shard.column(
    choice([...conclusions, 'missing', 'refused']),
    '',
    'its conclusion; `missing`; or `refused`: its inputs were wrong',
    ({ of }) => of.state,
  ),
  failed: shard.column(flag, '', 'it did not end as it should, or something of it is missing', ({ of }) => of.failed),
  whole: shard.column(
    flag,
    '',
    'it ran to its end and reported all its vaults, whatever it found in them',
    ({ of }) => of.whole,
  ),
  subscriptions: shard.column(guids, '', 'ids', ({ of }) => of.subscriptions),
  vaults: shard.column(count, '', 'how many', ({ of }) => of.vaults),
  notReported: shard.column(
    maybe({ ...ids, schema: { type: 'array', items: { $ref: '#/$defs/resource' }, minItems: 1 } }),
    '',
    'ids of vaults that its report should have, and has not',
    ({ of }) => (of.notReported.length === 0 ? undefined : of.notReported),
  ),
  counts: shard.column(maybe(figures), '', COUNTS, ({ of, columns }) =>
    of.file === '' ? undefined : countsOf(columns, of.figures),
  ),
  startedAt: shard.column(maybe(time), '', 'of its run', ({ of }) => of.startedAt),
  endedAt: shard.column(maybe(time), '', 'of its run', ({ of }) => of.endedAt),
  url: shard.column(maybe(name), '', 'of its run', ({ of }) => of.url || undefined),
  report: shard.column(maybe(name), '', 'path of its report', ({ of }) => of.file || undefined),
});

const subscription = rowsOf<CountedRow<SubscriptionRow>>();

export const mergedSubscriptionForm = subscription.form(
  'mergedSubscription',
  'A subscription; where something is wrong comes first.',
  {
    id: subscription.column(guid, '', 'of the subscription', ({ of }) => of.id),
    name: subscription.column(maybe(name), '', 'of the subscription', ({ of }) => of.name || undefined),
    shards: subscription.column(names, '', 'numbers of the shards that have its vaults', ({ of }) => of.shards),
    vaults: subscription.column(count, '', 'how many', ({ of }) => of.vaults),
    vaultsMissing: subscription.column(count, '', 'not reported, or not read', ({ of }) => of.missing),
    counts: subscription.column(figures, '', COUNTS, ({ of, columns }) => countsOf(columns, of.figures)),
  },
);

const vault = rowsOf<CountedRow<VaultLine>>();

export const mergedVaultForm = vault.form('mergedVault', 'A vault of shards that change something.', {
  id: vault.column(ownId, '', 'ARM id', ({ of }) => of.id),
  name: vault.column(name, '', 'of the vault', ({ of }) => of.name),
  subscriptionId: vault.column(guid, '', 'that it is in', ({ of }) => of.subscriptionId),
  shard: vault.column(word, '', 'number of its shard', ({ of }) => of.shard),
  state: vault.column(
    choice(['reported', 'unread', 'not-reported']),
    '',
    '`reported`; `unread`: the shard could not read it; `not-reported`',
    ({ of }) => of.state,
  ),
  counts: vault.column(figures, '', COUNTS, ({ of, columns }) => countsOf(columns, of.figures)),
});
