/** The vaults of each subscription together, the worst first. */
import { counting } from '../audit/findings';
import type { AgentRow } from '../audit/rows';
import { countBySeverity } from '../audit/rows';
import type { Badge, Table } from '../render/page/model';
import { tableOf, type ColumnOf } from '../render/page/table';
import { subscriptionOf } from '../values/arm-id';
import { compare } from '../values/compare';
import { groupById, type IdMap } from '../values/id-map';
import type { AuditReport } from './report';
import type { Standing } from './standing';

interface Row {
  readonly id: string;
  readonly vaults: number;
  readonly vms: Readonly<Record<Standing, number>>;
  readonly errors: number;
  readonly warnings: number;
}

/** @param names of subscriptions by their ids, as far as they are known */
export function subscriptionsTable(
  { vaults, agents, findings }: AuditReport,
  standings: ReadonlyMap<AgentRow, Standing>,
  names: IdMap<string>,
): Table {
  const agentsOf = groupById(agents, ({ vaultId }) => subscriptionOf(vaultId));
  const foundIn = groupById(counting(findings), ({ vaultId }) => subscriptionOf(vaultId));
  const rows = [...groupById(vaults, ({ subscriptionId }) => subscriptionId)].map(([id, group]): Row => {
    const vms = { healthy: 0, exempted: 0, heldBack: 0, notKnown: 0 };
    for (const agent of agentsOf.get(id) ?? []) vms[standings.get(agent) ?? 'notKnown']++;
    const { error, warning } = countBySeverity(foundIn.get(id) ?? []);
    return { id, vaults: group.length, vms, errors: error, warnings: warning };
  });
  rows.sort(
    (a, b) =>
      Number(a.errors === 0) - Number(b.errors === 0) ||
      b.vms.heldBack + b.vms.notKnown - a.vms.heldBack - a.vms.notKnown ||
      b.errors - a.errors ||
      b.warnings - a.warnings ||
      compare(a.id, b.id),
  );
  const name: ColumnOf<Row> = ['name', 'Subscription', 'text', ({ id }) => names.get(id)];
  return tableOf<Row>(
    'subscriptions',
    'Subscriptions',
    rows,
    [
      ['level', 'Worst finding', 'level', levelOf],
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

const levelOf = ({ errors, warnings, vms }: Row): Badge =>
  errors > 0 ? 'error' : warnings > 0 ? 'warning' : vms.notKnown > 0 ? 'not known' : 'ok';
