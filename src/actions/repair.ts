/** `Repair`: audits, does the steps of the plan that it may, audits again, and reports both. */
import { messageOf } from '../core/values/message-of';
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { parseJson } from '../azure/json';
import type { AuditReport } from '../core/audit-report/report';
import { oncePerSubscription } from '../core/audit/read-lanes';
import { agentWords, settingWords } from '../core/changes/change-kind';
import { makePlan, type Plan } from '../core/plan/make-plan';
import type { PlanStep, RepairKind } from '../core/plan/step';
import { changeSteps } from '../core/repair/change-steps';
import { directSteps, notAllowed } from '../core/repair/direct-steps';
import { makeRepairDocument } from '../core/repair/document';
import type { DecidedStep } from '../core/repair/outcome';
import { makePlanFile, readPlanFile, type PlanFile, type PlanFileOptions } from '../core/repair/plan-file';
import {
  agentsAffected,
  concludeRepair,
  countFound,
  countOutcome,
  repairHeadline,
  settle,
  type RepairReport,
} from '../core/repair/report';
import { runSteps } from '../core/repair/run-steps';
import { selectSteps } from '../core/repair/select-steps';
import { makeRepairSummary } from '../core/repair/summary';
import { ARM_LIMITS, REQUESTS_AT_ONCE } from '../core/requests/limits';
import { Lane } from '../core/requests/lane';
import { stopped } from '../core/requests/send-with-retries';
import { IdMap } from '../core/values/id-map';
import { matchesGlob } from '../core/values/glob';
import { subscriptionOf } from '../core/values/arm-id';
import type { Cause } from '../core/values/cause';
import type { Problem, Vault } from '../core/values/model';
import { createFaultLog } from '../fault-log';
import type { RepairTask } from '../inputs';
import { createJournal } from '../journal';
import type { ActionResult } from '../publish';
import { systemClock } from '../runtime/clock';
import { withoutSecrets } from '../runtime/secrets';
import { VERSION } from '../version';
import { auditVaults } from './audit';
import { reportContext, type ActionContext } from './context';
import { didNothing, targetInputs } from './vaults';

const TOOL = 'asr-autoupdate';
const MAX_PLAN_BYTES = 64 * 1024 * 1024;

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

export type Approval =
  { readonly ok: true; readonly plan: PlanFile | undefined } | { readonly ok: false; readonly problem: Problem };

/** The plan that was approved, or why it does not bind this run; it asks nothing of Azure. */
export async function readApproval(task: RepairTask): Promise<Approval> {
  if (task.plan === undefined) return { ok: true, plan: undefined };
  const { path, digest } = task.plan;
  const no = (message: string): Approval => ({
    ok: false,
    problem: {
      code: 'PlanRefused',
      message: `The plan ${path} is refused: ${message}.`,
      nextStep: 'Give the plan that a dry run of the same scope wrote, and its output plan-digest.',
    },
  });
  let content: Buffer;
  try {
    if ((await stat(path)).size > MAX_PLAN_BYTES) return no('it is larger than any plan');
    content = await readFile(path);
  } catch (error) {
    return no(`it could not be read (${messageOf(error)})`);
  }
  if (`sha256:${sha256(content)}` !== digest)
    return no(`its digest is sha256:${sha256(content)}, and the approved one is ${digest}`);
  const read = readPlanFile(parseJson(content.toString('utf8')), planOptions(task));
  return read.ok ? { ok: true, plan: read.plan } : no(read.problem);
}

/** What a plan is bound to. */
function planOptions({ target, kinds }: RepairTask): PlanFileOptions {
  const scope = Object.entries(targetInputs(target)).flatMap(([name, values]) =>
    [values].flat().map((value) => `${name} ${value}`),
  );
  return { tool: TOOL, toolVersion: VERSION, now: systemClock.now(), scope, kinds, exemptions: '' };
}

export const refusedPlan = (problem: Problem, context: ActionContext): Promise<ActionResult> =>
  didNothing('The approved plan was refused, nothing was asked of Azure', problem, [], { action: 'Repair' }, context);

