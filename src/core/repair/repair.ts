/** A whole repair: audits, does the steps of the plan that it may, audits again, and holds the two against each other. */
import type { AuditReport } from '../audit-report/report';
import { oncePerSubscription } from '../audit/read-lanes';
import { makePlan, type Plan } from '../plan/make-plan';
import type { PlanStep, RepairKind } from '../plan/step';
import { plural } from '../render/format';
import { armLane } from '../requests/arm-lane';
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
import { selectSteps, type Selection } from './select-steps';
import { seenIn } from './seen';
import { RUNS, settle } from './settle';

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
  /** A line of the log. */
  readonly say: (line: string) => void;
  /** Given a look at the repair as it is at any moment, for the report of a run that breaks. */
  readonly onBegin?: (reportNow: (problem: Problem) => RepairReport) => void;
}

export interface Repaired {
  readonly report: RepairReport;
  readonly plan: Plan;
}

/** What an audit leads to. */
interface Judged {
  readonly audit: AuditReport;
  readonly plan: Plan;
  readonly selection: Selection;
}

/** Steps that were done together, by what the audit before them says. */
interface Round extends Judged {
  readonly done: readonly DecidedStep[];
}

export async function repairEstate(request: RepairRequest, ports: RepairPorts): Promise<Repaired> {
  const { dryRun } = request;
  const { clock, stop } = ports;
  const startedAt = clock.now();
  const from = clock.monotonic();
  const judge = (audit: AuditReport, earlier: readonly DecidedStep[] = []): Judged => {
    const updatesAgents = request.kinds.includes('agents');
    const plan = withoutExempted(makePlan(audit, { ...request, updatesAgents, hash: ports.hash }), audit);
    const selection = selectSteps(plan, {
      ...request,
      leftAlone: request.leftAlone(audit),
      judged: judgedOf(audit),
      vaultIds: ports.vaults.map(({ id }) => id),
      earlier,
    });
    return { audit, plan, selection };
  };
  const first = judge(await ports.look('before'));
  const { audit: before, plan, selection } = first;
  const refusal = dryRun ? undefined : selection.refusal;
  if (request.approved !== undefined && request.maxChanges !== undefined)
    ports.say('`max-changes` is not applied: the approved plan takes its place.');
  if (dryRun && selection.refusal !== undefined)
    ports.say(
      `Without an approved plan nothing would be changed: ${selection.refusal.message.replace(/^[^:]*: /, '')}`,
    );
  const isToDo = !dryRun && refusal === undefined && before.stopped === undefined && selection.todo.length > 0;
  const planned = [...selection.todo];
  let { rest } = selection;
  const reportOf = (done: readonly DecidedStep[], changed: boolean, after: AuditReport | undefined): RepairReport => {
    const steps = [...done, ...rest];
    const ended = {
      dryRun,
      steps,
      planned,
      refusal,
      before: countsOf(before),
      after: after && countsOf(after),
      isProven: !changed || after !== undefined,
      last: after ?? before,
    };
    return {
      ...ended,
      ...concludeRepair({
        ...ended,
        planned: planned.length,
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
    const now = planned.map(
      (step): DecidedStep => decided.get(step.id) ?? { step, outcome: { kind: 'failed', problem } },
    );
    // What had not ended may have been done.
    return reportOf(now, decided.size < now.length || isChanged(now), undefined);
  });
  const rounds: Round[] = [];
  const allDone = (): readonly DecidedStep[] => rounds.flatMap(({ done }) => done);
  let after: Judged | undefined;
  for (let now = first; now.selection.todo.length > 0; now = after) {
    const done = await doSteps(now.selection.todo, allDone(), request, {
      ...ports,
      ended: (one) => {
        decided.set(one.step.id, one);
        ports.ended(one);
      },
    });
    rounds.push({ ...now, done });
    // An audit that is interrupted proves nothing.
    if (!isChanged(done) || stop.reason !== undefined) break;
    const audit = await ports.look('after');
    if (audit.stopped !== undefined) break;
    after = judge(audit, allDone());
    // What came to light only now is done as well, as far as it may be.
    rest = withNews(rest, after.selection);
    planned.push(...after.selection.todo);
    const more = after.selection.todo.length;
    if (more > 0) ports.say(`${plural(more, 'step')} came to light only by what was done, and can be done as well:`);
  }
  const end = after;
  if (end === undefined) return { report: reportOf(allDone(), isChanged(allDone()), undefined), plan };
  rest = withoutHealed(rest, end);
  const done = rounds.flatMap((round) => settle(round.done, round.audit, end.audit, end.plan));
  return { report: reportOf(done, true, end.audit), plan };
}

/** With what came to light after the first steps and is not done, but for nights that are still to come. */
function withNews(rest: readonly DecidedStep[], { todo, rest: later }: Selection): readonly DecidedStep[] {
  const known = new Set(rest.map(({ step }) => step.id));
  const now = new Set(todo.map(({ id }) => id));
  return [
    ...rest.filter(({ step }) => !now.has(step.id)),
    ...later.filter(
      ({ step: { id, kind, wanted } }) => !known.has(id) && !(kind === 'person' && RUNS.includes(wanted)),
    ),
  ];
}

/** What a person was to do has been healed by other steps where the plan of what is found now does not have it. */
function withoutHealed(rest: readonly DecidedStep[], { plan, audit }: Judged): readonly DecidedStep[] {
  const needed = new Set(plan.steps.map(({ id }) => id));
  const isSeen = seenIn(audit);
  return rest.map(({ step, outcome }) =>
    outcome.kind === 'needs-person' && !needed.has(step.id)
      ? { step, outcome: { kind: 'not-needed', problem: isSeen(step) ? HEALED : LEFT } }
      : { step, outcome },
  );
}

const HEALED: Problem = { code: 'NotNeeded', message: 'It is not found any more after the other steps.' };
const LEFT: Problem = { code: 'NotNeeded', message: 'It is no longer looked at: nothing uses it any more.' };

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
  earlier: readonly DecidedStep[],
  { maxFailures }: RepairRequest,
  ports: RepairPorts,
): Promise<readonly DecidedStep[]> {
  const { stop } = ports;
  const lane = oncePerSubscription((id) => armLane(id, ports));
  const { allowed, refused } = await splitByRights(todo, { ...ports, lane });
  for (const decided of refused) ports.ended(decided);
  const done = await runSteps(allowed, earlier, maxFailures, {
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
