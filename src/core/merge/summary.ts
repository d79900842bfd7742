/** The merged summary: verdict, what is wrong, the shards, the subscriptions, and then what one run would say of all. */
import { makeAuditSummary } from '../audit-report/summary';
import { SYMBOLS, type Links } from '../audit-report/headline';
import { levelOfFigures, levelOfShard } from './levels';
import { runOf } from './run-of';
import { duration, number, plural } from '../render/format';
import { byteLength, cell, escapeMarkdown, link, tableRow } from '../render/markdown';
import { makeSummary } from '../changes/summary';
import { asManyAsFit, causeSection, MAX_BYTES, MAX_NAMES, tableSection } from '../render/sections';
import { beforeAndAfter, stepsSection } from '../repair/summary';
import { boundText, type Bound } from './bound';
import type { MergedShard, MergeReport } from './join';
import type { JoinedRepair } from './model';
import type { SubscriptionRow } from './figures';
import { mergeHeadline, stateText, worstFirst } from './headline';
import { nameOf } from '../values/arm-id';
import { isoTime } from '../values/time';

export interface MergeSummaryOptions extends Links {
  readonly drawsMermaid: boolean;
  /** Whether what comes after this wave may begin, where that was asked. */
  readonly bound: Bound | undefined;
  /** The run of the CI that this is the summary of. */
  readonly origin: { readonly url: string; readonly name: string } | undefined;
}

/** What shards and subscriptions may take each, before the rest gets its own. */
const MAX_BYTES_OF_TABLE = 150 * 1_024;
const MAX_BYTES_OF_STEPS = 300 * 1_024;

export function mergeSummary(report: MergeReport, options: MergeSummaryOptions): string {
  const { shards, subscriptions } = report;
  const titles = report.figureColumns.map(({ title }) => title);
  const top = [
    ...header(report, options),
    ...causeSection('Shards and reports', report.causes, 200),
    ...tableSection(
      'Shards',
      ['', 'Shard', 'Name', 'Ended', 'Vaults', ...titles, 'Took', 'Run'],
      worstFirst(shards).map((shard) => shardRow(shard, report)),
      { bytes: MAX_BYTES_OF_TABLE },
    ),
    ...tableSection(
      'Vaults by subscription',
      ['', 'Subscription', 'Shard', 'Vaults', 'Not reported or read', ...titles],
      subscriptions.map((row) => subscriptionRow(row, titles)),
      { bytes: MAX_BYTES_OF_TABLE },
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
      return `${repairSummary(joined.repair)}${makeAuditSummary(joined.report, own)}`;
    case 'change':
      return makeSummary(joined.report, { ...own, asked: `All shards together, **${action}**.` });
    case 'nothing':
      return '';
  }
}

/** What was done, or would be, before what is found now. */
function repairSummary(repair: JoinedRepair | undefined): string {
  if (repair === undefined) return '';
  const { plan, steps } = repair;
  return `${['', ...beforeAndAfter(repair), ...stepsSection(plan?.steps ?? [], steps, MAX_BYTES_OF_STEPS), ''].join('\n')}\n`;
}

/** As many lines as fit; the last are rows of a table, of which the least remarkable come last. */
function fitting(text: string, bytes: number): string {
  if (byteLength(text) <= bytes) return text;
  const note = '\nRows were left out to stay within the size limit; the JSON report has all.\n';
  const kept = asManyAsFit(text.split('\n'), bytes - byteLength(note));
  return `${kept.join('\n')}\n${note}`;
}

function header(report: MergeReport, { origin, bound }: MergeSummaryOptions): string[] {
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
    ...(bound === undefined ? [] : [`**${boundText(bound)}**`, '']),
  ];
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
