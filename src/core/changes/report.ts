/** The report: one value from which log, annotations, outputs, summary and JSON file are made. */
import type { RunResult } from './run-model';
import type { Confirmation, OutcomeKind, Problem, Row, Subject, Vault, VaultFailure } from '../values/model';
import type { Words } from './change-kind';
import { number } from '../render/format';
import type { Cause } from '../values/cause';
import { catalogue } from '../audit/catalogue';
import { IdMap, IdSet } from '../values/id-map';
import { namesIn, vaultLabels } from '../values/vault-labels';

export type Conclusion = 'cancelled' | 'timed-out' | 'failed' | 'drifted' | 'planned' | 'succeeded' | 'unchanged';

export interface Counts {
  readonly total: number;
  readonly selected: number;
  readonly skipped: number;
  readonly outcomes: Readonly<Record<OutcomeKind, number>>;
  /** Of what succeeded: how many then read as wanted. */
  readonly confirmed: number;
}

export interface Report<S extends Subject = Subject> {
  readonly words: Words;
  readonly conclusion: Conclusion;
  readonly failed: boolean;
  readonly changed: boolean;
  readonly dryRun: boolean;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly counts: Counts;
  readonly causes: readonly Cause[];
  readonly vaultFailures: readonly VaultFailure[];
  /** Vaults whose automation account is known not to be able to update anything, whatever the setting says. */
  readonly uselessIn: number;
  /** Errors that are neither a vault's nor a row's, each in a few words. */
  readonly otherErrors: readonly string[];
  /** What needs attention first. */
  readonly rows: readonly Row<S>[];
}

const ATTENTION: readonly (OutcomeKind | undefined)[] = [
  'failed',
  'failed-to-start',
  'timed-out',
  'abandoned',
  undefined,
  'succeeded',
];

/** False for what needs no reader: skipped, or changed and as wanted. */
export function isRemarkable({ decision, outcome, confirmation }: Row): boolean {
  if (!decision.selected) return false;
  if (outcome?.kind !== 'succeeded' || outcome.note !== undefined) return true;
  return confirmation !== undefined && doubts(confirmation).length > 0;
}

function attention(row: Row): number {
  if (!row.decision.selected) return ATTENTION.length;
  const remark = isRemarkable(row) && row.outcome?.kind === 'succeeded' ? -0.5 : 0;
  return ATTENTION.indexOf(row.outcome?.kind) + remark;
}

/** `said`: in a few words, for the headline. */
export interface OtherError extends Cause {
  readonly said: string;
}

export interface ChangeReportOptions {
  readonly words: Words;
  readonly dryRun: boolean;
  readonly failOnDrift: boolean;
  /** A change that does not read as wanted afterwards fails the step; otherwise it is a warning. */
  readonly failOnUnconfirmed: boolean;
  /** What else was not as asked. */
  readonly errors?: readonly OtherError[];
}

export function countRows(rows: readonly Row[]): Counts {
  const outcomes: Record<OutcomeKind, number> = {
    succeeded: 0,
    failed: 0,
    'failed-to-start': 0,
    'timed-out': 0,
    abandoned: 0,
  };
  for (const { outcome } of rows) if (outcome !== undefined) outcomes[outcome.kind]++;
  const selected = rows.filter((row) => row.decision.selected).length;
  const confirmed = rows.filter(isConfirmed).length;
  return { total: rows.length, selected, skipped: rows.length - selected, outcomes, confirmed };
}

export function makeReport<S extends Subject>(result: RunResult<S>, options: ChangeReportOptions): Report<S> {
  const counts = countRows(result.rows);
  const conclusion = conclude(result, counts, options);
  return {
    words: options.words,
    conclusion,
    failed: ['cancelled', 'timed-out', 'failed', 'drifted'].includes(conclusion),
    changed: result.rows.some(mayHaveChanged),
    dryRun: options.dryRun,
    startedAt: result.startedAt,
    endedAt: result.endedAt,
    counts,
    causes: [
      ...(options.errors ?? []).map(({ level, problem, affected }) => ({ level, problem, affected })),
      ...causesOf(result, counts, options),
    ],
    vaultFailures: result.vaultFailures,
    uselessIn: new IdSet(result.warnings.filter(isBlocking).map(({ vault }) => vault.id)).size,
    otherErrors: (options.errors ?? []).map(({ said }) => said),
    rows: [...result.rows].sort((a, b) => attention(a) - attention(b)),
  };
}

const isBlocking = ({ problem }: { readonly problem: Problem }): boolean =>
  catalogue.get(problem.code)?.effect === 'blocks';

const isConfirmed = ({ outcome, confirmation }: Row): boolean =>
  outcome?.kind === 'succeeded' && confirmation?.asWanted === true;

export const isUnconfirmed = ({ outcome, confirmation }: Row): boolean =>
  outcome?.kind === 'succeeded' && confirmation?.asWanted === false;

/** `3 of 4 confirmed` */
export const confirmedText = ({ confirmed, outcomes }: Counts): string =>
  `${number(confirmed)} of ${number(outcomes.succeeded)} confirmed`;

/** An accepted change whose end was not seen may have been made. */
export const mayHaveChanged = ({ outcome, startedAt }: Row): boolean =>
  outcome?.kind === 'succeeded' || (startedAt !== undefined && outcome !== undefined && outcome.kind !== 'failed');