export async function repair(
  task: RepairTask,
  vaults: readonly Vault[],
  approved: PlanFile | undefined,
  context: ActionContext,
): Promise<ActionResult> {
  const { host, settings } = context;
  const startedAt = systemClock.now();
  const { automationAccountIds: wantedAccountIds, expiryDays } = task;
  const look = (): Promise<AuditReport> =>
    auditVaults(vaults, { wantedAccountIds, expiryDays, failOn: 'error' }, context);

  host.print('Before:');
  const before = await look();
  const plan = makePlan(before, { wantedAccountIds, hash: sha256 });
  const selection = selectSteps(plan, {
    kinds: task.kinds,
    approved,
    maxChanges: task.maxChanges,
    judged: judgedOf(before),
    leftAlone: ({ kind, name }) =>
      kind === 'agents' && task.vms.length > 0 && !task.vms.some((pattern) => matchesGlob(pattern, name))
        ? 'its VM is not among those that were chosen'
        : undefined,
  });
  const refusal = task.dryRun ? undefined : selection.refusal;
  const isToDo = !task.dryRun && refusal === undefined && before.stopped === undefined && selection.todo.length > 0;
  const done = isToDo ? await doSteps(selection.todo, task, vaults, context) : [];
  const changed = done.some(({ outcome }) => outcome.startedAt !== undefined);
  if (changed) host.print('After:');
  const after = changed ? await look() : undefined;
  const steps = [...(after === undefined ? done : settle(done, after.findings)), ...selection.rest];
  const conclusion = concludeRepair({ ...task, steps, planned: selection.todo, refusal, before, after });
  const report: RepairReport = {
    ...conclusion,
    dryRun: task.dryRun,
    before,
    after,
    steps,
    planned: selection.todo,
    refusal,
    startedAt,
    endedAt: systemClock.now(),
  };
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
    expiryDays: task.expiryDays,
    timeoutMinutes: settings.timeoutMs / 60_000,
    maxWritesPerMinute: task.maxWritesPerMinute,
  });
  const file = task.dryRun && before.stopped === undefined ? planText(plan, task) : undefined;
  return {
    failed: report.failed,
    headline: headlineOf(report, task),
    causes: causesOf(report),
    document: makeRepairDocument(report, reported),
    summary: () => makeRepairSummary(report, reported),
    outputs: {
      conclusion: report.conclusion,
      changed,
      compliant: (after ?? before).compliant,
      findingsBefore: countFound(before),
      findingsAfter: countFound(after ?? before),
      repaired: countOutcome(report, 'repaired', 'waiting-for-service'),
      needsPerson: countOutcome(report, 'needs-person'),
      repairsPlanned: selection.todo.length,
      vmsAffected: agentsAffected(report),
      ...(file !== undefined && { planDigest: `sha256:${sha256(file)}` }),
    },
    files: file === undefined ? [] : [{ suffix: 'plan.json', pieces: [file], output: 'planPath' }],
  };
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
  task: RepairTask,
  vaults: readonly Vault[],
  context: ActionContext,
): Promise<readonly DecidedStep[]> {
  const { host, stop, connection, timeLeftMs } = context;
  const service = await connection.service();
  const faults = createFaultLog(host, systemClock);
  const lane = oncePerSubscription(
    () => new Lane({ limits: ARM_LIMITS, concurrency: REQUESTS_AT_ONCE, random: Math.random }, systemClock),
  );
  const shared = { clock: systemClock, stop, random: Math.random, service };
  const retries = {
    onRetry: (...fault: Parameters<typeof faults.fault>) => faults.fault(...fault),
    onOver: (what: string) => faults.over(what),
  };
  const permissions = new IdMap<ReturnType<typeof service.listPermissions>>();
  const permissionsOn = (scope: string): ReturnType<typeof service.listPermissions> => {
    const asked =
      permissions.get(scope) ??
      lane(subscriptionOf(scope))
        .ask(() => service.listPermissions(scope, stop.signal), stop)
        .then((result) => result ?? { ok: false, failure: stopped('the run was stopped before the request was made') });
    permissions.set(scope, asked);
    return asked;
  };
  const checked = await Promise.all(
    todo.map(async (step) => {
      const isOfAccount = step.kind === 'identity' || step.kind === 'schedules';
      const scope = isOfAccount ? (step.accountId ?? step.target) : step.vaultId;
      return { step, problem: notAllowed(step, await permissionsOn(scope)) };
    }),
  );
  const allowed = checked.flatMap(({ step, problem }) => (problem === undefined ? [step] : []));
  const refused = checked.flatMap(({ step, problem }): DecidedStep[] =>
    problem === undefined ? [] : [{ step, outcome: { kind: 'not-allowed', problem } }],
  );
  const done = await runSteps(allowed, task.maxFailures, {
    run: {
      ...directSteps({ ...shared, ...retries, lane }),
      ...changeSteps({
        ...shared,
        vaults,
        maxWritesPerMinute: task.maxWritesPerMinute,
        maxParallel: task.maxParallel,
        watch: (kind) => createJournal(host, kind === 'settings' ? settingWords : agentWords, vaults, timeLeftMs),
      }),
    },
    stopped: () => stop.reason,
    ended: ({ step, outcome }) => {
      const why = outcome.problem === undefined ? '' : `: ${outcome.problem.message}`;
      host.print(`${outcome.kind}: ${step.title}${why}`);
    },
  });
  faults.close();
  return [...done, ...refused];
}

/** As it is written, since its digest is that of the file. */
const planText = (plan: Plan, task: RepairTask): string =>
  withoutSecrets(`${JSON.stringify(makePlanFile(plan, planOptions(task)), null, 2)}\n`);

function headlineOf(report: RepairReport, { plan, allowUnplanned, kinds, dryRun }: RepairTask): string {
  const strong = kinds.some((kind) => kind === 'identity' || kind === 'roles');
  const unplanned = strong && plan === undefined && allowUnplanned && !dryRun;
  return `${repairHeadline(report)}${unplanned ? ' (roles and identities without an approved plan)' : ''}`;
}

/** One for each kind of outcome and reason. */
function causesOf({ steps, refusal }: RepairReport): Cause[] {
  const groups = new Map<string, { level: Cause['level']; problem: Problem; affected: string[] }>();
  for (const { step, outcome } of steps) {
    const level = LEVELS[outcome.kind];
    const { problem } = outcome;
    if (level === undefined || problem === undefined) continue;
    const key = `${level} ${problem.code} ${problem.message}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { level, problem, affected: [step.title] });
    else group.affected.push(step.title);
  }
  return [
    ...(refusal === undefined ? [] : [{ level: 'error' as const, problem: refusal, affected: [] }]),
    ...groups.values(),
  ];
}

const LEVELS: Readonly<Partial<Record<DecidedStep['outcome']['kind'], Cause['level']>>> = {
  failed: 'error',
  'not-allowed': 'error',
  blocked: 'error',
  'not-approved': 'warning',
  'changed-since-approval': 'warning',
  'waiting-for-service': 'warning',
};
