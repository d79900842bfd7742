/** Steps that are changes with a job: settings and updates of agents, as the engine paces, follows and confirms them. */
import { agentChange, type AgentSubject } from '../changes/agent-update';
import { settingChange } from '../changes/auto-update';
import type { ChangeKind } from '../changes/change-kind';
import { changeVaults } from '../changes/engine';
import type { RunPorts } from '../changes/run-model';
import { IdMap, IdSet } from '../values/id-map';
import type { Decision, Mapping, Problem, Row, Subject, Vault } from '../values/model';
import type { AgentService, AuditService, SiteRecovery } from '../values/ports';
import type { PlanStep } from '../plan/step';
import type { StepOutcome } from './outcome';
import type { RunKind } from './run-steps';

export interface ChangeStepsContext extends Omit<RunPorts, 'watcher' | 'service'> {
  readonly service: SiteRecovery & AuditService & AgentService;
  readonly vaults: readonly Vault[];
  readonly maxWritesPerMinute: number;
  /** VMs in update at once. */
  readonly maxParallel: number;
  /** A setting that does not read as wanted after its job is a failure. */
  readonly failOnUnconfirmed: boolean;
  /** Told how the changes of one kind go. */
  readonly watch: (kind: 'settings' | 'agents') => RunPorts['watcher'] & { readonly close: () => void };
}

export function changeSteps(context: ChangeStepsContext): { readonly settings: RunKind; readonly agents: RunKind } {
  const { service } = context;
  return {
    settings: (steps, maxFailures) => {
      const chosen = new IdMap(steps.map((step) => [step.target, step]));
      const wanted = (id: string) => ({
        status: 'Enabled' as const,
        automationAccountId: chosen.get(id)?.accountId ?? '',
      });
      const changeKind = settingChange(wanted, false, service);
      return runChanges<Mapping>('settings', steps, changeKind, (id) => chosen.get(id)?.force === true, {
        maxFailures,
      });
    },
    agents: (steps, maxFailures) => {
      const changeKind = agentChange({ vms: [], force: false }, service);
      const { maxParallel } = context;
      return runChanges<AgentSubject>('agents', steps, changeKind, () => false, { maxFailures, maxParallel });
    },
  };

  async function runChanges<S extends Subject>(
    kind: 'settings' | 'agents',
    steps: readonly PlanStep[],
    changeKind: ChangeKind<S>,
    isForced: (id: string) => boolean,
    bounds: { readonly maxFailures: number; readonly maxParallel?: number },
  ): Promise<ReadonlyMap<string, StepOutcome>> {
    const stepOf = new IdMap(steps.map((step) => [step.target, step]));
    const isFailed = (step: PlanStep | undefined, row: Row): boolean =>
      step !== undefined && outcomeOf(step, row, context)?.kind === 'failed';
    const vaultIds = new IdSet(steps.map(({ vaultId }) => vaultId));
    const only: ChangeKind<S> = {
      ...changeKind,
      async list(vault, listing) {
        const listed = await changeKind.list(vault, listing);
        return listed.ok ? { ok: true, value: listed.value.filter(({ id }) => stepOf.has(id)) } : listed;
      },
      decide: (subject: S): Decision =>
        isForced(subject.id) ? { selected: true, reason: 'the setting is sent again' } : changeKind.decide(subject),
    };
    const watcher = context.watch(kind);
    const { rows, vaultFailures } = await changeVaults(
      {
        vaults: context.vaults.filter(({ id }) => vaultIds.has(id)),
        changeKind: only,
        dryRun: false,
        maxWritesPerMinute: context.maxWritesPerMinute,
        confirmEach: (row) => isFailed(stepOf.get(row.subject.id), row),
        ...bounds,
      },
      { ...context, watcher },
    );
    watcher.close();
    const byTarget = new IdMap(rows.map((row) => [row.subject.id, row]));
    const unread = new IdMap(vaultFailures.map(({ vault, problem }) => [vault.id, problem]));
    return new Map(
      steps.flatMap((step) => {
        const row = byTarget.get(step.target);
        const outcome =
          row === undefined ? unlisted(unread.get(step.vaultId) ?? GONE, context) : outcomeOf(step, row, context);
        return outcome === undefined ? [] : [[step.id, outcome] as const];
      }),
    );
  }
}

const unlisted = (problem: Problem, { stop }: ChangeStepsContext): StepOutcome => ({
  kind: stop.signal.aborted ? 'blocked' : 'failed',
  problem,
});

const GONE = {
  code: 'NotFound',
  message: 'It was not in the list of its vault any more when the step was to be done.',
  nextStep: 'Audit again.',
};

/** Undefined where too many others had failed before it was its turn. */
function outcomeOf(step: PlanStep, row: Row, { failOnUnconfirmed }: ChangeStepsContext): StepOutcome | undefined {
  const { outcome, confirmation, decision, jobId, startedAt, endedAt } = row;
  const times = { jobId, startedAt, endedAt };
  if (outcome === undefined) {
    if (decision.selected) return { kind: 'blocked', problem: { code: 'NotStarted', message: 'It was not started.' } };
    const why = decision.reason.replace(/\.$/, '');
    return step.kind === 'agents'
      ? { kind: 'needs-person', problem: { code: 'NeedsPerson', message: `Not done: ${why}.` } }
      : { kind: 'repaired', problem: { code: 'AsWanted', message: `Nothing had to be changed: ${why}.` } };
  }
  if (outcome.kind === 'succeeded') {
    if (confirmation?.asWanted !== false || step.kind === 'agents') return { kind: 'repaired', ...times };
    const message = `The job succeeded, and it reads: ${confirmation.reads}.`;
    const problem = { code: 'NotConfirmed', message, nextStep: 'Run again.' };
    return { kind: failOnUnconfirmed ? 'failed' : 'waiting-for-service', problem, ...times };
  }
  const { problem } = outcome;
  const isUnsent = startedAt === undefined && jobId === undefined;
  if (problem.code === 'TooManyFailures') return undefined;
  if (isUnsent && (outcome.kind === 'abandoned' || outcome.kind === 'timed-out')) return { kind: 'blocked', problem };
  if (/AuthorizationFailed$/.test(problem.code)) return { kind: 'not-allowed', problem, ...times };
  return { kind: 'failed', problem, ...times };
}
