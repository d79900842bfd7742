/** What is counted of each vault, and summed by shard and by subscription. */
import type { AuditReport } from '../audit-report/report';
import { counting } from '../audit/findings';
import { countBySeverity } from '../audit/by-severity';
import type { Report } from '../changes/report';
import { nameOf, subscriptionOf } from '../values/arm-id';
import { compare } from '../values/compare';
import { groupById, IdMap, IdSet } from '../values/id-map';
import type { ChangeList } from './change-rows';
import type { CollatedShard } from './collate';
import type { Joined } from './model';

/** What is counted: a property of `counts` in the report, and a column of tables. */
export interface Figure {
  readonly key: string;
  readonly title: string;
  readonly means: string;
}

const figure = (key: string, title: string, means: string): Figure => ({ key, title, means });

export const auditFigures: readonly Figure[] = [
  figure('mappings', 'Mappings', 'how many'),
  figure('agents', 'Agents', 'how many'),
  figure('covered', 'Covered by automatic update', 'agents'),
  figure('notCovered', 'Not covered', 'agents'),
  figure('coverageNotKnown', 'Coverage not known', 'agents'),
  figure('outdated', 'Update waiting', 'agents'),
  figure('expiring', 'Expiring', 'agents'),
  figure('errors', 'Errors', 'findings'),
  figure('warnings', 'Warnings', 'findings'),
];

const ofChanges: readonly Figure[] = [
  figure('selected', 'Selected', 'had to be changed'),
  figure('succeeded', 'Succeeded', 'changes'),
  figure('failed', 'Failed', 'changes, refused ones too'),
  figure('notEnded', 'Not ended', 'changes: at the deadline, or when the run was cancelled'),
];

export const changeFigures: Readonly<Record<ChangeList, readonly Figure[]>> = {
  mappings: [figure('mappings', 'Mappings', 'how many'), ...ofChanges],
  items: [figure('replicatedItems', 'Replicated items', 'how many'), ...ofChanges],
};

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
  readonly columns: readonly Figure[];
  readonly lines: readonly VaultLine[];
}

export function figuresOf(shards: readonly CollatedShard[], joined: Joined): Figures {
  const { columns, counts, unread } = countsOf(joined);
  const lines = shards.flatMap(({ planned, report, notReported }) => {
    const lost = new IdSet(notReported);
    const told = typeof report === 'string' ? [] : report.vaults.map(({ id }) => id);
    const ids = new IdMap([...planned.vaultIds, ...told].map((id) => [id, id]));
    return [...ids.values()].map((id): VaultLine => ({
      id,
      name: nameOf(id),
      subscriptionId: subscriptionOf(id).toLowerCase(),
      shard: planned.shard,
      state: lost.has(id) ? 'not-reported' : unread.has(id) ? 'unread' : 'reported',
      figures: counts.get(id) ?? columns.map(() => (lost.has(id) || unread.has(id) ? undefined : 0)),
    }));
  });
  return { columns, lines };
}

interface Counted {
  readonly columns: readonly Figure[];
  readonly counts: IdMap<Counts>;
  readonly unread: IdSet;
}

function countsOf(joined: Joined): Counted {
  switch (joined.kind) {
    case 'audit':
      return ofAudit(joined.report);
    case 'change':
      return ofChange(joined.report, joined.list);
    case 'nothing':
      return { columns: [], counts: new IdMap(), unread: new IdSet() };
  }
}

function ofAudit({ vaults, findings }: AuditReport): Counted {
  // A finding of an account that several vaults share counts for the one it is written down for, so that sums are right.
  const found = groupById(counting(findings), ({ vaultId }) => vaultId);
  const counts = vaults.map((row): [string, Counts] => {
    const { error, warning } = countBySeverity(found.get(row.id) ?? []);
    const { mappings, agents, covered, notCovered, coverageNotKnown, outdated, expiring } = row;
    return [row.id, [mappings, agents, covered, notCovered, coverageNotKnown, outdated, expiring, error, warning]];
  });
  const unread = vaults.filter(({ mappings, agents }) => mappings === undefined && agents === undefined);
  return { columns: auditFigures, counts: new IdMap(counts), unread: new IdSet(unread.map(({ id }) => id)) };
}

function ofChange({ rows, vaultFailures }: Report, list: ChangeList): Counted {
  const counts = new IdMap<[number, number, number, number, number]>();
  for (const { vault, decision, outcome } of rows) {
    const of = counts.get(vault.id) ?? [0, 0, 0, 0, 0];
    counts.set(vault.id, of);
    of[0]++;
    if (decision.selected) of[1]++;
    if (outcome?.kind === 'succeeded') of[2]++;
    else if (outcome?.kind === 'failed' || outcome?.kind === 'failed-to-start') of[3]++;
    else if (outcome !== undefined) of[4]++;
  }
  const unread = new IdSet(vaultFailures.map(({ vault }) => vault.id));
  return { columns: changeFigures[list], counts, unread };
}

/** What there should be none of. */
const WRONG: ReadonlySet<string> = new Set(['errors', 'failed', 'notEnded']);

/** What is not known of one is left out of the sum; undefined for what is known of none. */
export function sumOf(lines: readonly VaultLine[], width: number): Counts {
  return Array.from({ length: width }, (_, index) => {
    const known = lines.flatMap(({ figures }) => figures[index] ?? []);
    return known.length === 0 && lines.length > 0 ? undefined : known.reduce((sum, figure) => sum + figure, 0);
  });
}

/** Where something is missing or wrong first; then by name and id. */
export function subscriptionsOf(
  { lines, columns }: Figures,
  names: ReadonlyMap<string, string> = new Map(),
): readonly SubscriptionRow[] {
  return [...groupById(lines, ({ subscriptionId }) => subscriptionId)]
    .map(([id, group]) => {
      const missing = group.filter(({ state }) => state !== 'reported').length;
      const figures = sumOf(group, columns.length);
      const wrong = columns.reduce(
        (sum, { key }, index) => sum + (WRONG.has(key) ? (figures[index] ?? 0) : 0),
        missing,
      );
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
