/** The merged report as a page of tables and charts; some of its tables are also files in CSV. */
import { auditPage, type AuditPageOptions } from '../audit-report/tables';
import { duration, number } from '../render/format';
import { outcomeText, durationOf } from '../changes/row-text';
import type { Report } from '../changes/report';
import type { Cell, Chart, HtmlPage, Table } from '../render/page/model';
import { tableOf, type ColumnOf } from '../render/page/table';
import type { ReportedRow, ReportedSubject } from './change-rows';
import { snakeCase } from '../rows/define-rows';
import type { MergedShard, MergeReport } from './join';
import type { JoinedRepair } from './model';
import { repairStepForm } from '../repair/rows';
import { mergeHeadline, stateText, worstFirst } from './headline';
import { levelOfFigures, levelOfShard } from './levels';
import { nameOf } from '../values/arm-id';
import { isoTime } from '../values/time';

export function mergePage(report: MergeReport, options: AuditPageOptions): HtmlPage {
  const { joined, failed, compliant } = report;
  const of = joined.kind === 'audit' ? auditPage(joined.report, options) : undefined;
  return {
    title: 'Site Recovery agents: estate',
    verdict: { level: failed ? 'error' : compliant === false ? 'warning' : 'ok', text: mergeHeadline(report) },
    facts: [...facts(report, options), ...(of?.facts.slice(of.facts.findIndex(([label]) => label === 'Agents')) ?? [])],
    charts: [
      shardChart(report),
      ...(of?.charts ?? []),
      ...(joined.kind === 'change' ? [outcomeChart(joined.report)] : []),
    ],
    tables: [
      ...(report.causes.length > 0 ? [causes(report)] : []),
      shards(report),
      subscriptions(report),
      ...(joined.kind === 'change' ? [rows(joined.report, joined.list)] : []),
      ...(joined.kind === 'audit' && joined.repair !== undefined ? [repairs(joined.repair)] : []),
      ...(of?.tables ?? [vaults(report)]),
    ],
    portal: options.portal,
    tenantId: options.tenantId,
  };
}

function facts(report: MergeReport, { origin, version, runId }: AuditPageOptions): HtmlPage['facts'] {
  const { startedAt, endedAt } = report;
  return [
    ['Action', report.action ?? 'none'],
    ['First shard started', isoTime(startedAt) ?? ''],
    ['Took', duration(endedAt - startedAt)],
    ...(origin === undefined ? [] : [['Merged by', origin.url] as const]),
    ['Version', version],
    ['Run', runId],
    ['Shards', number(report.shards.length)],
    ['Shards missing or interrupted', number(report.shards.filter(({ whole }) => !whole).length)],
    ['Subscriptions', number(report.subscriptions.length)],
    ['Vaults', number(report.vaults.length)],
  ];
}

function shardChart({ shards, action }: MergeReport): Chart {
  const byText = new Map<string, MergedShard[]>();
  for (const shard of worstFirst(shards)) {
    const text = stateText(shard, action);
    byText.set(text, [...(byText.get(text) ?? []), shard]);
  }
  const bars = [...byText].map(([label, of]) => {
    const levels = of.map(levelOfShard);
    const level = (['error', 'warning'] as const).find((one) => levels.includes(one)) ?? 'ok';
    return { label, value: of.length, level } as const;
  });
  return { title: 'Shards by end', bars };
}

function outcomeChart({ counts: { outcomes, skipped } }: Report): Chart {
  return {
    title: 'Outcomes',
    bars: [
      { label: 'Failed', value: outcomes.failed, level: 'error' },
      { label: 'Failed to start', value: outcomes['failed-to-start'], level: 'error' },
      { label: 'Timed out', value: outcomes['timed-out'], level: 'error' },
      { label: 'Abandoned', value: outcomes.abandoned, level: 'warning' },
      { label: 'Succeeded', value: outcomes.succeeded, level: 'ok' },
      { label: 'Skipped', value: skipped, level: 'note' },
    ],
  };
}

const figureColumns = <T extends { readonly figures: readonly (number | undefined)[] }>({
  figureColumns: columns,
}: MergeReport): readonly ColumnOf<T>[] =>
  columns.map(({ key, title }, index) => [snakeCase(key), title, 'number', (row: T) => row.figures[index]]);

const causes = (report: MergeReport): Table =>
  tableOf('problems', 'Shards and reports', report.causes, [
    ['level', 'Level', 'level', (row) => row.level],
    ['code', 'Code', 'text', (row) => row.problem.code],
    ['message', 'What is wrong', 'text', (row) => row.problem.message],
    ['next_step', 'What to do', 'text', (row) => row.problem.nextStep],
    ['affected', 'Affects', 'text', (row) => row.affected.slice(0, 20).join(', ')],
  ]);

