/** What the identity of the run may not do is said before the first change, as far as it can be read. */
import type { Lane } from '../requests/lane';
import { sendWithRetries, type RetryContext } from '../requests/send-with-retries';
import { howToGrant } from '../render/missing-right';
import { nameOf, subscriptionOf } from '../values/arm-id';
import { matchesGlob } from '../values/glob';
import { IdMap } from '../values/id-map';
import type { Problem, Result } from '../values/model';
import type { PlanStep } from '../plan/step';
import type { DecidedStep } from './outcome';
import type { Permission, RepairService } from './ports';

export interface RightsContext extends RetryContext {
  readonly service: Pick<RepairService, 'listPermissions'>;
  /** @returns the lane for requests to a subscription */
  readonly lane: (subscriptionId: string) => Lane;
}

/** Asks once for each scope. */
export async function splitByRights(
  todo: readonly PlanStep[],
  context: RightsContext,
): Promise<{ readonly allowed: readonly PlanStep[]; readonly refused: readonly DecidedStep[] }> {
  const asked = new IdMap<Promise<Result<readonly Permission[]>>>();
  const permissionsOn = (scope: string): Promise<Result<readonly Permission[]>> => {
    const permissions =
      asked.get(scope) ??
      sendWithRetries(
        `permissions on ${nameOf(scope)}`,
        context.lane(subscriptionOf(scope)),
        (signal) => context.service.listPermissions(scope, signal),
        context,
      );
    asked.set(scope, permissions);
    return permissions;
  };
  const checked = await Promise.all(
    todo.map(async (step) => ({ step, problem: notAllowed(step, await permissionsOn(scopeOf(step))) })),
  );
  return {
    allowed: checked.flatMap(({ step, problem }) => (problem === undefined ? [step] : [])),
    refused: checked.flatMap(({ step, problem }): DecidedStep[] =>
      problem === undefined ? [] : [{ step, outcome: { kind: 'not-allowed', problem } }],
    ),
  };
}

/** Rights are given on vaults and accounts, or above them. */
const scopeOf = ({ kind, accountId, target, vaultId }: PlanStep): string =>
  kind === 'identity' || kind === 'schedules' ? (accountId ?? target) : vaultId;

/**
 * @param right action that is missing
 * @param grant command that gives it
 */
export const lacking = (right: string | undefined, scope: string, grant?: string): string =>
  `Grant the identity that runs this step ${right === undefined ? 'the right' : `the action ${right}`} on ${scope} or above it, or have somebody do the step who has it.${howToGrant(grant)}`;

/** What the run may not do there, before anything is changed; undefined where it may, or where that cannot be read. */
function notAllowed(step: PlanStep, permissions: Result<readonly Permission[]>): Problem | undefined {
  const { right } = step;
  if (right === undefined || !permissions.ok) return undefined;
  const matches = (pattern: string): boolean => matchesGlob(pattern, right);
  const may = permissions.value.some(({ actions, notActions }) => actions.some(matches) && !notActions.some(matches));
  if (may) return undefined;
  return {
    code: 'NotAllowed',
    message: `The identity that runs this step has no role with the action ${right} on ${step.target}.`,
    nextStep: lacking(right, step.target),
  };
}
