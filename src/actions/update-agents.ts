/** `UpdateAgents`: brings the agents of the chosen replicated items to their newest version. */
import { isChosen } from '../core/changes/plan-agents';
import { agentWork, type AgentSubject } from '../core/changes/agent-update';
import { makeDocument } from '../core/changes/document';
import { itemForm } from '../core/changes/rows';
import { changeVaults } from '../core/changes/engine';
import type { RunResult } from '../core/changes/run-model';
import { headline } from '../core/changes/words';
import type { FoundVaults } from '../core/estate/model';
import type { Row } from '../core/values/model';
import { makeReport, type OtherError } from '../core/changes/report';
import { plural } from '../core/render/format';
import { makeSummary } from '../core/changes/summary';
import { agentWords } from '../core/changes/change-kind';
import type { UpdateAgentsTask } from '../inputs';
import { createJournal } from '../journal';
import type { Outputs } from '../outputs';
import type { ActionResult } from '../publish';
import { systemClock } from '../runtime/clock';
import { jobOutputs, keepIn, type Ended } from './change';
import { exemptionInputs, leaveAlone } from './exemptions';
import { leavingAgents } from './leave-alone';
import { reportContext, type ActionContext } from './context';

export async function updateAgents(
  task: UpdateAgentsTask,
  found: FoundVaults,
  context: ActionContext,
): Promise<ActionResult> {
  const { host, settings, stop, connection, timeLeftMs } = context;
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
  const resultOf = (result: RunResult<AgentSubject>, errors: readonly OtherError[]): ActionResult => {
    const report = makeReport(result, { words: agentWords, dryRun, failOnDrift, failOnUnconfirmed: false, errors });
    return {
      failed: report.failed,
      headline: headline(report),
      causes: report.causes,
      document: makeDocument(report, reported, itemForm, context.exemptions?.sources),
      summary: () => {
        const asked = 'Wanted: the newest **Mobility agent** on every chosen VM.';
        return makeSummary(report, { ...reported, asked, drawsMermaid: host.drawsMermaid });
      },
      outputs: outputsOf(report),
    };
  };
  const journal = createJournal(host, agentWords, vaults, timeLeftMs);
  const alone = await leaveAlone(found, context);
  const updates = agentWork({ vms, force }, service);
  const work = alone === undefined ? updates : leavingAgents(updates, { ...alone, service });
  const onBegin = keepIn(context.rescue, resultOf, outputsOf);
  const result = await changeVaults(
    { vaults, work, dryRun, maxFailures, maxParallel, maxWritesPerMinute, onBegin },
    {
      clock: systemClock,
      stop,
      service,
      random: Math.random,
      watcher: journal,
    },
  );
  journal.close();
  return resultOf(result, result.vaultFailures.length > 0 ? [] : unmatched(vms, result.rows));
}

/** Whoever names a VM wants it updated; a name that none has is a mistake. */
function unmatched(patterns: readonly string[], rows: readonly Row<AgentSubject>[]): OtherError[] {
  const none = patterns.filter((pattern) => !rows.some(({ subject }) => isChosen(subject.item, pattern)));
  if (none.length === 0) return [];
  const problem = {
    code: 'NoSuchVm',
    message: `No replicated item of the vaults has a name that matches: ${none.join(', ')}`,
    nextStep: 'Compare the input vm with the names of the VMs in the report.',
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
