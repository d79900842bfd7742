/** The summary that a person reads and keeps: verdict, counts, causes with next steps, and a row for each mapping. */
import { jobChart } from './job-chart';
import { duration, number, plural } from '../render/format';
import { headline, isOnlyUnconfirmed } from './headline';
import { durationOf, outcomeText, overrideText } from './row-text';
import { byteLength, cell, escapeMarkdown, tableHead, tableRow } from '../render/markdown';
import type { Row, Vault, WantedSetting } from '../values/model';
import { countRows, doubts, isRemarkable, type Report } from './report';
import {
  type PortalOptions,
  type RunShown,
  capitalised,
  causeSection,
  MAX_BYTES,
  nextStep,
  portalLink,
  runText,
  tableSection,
} from '../render/sections';
import { nameOf } from '../values/arm-id';
import { MAX_VAULTS_NAMED, subscriptionLabel } from '../values/by-subscription';
import { groupById, IdSet } from '../values/id-map';

export interface SummaryOptions extends RunShown {
  /** What was asked for, in Markdown. */
  readonly asked: string;
  readonly portal: string;
  /** For portal links that open in the right tenant. */
  readonly tenantId: string | undefined;
  readonly drawsMermaid: boolean;
  /** Very many vaults are shown by subscription, and of their rows only what needs a reader. */
  readonly bySubscription?: boolean;
}

export function makeSummary(report: Report, options: SummaryOptions): string {
  const isLarge = options.bySubscription === true && countVaults(report.rows) > MAX_VAULTS_NAMED;
  const rows = isLarge ? report.rows.filter(isRemarkable) : report.rows;
  const subscriptions = isLarge ? subscriptionSection(report, report.rows.length - rows.length) : [];
  const top = [
    ...header(report, options),
    ...causeSection('Causes', report.causes, 100),
    ...(options.drawsMermaid ? jobChart(report.rows) : []),
    ...subscriptions,
  ];
  const head = [
    `### ${capitalised(report.words.many)}`,
    '',
    ...tableHead([capitalised(report.words.one), 'Vault', 'Reason', 'Outcome', 'Duration', 'Cause and next step']),
  ];
  if (rows.length === 0) return `${top.join('\n')}\n`;
  const left = MAX_BYTES - byteLength([...top, ...head].join('\n')) - 200;
  const kept = asManyAsFit(rows, options, left);
  const dropped = rows.length - kept.length;
  const note =
    dropped === 0
      ? []
      : ['', `${plural(dropped, 'row')} left out to stay within the size limit; the JSON report has all.`];
  return `${[...top, ...head, ...kept, ...note].join('\n')}\n`;
}

const countVaults = (rows: readonly Row[]): number => new IdSet(rows.map(({ vault }) => vault.id)).size;

const MAX_BYTES_OF_SUBSCRIPTIONS = 150 * 1_024;

/** Those with the most that did not succeed first. */
function subscriptionSection({ rows, words }: Report, leftOut: number): string[] {
  const bySubscription = [...groupById(rows, ({ vault }) => vault.subscriptionId).values()].map((own) => {
    const { total, selected, outcomes } = countRows(own);
    return { own, total, selected, succeeded: outcomes.succeeded, others: own.filter(isRemarkable).length };
  });
  const cells = bySubscription
    .sort((a, b) => b.others - a.others || b.selected - a.selected)
    .map(({ own, total, selected, succeeded, others }) => {
      const name = own[0] === undefined ? '' : subscriptionLabel(own[0].vault);
      return tableRow([cell(name), ...[countVaults(own), total, selected, succeeded, others].map(number)]);
    });
  const columns = ['Subscription', 'Vaults', capitalised(words.many), 'Selected', 'Succeeded', 'To look at'];
  return [
    ...tableSection('Subscriptions', columns, cells, { bytes: MAX_BYTES_OF_SUBSCRIPTIONS }),
    ...(leftOut === 0 ? [] : [`Only the JSON report has the ${plural(leftOut, words.one)} that went as asked.`, '']),
  ];
}

