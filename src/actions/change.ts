/** `Enabled` and `Disabled`: brings every mapping to the wanted setting. */
import { accountFor } from '../core/values/account-for';
import { accountCheck } from '../core/changes/account-preflight';
import { mappingForm } from '../core/changes/rows';
import type { FoundVaults } from '../core/estate/model';
import type { WantedSetting } from '../core/values/model';
import { settingChange } from '../core/changes/auto-update';
import { settingAsked } from '../core/changes/summary';
import type { ChangeTask } from '../inputs';
import type { Outputs } from '../outputs';
import type { ActionResult } from '../publish';
import { exemptionInputs, leaveAlone } from './exemptions';
import { leavingMappings } from './leave-alone';
import { jobOutputs, runChange, type Ended } from './run-change';
import { spellingOn } from './spelling';
import { reportContext, type ActionContext } from './context';

export async function change(task: ChangeTask, found: FoundVaults, context: ActionContext): Promise<ActionResult> {
  const { host, settings, connection } = context;
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
  const accountWanted = (id: string): string | undefined =>
    action === 'Enabled' ? accountFor(accountIds, id) : undefined;
  const alone = await leaveAlone(found, context);
  const setting = settingChange(wantedFor, task.force, service, admit, spell);
  const changeKind =
    alone === undefined ? setting : leavingMappings(setting, accountWanted, { ...alone, service, vaults });
  const asked = settingAsked(action, accountIds, reported);
  return runChange(vaults, { ...task, changeKind, form: mappingForm, reported, asked, outputsOf }, context);
}

export const outputsOf = (report: Ended): Outputs => ({
  ...jobOutputs(report),
  mappingsTotal: report.counts.total,
  mappingsSelected: report.counts.selected,
  mappingsSkipped: report.counts.skipped,
});
