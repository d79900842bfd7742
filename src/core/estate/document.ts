/** The JSON report of `Discover`: the plan that the shards follow, and every vault. */
import { causeJson } from '../render/document-head';
import { type DocumentContext } from '../render/document-head';
import type { FoundVault } from './model';
import type { DiscoverReport } from './report';
import type { Shard } from './shards';

/** Of one shard, as the report has it. */
export interface PlannedShard {
  readonly shard: string;
  readonly name: string;
  readonly subscriptions: readonly string[];
  readonly items?: number | undefined;
  readonly vaultIds: readonly string[];
}

export const plannedShard = ({ shard, name, subscriptions, items, vaults }: Shard): PlannedShard => ({
  shard,
  name,
  subscriptions,
  items,
  vaultIds: vaults.map(({ id }) => id),
});

/** In pieces, so that the text of an estate of a hundred thousand vaults is never in memory at once. */
export function* discoverDocument(report: DiscoverReport, context: DocumentContext): Generator<string> {
  const { cut, vaults } = report;
  const head = {
    report: 'asr-autoupdate',
    reportVersion: 1,
    action: 'Discover',
    toolVersion: context.version,
    runId: context.runId,
    origin: context.origin,
    startedAt: new Date(report.startedAt).toISOString(),
    endedAt: new Date(report.endedAt).toISOString(),
    inputs: context.inputs,
    conclusion: report.conclusion,
    source: report.source,
    vaultCount: vaults.length,
    subscriptionCount: report.subscriptions,
    itemCount: report.items,
    causes: report.causes.map(causeJson),
  };
  const shardOf = new Map(cut.shards.flatMap(({ shard, subscriptions }) => subscriptions.map((id) => [id, shard])));
  yield JSON.stringify(head, null, 2).replace(/\n\}$/, ',\n  "plan": {\n    "shards": [');
  yield* rows(cut.shards, plannedShard, '    ');
  yield ']\n  },\n  "vaults": [';
  yield* rows(vaults, (vault) => vaultRow(vault, shardOf.get(vault.subscriptionId.toLowerCase())), '  ');
  yield ']\n}\n';
}

function* rows<T>(things: readonly T[], row: (thing: T) => object, indent: string): Generator<string> {
  let separator = '';
  for (const thing of things) {
    yield `${separator}\n${indent}  ${JSON.stringify(row(thing))}`;
    separator = ',';
  }
  if (things.length > 0) yield `\n${indent}`;
}

const vaultRow = (vault: FoundVault, shard: string | undefined): object => ({
  id: vault.id,
  name: vault.name,
  subscriptionId: vault.subscriptionId,
  subscriptionName: vault.subscriptionName,
  location: vault.location,
  tags: vault.tags,
  items: vault.items,
  shard,
});
