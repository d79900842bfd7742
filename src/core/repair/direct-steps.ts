/** Steps that are one change without a job: identities, roles and schedules. Each is confirmed by reading it again. */
import { sendWithRetries, type RetryContext } from '../requests/send-with-retries';
import { allPages } from '../requests/pages';
import type { Lane } from '../requests/lane';
import { nameOf, subscriptionOf } from '../values/arm-id';
import { matchesGlob } from '../values/glob';
import { IdMap, IdSet } from '../values/id-map';
import { suffices } from '../values/roles';
import type { Failure, Problem, Result } from '../values/model';
import type { AuditService } from '../values/ports';
import type { PlanStep, RepairKind } from '../plan/step';
import type { StepOutcome } from './outcome';
import type { AccountIdentity, Permission, RepairService } from './ports';
import type { RunKind } from './run-steps';

/** How long Microsoft Entra ID may not know an identity that was just made. */
const MAX_PRINCIPAL_MS = 600_000;
/** How long a role that was given may not be listed yet. */
const MAX_SPREAD_MS = 300_000;
const MIN_PAUSE_MS = 5_000;
const MAX_PAUSE_MS = 30_000;

type DirectKind = Exclude<RepairKind, 'settings' | 'agents'>;

export interface DirectContext extends RetryContext {
  readonly service: RepairService & AuditService;
  /** @returns the lane for requests to a subscription */
  readonly lane: (subscriptionId: string) => Lane;
}

export function directSteps(context: DirectContext): Readonly<Record<DirectKind, RunKind>> {
  const { service, clock, stop } = context;
  /** Accounts whose identities are new: Microsoft Entra ID may not know them yet. */
  const made = new IdSet();
  /** Identities by their accounts, each read once however many vaults it gets a role on. */
  const read = new IdMap<Promise<Result<AccountIdentity>>>();

  const ask = <T>(what: string, id: string, send: (signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>> =>
    sendWithRetries(what, context.lane(subscriptionOf(id)), send, context);

  async function identity({ target }: PlanStep): Promise<Result<void>> {
    const now = await identityOf(target);
    if (!now.ok) return now;
    made.add(target);
    if (now.value.principalId !== undefined) return DONE;
    const { userAssigned } = now.value;
    const on = await ask(`identity of ${nameOf(target)}`, target, (signal) =>
      service.enableIdentity(target, userAssigned, signal),
    );
    if (!on.ok) return on;
    const kept = new IdSet(on.value.userAssigned);
    const lost = userAssigned.filter((id) => !kept.has(id));
    if (lost.length > 0)
      return unconfirmed(`The account does not read as having ${lost.map(nameOf).join(', ')} any more.`);
    if (on.value.principalId === undefined)
      return unconfirmed('The account still reads as having no system-assigned identity.');
    read.set(target, Promise.resolve(on));
    return DONE;
  }

  function identityOf(accountId: string): Promise<Result<AccountIdentity>> {
    const known =
      read.get(accountId) ??
      ask(`identity of ${nameOf(accountId)}`, accountId, (signal) => service.readIdentity(accountId, signal));
    read.set(accountId, known);
    return known;
  }

  async function role({ target, accountId = '' }: PlanStep): Promise<Result<void>> {
    const identity = await identityOf(accountId);
    if (!identity.ok) return identity;
    const { principalId: principal } = identity.value;
    if (principal === undefined) return unconfirmed('The account has no system-assigned identity to give the role to.');
    const given = await until(
      made.has(accountId) ? MAX_PRINCIPAL_MS : 0,
      () => ask(`role on ${nameOf(target)}`, target, (signal) => service.grantContributor(target, principal, signal)),
      (result) => !result.ok && result.failure.problem.code === 'PrincipalNotFound',
    );
    if (!given.ok) return given;
    const listed = await until(
      MAX_SPREAD_MS,
      () =>
        allPages(
          `list of role assignments of ${nameOf(target)}`,
          (next, signal) => service.listRoles(target, principal, 'direct', next, signal),
          { ...context, reads: context.lane(subscriptionOf(target)) },
        ),
      (result) => result.ok && !result.value.some(({ roleId }) => suffices(roleId)),
    );
    if (!listed.ok) return listed;
    return listed.value.some(({ roleId }) => suffices(roleId))
      ? DONE
      : unconfirmed('The role was given, and is not listed after five minutes.');
  }

  async function schedule({ target }: PlanStep): Promise<Result<void>> {
    const [accountId = '', name = ''] = target.split(/\/schedules\//i);
    const what = `schedule ${name}`;
    const on = await ask(what, accountId, (signal) => service.enableSchedule(accountId, name, signal));
    if (!on.ok) return on;
    const now = await ask(what, accountId, (signal) => service.readSchedule(accountId, name, signal));
    if (!now.ok) return now;
    return now.value.enabled ? DONE : unconfirmed('The schedule still reads as disabled.');
  }

  /** Again, in growing pauses, for as long as it has to be waited for. */
  async function until<T>(
    ms: number,
    make: () => Promise<Result<T>>,
    isToWait: (result: Result<T>) => boolean,
  ): Promise<Result<T>> {
    const end = Math.min(clock.monotonic() + ms, stop.deadline);
    for (let pause = MIN_PAUSE_MS; ; pause = Math.min(MAX_PAUSE_MS, pause * 1.5)) {
      const result = await make();
      if (!isToWait(result) || clock.monotonic() + pause > end || stop.signal.aborted) return result;
      await clock.sleep(pause, stop.signal);
    }
  }

  return { identity: sideBySide(identity), roles: sideBySide(role), schedules: sideBySide(schedule) };

  function sideBySide(run: (step: PlanStep) => Promise<Result<void>>): RunKind {
    return async (steps) =>
      new Map(
        await Promise.all(
          steps.map(async (step): Promise<[string, StepOutcome]> => {
            const startedAt = clock.now();
            const result = await run(step);
            const times = { startedAt, endedAt: clock.now() };
            return [
              step.id,
              result.ok ? { kind: 'repaired', ...times } : { ...outcomeOf(step, result.failure), ...times },
            ];
          }),
        ),
      );
  }
}

const DONE: Result<void> = { ok: true, value: undefined };

const unconfirmed = (message: string): Result<never> => ({
  ok: false,
  failure: {
    kind: 'answer',
    problem: { code: 'NotConfirmed', message, nextStep: 'Check the resource in the portal, then run again.' },
  },
});

function outcomeOf({ right, target }: PlanStep, failure: Failure): StepOutcome {
  const { problem, status, kind } = failure;
  if (status === 403) return { kind: 'not-allowed', problem: { ...problem, nextStep: lacking(right, target) } };
  if (kind === 'stopped') return { kind: 'blocked', problem };
  return { kind: 'failed', problem };
}

/** @param right action that is missing */
export const lacking = (right: string | undefined, scope: string): string =>
  `Grant the identity that runs this step ${right === undefined ? 'the right' : `the action ${right}`} on ${scope} or above it, or have somebody do the step who has it.`;

/** What the run may not do there, before anything is changed; undefined where it may, or where that cannot be read. */
export function notAllowed(step: PlanStep, permissions: Result<readonly Permission[]>): Problem | undefined {
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
