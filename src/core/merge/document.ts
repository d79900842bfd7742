/** The merged JSON report: how the shards ended, what was counted, and a row for everything that they told of. */
import { auditLists } from '../audit/document';
import { causeJson } from '../render/document-head';
import { type DocumentContext } from '../render/document-head';
import { JSON_END, jsonHead, jsonList } from '../render/json';
import type { Links } from '../audit/headline';
import { changeRowJson } from './change-rows';
import type { MergedShard, MergeReport } from './join';
import type { Joined } from './model';
import { isoTime } from '../values/time';

export type MergeDocumentContext = DocumentContext & Links;

const time = (ms: number | undefined): string | undefined => (ms === undefined ? undefined : isoTime(ms));

/** In pieces, so that the text of a hundred thousand rows is never in memory at once. */
export function* mergeDocument(report: MergeReport, context: MergeDocumentContext): Generator<string> {
  const { shards, vaults, subscriptions, joined, plan } = report;
  const head = {
    report: 'asr-autoupdate',
    reportVersion: 1,
    action: 'Merge',
    toolVersion: context.version,
    runId: context.runId,
    origin: context.origin,
    startedAt: time(report.startedAt),
    endedAt: time(report.endedAt),
    inputs: context.inputs,
    conclusion: report.conclusion,
    changed: report.changed,
    compliant: report.compliant,
    merged: {
      action: report.action,
      planRunId: plan?.runId,
      planUrl: plan?.url === '' ? undefined : plan?.url,
      shards: shards.length,
      shardsFailed: shards.filter(({ failed }) => failed).length,
      vaults: vaults.length,
      vaultsNotReported: vaults.filter(({ state }) => state === 'not-reported').length,
      subscriptions: subscriptions.length,
    },
    causes: report.causes.map(causeJson),
    ...joinedHead(joined),
  };
  yield jsonHead(head);
  const figures = (counts: readonly (number | undefined)[]): object =>
    Object.fromEntries(report.titles.map((title, index) => [camelCase(title), counts[index]]));
  yield* jsonList('shards', shards, (shard) => shardJson(shard, figures(shard.figures)));
  yield* jsonList('subscriptions', subscriptions, (row) => ({
    id: row.id,
    name: row.name || undefined,
    shards: row.shards,
    vaults: row.vaults,
    vaultsMissing: row.missing,
    counts: figures(row.figures),
  }));
  yield* joinedLists(joined, report, figures, context);
  yield JSON_END;
}

function joinedHead(joined: Joined): object {
  if (joined.kind === 'nothing') return {};
  if (joined.kind === 'audit') {
    const { failOn, expiryDays, stopped, counts, versions } = joined.report;
    return { failOn, expiryDays, stopped, counts, versions };
  }
  const { counts, dryRun, vaultFailures } = joined.report;
  return {
    dryRun,
    counts: { total: counts.total, selected: counts.selected, skipped: counts.skipped, ...counts.outcomes },
    vaultErrors: vaultFailures.map(({ vault, problem }) => ({ vaultId: vault.id, error: problem })),
  };
}

const shardJson = (shard: MergedShard, counts: object): object => ({
  shard: shard.shard,
  name: shard.name,
  state: shard.state,
  failed: shard.failed,
  subscriptions: shard.subscriptions,
  vaults: shard.vaults,
  notReported: shard.notReported.length === 0 ? undefined : shard.notReported,
  counts: shard.file === '' ? undefined : counts,
  startedAt: time(shard.startedAt),
  endedAt: time(shard.endedAt),
  url: shard.url || undefined,
  report: shard.file || undefined,
});

function* joinedLists(
  joined: Joined,
  { vaults }: MergeReport,
  figures: (counts: readonly (number | undefined)[]) => object,
  context: MergeDocumentContext,
): Generator<string> {
  if (joined.kind === 'audit') {
    yield* auditLists(joined.report, context);
    return;
  }
  yield* jsonList('vaults', vaults, ({ figures: counts, ...vault }) => ({ ...vault, counts: figures(counts) }));
  if (joined.kind === 'nothing') return;
  const { report, form } = joined;
  yield* jsonList(form.list, report.rows, (row) => changeRowJson(row, form));
}

const camelCase = (title: string): string =>
  title.toLowerCase().replace(/ +(\w)/g, (_, letter: string) => letter.toUpperCase());
