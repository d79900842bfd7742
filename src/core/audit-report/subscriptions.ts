/** The vaults of each subscription together, the worst first. */
import { counting } from '../audit/findings';
import { countBySeverity } from '../audit/by-severity';
import { number, plural } from '../render/format';
import { cell, tableHead, tableRow } from '../render/markdown';
import type { Table } from '../render/page/model';
import { tableOf, type ColumnOf } from '../render/page/table';
import { subscriptionOf } from '../values/arm-id';
import { compare } from '../values/compare';
import { groupById, type IdMap } from '../values/id-map';
import type { AuditReport } from './report';
import { tally, type ByStanding } from './standing';

interface Row {
  readonly id: string;
  readonly vaults: number;
  readonly vms: ByStanding;
  readonly errors: number;
  readonly warnings: number;
}

function rowsOf({ vaults, agents, findings, standings }: AuditReport): readonly Row[] {
  const agentsOf = groupById(agents, ({ vaultId }) => subscriptionOf(vaultId));
  const foundIn = groupById(counting(findings), ({ vaultId }) => subscriptionOf(vaultId));
  const rows = [...groupById(vaults, ({ subscriptionId }) => subscriptionId)].map(([id, group]): Row => {
    const vms = tally((agentsOf.get(id) ?? []).map((agent) => standings.get(agent) ?? 'notKnown'));
    const { error, warning } = countBySeverity(foundIn.get(id) ?? []);
    return { id, vaults: group.length, vms, errors: error, warnings: warning };
  });
  return rows.sort(
    (a, b) =>
      Number(a.errors === 0) - Number(b.errors === 0) ||
      b.vms.heldBack + b.vms.notKnown - a.vms.heldBack - a.vms.notKnown ||
      b.errors - a.errors ||
      b.warnings - a.warnings ||
      compare(a.id, b.id),
  );
}

/** Of the summary; the page has all. */
const MAX_ROWS = 10;

/** Where there are several. */
export function subscriptionsSection(report: AuditReport, names: IdMap<string>): readonly string[] {
  const rows = rowsOf(report);
  if (rows.length < 2) return [];
  const left = rows.length - MAX_ROWS;
  return [
    left > 0 ? '### Worst subscriptions' : '### Subscriptions',
    '',
    ...tableHead(['', 'Subscription', 'Vaults', 'Held back', 'Not known', 'Covered', 'Errors', 'Warnings']),
    ...rows.slice(0, MAX_ROWS).map((row) => {
      const { id, vaults, vms, errors, warnings } = row;
      const name = names.get(id);
      return tableRow([
        MARKS[levelOf(row)],
        name === undefined ? cell(id) : `${cell(name, 100)} (${cell(id)})`,
        ...[vaults, vms.heldBack, vms.notKnown, vms.healthy, errors, warnings].map(number),
      ]);
    }),
    '',
    ...(left > 0 ? [`${plural(left, 'subscription')} more, in the page.`, ''] : []),
  ];
}

/** @param names of subscriptions by their ids, as far as they are known */
export function subscriptionsTable(report: AuditReport, names: IdMap<string>): Table {
  const rows = rowsOf(report);
  const name: ColumnOf<Row> = ['name', 'Subscription', 'text', ({ id }) => names.get(id)];
  return tableOf<Row>(
    'subscriptions',
    'Subscriptions',
    rows,
    [
      ['level', 'Worst', 'level', levelOf],
      ...(rows.some(({ id }) => names.has(id)) ? [name] : []),
      ['subscription_id', 'Id', 'text', ({ id }) => id],
      ['vaults', 'Vaults', 'number', (row) => row.vaults],
      ['held_back', 'Held back', 'vms', ({ vms }) => vms.heldBack || undefined],
      ['not_known', 'Not known', 'number', ({ vms }) => vms.notKnown],
      ['exempted', 'Exempted', 'number', ({ vms }) => vms.exempted],
      ['covered', 'Covered', 'number', ({ vms }) => vms.healthy],
      ['errors', 'Errors', 'number', (row) => row.errors],
      ['warnings', 'Warnings', 'number', (row) => row.warnings],
    ],
    { first: 10 },
  );
}

const MARKS = { error: '❌', warning: '⚠️', 'not known': '❔', ok: '✅' } as const;

const levelOf = ({ errors, warnings, vms }: Row): keyof typeof MARKS =>
  errors > 0 ? 'error' : warnings > 0 ? 'warning' : vms.notKnown > 0 ? 'not known' : 'ok';
