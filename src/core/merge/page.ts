/** The merged report as a page of tables and charts; some of its tables are also files in CSV. */
import { gaugesOf } from '../audit-report/gauges';
import { verdictLevel } from '../audit-report/headline';
import { auditParts } from '../audit-report/page';
import { sinceText } from '../audit-report/ratchet';
import type { AuditReport } from '../audit-report/report';
import { countFacts, whoFacts, type AuditPageOptions } from '../audit-report/run-facts';
import { duration, number, plural } from '../render/format';
import { outcomeText, durationOf } from '../changes/row-text';
import type { Report } from '../changes/report';
import type { Bar, Cell, Facts, Gauge, HtmlPage, Section, Table } from '../render/page/model';
import { tableOf, type ColumnOf } from '../render/page/table';
import type { ReportedRow, ReportedSubject } from './change-rows';
import { snakeCase } from '../rows/define-rows';
import type { MergedShard, MergeReport } from './join';
import type { JoinedRepair } from './model';
import { repairStepForm } from '../repair/rows';
import { mergeHeadline, stateText, worstFirst } from './headline';
import { levelOfFigures, levelOfShard } from './levels';
import { nameOf } from '../values/arm-id';
import { groupById, IdMap } from '../values/id-map';
import { secondText } from '../values/time';

export function mergePage(report: MergeReport, options: AuditPageOptions): HtmlPage {
  const { joined, failed, compliant } = report;
  const audit = joined.kind === 'audit' ? joined.report : undefined;
  const subscriptionNames = new IdMap(report.subscriptions.flatMap(({ id, name }) => (name ? [[id, name]] : [])));
  const parts = audit && auditParts(audit, { ...options, subscriptionNames });
  const since = audit && sinceText(audit.ratchet);
  const bySubscription = subscriptions(report);
  const byShard = shards(report);
  const changed = joined.kind === 'change' ? [rows(joined.report, joined.list)] : [];
  const byVault = parts === undefined ? [vaults(report)] : [];
  const sections: Section[] = [
    ...(report.causes.length > 0 ? [tableSection(causes(report))] : []),
    ...(joined.kind === 'audit' && joined.repair !== undefined ? [tableSection(repairs(joined.repair))] : []),
    ...(parts?.leading ?? []),
    ...changed.map(tableSection),
    tableSection(bySubscription),
    ...(parts?.rows ?? byVault.map(tableSection)),
    tableSection(byShard),
    { kind: 'facts', id: 'run', title: 'Run', facts: runFacts(report, options) },
  ];
  return {
    title: 'Site Recovery agents: estate',
    verdict: {
      level: failed ? 'error' : compliant === false ? 'warning' : levelOf(audit),
      text: mergeHeadline(report),
    },
    remarks: since === undefined ? [] : [since],
    gauges: [...(audit === undefined ? outcomes(report) : gaugesOf(audit)), shardGauge(report)],
    scope: [
      ['Scope', scopeText(report)],
      ...runFacts(report, options).slice(0, 2),
      ...whoFacts(withoutIdentity(options)),
    ],
    sections,
    inventories: [
      byShard,
      bySubscription,
      ...(parts ? [...parts.inventories, parts.vaults] : [...changed, ...byVault]),
    ],
    portal: options.portal,
    tenantId: options.tenantId,
  };
}

const tableSection = (table: Table): Section => ({ kind: 'table', table });

const levelOf = (audit: AuditReport | undefined): HtmlPage['verdict']['level'] =>
  audit === undefined ? 'ok' : verdictLevel(audit);

/** A merge signs in nowhere. */
const withoutIdentity = (options: AuditPageOptions): AuditPageOptions => ({ ...options, identity: undefined });

const scopeText = ({ shards: all, subscriptions: subs, vaults: own }: MergeReport): string =>
  `${plural(all.length, 'shard')}, ${plural(subs.length, 'subscription')}, ${plural(own.length, 'vault')}`;

function runFacts(report: MergeReport, options: AuditPageOptions): Facts {
  const { startedAt, endedAt, joined } = report;
  return [
    ['First shard started', secondText(startedAt) ?? ''],
    ['Took', duration(endedAt - startedAt)],
    ['Action', report.action ?? 'none'],
    ...whoFacts(withoutIdentity(options)),
    ['Run', options.runId],
    ...(joined.kind === 'audit' ? countFacts(joined.report) : []),
  ];
}

