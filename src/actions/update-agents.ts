/** `UpdateAgents`: brings the agents of the chosen replicated items to their newest version. */
import { isChosen } from '../core/changes/plan-agents';
import { agentChange, type AgentSubject } from '../core/changes/agent-update';
import { itemForm } from '../core/changes/rows';
import type { FoundVaults } from '../core/estate/model';
import type { Row } from '../core/values/model';
import type { OtherError } from '../core/changes/report';
import { plural } from '../core/render/format';
import type { UpdateAgentsTask } from '../inputs';
import type { Outputs } from '../outputs';
import type { ActionResult } from '../publish';
import { exemptionInputs, leaveAlone } from './exemptions';
import { leavingAgents } from './leave-alone';
import { jobOutputs, runChange, type Ended } from './run-change';
import { reportContext, type ActionContext } from './context';

export async function updateAgents(
  task: UpdateAgentsTask,
  found: FoundVaults,
  context: ActionContext,
): Promise<ActionResult> {
  const { settings, connection } = context;
  const { dryRun, failOnDrift, force, maxFailures, maxParallel, maxWritesPerMinute, vms } = task;
  const { vaults } = found;
  const service = await connection.service();
  const reported = await reportContext(context, {
    vaultIds: vaults.map((vault) => vault.id),
    action: task.action,
    vms,
    dryRun,
    failOnDrift,
    force,
    maxParallel,
    maxFailures,
    timeoutMinutes: settings.timeoutMs / 60_000,
    maxWritesPerMinute,
    ...exemptionInputs(task),
  });
  const alone = await leaveAlone(found, context);
  const updates = agentChange({ vms, force }, service);
  const changeKind = alone === undefined ? updates : leavingAgents(updates, { ...alone, service, vaults });
  return runChange(
    vaults,
    {
      ...task,
      failOnUnconfirmed: false,
      changeKind,
      form: itemForm,
      reported,
      asked: 'Wanted: the newest **Mobility agent** on every chosen VM.',
      outputsOf,
      errorsOf: ({ rows, vaultFailures }) => (vaultFailures.length > 0 ? [] : unmatched(vms, rows)),
    },
    context,
  );
}

/** Whoever names a VM wants it updated; a name that none has is a mistake. */
function unmatched(patterns: readonly string[], rows: readonly Row<AgentSubject>[]): OtherError[] {
  const none = patterns.filter((pattern) => !rows.some(({ subject }) => isChosen(subject.item, pattern)));
  if (none.length === 0) return [];
  const problem = {
    code: 'NoSuchVm',
    message: `No replicated item of the vaults has a name that matches: ${none.join(', ')}`,
    nextStep: 'Compare the input `vm` with the names of the VMs in the report.',
  };
  const said = `${plural(none.length, 'name')} of vm ${none.length === 1 ? 'fits' : 'fit'} no replicated item`;
  return [{ level: 'error', problem, affected: none, said }];
}

const outputsOf = (report: Ended): Outputs => ({
  ...jobOutputs(report),
  itemsTotal: report.counts.total,
  itemsSelected: report.counts.selected,
  itemsSkipped: report.counts.skipped,
});
