/** `Enabled` and `Disabled`: brings every mapping to the wanted setting. */
import { accountFor } from '../core/values/account-for';
import { accountCheck } from '../core/changes/account-preflight';
import { makeDocument } from '../core/changes/document';
import { mappingForm } from '../core/changes/rows';
import { changeVaults } from '../core/changes/engine';
import { headline } from '../core/changes/words';
import type { Vault, WantedSetting } from '../core/values/model';
import { makeReport, type Report } from '../core/changes/report';
import { settingWork } from '../core/changes/auto-update';
import { makeSummary, settingAsked } from '../core/changes/summary';
import { settingWords } from '../core/changes/change-kind';
import type { ChangeTask } from '../inputs';
import { createJournal } from '../journal';
import type { Outputs } from '../outputs';
import type { ActionResult } from '../publish';
import { systemClock } from '../runtime/clock';
import { spellingOn } from './spelling';
import { reportContext, type ActionContext } from './context';

export async function change(
  task: ChangeTask,
  vaults: readonly Vault[],
  context: ActionContext,
): Promise<ActionResult> {
  const { host, settings, stop, connection, timeLeftMs } = context;
  const service = await connection.service();
  const spell = spellingOn(host.name);
  const { action, automationAccountIds: accountIds, dryRun, maxWritesPerMinute } = task;
  const wantedFor = (id: string): WantedSetting =>
    action === 'Disabled'
      ? { status: action }
      : { status: action, automationAccountId: accountFor(accountIds, id) ?? accountIds[0] ?? '' };
  const admit =
    action === 'Enabled' ? accountCheck(accountIds, task.skipAccountCheck ? undefined : service, spell) : undefined;
  const journal = createJournal(host, settingWords, vaults, timeLeftMs);
  const result = await changeVaults(
    { vaults, work: settingWork(wantedFor, task.force, service, admit, spell), dryRun, maxWritesPerMinute },
    {
      clock: systemClock,
      stop,
      service,
      random: Math.random,
      watcher: journal,
    },
  );
  journal.close();
  const report = makeReport(result, { ...task, words: settingWords });
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
  });
  return {
    failed: report.failed,
    headline: headline(report),
    causes: report.causes,
    document: makeDocument(report, reported, mappingForm),
    summary: () => {
      const asked = settingAsked(action, accountIds, reported);
      return makeSummary(report, { ...reported, asked, drawsMermaid: host.drawsMermaid });
    },
    outputs: outputsOf(report),
  };
}

export const outputsOf = (report: Report): Outputs => ({
  ...jobOutputs(report),
  mappingsTotal: report.counts.total,
  mappingsSelected: report.counts.selected,
  mappingsSkipped: report.counts.skipped,
});

/** The outputs of every action that changes something. */
export function jobOutputs({ conclusion, changed, counts: { outcomes, confirmed } }: Report): Outputs {
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
