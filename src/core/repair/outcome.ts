/** How a step of a repair ended. */
import type { Problem } from '../values/model';
import type { PlanStep } from '../plan/step';

export const stepOutcomes = [
  'failed',
  /** The service has not evaluated it again yet; nothing is left to do for anyone. */
  'waiting-for-service',
  /** The identity of the run may not do it. */
  'not-allowed',
  /** Behind a step that was not done. */
  'blocked',
  'changed-since-approval',
  'not-approved',
  'needs-person',
  'repaired',
  /** It stands in the approved plan, and nothing asks for it any more. */
  'not-needed',
] as const;
export type StepOutcomeKind = (typeof stepOutcomes)[number];

export interface StepOutcome {
  readonly kind: StepOutcomeKind;
  /** Why, and what to do next; undefined for what was repaired without a remark. */
  readonly problem?: Problem | undefined;
  /** The Site Recovery job, if there was one. */
  readonly jobId?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt?: number | undefined;
  readonly endedAt?: number | undefined;
}

export interface DecidedStep {
  readonly step: PlanStep;
  readonly outcome: StepOutcome;
}

export const isDone = ({ kind }: StepOutcome): boolean => kind === 'repaired' || kind === 'waiting-for-service';
