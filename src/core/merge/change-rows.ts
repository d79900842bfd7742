/** Rows of a run that changes something, read from its report. */
import { changeForm, ITEM_CHANGE, itemBeforeForm, MAPPING_CHANGE, mappingBeforeForm } from '../changes/rows';
import type { ReadContext } from '../rows/kinds';
import { vaultErrorForm } from '../rows/problem';
import type { Confirmation, Outcome, Row, Subject, VaultFailure } from '../values/model';
import { allOf, listIn, type Fields } from './fields';

/** A mapping or replicated item as it is in a report. */
export interface ReportedSubject extends Subject {
  readonly before: Readonly<Record<string, unknown>>;
}

export type ReportedRow = Row<ReportedSubject>;

const before = ({ before: value }: ReportedSubject): ReportedSubject['before'] => value;

const forms = {
  mappings: changeForm<ReportedSubject, ReportedSubject['before']>(...MAPPING_CHANGE, mappingBeforeForm, before),
  items: changeForm<ReportedSubject, ReportedSubject['before']>(...ITEM_CHANGE, itemBeforeForm, before),
};

/** How the rows are called. */
export type ChangeList = keyof typeof forms;

export const listOfAction = (action: 'Enabled' | 'Disabled' | 'UpdateAgents'): ChangeList =>
  action === 'UpdateAgents' ? 'items' : 'mappings';

type ChangeRow = ReturnType<(typeof forms)[ChangeList]['make']>;

export interface ChangeRows {
  readonly rows: readonly ReportedRow[];
  readonly vaultFailures: readonly VaultFailure[];
}

/** Undefined if a row is not as a run writes it. */
export function readChangeRows(report: Fields, list: ChangeList, context: ReadContext): ChangeRows | undefined {
  const rows = allOf(listIn(report, list), (fields) => {
    const row = forms[list].read(fields, context);
    return row && reportedRow(row, context);
  });
  const vaultFailures = allOf(listIn(report, 'vaultErrors'), (fields): VaultFailure | undefined => {
    const row = vaultErrorForm.read(fields, context);
    const vault = context.vaults.find(row?.vaultId);
    return row && vault && { vault, problem: row.error };
  });
  return rows && vaultFailures && { rows, vaultFailures };
}

function reportedRow(row: ChangeRow, { vaults }: ReadContext): ReportedRow | undefined {
  const { id, name, jobId, pickedUp, overrode, startedAt, endedAt, after } = row;
  const vault = vaults.get(row.vaultId);
  const outcome = outcomeOf(row);
  return (
    vault && {
      vault,
      subject: { id, name, sourceFabric: '', targetFabric: '', before: row.before },
      decision: {
        selected: row.decision === 'selected',
        reason: row.reason,
        ...(row.exemption !== undefined && { exemption: row.exemption }),
      },
      ...(outcome && { outcome }),
      ...(jobId !== undefined && { jobId }),
      ...(pickedUp !== undefined && { pickedUp }),
      ...(overrode !== undefined && { overrode }),
      ...(after && { confirmation: confirmationOf(after) }),
      ...(startedAt !== undefined && { startedAt }),
      ...(endedAt !== undefined && { endedAt }),
    }
  );
}

const confirmationOf = ({
  asWanted,
  isUnread,
  readsAs,
  healthErrors,
}: NonNullable<ChangeRow['after']>): Confirmation => ({
  asWanted,
  ...(isUnread && { isUnread }),
  reads: readsAs,
  healthErrors,
});

function outcomeOf({ outcome: kind, note, error }: ChangeRow): Outcome | undefined {
  if (kind === undefined) return undefined;
  if (kind !== 'succeeded') return { kind, problem: error ?? { code: '', message: '' } };
  return note === undefined ? { kind } : { kind, note };
}

/** The row as JSON has it. */
export const changeRowJson = (row: ReportedRow, list: ChangeList): object => forms[list].write(forms[list].make(row));
