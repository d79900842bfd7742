import type { Cause } from '../values/cause';
import type { Problem } from '../values/model';

export interface DocumentContext {
  readonly version: string;
  readonly runId: string;
  /** The run of the CI. */
  readonly origin: object | undefined;
  readonly inputs: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
}

/** Who is affected is told by the rows; here are as many as a reader needs to find them. */
export const MAX_AFFECTED = 20;

export const causeJson = ({ level, problem, affected }: Cause): object => ({
  level,
  error: error(problem),
  count: affected.length,
  affected: affected.slice(0, MAX_AFFECTED),
});

export const error = (problem: Problem | undefined): object | undefined =>
  problem && {
    code: problem.code,
    message: problem.message,
    possibleCauses: problem.possibleCauses,
    recommendedAction: problem.recommendedAction,
    correlationId: problem.correlationId,
    nextStep: problem.nextStep,
  };
