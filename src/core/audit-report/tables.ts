/** The audit as a page of tables and charts; its tables `mappings` and `agents` are also the inventories in CSV. */
import { duration, number } from '../render/format';
import type { Bar, Chart, HtmlPage, Table } from '../render/page/model';
import { tableOf } from '../render/page/table';
import type { AuditReport } from './report';
import { findingForm, type Finding } from '../audit/findings';
import { changedTable } from './changed';
import { consequencesOf, heldBackBy, underCauses } from './consequences';
import { exemptionForm } from '../exemptions/rows';
import { toActFirst } from './exemptions';
import { planTable } from './plan';
import { sinceText } from './ratchet';
import { standingText } from './standing';
import { accountForm } from '../audit/account-row';
import { agentForm, mappingForm, vaultForm, type AgentRow } from '../audit/rows';
import { newestText } from '../audit/support-window';
import { slicesOf } from './version-chart';
import { auditHeadline, coverageText, type Links } from './headline';
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
    tables: [
      ...(report.plan.lines.length === 0 ? [] : [planTable(report.plan)]),
      ...(report.ratchet.kind === 'read' ? [changedTable(report)] : []),
      findingsTable(report),
      ...(report.exemptions.entries.length === 0 ? [] : [exemptionsTable(report)]),
      tableOf('agents', 'Agents', report.agents, agentForm.pageColumns),
      tableOf('mappings', 'Mappings', report.mappings, mappingForm.pageColumns),
      tableOf('accounts', 'Automation accounts', report.accounts, accountForm.pageColumns),
      tableOf('vaults', 'Vaults', report.vaults, vaultForm.pageColumns),
    ],
    portal: options.portal,
    tenantId: options.tenantId,
  };
}

/** Columns that are empty without a baseline. */
const OF_BASELINE: readonly string[] = ['state', 'first_seen'];

const exemptionsTable = ({ exemptions }: AuditReport): Table =>
  tableOf(
    'exemptions',
    'Exemptions',
    toActFirst(exemptions.entries).map((entry) => exemptionForm.make(entry)),
    exemptionForm.pageColumns,
  );

/** What follows from a finding stands under it. */
function findingsTable({ findings, ratchet }: AuditReport): Table {
  const consequences = consequencesOf(findings);
  const isHeld = findings.some(({ state }) => state !== undefined) || ratchet.kind === 'read';
  const [id, ...others] = findingForm.pageColumns.filter(([key]) => isHeld || !OF_BASELINE.includes(key));
  return tableOf<Finding>('findings', 'Findings', underCauses(findings), [
    ...(id === undefined ? [] : [id]),
    ['follows_from', 'Follows from', 'text', ({ causedBy }) => [...new Set(causedBy.map(idOfKey))].join(' ')],
    ['holds_back', 'Holds back (VMs)', 'number', (found) => heldBackBy([found], consequences) || undefined],
    ...others,
  ]);
}

/** A key begins with the id of its finding. */
const idOfKey = (key: string): string => key.split(' ', 1).join('');

function facts({ startedAt, endedAt, ...report }: AuditReport, options: AuditPageOptions): HtmlPage['facts'] {
  const { counts, failOn, expiryDays } = report;
  const { agents } = counts;
  const since = sinceText(report.ratchet);
  return [
    ['Audited', isoTime(startedAt) ?? ''],
    ['Took', duration(endedAt - startedAt)],
    ...(options.origin === undefined ? [] : [['Run by', options.origin.url] as const]),
    ['Version', options.version],
    ['Run', options.runId],
    ['Vaults', number(counts.vaults)],
    ['Agents', number(agents.total)],
    ['How it stands', standingText(agents.total, agents)],
    ...(since === undefined ? [] : [['Baseline', since] as const]),
    ['Covered by automatic update', coverageText(agents)],
    ['Current', number(agents.current)],
    ['Update waiting', number(agents.outdated)],
    ['Newest agent', newestText(report.newestAgent)],
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
