/** The merged summary: verdict, what is wrong, the shards, the subscriptions, and then what one run would say of all. */
import { auditEnd, auditTop, vaultsSection } from '../audit-report/summary';
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
import { secondText } from '../values/time';

export interface MergeSummaryOptions extends Links {
  readonly drawsMermaid: boolean;
  /** Whether what comes after this wave may begin, where that was asked. */
  readonly bound: Bound | undefined;
  /** What to do with the plan of a repair, if one was made. */
  readonly approve?: string | undefined;
  /** The run of the CI that this is the summary of. */
  readonly origin: { readonly url: string; readonly name: string } | undefined;
}

/** What shards and subscriptions may take each, before the rest gets its own. */
const MAX_BYTES_OF_TABLE = 150 * 1_024;
const MAX_BYTES_OF_STEPS = 300 * 1_024;

/** In the order of the page: what is wrong with the shards, what one run would say of all, then the shards. */
export function mergeSummary(report: MergeReport, options: MergeSummaryOptions): string {
  const { joined } = report;
  const top = [...header(report, options), ...causeSection('Shards and reports', report.causes, 200)];
  const bySubscription = subscriptionsTable(report);
  // The run is named once, above.
  const own = { ...options, origin: undefined };
  if (joined.kind === 'audit') {
    const before = [
      ...top,
      ...repairLines(joined.repair, options.approve),
      ...auditTop(joined.report, own, bySubscription),
    ];
    const end = [...auditEnd(joined.report, own), ...shardsTable(report)];
    const left = MAX_BYTES - byteLength(end.join('\n')) - 1_000;
    const kept = fitting(before, left);
    const vaults = vaultsSection(joined.report, own, Math.max(0, left - byteLength(kept.join('\n'))));
    return `${[...kept, ...vaults, ...end].join('\n')}\n`;
  }
  const lists = [...bySubscription, ...shardsTable(report)];
  if (joined.kind === 'nothing') return `${[...top, ...lists].join('\n')}\n`;
  const rest = makeSummary(joined.report, { ...own, asked: `All shards together, **${report.action}**.` });
  const left = MAX_BYTES - byteLength([...top, ...lists].join('\n')) - 2;
  return `${[...top, ...fitting(rest.split('\n'), left), ...lists].join('\n')}\n`;
}

const shardsTable = (report: MergeReport): readonly string[] =>
  tableSection(
    'Shards',
    ['', 'Shard', 'Name', 'Ended', 'Vaults', ...titlesOf(report), 'Took', 'Run'],
    worstFirst(report.shards).map((shard) => shardRow(shard, report)),
    { bytes: MAX_BYTES_OF_TABLE },
  );

const subscriptionsTable = (report: MergeReport): readonly string[] =>
  tableSection(
    'Subscriptions',
    ['', 'Subscription', 'Shard', 'Vaults', 'Not reported or read', ...titlesOf(report)],
    report.subscriptions.map((row) => subscriptionRow(row, titlesOf(report))),
    { bytes: MAX_BYTES_OF_TABLE },
  );

const titlesOf = ({ figureColumns }: MergeReport): readonly string[] => figureColumns.map(({ title }) => title);

/** What was done, or would be, before what is found now. */
function repairLines(repair: JoinedRepair | undefined, approve: string | undefined): readonly string[] {
  if (repair === undefined) return [];
  const { plan, steps } = repair;
  const next = approve === undefined ? [] : [approve, ''];
  return [...next, ...beforeAndAfter(repair), ...stepsSection(plan?.steps ?? [], steps, MAX_BYTES_OF_STEPS), ''];
}

/** As many lines as fit; the last are rows of a table, of which the least remarkable come last. */
function fitting(lines: readonly string[], bytes: number): readonly string[] {
  if (byteLength(lines.join('\n')) <= bytes) return lines;
  const note = 'Rows were left out to stay within the size limit; the JSON report has all.';
  return [...asManyAsFit(lines, bytes - byteLength(note) - 2), '', note, ''];
}

function header(report: MergeReport, { origin, bound }: MergeSummaryOptions): string[] {
  const { conclusion, failed, compliant, startedAt, endedAt, shards, vaults, subscriptions } = report;
  const symbol = failed ? '❌' : compliant === false ? '⚠️' : conclusion === 'planned' ? '📝' : '✅';
  const at = secondText(startedAt) ?? '';
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
