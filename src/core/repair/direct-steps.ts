/** Steps that are one change without a job: identities, roles and schedules. Each is confirmed by reading it again. */
import { sendWithRetries, type RetryContext } from '../requests/send-with-retries';
import { listRolesHeld } from '../requests/roles';
import type { Lane } from '../requests/lane';
import { nameOf, subscriptionOf } from '../values/arm-id';
import { IdMap, IdSet } from '../values/id-map';
import type { AutomationAccount, RolesHeld } from '../values/resources';
import { suffices } from '../values/roles';
import type { Failure, Result } from '../values/model';
import type { AuditService } from '../values/ports';
import type { PlanStep, RepairKind } from '../plan/step';
import type { StepOutcome } from './outcome';
import { lacking } from './permissions';
import type { RepairService } from './ports';
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
  /** A line of the log, for what keeps a step waiting. */
  readonly say: (line: string) => void;
}

export function directSteps(context: DirectContext): Readonly<Record<DirectKind, RunKind>> {
  const { service, clock, stop } = context;
  /** Identities by their accounts, each read once however many vaults it gets a role on. */
  const read = new IdMap<Promise<Result<AutomationAccount>>>();

  const ask = <T>(what: string, id: string, send: (signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>> =>
    sendWithRetries(what, context.lane(subscriptionOf(id)), send, context);

  /** A request that changes something: one that was sent is given a moment to be answered when the run is stopped. */
  async function change<T>(
    what: string,
    id: string,
    send: (signal: AbortSignal) => Promise<Result<T>>,
    sent: Sent,
  ): Promise<Result<T>> {
    let leftAt: number | undefined;
    const answer = await ask(what, id, () => {
      leftAt ??= clock.now();
      return send(stop.grace);
    });
    if (answer.ok || mayHaveBeenTaken(answer.failure)) sent.at ??= leftAt;
    return answer;
  }

  async function identity({ target }: PlanStep, sent: Sent): Promise<Result<void>> {
    const now = await identityOf(target);
    if (!now.ok) return now;
    if (now.value.principalId !== undefined) return DONE;
    const { userAssigned } = now.value;
    const on = await change(
      `identity of ${nameOf(target)}`,
      target,
      (signal) => service.enableIdentity(target, userAssigned, signal),
      sent,
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

  function identityOf(accountId: string): Promise<Result<AutomationAccount>> {
    const known =
      read.get(accountId) ??
      ask(`identity of ${nameOf(accountId)}`, accountId, (signal) => service.readAccount(accountId, signal));
    read.set(accountId, known);
    return known;
  }

  async function role({ target, accountId = '' }: PlanStep, sent: Sent): Promise<Result<void>> {
    const identity = await identityOf(accountId);
    if (!identity.ok) return identity;
    const { principalId: principal } = identity.value;
    if (principal === undefined) return unconfirmed('The account has no system-assigned identity to give the role to.');
    const grant = (signal: AbortSignal): Promise<Result<void>> => service.grantContributor(target, principal, signal);
    // Also where the identity was made by an earlier run, perhaps a moment ago.
    const given = await until(
      MAX_PRINCIPAL_MS,
      () => change(`role on ${nameOf(target)}`, target, grant, sent),
      (result) => !result.ok && result.failure.problem.code === 'PrincipalNotFound',
      `Microsoft Entra ID does not know the identity of ${nameOf(accountId)} yet: trying for at most ten minutes.`,
    );
    if (!given.ok) return given;
    const reads = context.lane(subscriptionOf(target));
    const vault = { id: target, name: nameOf(target) };
    const listed = await until(
      MAX_SPREAD_MS,
      () => listRolesHeld(vault, principal, service, { ...context, reads }),
      (result) => result.ok && !hasRole(result.value),
      `The role of ${nameOf(accountId)} on ${nameOf(target)} is given, and not listed yet: checking for at most five minutes.`,
    );
    if (!listed.ok) return listed;
    if (hasRole(listed.value)) return DONE;
    return stop.signal.aborted
      ? unconfirmed('The role was given; the run was stopped before it was listed.')
      : unconfirmed('The role was given, and is not listed after five minutes.');
  }

  async function schedule({ target }: PlanStep, sent: Sent): Promise<Result<void>> {
    const [accountId = '', name = ''] = target.split(/\/schedules\//i);
    const what = `schedule ${name}`;
    const enable = (signal: AbortSignal): Promise<Result<void>> => service.enableSchedule(accountId, name, signal);
    const on = await change(what, accountId, enable, sent);
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
    why: string,
  ): Promise<Result<T>> {
    const end = Math.min(clock.monotonic() + ms, stop.deadline);
    for (let pause = MIN_PAUSE_MS; ; pause = Math.min(MAX_PAUSE_MS, pause * 1.5)) {
      const result = await make();
      if (!isToWait(result) || clock.monotonic() + pause > end || stop.signal.aborted) return result;
      if (pause === MIN_PAUSE_MS) context.say(why);
      await clock.sleep(pause, stop.signal);
    }
  }

  return { identity: sideBySide(identity), roles: sideBySide(role), schedules: sideBySide(schedule) };

  /** As many at once as may still fail, so that no more than those do. */
  function sideBySide(run: (step: PlanStep, sent: Sent) => Promise<Result<void>>): RunKind {
    return async (steps, maxFailures) => {
      const outcomes = new Map<string, StepOutcome>();
      const queue = steps.values();
      const worker = async (): Promise<void> => {
        for (const step of queue) {
          const outcome = stop.signal.aborted ? STOPPED : await doStep(step, run);
          outcomes.set(step.id, outcome);
          if (outcome.kind === 'failed' || outcome.kind === 'not-allowed') return;
        }
      };
      await Promise.all(Array.from({ length: Math.min(maxFailures, steps.length) }, worker));
      return outcomes;
    };
  }

  async function doStep(
    step: PlanStep,
    run: (step: PlanStep, sent: Sent) => Promise<Result<void>>,
  ): Promise<StepOutcome> {
    const sent: Sent = { at: undefined };
    const result = await run(step, sent);
    const times = sent.at === undefined ? {} : { startedAt: sent.at, endedAt: clock.now() };
    if (result.ok) return { kind: 'repaired', ...times };
    const { failure } = result;
    const isUnclear = failure.kind === 'stopped' && sent.at !== undefined;
    return { ...(isUnclear ? UNCLEAR : outcomeOf(step, failure)), ...times };
  }
}

/** When the change of a step was sent, by the clock that is shown; undefined while it was not, or was refused. */
interface Sent {
  at: number | undefined;
}

const mayHaveBeenTaken = ({ kind, status = 0, unsent }: Failure): boolean =>
  unsent !== true && (['connection', 'hung', 'answer', 'stopped'].includes(kind) || status >= 500);

const UNCLEAR: StepOutcome = {
  kind: 'failed',
  problem: {
    code: 'NotConfirmed',
    message: 'The change was sent, and the run was stopped before it was confirmed: it may have been made.',
    nextStep: 'Run again: what was done is not done again.',
  },
};

const hasRole = ({ assignments }: RolesHeld): boolean => assignments.some(({ roleId }) => suffices(roleId));

const STOPPED: StepOutcome = {
  kind: 'blocked',
  problem: { code: 'Blocked', message: 'Not done: the run was stopped before.', nextStep: 'Run again when wanted.' },
};

const DONE: Result<void> = { ok: true, value: undefined };

const unconfirmed = (message: string): Result<never> => ({
  ok: false,
  failure: {
    kind: 'answer',
    problem: { code: 'NotConfirmed', message, nextStep: 'Check the resource in the portal, then run again.' },
  },
});

function outcomeOf({ right, target }: PlanStep, failure: Failure): StepOutcome {
  const { problem, status, kind, grant } = failure;
  if (status === 403) return { kind: 'not-allowed', problem: { ...problem, nextStep: lacking(right, target, grant) } };
  if (kind === 'stopped') return { kind: 'blocked', problem };
  return { kind: 'failed', problem };
}
