/** `Repair`: audits, does the steps of the plan that it may, audits again, and reports both. */
import type { ExemptOptions } from '../core/audit-report/exempt';
import type { AuditReport } from '../core/audit-report/report';
import { agentWords, settingWords } from '../core/changes/change-kind';
import type { PlanStep } from '../core/plan/step';
import { repairCauses } from '../core/repair/causes';
import { makeRepairDocument } from '../core/repair/document';
import type { DecidedStep } from '../core/repair/outcome';
import type { PlanFile } from '../core/repair/plan-file';
import { repairEstate, undoable } from '../core/repair/repair';
import { countFound, countOutcome, figuresOf, repairHeadline, type RepairReport } from '../core/repair/report';
import { makeRepairSummary, whyNoUndo } from '../core/repair/summary';
import { plural } from '../core/render/format';
import { matchesGlob } from '../core/values/glob';
import { leftAloneIn } from '../core/repair/leave-alone';
import type { FoundVaults } from '../core/estate/model';
import type { Problem } from '../core/values/model';
import { createFaultLog } from '../fault-log';
import type { RepairTask } from '../inputs';
import { createJournal } from '../journal';
import { nothingDone } from '../outputs';
import type { ActionResult } from '../publish';
import { systemClock } from '../runtime/clock';
import { planText } from './approval';
import { auditVaults, ratchetOutputs } from './audit';
import { ratchetCauses, ratchetInputs, ratchetText, readRatchet } from './baseline';
import { exemptionInputs, exemptOptions } from './exemptions';
import { reportContext, type ActionContext } from './context';
import { recordedIn } from './issues';
import { sha256 } from './sha256';
import { spelled, spellingOn } from './spelling';
import { didNothing } from './vaults';

export const refusedPlan = (problem: Problem, context: ActionContext): Promise<ActionResult> =>
  didNothing(
    'The approved plan was refused, nothing was asked of Azure',
    spelled(problem, spellingOn(context.host.name)),
    [],
    { action: 'Repair' },
    context,
  );

export async function repair(
  task: RepairTask,
  found: FoundVaults,
  approved: PlanFile | undefined,
  context: ActionContext,
): Promise<ActionResult> {
  const { host, settings, stop, connection, timeLeftMs, rescue } = context;
  const { automationAccountIds: wantedAccountIds, expiryDays } = task;
  const { vaults } = found;
  const against = await readRatchet(task.baseline, host);
  const exemptions = await exemptOptions(task.target, found, context);
  const reported = await reportContext(context, {
    vaultIds: vaults.map(({ id }) => id),
    action: task.action,
    automationAccountIds: task.automationAccountIds,
    repair: task.kinds,
    planDigest: task.plan?.digest,
    dryRun: task.dryRun,
    failOnDrift: task.failOnDrift,
    maxChanges: task.maxChanges,
    allowUnplanned: task.allowUnplanned,
    vms: task.vms,
    maxParallel: task.maxParallel,
    maxFailures: task.maxFailures,
    failOnUnconfirmed: task.failOnUnconfirmed,
    expiryDays: task.expiryDays,
    timeoutMinutes: settings.timeoutMs / 60_000,
    maxWritesPerMinute: task.maxWritesPerMinute,
    ...ratchetInputs(task.baseline),
    ...exemptionInputs(task),
  });
  const resultOf = (report: RepairReport, file?: string): ActionResult => {
    const { before, after = before, last } = report;
    const { planned, vms } = figuresOf(report);
    const planDigest = file && `sha256:${sha256(file)}`;
    const headline = headlineOf(report, task);
    return {
      failed: report.failed,
      headline,
      causes: [...ratchetCauses(last.ratchet), ...repairCauses(report.steps, report.refusal, last)],
      document: makeRepairDocument(report, reported, planDigest, recordedIn(last, against)),
      summary: () =>
        makeRepairSummary(report, reported, {
          headline,
          digest: planDigest,
          approved: approved && task.plan && { digest: task.plan.digest, plan: approved },
          spell: spellingOn(host.name),
        }),
      outputs: {
        conclusion: report.conclusion,
        changed: report.changed,
        compliant: last.compliant,
        ...ratchetOutputs(last.ratchet),
        exempted: last.counts.exempted,
        findingsBefore: countFound(before),
        findingsAfter: countFound(after),
        repaired: countOutcome(report, 'repaired'),
        needsPerson: countOutcome(report, 'needs-person'),
        repairsPlanned: planned,
        vmsAffected: vms,
        ...(planDigest !== undefined && { planDigest }),
      },
      files: file === undefined ? [] : [{ suffix: 'plan.json', pieces: [file], output: 'planPath' }],
    };
  };
  const ended = new Map<string, string>();
  const printEnd = ({ step, outcome: { kind, problem } }: DecidedStep): void =>
    host.print(`${kind}: ${step.title}${problem === undefined ? '' : `: ${problem.message}`}`);
  const faults = createFaultLog(host, systemClock);
  const { report: told } = await repairEstate(
    { ...task, wantedAccountIds, approved, leftAlone: leftAloneBy(task, exemptions) },
    {
      clock: systemClock,
      stop,
      random: Math.random,
      service: await connection.service(),
      vaults,
      maxWritesPerMinute: task.maxWritesPerMinute,
      maxParallel: task.maxParallel,
      failOnUnconfirmed: task.failOnUnconfirmed,
      watch: (kind) => createJournal(host, kind === 'settings' ? settingWords : agentWords, vaults, timeLeftMs),
      onRetry: (...fault) => faults.fault(...fault),
      onOver: (what) => faults.over(what),
      look(when): Promise<AuditReport> {
        host.print(when === 'before' ? 'Before:' : 'After:');
        return auditVaults(vaults, { wantedAccountIds, expiryDays, failOn: 'error', against, exemptions }, context);
      },
      hash: sha256,
      ended: (one) => {
        ended.set(one.step.id, one.outcome.kind);
        printEnd(one);
      },
      say: (line) => host.print(spellingOn(host.name)(line)),
      onBegin: (reportNow) =>
        rescue.keep({
          result: (problem) => resultOf(reportNow(problem)),
          outputs: () => {
            const { changed, steps } = reportNow({ code: '', message: '' });
            return {
              ...nothingDone.Repair,
              changed,
              repaired: countOutcome({ steps }, 'repaired'),
            };
          },
        }),
    },
  );
  faults.close();
  const refusal = told.refusal && spelled(told.refusal, spellingOn(host.name));
  const report: RepairReport = { ...told, refusal };
  // What the last audit says of it is another end than the log has told.
  for (const one of report.steps)
    if (ended.has(one.step.id) && ended.get(one.step.id) !== one.outcome.kind) printEnd(one);
  host.print(...ratchetText(report.last.ratchet));
  if (stop.reason !== undefined) printUndo(report, context);
  else if (task.dryRun) printPlanned(report, context);
  return resultOf(
    report,
    task.dryRun && stop.reason === undefined ? planText(report.planned, task, context.exemptions, reported) : undefined,
  );
}

