/** The summary of an audit: verdict, findings by severity, agents by version, the soonest expiries, the vaults. */
import { number } from '../render/format';
import { byteLength, cell, escapeMarkdown, link, tableRow } from '../render/markdown';
import { MAX_BYTES, portalLink, runText, tableSection } from '../render/sections';
import { ageRemark } from '../audit/age';
import { catalogue } from '../audit/catalogue';
import { counting, docsLink, type Finding } from '../audit/findings';
import { changedSection } from './changed';
import { consequencesOf, heldBackBy, heldBackText } from './consequences';
import { exemptionsSection } from './exemptions';
import { planSection } from './plan';
import { sinceText } from './ratchet';
import type { AuditReport } from './report';
import type { AgentRow, VaultRow } from '../audit/rows';
import type { Level } from '../audit/severity';
import { placesIn } from './where';
import { stepCell } from './step-cell';
import { newestText } from '../audit/support-window';
import { versionChart } from './version-chart';
import { agentsText, auditHeadline, SYMBOLS, verdictLevel, type Links } from './headline';
import { nameOf } from '../values/arm-id';
import { groupById, IdMap } from '../values/id-map';
import { day } from '../values/time';

export interface AuditSummaryOptions extends Links {
  readonly drawsMermaid: boolean;
  /** The run of the CI that this is the summary of. */
  readonly origin: { readonly url: string; readonly name: string } | undefined;
}

/** What the findings may take of the summary before the vaults get theirs. */
const MAX_BYTES_OF_FINDINGS = 600 * 1_024;

export function makeAuditSummary(report: AuditReport, options: AuditSummaryOptions): string {
  const consequences = consequencesOf(report.findings);
  const placeOf = placesIn(report.vaults);
  const findings = tableSection(
    'Findings',
    ['', 'Finding', 'Count', 'Where', 'What to do'],
    // Findings come in the order of severity and id, and so do their groups.
    [...groupById(counting(report.findings), ({ id }) => id).values()].map((group) =>
      groupRow(group, heldBackBy(group, consequences), { ...options, placeOf, now: report.startedAt }),
    ),
    { bytes: MAX_BYTES_OF_FINDINGS },
  );
  const top = [
    ...header(report, options),
    ...planSection(report.plan),
    ...changedSection(report),
    ...findings,
    ...exemptionsSection(report),
    ...versionChart(report.versions, options.drawsMermaid),
    ...(report.versions.length > 0 ? [`Agents are held against ${newestText(report.newestAgent)}.`, ''] : []),
    ...soonest(report, options),
  ];
  const vaults = tableSection(
    'Vaults',
    [
      '',
      'Vault',
      'Mappings',
      'Agents',
      'Covered by automatic update',
      'Not covered',
      'Not known',
      'Update waiting',
      'Expiring',
      'Errors',
      'Warnings',
      'Notes',
    ],
    [...report.vaults].sort(worstFirst).map((row) => vaultRow(row, options)),
    { bytes: MAX_BYTES - byteLength(top.join('\n')) - 1_000 },
  );
  return `${[...top, ...vaults].join('\n')}\n`;
}

const VERDICTS: Readonly<Record<ReturnType<typeof verdictLevel>, string>> = {
  error: '❌',
  warning: '⚠️',
  'not known': 'ℹ️',
  ok: '✅',
};
const STOPPED: Readonly<Record<string, string>> = { cancelled: '🛑', 'timed-out': '⏱️' };

function header(report: AuditReport, options: AuditSummaryOptions): string[] {
  const since = sinceText(report.ratchet);
  const symbol = STOPPED[report.conclusion] ?? VERDICTS[verdictLevel(report)];
  return [
    `## ${symbol} ${escapeMarkdown(auditHeadline(report))}`,
    '',
    ...(since === undefined ? [] : [`**${since}**`, '']),
    `${agentsText(report)}. Nothing was changed. ${runText(report, options.origin)}`,
    '',
  ];
}

const MAX_PLACES = 5;

function groupRow(
  group: readonly Finding[],
  heldBack: number,
  options: AuditSummaryOptions & { readonly placeOf: (finding: Finding) => string; readonly now: number },
): string {
  const [first] = group;
  if (first === undefined) return '';
  const { id, severity, message, cause, remedy } = first;
  const { title = '' } = catalogue.get(id) ?? {};
  const several = group.length > 1;
  const places = group.slice(0, MAX_PLACES).map((found) => portalLink(options.placeOf(found), found.resource, options));
  if (group.length > MAX_PLACES) places.push(`and ${number(group.length - MAX_PLACES)} more`);
  return tableRow([
    SYMBOLS[severity],
    `${link(id, docsLink(id, options))} **${cell(title)}**${ageRemark(group, options.now)}<br>${several ? 'For instance: ' : ''}${cell(message, 500)}<br>${cell(cause, 800)}${heldBack === 0 ? '' : `<br>**${heldBackText(heldBack, several).trim()}**`}`,
    number(group.length),
    places.join('<br>'),
    `${several ? `For ${cell(options.placeOf(first), 200)}:<br>` : ''}${remedy.map(stepCell).join('<br>')}`,
  ]);
}

function soonest({ soonest: agents, vaults }: AuditReport, options: AuditSummaryOptions): string[] {
  const names = new IdMap(vaults.map(({ id, name }) => [id, name]));
  const rowOf = (agent: AgentRow): string =>
    tableRow([
      SYMBOLS[agent.expiry === 'expired' ? 'error' : agent.expiry === 'soon' ? 'warning' : 'ok'],
      portalLink(agent.vm, agent.id, options),
      portalLink(names.get(agent.vaultId) ?? nameOf(agent.vaultId), agent.vaultId, options),
      cell(agent.agentVersion, 50),
      agent.agentExpiry === undefined ? '' : day(agent.agentExpiry),
      agent.daysLeft === undefined ? '' : String(agent.daysLeft),
      { covered: 'yes', 'not-covered': 'no', unknown: 'not known' }[agent.coverage],
    ]);
  const columns = ['', 'VM', 'Vault', 'Agent', 'Expires', 'Days left', 'Covered by automatic update'];
  return tableSection('Expiring first', columns, agents.map(rowOf), { bytes: MAX_BYTES });
}

const RANK: Readonly<Record<Level, number>> = { error: 0, warning: 1, note: 2, ok: 3 };

const worstFirst = (a: VaultRow, b: VaultRow): number =>
  RANK[a.level] - RANK[b.level] || b.findings.error - a.findings.error || (a.id < b.id ? -1 : 1);

function vaultRow(row: VaultRow, options: AuditSummaryOptions): string {
  const { level, findings, mappings, agents, covered, notCovered, coverageNotKnown, outdated, expiring } = row;
  const { error, warning, note } = findings;
  const counts = [mappings, agents, covered, notCovered, coverageNotKnown, outdated, expiring, error, warning, note];
  return tableRow([
    SYMBOLS[level],
    portalLink(row.name, row.id, options),
    ...counts.map((count) => (count === undefined ? 'not known' : number(count))),
  ]);
}
