/** Rows of a run that changes something: read from its report, and written as its report has them. */
import { durationOf } from '../changes/words';
import type { Confirmation, HealthError, Outcome, Problem, Row, Subject, VaultFailure } from '../values/model';
import type { RowContext } from './audit-rows';
import {
  allOf,
  choiceIn,
  fieldsIn,
  flagIn,
  isFields,
  listIn,
  maybeFlagIn,
  maybeNameIn,
  maybeTextIn,
  maybeTimeIn,
  nameIn,
  textIn,
  type Fields,
  type Share,
} from './fields';

/** How the rows are called, and what of a subject was told as it was found. */
export interface ChangeForm {
  readonly list: 'mappings' | 'items';
  readonly id: 'mappingId' | 'itemId';
  readonly names: readonly string[];
  readonly flags: readonly string[];
  readonly withHealthErrors: boolean;
}

const mappingForm: ChangeForm = {
  list: 'mappings',
  id: 'mappingId',
  names: ['provider', 'state', 'status', 'automationAccountId', 'authenticationType'],
  flags: [],
  withHealthErrors: true,
};

const itemForm: ChangeForm = {
  list: 'items',
  id: 'itemId',
  names: ['provider', 'vmId', 'protectionState', 'replicationHealth', 'agentVersion', 'agentExpiry'],
  flags: ['updateAvailable'],
  withHealthErrors: false,
};

export const formOf = (action: 'Enabled' | 'Disabled' | 'UpdateAgents'): ChangeForm =>
  action === 'UpdateAgents' ? itemForm : mappingForm;

/** A mapping or replicated item as a report tells of it. */
export interface ReportedSubject extends Subject {
  readonly before: Readonly<Record<string, string | boolean | readonly HealthError[] | undefined>>;
}

export type ReportedRow = Row<ReportedSubject>;

export interface ChangeRows {
  readonly rows: readonly ReportedRow[];
  readonly vaultFailures: readonly VaultFailure[];
}

/** Undefined if a row is not as a run writes it. */
export function readChangeRows(report: Fields, form: ChangeForm, context: RowContext): ChangeRows | undefined {
  const rows = allOf(listIn(report, form.list), (fields) => readRow(fields, form, context));
  const vaultFailures = allOf(listIn(report, 'vaultErrors'), (fields): VaultFailure | undefined => {
    const vault = context.vaults.get(nameIn(fields, 'vaultId').toLowerCase());
    return vault && { vault, problem: problemOf(fieldsIn(fields, 'error')) };
  });
  return rows && vaultFailures && { rows, vaultFailures };
}

function readRow(fields: Fields, form: ChangeForm, { vaults, share }: RowContext): ReportedRow | undefined {
  const vault = vaults.get(nameIn(fields, 'vaultId').toLowerCase());
  const id = nameIn(fields, form.id);
  const decision = choiceIn(fields, 'decision', ['selected', 'skipped']);
  if (vault === undefined || id === '' || decision === undefined) return undefined;
  const outcome = outcomeOf(fields);
  const jobId = maybeNameIn(fields, 'jobId');
  const startedAt = maybeTimeIn(fields, 'startedAt');
  const endedAt = maybeTimeIn(fields, 'endedAt');
  const takenUp = maybeFlagIn(fields, 'takenUp');
  const after = fieldsIn(fields, 'after');
  return {
    vault,
    subject: {
      id,
      name: nameIn(fields, 'name'),
      sourceFabric: '',
      targetFabric: '',
      before: beforeOf(fieldsIn(fields, 'before') ?? {}, form, share),
    },
    decision: { selected: decision === 'selected', reason: share(textIn(fields, 'reason')) },
    ...(outcome && { outcome }),
    ...(jobId !== undefined && { jobId }),
    ...(takenUp !== undefined && { takenUp }),
    ...(after && { confirmation: confirmationOf(after) }),
    ...(startedAt !== undefined && { startedAt }),
    ...(endedAt !== undefined && { endedAt }),
  };
}

function beforeOf(
  fields: Fields,
  { names, flags, withHealthErrors }: ChangeForm,
  share: Share,
): ReportedSubject['before'] {
  const before: Record<string, ReportedSubject['before'][string]> = {};
  for (const key of names) before[key] = share(maybeNameIn(fields, key));
  for (const key of flags) before[key] = maybeFlagIn(fields, key);
  if (withHealthErrors) before['healthErrors'] = healthErrorsOf(fields);
  return before;
}

const healthErrorsOf = (fields: Fields): readonly HealthError[] =>
  (listIn(fields, 'healthErrors') ?? []).filter(isFields).map((error) => ({
    code: nameIn(error, 'code'),
    message: textIn(error, 'message'),
    possibleCauses: textIn(error, 'possibleCauses'),
    recommendedAction: textIn(error, 'recommendedAction'),
  }));

const confirmationOf = (after: Fields): Confirmation => ({
  asWanted: flagIn(after, 'asWanted'),
  reads: textIn(after, 'reads'),
  healthErrors: healthErrorsOf(after),
});

function outcomeOf(fields: Fields): Outcome | undefined {
  const kind = choiceIn(fields, 'outcome', ['succeeded', 'failed', 'failed-to-start', 'timed-out', 'abandoned']);
  if (kind === undefined) return undefined;
  if (kind !== 'succeeded') return { kind, problem: problemOf(fieldsIn(fields, 'error')) };
  const note = maybeTextIn(fields, 'note');
  return note === undefined ? { kind } : { kind, note };
}

export function problemOf(error: Fields = {}): Problem {
  return {
    code: maybeNameIn(error, 'code') ?? 'Unknown',
    message: textIn(error, 'message'),
    possibleCauses: maybeTextIn(error, 'possibleCauses'),
    recommendedAction: maybeTextIn(error, 'recommendedAction'),
    correlationId: maybeNameIn(error, 'correlationId'),
    nextStep: maybeTextIn(error, 'nextStep'),
  };
}

const time = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : new Date(ms).toISOString();

/** The row as JSON has it. */
export function changeRowJson(row: ReportedRow, form: ChangeForm): object {
  const { vault, subject, decision, outcome, confirmation } = row;
  const took = durationOf(row);
  return {
    vaultId: vault.id,
    [form.id]: subject.id,
    name: subject.name,
    before: subject.before,
    decision: decision.selected ? 'selected' : 'skipped',
    reason: decision.reason,
    outcome: outcome?.kind,
    note: outcome?.kind === 'succeeded' ? outcome.note : undefined,
    jobId: row.jobId,
    startedAt: time(row.startedAt),
    endedAt: time(row.endedAt),
    durationSeconds: took === undefined ? undefined : Math.round(took / 100) / 10,
    takenUp: row.takenUp,
    after: confirmation,
    error: outcome === undefined || outcome.kind === 'succeeded' ? undefined : outcome.problem,
  };
}