function shardGauge({ shards: all, action }: MergeReport): Gauge {
  const byText = groupById(worstFirst(all), (shard) => stateText(shard, action));
  const parts = [...byText].map(([label, of]): Bar => {
    const levels = of.map(levelOfShard);
    const level = (['error', 'warning'] as const).find((one) => levels.includes(one)) ?? 'ok';
    return { label, value: of.length, level };
  });
  const whole = all.filter((shard) => shard.whole).length;
  return { title: 'Shards whole', value: `${number(whole)} of ${number(all.length)}`, parts };
}

function outcomes({ joined }: MergeReport): readonly Gauge[] {
  if (joined.kind !== 'change') return [];
  const { outcomes: ended, skipped, selected } = joined.report.counts;
  return [
    {
      title: 'Changes',
      value: `${number(ended.succeeded)} of ${number(selected)}`,
      parts: [
        { label: 'succeeded', value: ended.succeeded, level: 'ok' },
        { label: 'failed', value: ended.failed, level: 'error' },
        { label: 'failed to start', value: ended['failed-to-start'], level: 'error' },
        { label: 'timed out', value: ended['timed-out'], level: 'error' },
        { label: 'abandoned', value: ended.abandoned, level: 'not known' },
      ],
      remark: `${number(skipped)} skipped`,
    },
  ];
}

const figureColumns = <T extends { readonly figures: readonly (number | undefined)[] }>({
  figureColumns: columns,
}: MergeReport): readonly ColumnOf<T>[] =>
  columns.map(({ key, title }, index) => [snakeCase(key), title, 'number', (row: T) => row.figures[index]]);

const causes = (report: MergeReport): Table =>
  tableOf('problems', 'Shards and reports', report.causes, [
    ['level', 'Level', 'level', (row) => row.level],
    ['code', 'Code', 'text', (row) => row.problem.code],
    ['message', 'What is wrong', 'prose', (row) => row.problem.message],
    ['next_step', 'What to do', 'prose', (row) => row.problem.nextStep],
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
    ['started', 'Started', 'time', (row) => row.startedAt, { screen: true }],
    ['took_seconds', 'Took (s)', 'number', tookSeconds],
    ['run', 'Run', 'text', (row) => row.url, { screen: true }],
    ['report', 'Report', 'text', (row) => row.file, { screen: true }],
  ]);

const tookSeconds = ({ startedAt, endedAt }: MergedShard): Cell =>
  startedAt === undefined || endedAt === undefined ? undefined : Math.round((endedAt - startedAt) / 1000);

const subscriptions = (report: MergeReport): Table =>
  tableOf('subscriptions', 'Subscriptions', report.subscriptions, [
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

/** A sheet of paper has no room for these. */
const REPAIR_DETAILS: readonly string[] = ['right', 'undo', 'job_id', 'target'];

const repairs = ({ steps }: JoinedRepair): Table =>
  tableOf(
    'repairs',
    'Repairs',
    steps.map((step) => repairStepForm.make(step)),
    repairStepForm.pageColumns.map((column) => {
      const [key, title, kind, cell] = column;
      return REPAIR_DETAILS.includes(key) ? [key, title, kind, cell, { screen: true }] : column;
    }),
  );

const rows = ({ rows: all, words }: Report<ReportedSubject>, list: string): Table =>
  tableOf<ReportedRow>(list, `${words.many.charAt(0).toUpperCase()}${words.many.slice(1)}`, all, [
    ['level', 'Level', 'level', levelOfRow],
    ['name', 'Name', 'text', (row) => row.subject.name],
    ['vault_id', 'Vault', 'resource', (row) => row.vault.id],
    ['reason', 'Reason', 'text', (row) => row.decision.reason],
    ['outcome', 'Outcome', 'text', (row) => outcomeText(row)],
    ['code', 'Error', 'text', (row) => problemOf(row)?.code],
    ['message', 'Cause', 'text', (row) => problemOf(row)?.message ?? noteOf(row)],
    ['next_step', 'What to do', 'prose', (row) => problemOf(row)?.nextStep],
    ['started', 'Started', 'time', (row) => row.startedAt],
    ['took_seconds', 'Took (s)', 'number', (row) => seconds(durationOf(row))],
    ['job', 'Job', 'text', (row) => (row.jobId === undefined ? undefined : nameOf(row.jobId)), { screen: true }],
    [
      'agent_version',
      'Agent before',
      'text',
      ({ subject }) => textOf(subject.before['agentVersion']),
      { screen: true },
    ],
    ['status', 'Automatic update before', 'text', ({ subject }) => textOf(subject.before['status']), { screen: true }],
    ['reads', 'Reads afterwards', 'text', (row) => row.confirmation?.reads],
    ['resource_id', 'Resource', 'resource', (row) => row.subject.id, { screen: true }],
  ]);

function levelOfRow({ decision, outcome }: ReportedRow): Cell {
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
