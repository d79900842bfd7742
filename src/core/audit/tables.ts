/** The audit as a page of tables and charts; its tables `mappings` and `agents` are also the inventories in CSV. */
import { duration, number } from '../render/format';
import type { Bar, Chart, HtmlPage, Table } from '../render/page/model';
import { tableOf } from '../render/page/table';
import { catalogue } from './catalogue';
import type { AuditReport } from './report';
import type { AgentRow } from './rows';
import { stepText } from './steps';
import { slicesOf } from './version-chart';
import { auditHeadline, type Links } from './headline';
import { nameOf } from '../values/arm-id';
import { isoTime } from '../values/time';

export interface AuditPageOptions extends Links {
  readonly version: string;
  readonly runId: string;
  /** The run of the CI that made the page. */
  readonly origin: { readonly url: string; readonly name: string } | undefined;
}

export function auditPage(report: AuditReport, options: AuditPageOptions): HtmlPage {
  const { compliant, conclusion } = report;
  const level = conclusion === 'succeeded' ? (compliant ? 'ok' : 'warning') : 'error';
  return {
    title: 'Site Recovery agents: audit',
    verdict: { level, text: auditHeadline(report) },
    facts: facts(report, options),
    charts: [severityChart(report), versionsChart(report), expiryChart(report)],
    tables: [findings(report), agents(report), mappings(report), accounts(report), vaults(report)],
    portal: options.portal,
    tenantId: options.tenantId,
  };
}

function facts({ startedAt, endedAt, ...report }: AuditReport, options: AuditPageOptions): HtmlPage['facts'] {
  const { counts, failOn, expiryDays } = report;
  const { agents } = counts;
  return [
    ['Audited', isoTime(startedAt) ?? ''],
    ['Took', duration(endedAt - startedAt)],
    ...(options.origin === undefined ? [] : [['Run by', options.origin.url] as const]),
    ['Version', options.version],
    ['Run', options.runId],
    ['Vaults', number(counts.vaults)],
    ['Agents', number(agents.total)],
    ['Kept up to date', number(agents.kept)],
    ['Current', number(agents.current)],
    ['Update waiting', number(agents.outdated)],
    [`Expiring within ${expiryDays} days`, number(agents.expiring)],
    ['Expired', number(agents.expired)],
    ['Fails on', failOn],
    ['Findings explained', options.docsUrl],
  ];
}

function severityChart({ counts: { findings } }: AuditReport): Chart {
  return {
    title: 'Findings by severity',
    bars: [
      { label: 'Errors', value: findings.error, level: 'error' },
      { label: 'Warnings', value: findings.warning, level: 'warning' },
      { label: 'Notes', value: findings.note, level: 'note' },
    ],
  };
}

const versionsChart = ({ versions }: AuditReport): Chart => ({
  title: 'Agents by version',
  bars: slicesOf(versions).map(({ name, agents, outdated }) => ({
    label: name,
    value: agents,
    level: outdated > 0 ? 'warning' : 'ok',
  })),
});

/** The first bucket that an agent falls into counts it. */
const BUCKETS: readonly (readonly [string, Bar['level'], (agent: AgentRow) => boolean])[] = [
  ['Expired', 'error', ({ expiry }) => expiry === 'expired'],
  ['30 days', 'warning', ({ daysLeft }) => daysLeft !== undefined && daysLeft < 30],
  ['60 days', 'warning', ({ daysLeft }) => daysLeft !== undefined && daysLeft < 60],
  ['90 days', 'note', ({ daysLeft }) => daysLeft !== undefined && daysLeft < 90],
  ['Later', 'ok', ({ daysLeft }) => daysLeft !== undefined],
  ['No date', 'ok', () => true],
];

