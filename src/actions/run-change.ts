/** Runs a change over the vaults, and makes the report of it: when it ends, and when it breaks on the way. */
import type { ChangeKind } from '../core/changes/change-kind';
import { makeDocument } from '../core/changes/document';
import { changeVaults } from '../core/changes/engine';
import {
  countRows,
  makeReport,
  mayHaveChanged,
  type ChangeReportOptions,
  type OtherError,
  type Report,
} from '../core/changes/report';
import type { ChangeForm } from '../core/changes/rows';
import type { RowsNow, RunRequest, RunResult } from '../core/changes/run-model';
import { makeSummary } from '../core/changes/summary';
import { headline } from '../core/changes/headline';
import type { ReportContext } from '../core/rows/head';
import type { Subject, Vault } from '../core/values/model';
import { createJournal } from '../journal';
import type { Outputs } from '../outputs';
import type { ActionResult } from '../publish';
import { systemClock } from '../runtime/clock';
import type { ActionContext } from './context';

/** What outputs are made of. */
export type Ended = Pick<Report, 'conclusion' | 'changed' | 'counts'>;

export interface ChangeRun<S extends Subject>
  extends
    Omit<ChangeReportOptions, 'words' | 'errors'>,
    Pick<RunRequest<S>, 'maxFailures' | 'maxParallel' | 'maxWritesPerMinute'> {
  readonly changeKind: ChangeKind<S>;
  readonly form: ChangeForm<S>;
  readonly reported: ReportContext;
  /** What was asked, in Markdown. */
  readonly asked: string;
  readonly outputsOf: (report: Ended) => Outputs;
  /** What else was not as asked. */
  readonly errorsOf?: (result: RunResult<S>) => readonly OtherError[];
}

export async function runChange<S extends Subject>(
  vaults: readonly Vault[],
  run: ChangeRun<S>,
  { host, stop, connection, timeLeftMs, rescue, exemptions }: ActionContext,
): Promise<ActionResult> {
  const { changeKind, form, reported, asked, outputsOf, errorsOf } = run;
  const { dryRun, failOnDrift, failOnUnconfirmed, maxFailures, maxParallel, maxWritesPerMinute } = run;
  const resultOf = (result: RunResult<S>, errors: readonly OtherError[]): ActionResult => {
    const report = makeReport(result, { words: changeKind.words, dryRun, failOnDrift, failOnUnconfirmed, errors });
    return {
      failed: report.failed,
      headline: headline(report),
      causes: report.causes,
      document: makeDocument(report, reported, form, exemptions?.sources),
      summary: () => makeSummary(report, { ...reported, asked, drawsMermaid: host.drawsMermaid, bySubscription: true }),
      outputs: outputsOf(report),
    };
  };
  // A look at the rows is kept, so that a run that breaks reports them.
  const onBegin = (rowsNow: RowsNow<S>): void =>
    rescue.keep({
      result: (problem) => {
        const result = rowsNow(problem);
        const isSaid = result.rows.some(({ outcome }) => outcome?.kind === 'abandoned' && outcome.problem === problem);
        return resultOf(
          result,
          isSaid ? [] : [{ level: 'error', problem, affected: ['the run'], said: 'the tool has a defect' }],
        );
      },
      outputs: () => {
        const { rows } = rowsNow({ code: '', message: '' });
        return outputsOf({ conclusion: 'failed', changed: rows.some(mayHaveChanged), counts: countRows(rows) });
      },
    });
  const watcher = createJournal(host, changeKind.words, vaults, timeLeftMs);
  const result = await changeVaults(
    { vaults, changeKind, dryRun, maxFailures, maxParallel, maxWritesPerMinute, onBegin },
    { clock: systemClock, stop, service: await connection.service(), random: Math.random, watcher },
  );
  watcher.close();
  return resultOf(result, errorsOf?.(result) ?? []);
}

/** The outputs of every action that changes something. */
export function jobOutputs({ conclusion, changed, counts: { outcomes, confirmed } }: Ended): Outputs {
  return {
    conclusion,
    changed,
    changesConfirmed: confirmed,
    jobsSucceeded: outcomes.succeeded,
    jobsFailed: outcomes.failed,
    jobsFailedToStart: outcomes['failed-to-start'],
    jobsTimedOut: outcomes['timed-out'],
    jobsAbandoned: outcomes.abandoned,
  };
}