/** Rows come with what needs attention first, so what is left out is the least remarkable. */
function asManyAsFit(rows: readonly Row[], options: SummaryOptions, bytes: number): string[] {
  const kept: string[] = [];
  let left = bytes;
  for (const row of rows) {
    const text = rowText(row, options);
    left -= byteLength(text) + 1;
    if (left < 0) break;
    kept.push(text);
  }
  return kept;
}

export const CONCLUSION_SYMBOLS: Readonly<Record<Report['conclusion'], string>> = {
  cancelled: '🛑',
  'timed-out': '⏱️',
  failed: '❌',
  drifted: '❌',
  planned: '📝',
  succeeded: '✅',
  unchanged: '✅',
};

/** The wanted setting as the summary names it. */
export function settingAsked(
  status: WantedSetting['status'],
  accountIds: readonly string[],
  options: PortalOptions,
): string {
  const accounts = accountIds.map((id) => portalLink(nameOf(id), id, options));
  const named = accounts.length <= 3 ? accounts.join(', ') : `${accounts.length} automation accounts`;
  return `Wanted: automatic update of the Mobility agent **${status}**${named === '' ? '' : ` with ${named}`}.`;
}

const isDoubtful = (report: Report): boolean =>
  isOnlyUnconfirmed(report) || (report.uselessIn > 0 && ['succeeded', 'unchanged'].includes(report.conclusion));

function header(report: Report, options: SummaryOptions): string[] {
  const { counts } = report;
  const { outcomes } = counts;
  return [
    `## ${isDoubtful(report) ? '⚠️' : CONCLUSION_SYMBOLS[report.conclusion]} ${escapeMarkdown(headline(report))}`,
    '',
    `${options.asked} ` + `${report.dryRun ? 'Dry run, nothing was changed. ' : ''}` + runText(report, options),
    '',
    ...tableHead([
      capitalised(report.words.many),
      'Skipped',
      'Selected',
      'Succeeded',
      'Failed',
      'Failed to start',
      'Timed out',
      'Abandoned',
    ]),
    tableRow(
      [
        counts.total,
        counts.skipped,
        counts.selected,
        outcomes.succeeded,
        outcomes.failed,
        outcomes['failed-to-start'],
        outcomes['timed-out'],
        outcomes.abandoned,
      ].map(number),
    ),
    '',
  ];
}

const vaultLink = ({ name, id }: Vault, options: SummaryOptions): string => portalLink(name, id, options);

function rowText(row: Row, options: SummaryOptions): string {
  const { subject, vault, decision, jobId } = row;
  const took = durationOf(row);
  const regions = subject.sourceFabric === '' ? '' : ` (${subject.sourceFabric} → ${subject.targetFabric})`;
  const outcomeCell = jobId === undefined ? cell(outcomeText(row)) : portalLink(outcomeText(row), jobId, options);
  return tableRow([
    cell(`${subject.name}${regions}`, 200),
    vaultLink(vault, options),
    cell(decision.reason, 300),
    outcomeCell,
    took === undefined ? '' : duration(took),
    explanation(row),
  ]);
}

function explanation({ outcome, confirmation, overrode, pickedUp }: Row): string {
  if (outcome === undefined) return '';
  const remarks = pickedUp ? [cell('The job was running already and was picked up.')] : [];
  if (overrode !== undefined) remarks.push(`⚠️ ${cell(capitalised(overrideText(overrode)), 400)}`);
  if (outcome.kind === 'succeeded') {
    if (outcome.note !== undefined) remarks.push(cell(outcome.note, 500));
    for (const { code, message } of confirmation === undefined ? [] : doubts(confirmation))
      remarks.push(`⚠️ ${cell(`${code}: ${message}`, 400)}`);
    if (confirmation?.asWanted) remarks.push('Reads as wanted.');
    return remarks.join('<br>');
  }
  const { code, message, nextStep: next } = outcome.problem;
  return [...remarks, cell(`${code}: ${message}`, 400), ...(next === undefined ? [] : [nextStep(next)])].join('<br>');
}
