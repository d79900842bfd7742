/** The JSON report: what was asked, what was counted, and a row for each subject. */
import type { AgentSubject } from './agent-update';
import { durationOf } from './words';
import { JSON_END, jsonHead, jsonList } from '../render/json';
import type { Mapping, Problem, Row, Subject, Vault } from '../values/model';
import type { Report } from './report';
import type { DocumentContext } from '../render/document-head';
import { causeJson, error } from '../render/document-head';

/** How the rows are called, and what of a subject is told as it was found. */
export interface RowForm<S extends Subject> {
  readonly list: string;
  readonly id: string;
  readonly before: (subject: S) => object;
}

export const mappingForm: RowForm<Mapping> = {
  list: 'mappings',
  id: 'mappingId',
  before: (mapping) => ({
    provider: mapping.provider,
    state: mapping.state,
    status: mapping.autoUpdate?.status,
    automationAccountId: mapping.autoUpdate?.automationAccountId,
    authenticationType: mapping.autoUpdate?.authenticationType,
    healthErrors: mapping.healthErrors,
  }),
};

export const itemForm: RowForm<AgentSubject> = {
  list: 'items',
  id: 'itemId',
  before: ({ item }) => ({
    provider: item.provider,
    vmId: item.vmId,
    protectionState: item.protectionState,
    replicationHealth: item.replicationHealth,
    agentVersion: item.agentVersion,
    updateAvailable: item.updateAvailable,
    agentExpiry: time(item.agentExpiry),
  }),
};

const time = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : new Date(ms).toISOString();

const problemOf = (row: Row): Problem | undefined =>
  row.outcome === undefined || row.outcome.kind === 'succeeded' ? undefined : row.outcome.problem;

const vaultRow = (vault: Vault, problem: Problem): object => ({ vaultId: vault.id, error: error(problem) });

const rowOf = <S extends Subject>(row: Row<S>, { id, before }: RowForm<S>): object => ({
  vaultId: row.vault.id,
  [id]: row.subject.id,
  name: row.subject.name,
  before: before(row.subject),
  decision: row.decision.selected ? 'selected' : 'skipped',
  reason: row.decision.reason,
  outcome: row.outcome?.kind,
  note: row.outcome?.kind === 'succeeded' ? row.outcome.note : undefined,
  jobId: row.jobId,
  startedAt: time(row.startedAt),
  endedAt: time(row.endedAt),
  durationSeconds: durationOf(row) === undefined ? undefined : Math.round((durationOf(row) ?? 0) / 100) / 10,
  takenUp: row.takenUp,
  after: row.confirmation && {
    asWanted: row.confirmation.asWanted,
    reads: row.confirmation.reads,
    healthErrors: row.confirmation.healthErrors,
  },
  error: error(problemOf(row)),
});

/** In pieces, so that the text of ten thousand rows is never in memory at once. */
export function* makeDocument<S extends Subject>(
  report: Report<S>,
  context: DocumentContext,
  form: RowForm<S>,
): Generator<string> {
  const { counts } = report;
  const head = {
    report: 'asr-autoupdate',
    reportVersion: 1,
    action: context.inputs['action'],
    toolVersion: context.version,
    runId: context.runId,
    origin: context.origin,
    startedAt: time(report.startedAt),
    endedAt: time(report.endedAt),
    inputs: context.inputs,
    conclusion: report.conclusion,
    changed: report.changed,
    counts: { total: counts.total, selected: counts.selected, skipped: counts.skipped, ...counts.outcomes },
    causes: report.causes.map(causeJson),
    vaultErrors: report.vaultFailures.map(({ vault, problem }) => vaultRow(vault, problem)),
  };
  yield jsonHead(head);
  yield* jsonList(form.list, report.rows, (row) => rowOf(row, form));
  yield JSON_END;
}
