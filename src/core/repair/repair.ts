/** A whole repair: audits, does the steps of the plan that it may, audits again, and holds the two against each other. */
import type { AuditReport } from '../audit-report/report';
import { oncePerSubscription } from '../audit/read-lanes';
import { makePlan, type Plan } from '../plan/make-plan';
import type { PlanStep, RepairKind } from '../plan/step';
import { ARM_LIMITS, REQUESTS_AT_ONCE } from '../requests/limits';
import { Lane } from '../requests/lane';
import type { RetryContext } from '../requests/send-with-retries';
import type { Problem } from '../values/model';
import { changeSteps, type ChangeStepsContext } from './change-steps';
import { directSteps } from './direct-steps';
import { isDone, type DecidedStep } from './outcome';
import { splitByRights } from './permissions';
import type { PlanFile } from './plan-file';
import type { RepairService } from './ports';
import { concludeRepair, countsOf, type RepairReport } from './report';
import { runSteps } from './run-steps';
import { selectSteps } from './select-steps';
import { settle } from './settle';

export interface RepairRequest {
  readonly kinds: readonly RepairKind[];
  /** Bounds what is done from above. */
  readonly approved: PlanFile | undefined;
  readonly maxChanges: number | undefined;
  readonly maxFailures: number;
  readonly dryRun: boolean;
  readonly failOnDrift: boolean;
  /** ARM ids of the accounts that the mappings are to use. */
  readonly wantedAccountIds: readonly string[];
  /** Why a step is left alone although it is needed. */
  readonly leftAlone: (audit: AuditReport) => (step: PlanStep) => string | undefined;
}

export interface RepairPorts extends RetryContext, Omit<ChangeStepsContext, 'service'> {
  readonly service: ChangeStepsContext['service'] & RepairService;
  /** Reads and judges the estate. */
  readonly look: (when: 'before' | 'after') => Promise<AuditReport>;
  /** Hex digest of a text. */
  readonly hash: (text: string) => string;
  readonly ended: (decided: DecidedStep) => void;
  /** Given a look at the repair as it is at any moment, for the report of a run that breaks. */
  readonly onBegin?: (reportNow: (problem: Problem) => RepairReport) => void;
}

export interface Repaired {
  readonly report: RepairReport;
  readonly plan: Plan;
}

export async function repairEstate(request: RepairRequest, ports: RepairPorts): Promise<Repaired> {
  const { dryRun } = request;
  const { clock, stop } = ports;
  const startedAt = clock.now();
  const from = clock.monotonic();
  const before = await ports.look('before');
  const updatesAgents = request.kinds.includes('agents');
  const planOf = (audit: AuditReport): Plan =>
    withoutExempted(makePlan(audit, { ...request, updatesAgents, hash: ports.hash }), audit);
  const plan = planOf(before);
  const selection = selectSteps(plan, {
    ...request,
    leftAlone: request.leftAlone(before),
    judged: judgedOf(before),
    vaultIds: ports.vaults.map(({ id }) => id),
  });
  const refusal = dryRun ? undefined : selection.refusal;
  const isToDo = !dryRun && refusal === undefined && before.stopped === undefined && selection.todo.length > 0;
  const reportOf = (done: readonly DecidedStep[], changed: boolean, after: AuditReport | undefined): RepairReport => {
    const steps = [
      // An audit that was interrupted proves nothing.
      ...(after === undefined || after.stopped !== undefined ? done : settle(done, before, after, planOf(after))),
      ...selection.rest,
    ];
    const ended = {
      dryRun,
      steps,
      planned: selection.todo,
      refusal,
      before: countsOf(before),
      after: after && countsOf(after),
      isProven: after?.stopped === undefined,
      last: after ?? before,
    };
    return {
      ...ended,
      ...concludeRepair({
        ...ended,
        planned: selection.todo.length,
        failOnDrift: request.failOnDrift,
        stopped: stop.reason,
      }),
      changed,
      startedAt,
      endedAt: startedAt + Math.ceil(clock.monotonic() - from),
    };
  };
  if (!isToDo) return { report: reportOf([], false, undefined), plan };
  const decided = new Map<string, DecidedStep>();
  ports.onBegin?.((problem) => {
    const now = selection.todo.map(
      (step): DecidedStep => decided.get(step.id) ?? { step, outcome: { kind: 'failed', problem } },
    );
    // What had not ended may have been done.
    return reportOf(now, decided.size < now.length || isChanged(now), undefined);
  });
  const done = await doSteps(selection.todo, request, {
    ...ports,
    ended: (one) => {
      decided.set(one.step.id, one);
      ports.ended(one);
    },
  });
  const changed = isChanged(done);
  return { report: reportOf(done, changed, changed ? await ports.look('after') : undefined), plan };
}

const isChanged = (done: readonly DecidedStep[]): boolean =>
  done.some(({ outcome }) => outcome.startedAt !== undefined);

/** What a person has decided to live with asks nothing of a person; what this tool would repair keeps its row. */
function withoutExempted(plan: Plan, { findings }: AuditReport): Plan {
  const exempted = new Set(findings.filter(({ exemptedBy }) => exemptedBy !== undefined).map(({ key }) => key));
  const steps = plan.steps.filter((step) => step.kind !== 'person' || !step.findings.every((key) => exempted.has(key)));
  return { ...plan, steps };
}

const judgedOf = ({ mappings, accounts, agents }: AuditReport): Readonly<Record<RepairKind, number>> => ({
  identity: accounts.length,
  roles: accounts.length,
  schedules: accounts.length,
  settings: mappings.length,
  agents: agents.length,
});

/** Nothing is tried that the identity of the run may not do, as far as that can be read. */
async function doSteps(
  todo: readonly PlanStep[],
  { maxFailures }: RepairRequest,
  ports: RepairPorts,
): Promise<readonly DecidedStep[]> {
  const { clock, random, stop } = ports;
  const lane = oncePerSubscription(
    () => new Lane({ limits: ARM_LIMITS, concurrency: REQUESTS_AT_ONCE, random }, clock),
  );
  const { allowed, refused } = await splitByRights(todo, { ...ports, lane });
  for (const decided of refused) ports.ended(decided);
  const done = await runSteps(allowed, maxFailures, {
    run: { ...directSteps({ ...ports, lane }), ...changeSteps(ports) },
    stopped: () => stop.reason,
    ended: ports.ended,
  });
  const order = new Map(todo.map(({ id }, index) => [id, index]));
  return [...done, ...refused].sort((a, b) => (order.get(a.step.id) ?? 0) - (order.get(b.step.id) ?? 0));
}

/** What was done of the steps, the last first: undone in this order, none is undone before one that depends on it. */
export const undoable = (steps: readonly DecidedStep[]): readonly DecidedStep[] =>
  steps
    .filter(({ outcome }) => outcome.startedAt !== undefined || (isDone(outcome) && outcome.jobId !== undefined))
    .reverse();
