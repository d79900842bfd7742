/** `Enabled` and `Disabled`: brings every mapping to the wanted setting. */
import { accountFor } from '../core/values/account-for';
import { accountCheck } from '../core/changes/account-preflight';
import { makeDocument } from '../core/changes/document';
import { mappingForm } from '../core/changes/rows';
import { changeVaults } from '../core/changes/engine';
import { headline } from '../core/changes/words';
import type { RowsNow, RunResult } from '../core/changes/run-model';
import type { FoundVaults } from '../core/estate/model';
import type { Mapping, Subject, WantedSetting } from '../core/values/model';
import { countRows, makeReport, mayHaveChanged, type OtherError, type Report } from '../core/changes/report';
import { settingWork } from '../core/changes/auto-update';
import { makeSummary, settingAsked } from '../core/changes/summary';
import { settingWords } from '../core/changes/change-kind';
import type { ChangeTask } from '../inputs';
import { createJournal } from '../journal';
import type { Outputs } from '../outputs';
import type { ActionResult } from '../publish';
import type { Rescue } from '../rescue';
import { systemClock } from '../runtime/clock';
import { exemptionInputs, leaveAlone } from './exemptions';
import { leavingMappings } from './leave-alone';
import { spellingOn } from './spelling';
import { reportContext, type ActionContext } from './context';

export async function change(task: ChangeTask, found: FoundVaults, context: ActionContext): Promise<ActionResult> {
  const { host, settings, stop, connection, timeLeftMs, rescue } = context;
  const { vaults } = found;
  const service = await connection.service();
  const spell = spellingOn(host.name);
  const { action, automationAccountIds: accountIds, dryRun, maxWritesPerMinute } = task;
  const wantedFor = (id: string): WantedSetting =>
    action === 'Disabled'
      ? { status: action }
      : { status: action, automationAccountId: accountFor(accountIds, id) ?? accountIds[0] ?? '' };
  const admit =
    action === 'Enabled' ? accountCheck(accountIds, task.skipAccountCheck ? undefined : service, spell) : undefined;
  const reported = await reportContext(context, {
    vaultIds: vaults.map((vault) => vault.id),
    action,
    automationAccountIds: action === 'Enabled' ? accountIds : undefined,
    dryRun,
    failOnDrift: task.failOnDrift,
    failOnUnconfirmed: task.failOnUnconfirmed,
    force: task.force,
    skipAccountCheck: action === 'Enabled' ? task.skipAccountCheck : undefined,
    timeoutMinutes: settings.timeoutMs / 60_000,
    maxWritesPerMinute,
    ...exemptionInputs(task),
  });
  const resultOf = (result: RunResult<Mapping>, errors: readonly OtherError[] = []): ActionResult => {
    const report = makeReport(result, { ...task, words: settingWords, errors });
    return {
      failed: report.failed,
      headline: headline(report),
      causes: report.causes,
      document: makeDocument(report, reported, mappingForm, context.exemptions?.sources),
      summary: () => {
        const asked = settingAsked(action, accountIds, reported);
        return makeSummary(report, { ...reported, asked, drawsMermaid: host.drawsMermaid });
      },
      outputs: outputsOf(report),
    };
  };
  const journal = createJournal(host, settingWords, vaults, timeLeftMs);
  const accountWanted = (id: string): string | undefined =>
    action === 'Enabled' ? accountFor(accountIds, id) : undefined;
  const alone = await leaveAlone(found, context);
  const setting = settingWork(wantedFor, task.force, service, admit, spell);
  const work = alone === undefined ? setting : leavingMappings(setting, accountWanted, { ...alone, service });
  const onBegin = keepIn(rescue, resultOf, outputsOf);
  const result = await changeVaults(
    { vaults, work, dryRun, maxWritesPerMinute, onBegin },
    {
      clock: systemClock,
      stop,
      service,
      random: Math.random,
      watcher: journal,
    },
  );
  journal.close();
  return resultOf(result);
}

/** @returns what keeps a look at the rows, so that a run that breaks reports them */
export const keepIn =
  <S extends Subject>(
    rescue: Rescue,
    resultOf: (result: RunResult<S>, errors: readonly OtherError[]) => ActionResult,
    outputsOf: (report: Ended) => Outputs,
  ) =>
  (rowsNow: RowsNow<S>): void =>
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

/** What outputs are made of. */
export type Ended = Pick<Report, 'conclusion' | 'changed' | 'counts'>;

export const outputsOf = (report: Ended): Outputs => ({
  ...jobOutputs(report),
  mappingsTotal: report.counts.total,
  mappingsSelected: report.counts.selected,
  mappingsSkipped: report.counts.skipped,
});

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
