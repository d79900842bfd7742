/** The merged JSON report: how the shards ended, what was counted, and a row for everything that they told of. */
import type { DocumentContext } from '../document';
import { isoTime } from '../audit/values';
import { docsLink, type Links } from '../audit/words';
import type { AuditReport } from '../audit/report';
import { changeRowJson } from './change-rows';
import type { Joined, MergedShard, MergeReport } from './join';

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
    causes: report.causes.map(({ level, problem, affected }) => ({ level, ...problem, affected })),
    ...joinedHead(joined),
  };
  yield JSON.stringify(head, null, 2).replace(/\n\}$/, '');
  const figures = (counts: readonly (number | undefined)[]): object =>
    Object.fromEntries(report.titles.map((title, index) => [camelCase(title), counts[index]]));
  yield* list('shards', shards, (shard) => shardJson(shard, figures(shard.figures)));
  yield* list('subscriptions', subscriptions, (row) => ({
    id: row.id,
    name: row.name || undefined,
    shards: row.shards,
    vaults: row.vaults,
    vaultsMissing: row.missing,
    counts: figures(row.figures),
  }));
  yield* joinedLists(joined, report, figures, context);
  yield '\n}\n';
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
  yield* list('vaults', vaults, ({ figures: counts, ...vault }) => ({ ...vault, counts: figures(counts) }));
  if (joined.kind === 'nothing') return;
  const { report, form } = joined;
  yield* list(form.list, report.rows, (row) => changeRowJson(row, form));
}

/** The rows are those of an audit's own report. */
function* auditLists(report: AuditReport, context: MergeDocumentContext): Generator<string> {
  yield* list('findings', report.findings, (row) => ({ ...row, documentation: docsLink(row.id, context) }));
  yield* list('vaults', report.vaults, (row) => row);
  yield* list('accounts', report.accounts, (row) => ({ ...row, lastRun: time(row.lastRun) }));
  yield* list('mappings', report.mappings, (row) => ({ ...row, nextRun: time(row.nextRun) }));
  yield* list('agents', report.agents, (row) => ({
    ...row,
    agentExpiry: time(row.agentExpiry),
    certificateExpiry: time(row.certificateExpiry),
  }));
}

function* list<T>(name: string, rows: readonly T[], toJson: (row: T) => object): Generator<string> {
  yield `,\n  "${name}": [`;
  let separator = '\n';
  for (const row of rows) {
    yield `${separator}    ${JSON.stringify(toJson(row))}`;
    separator = ',\n';
  }
  yield rows.length === 0 ? ']' : '\n  ]';
}

const camelCase = (title: string): string =>
  title.toLowerCase().replace(/ +(\w)/g, (_, letter: string) => letter.toUpperCase());