function conclude(result: RunResult, counts: Counts, options: ChangeReportOptions): Conclusion {
  const { outcomes, selected } = counts;
  const unread = result.vaultFailures.length > 0;
  if (result.stopped === 'cancelled') return 'cancelled';
  if (outcomes['timed-out'] > 0 || (unread && result.stopped === 'deadline')) return 'timed-out';
  // Without being cancelled, only a defect leaves a change.
  const wrong = outcomes.failed + outcomes['failed-to-start'] + outcomes.abandoned + (options.errors?.length ?? 0);
  if (wrong > 0 || unread) return 'failed';
  if (options.failOnUnconfirmed && result.rows.some(isUnconfirmed)) return 'failed';
  if (options.dryRun && selected > 0) return options.failOnDrift ? 'drifted' : 'planned';
  return selected > 0 ? 'succeeded' : 'unchanged';
}

/** One entry for each distinct problem, so that a thousand refusals are one annotation. */
function causesOf(result: RunResult, counts: Counts, { failOnUnconfirmed }: ChangeReportOptions): Cause[] {
  const causes = new Map<string, { level: 'error' | 'warning'; problem: Problem; affected: string[] }>();
  const add = (level: 'error' | 'warning', problem: Problem, affected: string): void => {
    const key = [level, problem.code, generalised(problem.message), problem.recommendedAction].join('\n');
    const cause = causes.get(key);
    if (cause === undefined) causes.set(key, { level, problem, affected: [affected] });
    else cause.affected.push(affected);
  };
  const vaults = vaultsOf(result);
  const labels = vaultLabels(vaults);
  const nameIn = namesIn(vaults);
  const labelOf = ({ id, name }: Vault): string => `vault ${labels.get(id) ?? name}`;
  for (const { vault, problem } of result.vaultFailures) add('error', problem, labelOf(vault));
  for (const { vault, problem } of result.warnings) add('warning', problem, labelOf(vault));
  for (const { outcome, subject, vault, confirmation, overrode } of result.rows) {
    if (outcome === undefined) continue;
    const name = nameIn(vault.id, subject.name);
    if (overrode !== undefined) add('warning', overridden(overrode), name);
    const unconfirmed = confirmation === undefined ? undefined : unconfirmedProblem(confirmation);
    if (unconfirmed !== undefined) {
      const message = `${confirmedText(counts)}. ${unconfirmed.message}`;
      add(failOnUnconfirmed ? 'error' : 'warning', { ...unconfirmed, message }, name);
    }
    for (const problem of confirmation === undefined ? [] : healthProblems(confirmation)) add('warning', problem, name);
    if (outcome.kind !== 'succeeded') add('error', outcome.problem, name);
    else if (outcome.note !== undefined) {
      add('warning', { code: 'SucceededWithRemark', message: `Succeeded with a remark: ${outcome.note}` }, name);
    }
  }
  return [...causes.values()].sort((a, b) => (a.level === b.level ? 0 : a.level === 'error' ? -1 : 1));
}

const overridden = (left: string): Problem => ({
  code: 'OtherChangeUndone',
  message: `Another operation set automatic update to ${left} during this run; this run changed that.`,
  nextStep: 'Find out in the activity log of the vault who started it, so that the two do not undo each other again.',
});

/** Every vault of the run that there is something to say of. */
const vaultsOf = ({ vaultFailures, warnings, rows }: RunResult): readonly Vault[] => [
  ...new IdMap([...vaultFailures, ...warnings, ...rows].map(({ vault }) => [vault.id, vault])).values(),
];

/** What a subject says after its job succeeded, where that is not what was asked for. */
export function doubts(confirmation: Confirmation): Problem[] {
  const unconfirmed = unconfirmedProblem(confirmation);
  return [...(unconfirmed === undefined ? [] : [unconfirmed]), ...healthProblems(confirmation)];
}

function healthProblems(confirmation: Confirmation): Problem[] {
  return confirmation.healthErrors.map((error) => ({
    code: error.code || 'HealthError',
    message: `The mapping has a health error: ${error.message}`,
    possibleCauses: error.possibleCauses || undefined,
    recommendedAction: error.recommendedAction || undefined,
    nextStep: 'Do what the service recommends, then run again: a mapping with health errors is changed again.',
  }));
}

function unconfirmedProblem({ asWanted, isUnread, isGone, reads }: Confirmation): Problem | undefined {
  if (asWanted) return undefined;
  if (isGone) {
    const nextStep = 'Find out in the activity log of the vault who removed it; there is nothing left to change.';
    return { code: 'NotAsWanted', message: 'The job succeeded, but the mapping no longer exists.', nextStep };
  }
  const nextStep = 'Look at it in the portal, then run again.';
  return isUnread
    ? { code: 'NotConfirmed', message: `The job succeeded, but ${reads}`, nextStep }
    : { code: 'NotAsWanted', message: `The job succeeded, but afterwards it reads: ${reads}`, nextStep };
}

/** The same text about two resources is one cause: ids, names in quotes and numbers are left out of the comparison. */
function generalised(message: string): string {
  return message
    .replace(/\/subscriptions\/\S+/gi, '…')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '…')
    .replace(/'[^']*'|"[^"]*"/g, '…')
    .replace(/\d+/g, '#');
}
