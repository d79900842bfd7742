/** The summary of `Discover`: verdict, counts, the shards, and the vaults of each subscription. */
import { number } from '../render/format';
import { byteLength, cell, escapeMarkdown, tableHead, tableRow } from '../render/markdown';
import { causeLine, MAX_BYTES, portalLink, runText, tableSection } from '../render/sections';
import { bySubscription, itemsIn } from './model';
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
    ...report.causes.flatMap((cause) => [causeLine(cause), '']),
    ...tableSection(
      'Shards',
      ['Shard', 'Name', 'Subscriptions', 'Vaults', 'Replicated items'],
      cut.shards.map(shardRow),
      { bytes: MAX_BYTES },
    ),
  ];
  const used = byteLength(lines.join('\n'));
  const titles = ['Subscription', 'Shard', 'Vaults', 'Replicated items', 'Names'];
  const rows = subscriptionRows(report, options);
  const fit = { bytes: MAX_BYTES - used - 500, row: 'subscription' };
  return [...lines, ...tableSection('Vaults by subscription', titles, rows, fit)].join('\n');
}

function header(report: DiscoverReport, options: DiscoverSummaryOptions): string[] {
  const { vaults, subscriptions, items, cut } = report;
  return [
    `## ${report.conclusion === 'succeeded' ? '✅' : '❌'} ${escapeMarkdown(discoverHeadline(report))}`,
    '',
    runText(report, options),
    '',
    ...tableHead(['Vaults', 'Subscriptions', 'Replicated items', 'Shards']),
    tableRow([number(vaults.length), number(subscriptions), itemsText(items), number(cut.shards.length)]),
    '',
  ];
}

const shardRow = ({ shard, name, subscriptions, vaults, items }: Shard): string =>
  tableRow([shard, cell(name, 100), number(subscriptions.length), number(vaults.length), itemsText(items)]);

function subscriptionRows({ vaults, cut }: DiscoverReport, options: DiscoverSummaryOptions): string[] {
  const shardOf = new Map(cut.shards.flatMap(({ shard, subscriptions }) => subscriptions.map((id) => [id, shard])));
  return [...bySubscription(vaults)]
    .map(([id, members]) => ({ id, members, shard: shardOf.get(id) ?? '', weight: itemsIn(members) ?? 0 }))
    .sort((a, b) => compare(a.shard, b.shard) || b.weight - a.weight)
    .map(({ id, members, shard }) => {
      const named = members.slice(0, MAX_NAMES).map(({ name, id }) => portalLink(name, id, options));
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