function expiryChart({ agents }: AuditReport): Chart {
  const counts = BUCKETS.map(() => 0);
  for (const agent of agents) {
    const bucket = BUCKETS.findIndex(([, , holds]) => holds(agent));
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  const bars = BUCKETS.map(([label, level], index) => ({ label, level, value: counts[index] ?? 0 }));
  return { title: 'Agents by expiry', bars };
}

const findings = (report: AuditReport): Table =>
  tableOf('findings', 'Findings', report.findings, [
    ['severity', 'Severity', 'level', (row) => row.severity],
    ['finding', 'Finding', 'text', (row) => row.id],
    ['title', 'Title', 'text', (row) => catalogue.get(row.id)?.title],
    ['name', 'Name', 'text', (row) => row.name],
    ['message', 'What is wrong', 'text', (row) => row.message],
    ['cause', 'Cause', 'text', (row) => row.cause],
    ['remedy', 'What to do', 'text', (row) => row.remedy.map(stepText).join(' ')],
    ['resource_id', 'Resource', 'resource', (row) => row.resource],
    ['vault_id', 'Vault', 'resource', (row) => row.vaultId],
  ]);

const agents = (report: AuditReport): Table =>
  tableOf('agents', 'Agents', report.agents, [
    ['level', 'Worst finding', 'level', (row) => row.level],
    ['vm', 'VM', 'text', (row) => row.vm],
    ['vault_id', 'Vault', 'resource', (row) => row.vaultId],
    ['agent_version', 'Agent', 'text', (row) => row.agentVersion],
    ['update_available', 'Update waiting', 'boolean', (row) => row.updateAvailable],
    ['agent_expiry', 'Agent expires', 'time', (row) => row.agentExpiry],
    ['days_left', 'Days left', 'number', (row) => row.daysLeft],
    ['kept_up_to_date', 'Kept up to date', 'text', (row) => row.upkeep],
    ['mapping', 'By the mapping', 'resource', (row) => row.mappingId],
    ['why_not', 'Why not', 'text', (row) => row.upkeepReason],
    ['certificate_expiry', 'Certificate expires', 'time', (row) => row.certificateExpiry],
    ['certificate_days_left', 'Certificate days left', 'number', (row) => row.certificateDaysLeft],
    ['retries_exhausted', 'Tries used up', 'boolean', (row) => row.retriesExhausted],
    ['reinstall_required', 'To be installed anew', 'boolean', (row) => row.reinstallRequired],
    ['blocking_reasons', 'In the way', 'text', (row) => row.blockingReasons],
    ['protection_state', 'Protection', 'text', (row) => row.protectionState],
    ['replication_health', 'Health', 'text', (row) => row.replicationHealth],
    ['os_type', 'System', 'text', (row) => row.osType],
    ['source_region', 'From', 'text', (row) => row.sourceRegion],
    ['target_region', 'To', 'text', (row) => row.targetRegion],
    ['vm_id', 'VM resource', 'resource', (row) => row.vmId],
    ['item_id', 'Replicated item', 'resource', (row) => row.id],
  ]);

const mappings = (report: AuditReport): Table =>
  tableOf('mappings', 'Mappings', report.mappings, [
    ['level', 'Worst finding', 'level', (row) => row.level],
    ['name', 'Mapping', 'text', (row) => row.name],
    ['vault_id', 'Vault', 'resource', (row) => row.vaultId],
    ['provider', 'Provider', 'text', (row) => row.provider],
    ['state', 'State', 'text', (row) => row.state],
    ['source', 'From', 'text', (row) => row.sourceFabric],
    ['target', 'To', 'text', (row) => row.targetFabric],
    ['automatic_update', 'Automatic update', 'text', (row) => row.status],
    ['automation_account_id', 'Automation account', 'resource', (row) => row.automationAccountId],
    ['authentication_type', 'Authentication', 'text', (row) => row.authenticationType],
    ['schedule', 'Schedule', 'text', (row) => row.scheduleName],
    ['job_schedule', 'Job schedule', 'text', (row) => row.jobScheduleName],
    ['schedule_enabled', 'Schedule enabled', 'boolean', (row) => row.scheduleEnabled],
    ['next_run', 'Next run', 'time', (row) => row.nextRun],
    ['time_zone', 'Time zone', 'text', (row) => row.timeZone],
    ['health_errors', 'Health errors', 'text', (row) => row.healthErrors],
    ['mapping_id', 'Resource', 'resource', (row) => row.id],
  ]);

const accounts = (report: AuditReport): Table =>
  tableOf('accounts', 'Automation accounts', report.accounts, [
    ['level', 'Worst finding', 'level', (row) => row.level],
    ['name', 'Account', 'text', (row) => row.name],
    ['state', 'State', 'text', (row) => row.reads],
    ['location', 'Location', 'text', (row) => row.location],
    ['principal_id', 'Identity', 'text', (row) => row.principalId],
    ['vaults', 'Vaults', 'text', (row) => row.vaultIds.map(nameOf).join(' ')],
    ['runs', 'Runs in 7 days', 'number', (row) => row.runs],
    ['failed_runs', 'Failed runs', 'number', (row) => row.failedRuns],
    ['last_run', 'Last run', 'time', (row) => row.lastRun],
    ['last_run_status', 'Last status', 'text', (row) => row.lastRunStatus],
    ['minutes_used', 'Minutes this month', 'number', (row) => row.minutesUsed],
    ['account_id', 'Resource', 'resource', (row) => row.id],
  ]);

const vaults = (report: AuditReport): Table =>
  tableOf('vaults', 'Vaults', report.vaults, [
    ['level', 'Worst finding', 'level', (row) => row.level],
    ['name', 'Vault', 'text', (row) => row.name],
    ['subscription_id', 'Subscription', 'text', (row) => row.subscriptionId],
    ['resource_group', 'Resource group', 'text', (row) => row.resourceGroup],
    ['mappings', 'Mappings', 'number', (row) => row.mappings],
    ['agents', 'Agents', 'number', (row) => row.agents],
    ['kept_up_to_date', 'Kept up to date', 'number', (row) => (row.mappings === undefined ? undefined : row.kept)],
    ['outdated', 'Update waiting', 'number', (row) => (row.agents === undefined ? undefined : row.outdated)],
    ['expiring', 'Expiring', 'number', (row) => (row.agents === undefined ? undefined : row.expiring)],
    ['errors', 'Errors', 'number', (row) => row.findings.error],
    ['warnings', 'Warnings', 'number', (row) => row.findings.warning],
    ['notes', 'Notes', 'number', (row) => row.findings.note],
    ['vault_id', 'Resource', 'resource', (row) => row.id],
  ]);
