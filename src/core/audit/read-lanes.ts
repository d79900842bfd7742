/** How the sources of an audit are asked: the pace for each subscription, and what is said where one does not answer. */
import { IdMap } from '../values/id-map';
import { armLane } from '../requests/arm-lane';
import { Gate } from '../requests/gate';
import { READ_LIMITS, REQUESTS_AT_ONCE, REQUESTS_OF_PROCESS, VM_LIMITS, VMS_AT_ONCE } from '../requests/limits';
import type { ListContext } from '../requests/lists';
import type { Failure, Problem, Result } from '../values/model';
import { Lane } from '../requests/lane';
import type { Clock, FaultWatcher, SiteRecovery, Stop, AuditService } from '../values/ports';
import type { AccountFacts, VaultFacts } from './facts';
import type { Known } from '../values/resources';
import { grantReading } from './rule';

/** What happens on the way, for whoever watches. */
export interface AuditWatcher extends FaultWatcher {
  vaultRead(facts: VaultFacts): void;
  accountRead(facts: AccountFacts): void;
}

export interface GatherPorts {
  readonly clock: Clock;
  readonly stop: Stop;
  readonly service: SiteRecovery & AuditService;
  readonly random: () => number;
  readonly watcher: AuditWatcher;
}

export interface Sources {
  readonly service: SiteRecovery & AuditService;
  /** For requests to Site Recovery. */
  siteRecovery(subscriptionId: string): ListContext;
  /** For requests to anything else of Azure Resource Manager. */
  arm(subscriptionId: string): ListContext;
  /** For requests about single VMs, of which there are many. */
  vms(subscriptionId: string): ListContext;
  /**
   * @param right action that lets it be read
   * @param scope ARM id of what was read
   */
  known<T>(result: Result<T>, right: string, scope: string): Known<T>;
}

/** @param vaultsIn how many vaults are in a subscription: the longest queue goes first */
export function openSources(
  { clock, stop, random, service, watcher }: GatherPorts,
  vaultsIn: (subscriptionId: string) => number,
): Sources {
  const contextFor = (reads: Lane): ListContext => ({
    clock,
    stop,
    random,
    onRetry: (...fault) => watcher.fault(...fault),
    onOver: (what) => watcher.over(what),
    service,
    reads,
  });

  const all = new Gate(REQUESTS_OF_PROCESS);
  const arm = oncePerSubscription((id) => armLane(id, { clock, random }, { of: all, rank: vaultsIn(id) }));
  // What is sent to Site Recovery passes Azure Resource Manager as well, and counts there.
  const siteRecovery = oncePerSubscription(
    (id) => new Lane({ limits: READ_LIMITS, concurrency: REQUESTS_AT_ONCE, through: arm(id), random }, clock),
  );
  const vms = oncePerSubscription(
    (id) => new Lane({ limits: VM_LIMITS, concurrency: VMS_AT_ONCE, through: arm(id), random }, clock),
  );

  return {
    service,
    siteRecovery: (id) => contextFor(siteRecovery(id)),
    arm: (id) => contextFor(arm(id)),
    vms: (id) => contextFor(vms(id)),
    known: (result, right, scope) =>
      result.ok ? { known: true, value: result.value } : unknown(problemOf(result.failure, right, scope, stop)),
  };
}

export const unknown = (problem: Problem): Known<never> => ({ known: false, problem });

/** A lane for each subscription, opened when it is asked for. */
export function oncePerSubscription(open: (subscriptionId: string) => Lane): (subscriptionId: string) => Lane {
  const lanes = new IdMap<Lane>();
  return (subscriptionId) => {
    const lane = lanes.get(subscriptionId) ?? open(subscriptionId);
    lanes.set(subscriptionId, lane);
    return lane;
  };
}

function problemOf({ kind, status, problem, grant }: Failure, right: string, scope: string, stop: Stop): Problem {
  if (status === 403) return { ...problem, nextStep: grantReading(right, scope, grant) };
  if (kind !== 'stopped') return problem;
  const cancelled = stop.reason === 'cancelled';
  return {
    code: cancelled ? 'Cancelled' : 'TimedOut',
    message: `This was not read: ${cancelled ? 'the run was cancelled' : 'the deadline of the run has passed'}.`,
    nextStep: cancelled ? 'Run again when wanted.' : 'Run again, with a larger timeout or fewer vaults.',
  };
}
