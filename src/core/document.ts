/** The JSON report: what was asked, what was counted, and a row for each mapping. */
import { durationOf } from './format';
import type { MappingResult, Problem, Vault } from './model';
import type { Report } from './report';

export interface DocumentContext {
  readonly version: string;
  readonly runId: string;
  /** The run of the CI. */
  readonly origin: object | undefined;
  readonly inputs: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
}

const time = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : new Date(ms).toISOString();

const problemOf = (row: MappingResult): Problem | undefined =>
  row.outcome === undefined || row.outcome.kind === 'succeeded' ? undefined : row.outcome.problem;

const error = (problem: Problem | undefined): object | undefined =>
  problem && {
    code: problem.code,
    message: problem.message,
    possibleCauses: problem.possibleCauses,
    recommendedAction: problem.recommendedAction,
    correlationId: problem.correlationId,
    nextStep: problem.nextStep,
  };

const vaultRow = (vault: Vault, problem: Problem): object => ({ vaultId: vault.id, error: error(problem) });

const mappingRow = (row: MappingResult): object => ({
  vaultId: row.vault.id,
  mappingId: row.mapping.id,
  name: row.mapping.name,
  before: {
    provider: row.mapping.provider,
    state: row.mapping.state,
    status: row.mapping.autoUpdate?.status,
    automationAccountId: row.mapping.autoUpdate?.automationAccountId,
    authenticationType: row.mapping.autoUpdate?.authenticationType,
    healthErrors: row.mapping.healthErrors,
  },
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
export function* makeDocument(report: Report, context: DocumentContext): Generator<string> {
  const { counts } = report;
  const head = {
    report: 'asr-autoupdate',
    reportVersion: 1,
    toolVersion: context.version,
    runId: context.runId,
    origin: context.origin,
    startedAt: time(report.startedAt),
    endedAt: time(report.endedAt),
    inputs: context.inputs,
    conclusion: report.conclusion,
    changed: report.changed,
    counts: { total: counts.total, selected: counts.selected, skipped: counts.skipped, ...counts.outcomes },
    vaultErrors: report.vaultFailures.map(({ vault, problem }) => vaultRow(vault, problem)),
  };
  yield `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "mappings": [`;
  let separator = '\n';
  for (const row of report.rows) {
    yield `${separator}    ${JSON.stringify(mappingRow(row), null, 2).replace(/\n/g, '\n    ')}`;
    separator = ',\n';
  }
  yield report.rows.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}
