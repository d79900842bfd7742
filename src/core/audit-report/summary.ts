/** The summary of an audit, in the order of its page. */
import { number } from '../render/format';
import { byteLength, cell, escapeMarkdown, link, tableRow } from '../render/markdown';
import { MAX_BYTES, portalLink, runText, tableSection, type RunShown } from '../render/sections';
import { ageRemark } from '../audit/age';
import { catalogue } from '../audit/catalogue';
import { counting, docsLink, type Finding } from '../audit/findings';
import { changedSection } from './changed';
import { exemptionsSection } from './exemptions';
import { planSection } from './plan';
import { sinceText } from './ratchet';
import type { AuditReport } from './report';
import type { AgentRow, VaultRow } from '../audit/rows';
import { heldBackText } from './standing';
import { subscriptionsSection } from './subscriptions';
import { isUnreadId } from './unread';
import { placesIn } from './where';
import { badgeOf, worstVaults } from './worst-first';
import { stepCell } from './step-cell';
import { newestText } from '../audit/support-window';
import { leftOutText, type AuditPageOptions } from './run-facts';
import { versionChart } from './version-chart';
import { agentsText, auditHeadline, SYMBOLS, verdictLevel, type Links } from './headline';
import { nameOf } from '../values/arm-id';
import { groupById, IdMap } from '../values/id-map';
import { day } from '../values/time';

export interface AuditSummaryOptions
  extends Links, RunShown, Pick<AuditPageOptions, 'subscriptionNames' | 'emptyVaults'> {
  readonly drawsMermaid: boolean;
}

/** What the findings may take of the summary before the vaults get theirs. */
const MAX_BYTES_OF_CAUSES = 450 * 1_024;
const MAX_BYTES_OF_UNREAD = 150 * 1_024;

/** In the order of the page: are we fine, what first, what changed, why; then where, and the run last. */
export function makeAuditSummary(report: AuditReport, options: AuditSummaryOptions): string {
  const symbol = STOPPED[report.conclusion] ?? VERDICTS[verdictLevel(report)];
  const top = [`## ${symbol} ${escapeMarkdown(auditHeadline(report))}`, '', ...auditTop(report, options)];
  const leftOut = leftOutText(options.emptyVaults);
  const end = [
    ...auditEnd(report, options),
    ...(leftOut === '' ? [] : [`Not audited: ${leftOut}.`, '']),
    `Nothing was changed. ${runText(report, options)}`,
  ];
  const taken = byteLength([...top, ...end].join('\n'));
  return `${[...top, ...vaultsSection(report, options, MAX_BYTES - taken - 1_000), ...end].join('\n')}\n`;
}

/**
 * What comes before the vaults.
 * @param subscriptions instead of those of the audit
 */
export function auditTop(
  report: AuditReport,
  options: AuditSummaryOptions,
  subscriptions?: readonly string[],
): readonly string[] {
  const since = sinceText(report.ratchet);
  return [
    ...(since === undefined ? [] : [`**${since}**`, '']),
    ...(report.agents.length === 0 ? [] : [`${agentsText(report)}.`, '']),
    // What draws Mermaid folds too.
    ...planSection(report, { folds: options.drawsMermaid }),
    ...changedSection(report),
    ...findingsSections(report, options),
    ...(subscriptions ?? subscriptionsSection(report, options.subscriptionNames ?? new IdMap())),
    ...soonest(report, options),
    ...exemptionsSection(report),
  ];
}

/** What comes after the vaults. */
export const auditEnd = (report: AuditReport, { drawsMermaid }: AuditSummaryOptions): readonly string[] => [
  ...versionChart(report.versions, drawsMermaid),
  ...(report.versions.length > 0 ? [`Agents are compared with ${newestText(report.newestAgent)}.`, ''] : []),
];

/** The worst first. */
export const vaultsSection = (
  { vaults }: AuditReport,
  options: AuditSummaryOptions,
  bytes: number,
): readonly string[] =>
  tableSection(
    'Vaults',
    [
      '',
      'Vault',
      'Errors',
      'Warnings',
      'Notes',
      'Mappings',
      'VMs',
      'Covered',
      'Not covered',
      'Not known',
      'Update waiting',
      'Expiring',
    ],
    worstVaults(vaults).map((row) => vaultRow(row, options)),
    { bytes },
  );

/** Causes, and apart from them what could not be read. */
function findingsSections(report: AuditReport, options: AuditSummaryOptions): readonly string[] {
  const placeOf = placesIn(report.vaults);
  // Findings come in the order of severity and id, and so do their groups.
  const groups = [...groupById(counting(report.findings), ({ id }) => id).values()];
  const section = (title: string, isOf: (id: string) => boolean, bytes: number): string[] =>
    tableSection(
      title,
      ['', 'Finding', 'Count', 'Where', 'What to do'],
      groups
        .filter(([first]) => first !== undefined && isOf(first.id))
        .map((group) =>
          groupRow(group, heldBackText(group, report.heldBack), { ...options, placeOf, now: report.startedAt }),
        ),
      { bytes },
    );
  return [
    ...section('Causes', (id) => !isUnreadId(id), MAX_BYTES_OF_CAUSES),
    ...section('Not read', isUnreadId, MAX_BYTES_OF_UNREAD),
  ];
}

const VERDICTS: Readonly<Record<ReturnType<typeof verdictLevel>, string>> = {
  error: '❌',
  warning: '⚠️',
  'not known': 'ℹ️',
  ok: '✅',
};
const STOPPED: Readonly<Record<string, string>> = { cancelled: '🛑', 'timed-out': '⏱️' };

const MAX_PLACES = 5;

function groupRow(
  group: readonly Finding[],
  heldBack: string,
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
    `${link(id, docsLink(id, options))} **${cell(title)}**${ageRemark(group, options.now)}<br>${several ? 'For instance: ' : ''}${cell(message, 500)}<br>${cell(cause, 800)}${heldBack === '' ? '' : `<br>**${heldBack.trim()}**`}`,
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

function vaultRow(row: VaultRow, options: AuditSummaryOptions): string {
  const { findings, mappings, agents, covered, notCovered, coverageNotKnown, outdated, expiring } = row;
  const { error, warning, note } = findings;
  const counts = [error, warning, note, mappings, agents, covered, notCovered, coverageNotKnown, outdated, expiring];
  return tableRow([
    badgeOf(row) === 'not known' ? '❔' : SYMBOLS[row.level],
    portalLink(row.name, row.id, options),
    ...counts.map((count) => (count === undefined ? 'not known' : number(count))),
  ]);
}
