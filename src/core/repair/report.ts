/** The report of a repair: one value from which log, outputs, summary and files are made. */
import type { Finding } from '../audit/findings';
import { countsAsNew, type Ratchet } from '../audit-report/ratchet';
import type { AuditReport } from '../audit-report/report';
import type { Conclusion } from '../changes/report';
import { plural } from '../render/format';
import type { PlanStep } from '../plan/step';
import type { DecidedStep, StepOutcomeKind } from './outcome';
import type { Problem, StopReason } from '../values/model';

/** What is set side by side, before and after. */
export interface RepairCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly agents: number;
  /** By automatic update. */
  readonly covered: number;
  /** VMs that are covered and current. */
  readonly healthy: number;
  /** VMs of which that is not known. */
  readonly notKnown: number;
}

export const countsOf = ({ counts: { findings, agents } }: Pick<AuditReport, 'counts'>): RepairCounts => ({
  errors: findings.error,
  warnings: findings.warning,
  agents: agents.total,
  covered: agents.covered,
  healthy: agents.healthy,
  notKnown: agents.notKnown,
});

export interface RepairReport {
  readonly conclusion: Conclusion;
  readonly failed: boolean;
  readonly dryRun: boolean;
  /** A change was sent, and not refused. */
  readonly changed: boolean;
  readonly before: RepairCounts;
  /** Undefined on a dry run, where nothing was changed, and where no whole audit followed. */
  readonly after: RepairCounts | undefined;
  /** Where something was changed, a whole audit followed. */
  readonly isProven: boolean;
  /** The last audit. */
  readonly last: AuditReport;
  /** In the order in which they are to be read. */
  readonly steps: readonly DecidedStep[];
  /** What would be done on a dry run. */
  readonly planned: readonly PlanStep[];
  /** Why nothing at all was changed. */
  readonly refusal: Problem | undefined;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** An audit as far as its baseline bears on a repair. */
export interface HeldAudit {
  readonly findings: readonly Pick<Finding, 'key' | 'state'>[];
  readonly ratchet: Pick<Ratchet, 'kind' | 'failOnNew'>;
}

/** With `fail-on-new` a step that heals only what the baseline accepts fails nothing. */
export function toleratedIn({ findings, ratchet }: HeldAudit): (step: Pick<PlanStep, 'findings'>) => boolean {
  const tolerated = new Set(findings.flatMap((found) => (countsAsNew(found, ratchet) ? [] : [found.key])));
  return (step) => step.findings.length > 0 && step.findings.every((key) => tolerated.has(key));
}

/** Outcomes that leave undone what was asked for and approved. */
const BAD: readonly StepOutcomeKind[] = ['failed', 'not-allowed', 'blocked'];

export function concludeRepair(options: {
  readonly steps: readonly DecidedStep[];
  /** How many are done, or would be. */
  readonly planned: number;
  readonly dryRun: boolean;
  readonly failOnDrift: boolean;
  readonly refusal: Problem | undefined;
  readonly stopped: StopReason | undefined;
  /** The last audit. */
  readonly last: HeldAudit;
}): Pick<RepairReport, 'conclusion' | 'failed'> {
  const { steps, planned, dryRun, failOnDrift, refusal, stopped, last } = options;
  const isTolerated = toleratedIn(last);
  const conclusion = ((): Conclusion => {
    if (stopped !== undefined) return stopped === 'cancelled' ? 'cancelled' : 'timed-out';
    if (refusal !== undefined || last.ratchet.kind === 'unusable') return 'failed';
    if (dryRun) return planned === 0 ? 'unchanged' : failOnDrift ? 'drifted' : 'planned';
    if (steps.some(({ step, outcome }) => BAD.includes(outcome.kind) && !isTolerated(step))) return 'failed';
    return steps.some(({ outcome }) => outcome.kind === 'repaired' || outcome.kind === 'waiting-for-service')
      ? 'succeeded'
      : 'unchanged';
  })();
  return { conclusion, failed: !['planned', 'succeeded', 'unchanged'].includes(conclusion) };
}

export const countOutcome = ({ steps }: Pick<RepairReport, 'steps'>, ...kinds: readonly StepOutcomeKind[]): number =>
  steps.filter(({ outcome }) => kinds.includes(outcome.kind)).length;

export const countFound = ({ errors, warnings }: RepairCounts): number => errors + warnings;

/** VMs that need one of the steps that are done, or would be. */
const agentsAffected = ({ steps, planned, dryRun }: RepairReport): number =>
  new Set(
    (dryRun ? planned : steps.filter(({ outcome }) => outcome.startedAt !== undefined).map(({ step }) => step)).flatMap(
      ({ agents }) => agents,
    ),
  ).size;

/** A repair, of one run or of several that are joined, as far as it is told in figures. */
export interface RepairFigures extends Pick<RepairReport, 'conclusion' | 'dryRun' | 'before' | 'after' | 'steps'> {
  readonly planned: number;
  readonly vms: number;
  /** Why nothing at all was changed. */
  readonly refusal: Problem | undefined;
}

export const figuresOf = (report: RepairReport): RepairFigures => ({
  ...report,
  planned: report.planned.length,
  vms: agentsAffected(report),
});

/** The repair in one sentence. */
export function repairHeadline(report: RepairFigures): string {
  const { conclusion, dryRun, planned, vms, refusal, before, after } = report;
  if (refusal !== undefined) return `Failed: ${refusal.message}`;
  if (dryRun) {
    const what = planned === 0 ? 'nothing to repair' : `${plural(planned, 'step')} would be done`;
    return `${conclusion === 'drifted' ? 'Drift' : 'Dry run'}: ${what}, for ${plural(vms, 'VM')}`;
  }
  const repaired = countOutcome(report, 'repaired');
  const parts = [
    `${plural(repaired, 'step')} repaired`,
    ...some(report, 'waiting for the service', 'waiting-for-service'),
    ...some(report, 'failed', 'failed', 'not-allowed'),
    ...some(report, 'blocked', 'blocked'),
    ...some(report, 'not approved or changed since', 'not-approved', 'changed-since-approval'),
    ...some(report, 'for a person', 'needs-person'),
    ...some(report, 'not needed any more', 'not-needed'),
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

const some = (report: RepairFigures, text: string, ...kinds: readonly StepOutcomeKind[]): string[] => {
  const count = countOutcome(report, ...kinds);
  return count === 0 ? [] : [`${count} ${text}`];
};
