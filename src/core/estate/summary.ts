/** The summary of `Discover`: verdict, counts, the shards, and the vaults of each subscription. */
import { duration, number, plural, problemText } from '../render/format';
import { byteLength, cell, escapeMarkdown, link, tableHead, tableRow } from '../render/markdown';
import type { Cause } from '../values/cause';
import { MAX_BYTES } from '../render/sections';
import { bySubscription, itemsIn, type FoundVault } from './model';
import { discoverHeadline, itemsText, type DiscoverReport } from './report';
import type { Shard } from './shards';
import { compare } from '../values/compare';

interface DiscoverSummaryOptions {
  readonly portal: string;
  /** For portal links that open in the right tenant. */
  readonly tenantId: string | undefined;
  /** The run of the CI that this is the summary of. */
  readonly origin: { readonly url: string; readonly name: string } | undefined;
}

/** Vaults of a subscription that are named. */
const MAX_NAMES = 10;

export function discoverSummary(report: DiscoverReport, options: DiscoverSummaryOptions): string {
  const { cut } = report;
  const lines = [
    ...header(report, options),
    ...report.causes.flatMap(causeLines),
    ...section('Shards', ['Shard', 'Name', 'Subscriptions', 'Vaults', 'Replicated items'], cut.shards.map(shardRow)),
  ];
  const used = byteLength(lines.join('\n'));
  const rows = subscriptionRows(report, options);
  const kept = asManyAsFit(rows, MAX_BYTES - used - 500);
  const titles = ['Subscription', 'Shard', 'Vaults', 'Replicated items', 'Names'];
  const dropped = rows.length - kept.length;
  const note =
    dropped === 0
      ? []
      : [`${plural(dropped, 'subscription')} left out to stay within the size limit; the JSON report has all.`, ''];
  return [...lines, ...section('Vaults by subscription', titles, kept), ...note].join('\n');
}

function header(report: DiscoverReport, { origin }: DiscoverSummaryOptions): string[] {
  const { vaults, subscriptions, items, cut, startedAt, endedAt } = report;
  const time = new Date(startedAt).toISOString().replace(/\.\d+Z$/, 'Z');
  const by = origin === undefined ? '' : ` Run by ${link(origin.name, origin.url)}.`;
  return [
    `## ${report.conclusion === 'succeeded' ? '✅' : '❌'} ${escapeMarkdown(discoverHeadline(report))}`,
    '',
    `${time}, ${duration(endedAt - startedAt)}.${by}`,
    '',
    ...tableHead(['Vaults', 'Subscriptions', 'Replicated items', 'Shards']),
    tableRow([number(vaults.length), number(subscriptions), itemsText(items), number(cut.shards.length)]),
    '',
  ];
}

function causeLines({ level, problem }: Cause): string[] {
  const next = problem.nextStep === undefined ? '' : `<br>**Next:** ${cell(problem.nextStep)}`;
  return [`- ${level === 'error' ? '❌' : '⚠️'} ${cell(problemText(problem), 4_000)}${next}`, ''];
}

const section = (title: string, titles: readonly string[], rows: readonly string[]): string[] =>
  rows.length === 0 ? [] : [`### ${title}`, '', ...tableHead(titles), ...rows, ''];

const shardRow = ({ shard, name, subscriptions, vaults, items }: Shard): string =>
  tableRow([shard, cell(name, 100), number(subscriptions.length), number(vaults.length), itemsText(items)]);

function subscriptionRows({ vaults, cut }: DiscoverReport, options: DiscoverSummaryOptions): string[] {
  const shardOf = new Map(cut.shards.flatMap(({ shard, subscriptions }) => subscriptions.map((id) => [id, shard])));
  return [...bySubscription(vaults)]
    .map(([id, members]) => ({ id, members, shard: shardOf.get(id) ?? '', weight: itemsIn(members) ?? 0 }))
    .sort((a, b) => compare(a.shard, b.shard) || b.weight - a.weight)
    .map(({ id, members, shard }) => {
      const named = members.slice(0, MAX_NAMES).map((vault) => vaultLink(vault, options));
      const more = members.length > MAX_NAMES ? ` and ${number(members.length - MAX_NAMES)} more` : '';
      return tableRow([
        cell(members[0]?.subscriptionName || id, 100),
        shard,
        number(members.length),
        itemsText(itemsIn(members)),
        `${named.join(', ')}${more}`,
      ]);
    });
}

const vaultLink = (vault: FoundVault, { portal, tenantId }: DiscoverSummaryOptions): string =>
  link(vault.name, `${portal}/#@${tenantId ?? ''}/resource${vault.id}`);

function asManyAsFit(rows: readonly string[], bytes: number): string[] {
  let left = bytes;
  const fitting = rows.findIndex((row) => (left -= byteLength(row) + 1) < 0);
  return fitting < 0 ? [...rows] : rows.slice(0, fitting);
}
