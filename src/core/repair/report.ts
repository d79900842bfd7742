/** The report of a repair: one value from which log, outputs, summary and files are made. */
import type { AuditReport } from '../audit-report/report';
import type { Finding } from '../audit/findings';
import { nested, rowsOf } from '../rows/form';
import { choice, flag, idOrEmpty, ids, maybe, name, names, sharedId, text, time, word } from '../rows/kinds';
import { problemForm } from '../rows/problem';
import type { Conclusion } from '../changes/report';
import { plural } from '../render/format';
import { repairKinds, type PlanStep } from '../plan/step';
import { stepOutcomes, type DecidedStep, type StepOutcomeKind } from './outcome';
import type { Problem, StopReason } from '../values/model';

export interface RepairReport {
  readonly conclusion: Conclusion;
  readonly failed: boolean;
  readonly dryRun: boolean;
  /** A change was sent, and not refused. */
  readonly changed: boolean;
  readonly before: AuditReport;
  /** Undefined on a dry run, and where nothing was changed. */
  readonly after: AuditReport | undefined;
  /** In the order in which they are to be read. */
  readonly steps: readonly DecidedStep[];
  /** What would be done on a dry run. */
  readonly planned: readonly PlanStep[];
  /** Why nothing at all was changed. */
  readonly refusal: Problem | undefined;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Findings that the service evaluates by itself, hours or a day after what they are about was healed. */
const LAGS = new Set([
  'ASR004',
  'ASR011',
  'ASR012',
  'ASR013',
  'ASR014',
  'ASR018',
  'ASR019',
  'ASR020',
  'ASR021',
  'ASR022',
  'ASR023',
  'ASR106',
  'ASR107',
  'ASR108',
  'ASR201',
  'ASR202',
  'ASR203',
  'ASR213',
  'ASR214',
  'ASR215',
]);

/** Holds what was done against what is found afterwards. */
export function settle(decided: readonly DecidedStep[], after: readonly Finding[]): readonly DecidedStep[] {
  const left = new Set(after.map(({ key }) => key));
  return decided.map(({ step, outcome }) => {
    if (outcome.kind !== 'repaired') return { step, outcome };
    const still = step.findings.filter((key) => left.has(key));
    if (still.length === 0) return { step, outcome };
    const ids = still.map((key) => key.slice(0, key.indexOf(' ')));
    const lags = ids.every((id) => LAGS.has(id));
    const found = ids.join(', ');
    return {
      step,
      outcome: {
        ...outcome,
        kind: lags ? 'waiting-for-service' : 'failed',
        problem: lags
          ? {
              code: 'WaitingForService',
              message: `The step is done. ${found} is still found, by evidence from before it, until the service evaluates it again.`,
              nextStep: 'Audit again after the next nightly update.',
            }
          : {
              code: 'StillFound',
              message: `The step was confirmed, and ${found} is still found.`,
              nextStep: 'See the finding in the report; somebody else may have changed it back.',
            },
      },
    };
  });
}

/** Outcomes that leave undone what was asked for and approved. */
const BAD: readonly StepOutcomeKind[] = ['failed', 'not-allowed', 'blocked'];

export function concludeRepair(options: {
  readonly steps: readonly DecidedStep[];
  readonly planned: readonly PlanStep[];
  readonly dryRun: boolean;
  readonly failOnDrift: boolean;
  readonly refusal: Problem | undefined;
  readonly stopped: StopReason | undefined;
}): Pick<RepairReport, 'conclusion' | 'failed'> {
  const { steps, planned, dryRun, failOnDrift, refusal, stopped } = options;
  const conclusion = ((): Conclusion => {
    if (stopped !== undefined) return stopped === 'cancelled' ? 'cancelled' : 'timed-out';
    if (refusal !== undefined) return 'failed';
    if (dryRun) return planned.length === 0 ? 'unchanged' : failOnDrift ? 'drifted' : 'planned';
    if (steps.some(({ outcome }) => BAD.includes(outcome.kind))) return 'failed';
    return steps.some(({ outcome }) => outcome.kind === 'repaired' || outcome.kind === 'waiting-for-service')
      ? 'succeeded'
      : 'unchanged';
  })();
  return { conclusion, failed: !['planned', 'succeeded', 'unchanged'].includes(conclusion) };
}

export const countOutcome = ({ steps }: Pick<RepairReport, 'steps'>, ...kinds: readonly StepOutcomeKind[]): number =>
  steps.filter(({ outcome }) => kinds.includes(outcome.kind)).length;

/** Errors and warnings of an audit. */
export const countFound = ({ counts: { findings } }: AuditReport): number => findings.error + findings.warning;

/** VMs that need one of the steps that are done, or would be. */
export const agentsAffected = ({ steps, planned, dryRun }: RepairReport): number =>
  new Set(
    (dryRun ? planned : steps.filter(({ outcome }) => outcome.startedAt !== undefined).map(({ step }) => step)).flatMap(
      ({ agents }) => agents,
    ),
  ).size;

/** The repair in one sentence. */
export function repairHeadline(report: RepairReport): string {
  const { conclusion, dryRun, planned, refusal, before, after } = report;
  if (refusal !== undefined) return `Failed: ${refusal.message}`;
  if (dryRun) {
    const what = planned.length === 0 ? 'nothing to repair' : `${plural(planned.length, 'step')} would be done`;
    return `${conclusion === 'drifted' ? 'Drift' : 'Dry run'}: ${what}, for ${plural(agentsAffected(report), 'VM')}`;
  }
  const repaired = countOutcome(report, 'repaired');
  const parts = [
    `${plural(repaired, 'step')} repaired`,
    ...some(report, 'waiting for the service', 'waiting-for-service'),
    ...some(report, 'failed', 'failed', 'not-allowed'),
    ...some(report, 'blocked', 'blocked'),
    ...some(report, 'not approved or changed since', 'not-approved', 'changed-since-approval'),
    ...some(report, 'for a person', 'needs-person'),
  ];
  const findings = after === undefined ? '' : `; findings ${countFound(before)} → ${countFound(after)}`;
  switch (conclusion) {
    case 'unchanged':
      return `Nothing was repaired: ${parts.slice(1).join(', ') || 'nothing asks for it'}`;
    case 'cancelled':
      return `Cancelled: ${parts.join(', ')}${findings}`;
    case 'timed-out':
      return `Timed out: ${parts.join(', ')}${findings}`;
    case 'failed':
      return `Failed: ${parts.join(', ')}${findings}`;
    default:
      return `${parts.join(', ')}${findings}`;
  }
}

const some = (report: RepairReport, text: string, ...kinds: readonly StepOutcomeKind[]): string[] => {
  const count = countOutcome(report, ...kinds);
  return count === 0 ? [] : [`${count} ${text}`];
};

const { column, form } = rowsOf<DecidedStep>();

export const repairStepForm = form('repairStep', 'A step of a repair.', {
  id: column(word, '', 'the same in every run: made of kind, target and wanted value', ({ step }) => step.id),
  kind: column(
    choice([...repairKinds, 'person']),
    'Kind',
    'what is repaired; `person`: not by this tool',
    ({ step }) => step.kind,
  ),
  outcome: column(choice(stepOutcomes), 'Outcome', 'how it ended', ({ outcome }) => outcome.kind),
  title: column(name, 'Step', 'what is done', ({ step }) => step.title),
  target: column(sharedId, 'Target', 'ARM id of what it is done to', ({ step }) => step.target, { last: true }),
  vaultId: column(idOrEmpty, 'Vault', 'ARM id of the vault', ({ step }) => step.vaultId),
  accountId: column(maybe(sharedId), 'Automation account', 'that it is about', ({ step }) => step.accountId),
  before: column(text, 'Before', 'what the target read', ({ step }) => step.before),
  wanted: column(text, 'After', 'what it is to read', ({ step }) => step.wanted),
  force: column(flag, '', 'it is sent although the setting reads as wanted', ({ step }) => step.force),
  findings: column(names, '', 'keys of the findings that it heals', ({ step }) => step.findings),
  after: column(names, '', 'ids of the steps that come first', ({ step }) => step.after),
  agents: column(ids, '', 'replicated items that need it', ({ step }) => step.agents),
  right: column(maybe(word), 'Right', 'action that it needs', ({ step }) => step.right),
  undo: column(maybe(text), 'Undo', 'command that undoes it', ({ step }) => step.undo),
  jobId: column(maybe(word), 'Job', 'name of the Site Recovery job', ({ outcome }) => outcome.jobId),
  startedAt: column(maybe(time), '', 'the change was sent', ({ outcome }) => outcome.startedAt),
  endedAt: column(maybe(time), '', 'its end was seen', ({ outcome }) => outcome.endedAt),
  error: column(
    maybe(nested(problemForm)),
    '',
    'why, and what to do next',
    ({ outcome }) => outcome.problem && problemForm.make(outcome.problem),
  ),
});
