/** What is counted of each vault, and summed by shard and by subscription. */
import type { AuditReport } from '../audit/report';
import type { Report } from '../changes/report';
import type { CollatedShard } from './collate';
import type { Joined } from './model';
import { nameOf, subscriptionOf } from '../values/arm-id';
import { compare } from '../values/compare';

/** Undefined for what is not known. */
type Counts = readonly (number | undefined)[];

export interface VaultLine {
  readonly id: string;
  readonly name: string;
  readonly subscriptionId: string;
  readonly shard: string;
  /** `unread`: its shard could not read it. */
  readonly state: 'reported' | 'unread' | 'not-reported';
  readonly figures: Counts;
}

export interface SubscriptionRow {
  readonly id: string;
  /** Empty if it is not known. */
  readonly name: string;
  readonly shards: readonly string[];
  readonly vaults: number;
  /** Vaults that are not reported, or that could not be read. */
  readonly missing: number;
  /** Those, and what else is not as it should be. */
  readonly wrong: number;
  readonly figures: Counts;
}

export interface Figures {
  readonly titles: readonly string[];
  readonly lines: readonly VaultLine[];
}

/** By id of the vault in lower case. */
type CountsOf = ReadonlyMap<string, Counts>;

const key = (id: string): string => id.toLowerCase();

export function figuresOf(shards: readonly CollatedShard[], joined: Joined): Figures {
  const { titles, counts, unread } = countsOf(joined);
  const lines = shards.flatMap(({ planned, report, notReported }) => {
    const lost = new Set(notReported.map(key));
    const told = typeof report === 'string' ? [] : report.vaults.map(({ id }) => id);
    const ids = new Map([...planned.vaultIds, ...told].map((id) => [key(id), id]));
    return [...ids].map(([low, id]): VaultLine => ({
      id,
      name: nameOf(id),
      subscriptionId: subscriptionOf(low),
      shard: planned.shard,
      state: lost.has(low) ? 'not-reported' : unread.has(low) ? 'unread' : 'reported',
      figures: counts.get(low) ?? titles.map(() => (lost.has(low) || unread.has(low) ? undefined : 0)),
    }));
  });
  return { titles, lines };
}

interface Counted {
  readonly titles: readonly string[];
  readonly counts: CountsOf;
  readonly unread: ReadonlySet<string>;
}

function countsOf(joined: Joined): Counted {
  switch (joined.kind) {
    case 'audit':
      return ofAudit(joined.report);
    case 'change':
      return ofChange(joined.report);
    case 'nothing':
      return { titles: [], counts: new Map(), unread: new Set() };
  }
}

function ofAudit({ vaults, findings }: AuditReport): Counted {
  const titles = ['Mappings', 'Agents', 'Kept up to date', 'Update waiting', 'Expiring', 'Errors', 'Warnings'];
  // A finding of an account that several vaults share counts for the one it is written down for, so that sums are right.
  const found = new Map<string, { error: number; warning: number; note: number }>();
  for (const { vaultId, severity } of findings) {
    const counts = found.get(key(vaultId)) ?? { error: 0, warning: 0, note: 0 };
    found.set(key(vaultId), counts);
    counts[severity]++;
  }
  const counts = vaults.map(({ id, mappings, agents, kept, outdated, expiring }): [string, Counts] => {
    const { error = 0, warning = 0 } = found.get(key(id)) ?? {};
    return [key(id), [mappings, agents, kept, outdated, expiring, error, warning]];
  });
  const unread = vaults.filter(({ mappings, agents }) => mappings === undefined && agents === undefined);
  return { titles, counts: new Map(counts), unread: new Set(unread.map(({ id }) => key(id))) };
}

function ofChange({ rows, vaultFailures, words }: Report): Counted {
  const { many } = words;
  const titles = [`${many.charAt(0).toUpperCase()}${many.slice(1)}`, 'Selected', 'Succeeded', 'Failed', 'Not ended'];
  const counts = new Map<string, [number, number, number, number, number]>();
  for (const { vault, decision, outcome } of rows) {
    const of = counts.get(key(vault.id)) ?? [0, 0, 0, 0, 0];
    counts.set(key(vault.id), of);
    of[0]++;
    if (decision.selected) of[1]++;
    if (outcome?.kind === 'succeeded') of[2]++;
    else if (outcome?.kind === 'failed' || outcome?.kind === 'failed-to-start') of[3]++;
    else if (outcome !== undefined) of[4]++;
  }
  return { titles, counts, unread: new Set(vaultFailures.map(({ vault }) => key(vault.id))) };
}

/** Titles of what there should be none of. */
const WRONG: ReadonlySet<string> = new Set(['Errors', 'Failed', 'Not ended']);

/** What is not known of one is left out of the sum; undefined for what is known of none. */
export function sumOf(lines: readonly VaultLine[], width: number): Counts {
  return Array.from({ length: width }, (_, index) => {
    const known = lines.flatMap(({ figures }) => figures[index] ?? []);
    return known.length === 0 && lines.length > 0 ? undefined : known.reduce((sum, figure) => sum + figure, 0);
  });
}

/** Where something is missing or wrong first; then by name and id. */
export function subscriptionsOf(
  { lines, titles }: Figures,
  names: ReadonlyMap<string, string> = new Map(),
): readonly SubscriptionRow[] {
  const groups = new Map<string, VaultLine[]>();
  for (const line of lines) {
    const group = groups.get(line.subscriptionId);
    if (group === undefined) groups.set(line.subscriptionId, [line]);
    else group.push(line);
  }
  return [...groups]
    .map(([id, group]) => {
      const missing = group.filter(({ state }) => state !== 'reported').length;
      const figures = sumOf(group, titles.length);
      const wrong = titles.reduce((sum, title, index) => sum + (WRONG.has(title) ? (figures[index] ?? 0) : 0), missing);
      return {
        id,
        name: names.get(id) ?? '',
        shards: [...new Set(group.map(({ shard }) => shard))],
        vaults: group.length,
        missing,
        wrong,
        figures,
      };
    })
    .sort((a, b) => b.missing - a.missing || b.wrong - a.wrong || compare(a.name, b.name) || compare(a.id, b.id));
}
