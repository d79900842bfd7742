/** The JSON report of `Discover`: the plan that the shards follow, and every vault. */
import { rowsOf } from '../rows/define-rows';
import { headOf, type ReportContext } from '../rows/head';
import { count, guid, guids, ids, maybe, name, ownId, type Kind } from '../rows/kinds';
import { causeJson } from '../rows/problem';
import { IdMap } from '../values/id-map';
import type { FoundVault } from './model';
import type { DiscoverReport } from './report';
import type { Shard } from './shards';

/** A name that is there. */
const label: Kind<string> = {
  ...name,
  schema: { type: 'string', minLength: 1 },
  read: (value, context) => name.read(value, context) || undefined,
};

const UNKNOWN = 'left out where they are not known';

const shard = rowsOf<Shard>();

export const plannedShardForm = shard.form(
  'plannedShard',
  'A shard of the plan. `Merge` holds the reports against it.',
  {
    shard: shard.column(label, '', 'its number', (of) => of.shard),
    name: shard.column(label, '', 'for people', (of) => of.name),
    subscriptions: shard.column(guids, '', 'ids of its subscriptions', ({ subscriptions }) => subscriptions),
    items: shard.column(maybe(count), '', `replicated items, Azure to Azure; ${UNKNOWN}`, ({ items }) => items),
    vaultIds: shard.column(ids, '', 'ARM ids of its vaults', ({ vaults }) => vaults.map(({ id }) => id)),
  },
);

export type PlannedShard = ReturnType<typeof plannedShardForm.make>;

const tags: Kind<Readonly<Record<string, string>>> = {
  schema: { type: 'object', additionalProperties: { type: 'string' } },
  cell: 'text',
  read: () => ({}),
};

interface FoundVaultSource {
  readonly vault: FoundVault;
  readonly shard: string;
}

const vault = rowsOf<FoundVaultSource>();

export const foundVaultForm = vault.form(
  'foundVault',
  'A vault that was found. Of vaults that the inputs name nothing is known but the id.',
  {
    id: vault.column(ownId, '', 'ARM id', (of) => of.vault.id),
    name: vault.column(name, '', 'of the vault', (of) => of.vault.name),
    subscriptionId: vault.column(guid, '', 'that it is in', (of) => of.vault.subscriptionId),
    subscriptionName: vault.column(maybe(name), '', 'of the same', (of) => of.vault.subscriptionName),
    location: vault.column(name, '', 'region; empty for a vault that the inputs name', (of) => of.vault.location),
    tags: vault.column(tags, '', 'of the vault', (of) => of.vault.tags),
    items: vault.column(maybe(count), '', `replicated items, Azure to Azure; ${UNKNOWN}`, (of) => of.vault.items),
    shard: vault.column(label, '', 'number of its shard', (of) => of.shard),
  },
);

/** In pieces, so that the text of an estate of a hundred thousand vaults is never in memory at once. */
export function* discoverDocument(report: DiscoverReport, context: ReportContext): Generator<string> {
  const { cut, vaults, source } = report;
  const head = {
    ...headOf({ ...report, context }),
    source,
    vaultCount: vaults.length,
    subscriptionCount: report.subscriptions,
    itemCount: report.items,
    causes: report.causes.map(causeJson),
    seen: report.seen && { subscriptions: [...report.seen.subscriptions], others: report.seen.others },
  };
  const shardOf = new IdMap(
    cut.shards.flatMap(({ shard: of, subscriptions }) => subscriptions.map((id): [string, string] => [id, of])),
  );
  yield JSON.stringify(head, null, 2).replace(/\n\}$/, ',\n  "plan": {\n    "shards": [');
  yield* rows(cut.shards, (of) => plannedShardForm.write(plannedShardForm.make(of)), '    ');
  yield ']\n  },\n  "vaults": [';
  yield* rows(vaults, (of) => vaultRow(of, shardOf.get(of.subscriptionId) ?? ''), '  ');
  yield ']\n}\n';
}

const vaultRow = (of: FoundVault, number: string): object =>
  foundVaultForm.write(foundVaultForm.make({ vault: of, shard: number }));

function* rows<T>(things: readonly T[], row: (thing: T) => object, indent: string): Generator<string> {
  let separator = '';
  for (const thing of things) {
    yield `${separator}\n${indent}  ${JSON.stringify(row(thing))}`;
    separator = ',';
  }
  if (things.length > 0) yield `\n${indent}`;
}