const shards = (report: MergeReport): Table =>
  tableOf<MergedShard>('shards', 'Shards', worstFirst(report.shards), [
    ['level', 'Level', 'level', levelOfShard],
    ['shard', 'Shard', 'text', (row) => row.shard],
    ['name', 'Name', 'text', (row) => row.name],
    ['ended', 'Ended', 'text', (row) => stateText(row, report.action)],
    ['vaults', 'Vaults', 'number', (row) => row.vaults],
    ['not_reported', 'Vaults not reported', 'number', (row) => row.notReported.length],
    ...figureColumns<MergedShard>(report),
    ['started', 'Started', 'time', (row) => row.startedAt],
    ['took_seconds', 'Took (s)', 'number', tookSeconds],
    ['run', 'Run', 'text', (row) => row.url],
    ['report', 'Report', 'text', (row) => row.file],
  ]);

const tookSeconds = ({ startedAt, endedAt }: MergedShard): Cell =>
  startedAt === undefined || endedAt === undefined ? undefined : Math.round((endedAt - startedAt) / 1000);

const subscriptions = (report: MergeReport): Table =>
  tableOf('subscriptions', 'Vaults by subscription', report.subscriptions, [
    [
      'level',
      'Level',
      'level',
      (row) =>
        levelOfFigures(
          row,
          report.figureColumns.map(({ title }) => title),
        ),
    ],
    ['name', 'Subscription', 'text', (row) => row.name],
    ['subscription_id', 'Id', 'text', (row) => row.id],
    ['shard', 'Shard', 'text', (row) => row.shards.join(' ')],
    ['vaults', 'Vaults', 'number', (row) => row.vaults],
    ['missing', 'Not reported or read', 'number', (row) => row.missing],
    ...figureColumns<MergeReport['subscriptions'][number]>(report),
  ]);

const vaults = (report: MergeReport): Table =>
  tableOf('vaults', 'Vaults', report.vaults, [
    [
      'level',
      'Level',
      'level',
      ({ figures, state }) =>
        levelOfFigures(
          { figures, missing: state === 'reported' ? 0 : 1 },
          report.figureColumns.map(({ title }) => title),
        ),
    ],
    ['name', 'Vault', 'text', (row) => row.name],
    ['state', 'State', 'text', (row) => row.state],
    ['subscription_id', 'Subscription', 'text', (row) => row.subscriptionId],
    ['shard', 'Shard', 'text', (row) => row.shard],
    ...figureColumns<MergeReport['vaults'][number]>(report),
    ['vault_id', 'Resource', 'resource', (row) => row.id],
  ]);

const repairs = ({ steps }: JoinedRepair): Table =>
  tableOf(
    'repairs',
    'Repairs',
    steps.map((step) => repairStepForm.make(step)),
    repairStepForm.pageColumns,
  );

const rows = ({ rows: all, words }: Report<ReportedSubject>, list: string): Table =>
  tableOf<ReportedRow>(list, `${words.many.charAt(0).toUpperCase()}${words.many.slice(1)}`, all, [
    ['level', 'Level', 'level', levelOf],
    ['name', 'Name', 'text', (row) => row.subject.name],
    ['vault_id', 'Vault', 'resource', (row) => row.vault.id],
    ['reason', 'Reason', 'text', (row) => row.decision.reason],
    ['outcome', 'Outcome', 'text', (row) => outcomeText(row)],
    ['code', 'Error', 'text', (row) => problemOf(row)?.code],
    ['message', 'Cause', 'text', (row) => problemOf(row)?.message ?? noteOf(row)],
    ['next_step', 'What to do', 'text', (row) => problemOf(row)?.nextStep],
    ['started', 'Started', 'time', (row) => row.startedAt],
    ['took_seconds', 'Took (s)', 'number', (row) => seconds(durationOf(row))],
    ['job', 'Job', 'text', (row) => (row.jobId === undefined ? undefined : nameOf(row.jobId))],
    ['agent_version', 'Agent before', 'text', ({ subject }) => textOf(subject.before['agentVersion'])],
    ['status', 'Automatic update before', 'text', ({ subject }) => textOf(subject.before['status'])],
    ['reads', 'Reads afterwards', 'text', (row) => row.confirmation?.reads],
    ['resource_id', 'Resource', 'resource', (row) => row.subject.id],
  ]);

function levelOf({ decision, outcome }: ReportedRow): Cell {
  if (!decision.selected) return 'ok';
  if (outcome === undefined) return 'note';
  if (outcome.kind === 'succeeded') return outcome.note === undefined ? 'ok' : 'warning';
  return 'error';
}

const problemOf = ({ outcome }: ReportedRow) =>
  outcome === undefined || outcome.kind === 'succeeded' ? undefined : outcome.problem;
const noteOf = ({ outcome }: ReportedRow): Cell => (outcome?.kind === 'succeeded' ? outcome.note : undefined);
const seconds = (ms: number | undefined): Cell => (ms === undefined ? undefined : Math.round(ms / 100) / 10);
const textOf = (value: unknown): Cell => (typeof value === 'string' ? value : undefined);