const leftAloneBy =
  (task: RepairTask, options: ExemptOptions | undefined) =>
  (audit: AuditReport): ((step: PlanStep) => string | undefined) => {
    const alone = options && leftAloneIn(audit, { ...options, exemptions: options.given.list });
    return (step) => notChosen(step, task) ?? alone?.(step);
  };

const notChosen = ({ kind, name }: PlanStep, { vms }: RepairTask): string | undefined =>
  kind === 'agents' && vms.length > 0 && !vms.some((pattern) => matchesGlob(pattern, name))
    ? 'its VM is not among those that were chosen'
    : undefined;

/** As many as a log should have; the summary and the plan have all. */
const MAX_PRINTED = 200;

function printPlanned({ planned }: RepairReport, { host }: ActionContext): void {
  for (const { title } of planned.slice(0, MAX_PRINTED)) host.print(`would be done: ${title}`);
  const more = planned.length - MAX_PRINTED;
  if (more > 0) host.print(`and ${plural(more, 'step')} more`);
}

/** A run that was stopped in the middle says in its log what it did, and how to undo that. */
function printUndo({ steps }: RepairReport, { host }: ActionContext): void {
  const done = undoable(steps);
  host.print(
    done.length === 0
      ? 'Nothing was changed before the run was stopped.'
      : 'Changed before the run was stopped, the last first:',
  );
  for (const { step } of done)
    host.print(`${step.title}${step.undo === undefined ? `: ${whyNoUndo(step)}.` : `. Undo: ${step.undo}`}`);
}

function headlineOf(report: RepairReport, { plan, allowUnplanned, kinds, dryRun }: RepairTask): string {
  const strong = kinds.some((kind) => kind === 'identity' || kind === 'roles');
  const unplanned = strong && plan === undefined && allowUnplanned && !dryRun;
  const baseline = report.last.ratchet.kind === 'unusable' ? '; the baseline cannot be used' : '';
  return `${repairHeadline(figuresOf(report))}${baseline}${unplanned ? ' (roles and identities without an approved plan)' : ''}`;
}
