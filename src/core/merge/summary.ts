/** The merged summary: verdict, what is wrong, the shards, the subscriptions, and then what one run would say of all. */
import { makeAuditSummary } from '../audit-report/summary';
import { SYMBOLS, type Links } from '../audit-report/headline';
import { levelOfFigures, levelOfShard } from './levels';
import { runOf } from './run-of';
import { duration, number, plural, problemText } from '../render/format';
import { byteLength, cell, escapeMarkdown, link, tableHead, tableRow } from '../render/markdown';
import type { Cause } from '../values/cause';
import { makeSummary } from '../changes/summary';
import { MAX_BYTES } from '../render/sections';
import type { MergedShard, MergeReport } from './join';
import type { SubscriptionRow } from './figures';
import { mergeHeadline, stateText, worstFirst } from './headline';
import { nameOf } from '../values/arm-id';
import { isoTime } from '../values/time';

export interface MergeSummaryOptions extends Links {
  readonly drawsMermaid: boolean;
  /** The run of the CI that this is the summary of. */
  readonly origin: { readonly url: string; readonly name: string } | undefined;
}

/** What shards and subscriptions may take each, before the rest gets its own. */
const MAX_BYTES_OF_TABLE = 150 * 1_024;
const MAX_CAUSES = 20;
const MAX_NAMES = 5;

export function mergeSummary(report: MergeReport, options: MergeSummaryOptions): string {
  const { shards, subscriptions } = report;
  const titles = report.figureColumns.map(({ title }) => title);
  const top = [
    ...header(report, options),
    ...causes(report.causes),
    ...table(
      'Shards',
      ['', 'Shard', 'Name', 'Ended', 'Vaults', ...titles, 'Took', 'Run'],
      worstFirst(shards).map((shard) => shardRow(shard, report)),
    ),
    ...table(
      'Vaults by subscription',
      ['', 'Subscription', 'Shard', 'Vaults', 'Not reported or read', ...titles],
      subscriptions.map((row) => subscriptionRow(row, titles)),
    ),
  ].join('\n');
  const rest = joinedSummary(report, options);
  return `${top}\n${fitting(rest, MAX_BYTES - byteLength(top) - 1)}`;
}

function joinedSummary({ joined, action }: MergeReport, options: MergeSummaryOptions): string {
  // Told once, above.
  const own = { ...options, origin: undefined };
  switch (joined.kind) {
    case 'audit':
      return makeAuditSummary(joined.report, own);
    case 'change':
      return makeSummary(joined.report, { ...own, asked: `All shards together, **${action}**.` });
    case 'nothing':
      return '';
  }
}

/** As many lines as fit; the last are rows of a table, of which the least remarkable come last. */
function fitting(text: string, bytes: number): string {
  if (byteLength(text) <= bytes) return text;
  const note = '\nRows were left out to stay within the size limit; the JSON report has all.\n';
  const kept: string[] = [];
  let left = bytes - byteLength(note);
  for (const line of text.split('\n')) {
    left -= byteLength(line) + 1;
    if (left < 0) break;
    kept.push(line);
  }
  return `${kept.join('\n')}\n${note}`;
}

function header(report: MergeReport, { origin }: MergeSummaryOptions): string[] {
  const { conclusion, failed, compliant, startedAt, endedAt, shards, vaults, subscriptions } = report;
  const symbol = failed ? '❌' : compliant === false ? '⚠️' : conclusion === 'planned' ? '📝' : '✅';
  const at = isoTime(startedAt)?.replace(/\.\d+Z$/, 'Z') ?? '';
  const by = origin === undefined ? '' : ` Merged by ${link(origin.name, origin.url)}.`;
  const size = `${plural(shards.length, 'shard')}, ${plural(subscriptions.length, 'subscription')}, ${plural(vaults.length, 'vault')}`;
  return [
    `## ${symbol} ${escapeMarkdown(mergeHeadline(report))}`,
    '',
    `${size}. Conclusion: **${conclusion}**. ${at}, ${duration(endedAt - startedAt)} from the start of the first shard to the end of the last.${by}`,
    '',
  ];
}

function causes(all: readonly Cause[]): string[] {
  if (all.length === 0) return [];
  const lines = all.slice(0, MAX_CAUSES).map(({ level, problem, affected }) => {
    const names = affected
      .slice(0, MAX_NAMES)
      .map((name) => cell(name, 200))
      .join(', ');
    const more = affected.length > MAX_NAMES ? ` and ${number(affected.length - MAX_NAMES)} more` : '';
    const next = problem.nextStep === undefined ? '' : `<br>**Next:** ${cell(problem.nextStep)}`;
    return `- ${level === 'error' ? '❌' : '⚠️'} ${cell(problemText(problem), 4_000)}<br>**Affects:** ${names}${more}${next}`;
  });
  if (all.length > MAX_CAUSES) lines.push(`- and ${all.length - MAX_CAUSES} more; the JSON report has all.`);
  return ['### Shards and reports', '', ...lines, ''];
}

function table(title: string, columns: readonly string[], rows: readonly string[]): string[] {
  if (rows.length === 0) return [];
  let left = MAX_BYTES_OF_TABLE;
  const end = rows.findIndex((row) => (left -= byteLength(row) + 1) < 0);
  const kept = end < 0 ? rows : rows.slice(0, end);
  const dropped = rows.length - kept.length;
  const note = `${plural(dropped, 'row')} left out to stay within the size limit; the JSON report has all.`;
  return [`### ${title}`, '', ...tableHead(columns), ...kept, '', ...(dropped === 0 ? [] : [note, ''])];
}

const figureCells = (figures: readonly (number | undefined)[]): string[] =>
  figures.map((figure) => (figure === undefined ? '' : number(figure)));

/** A run is linked to if it is this one: an address in a report may lead anywhere. */
const isThisRun = (url: string, { url: here }: MergeReport): boolean =>
  here !== undefined && runOf(url) === runOf(here);

function shardRow(shard: MergedShard, report: MergeReport): string {
  const { name, vaults, notReported, figures, startedAt, endedAt, url } = shard;
  const lost = notReported.slice(0, MAX_NAMES).map((id) => cell(nameOf(id), 100));
  const more = notReported.length > MAX_NAMES ? ` and ${number(notReported.length - MAX_NAMES)} more` : '';
  return tableRow([
    SYMBOLS[levelOfShard(shard)],
    cell(shard.shard, 20),
    cell(name, 100),
    `${stateText(shard, report.action)}${lost.length === 0 ? '' : `<br>Not reported: ${lost.join(', ')}${more}`}`,
    number(vaults),
    ...figureCells(figures),
    startedAt === undefined || endedAt === undefined ? '' : duration(endedAt - startedAt),
    isThisRun(url, report) ? link('run', url) : '',
  ]);
}

const subscriptionRow = (
  { id, name, shards, vaults, missing, figures }: SubscriptionRow,
  titles: readonly string[],
): string =>
  tableRow([
    SYMBOLS[levelOfFigures({ figures, missing }, titles)],
    cell(name === '' ? id : name, 100),
    cell(shards.join(', '), 100),
    number(vaults),
    number(missing),
    ...figureCells(figures),
  ]);
