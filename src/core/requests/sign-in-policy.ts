/** Whether, and when, a sign-in that failed is tried again. */

import { growingPause } from './retry-policy';

/** What kind of fault a sign-in met; what it was is the problem beside it. */
export type SignInFault =
  /** May pass by itself. `retryAfterMs`: milliseconds that the service commanded to wait. */
  | { readonly kind: 'transient'; readonly retryAfterMs?: number | undefined }
  /** Microsoft Entra ID did not reach the keys of the issuer: an outage, or an issuer that it never can reach. */
  | { readonly kind: 'issuer-unreachable' }
  /** The federated credential is wrong, or was made a moment ago and has not spread. */
  | { readonly kind: 'spreading' }
  | { readonly kind: 'permanent' };

/** `first`: the run has had no token yet. */
export type SignInPhase = 'first' | 'renewal';

/** An unbroken row of failures. Times are milliseconds by the clock. */
export interface SignInFailures {
  readonly phase: SignInPhase;
  /** When the first try of the row began, and the last. */
  readonly since: number;
  readonly lastBegan: number;
  /** The same for the tries that met the kind of fault that the last one met. */
  readonly sameKindSince: number;
  readonly sameKind: number;
  readonly count: number;
}

export type SignInDecision =
  | { readonly kind: 'again'; readonly afterMs: number }
  /** `why` says it where the fault alone does not. */
  | { readonly kind: 'give-up'; readonly why: 'permanent' | 'too-long' | 'after-deadline' };

const MAX_FAILING_MS = 10 * 60_000;

/** At the first sign-in: three tries in ten seconds. */
const SPREADING_WAITS_MS = [3_000, 5_000] as const;
const MAX_SPREADING_MS = 60_000;

/**
 * @param now when the last try ended
 * @param deadline when the run ends
 * @param random a number from 0 up to 1, spreads the tries of many runs
 */
export function decideSignIn(
  fault: SignInFault,
  failures: SignInFailures,
  now: number,
  deadline: number,
  random: number,
): SignInDecision {
  switch (fault.kind) {
    case 'permanent':
      return { kind: 'give-up', why: 'permanent' };
    case 'spreading': {
      if (failures.phase === 'renewal')
        return againWithin(MAX_SPREADING_MS, failures.sameKindSince, failures, now, random);
      const wait = SPREADING_WAITS_MS[failures.sameKind - 1];
      return wait === undefined ? { kind: 'give-up', why: 'permanent' } : { kind: 'again', afterMs: wait };
    }
    case 'issuer-unreachable':
      return againWithin(MAX_FAILING_MS, failures.sameKindSince, failures, now, random);
    case 'transient': {
      const commanded = fault.retryAfterMs;
      if (commanded !== undefined) {
        if (now + commanded >= deadline) return { kind: 'give-up', why: 'after-deadline' };
        // A wait that was commanded may end later than the rule below; only a try after it can end the run.
        if (failures.phase === 'first' && failures.lastBegan - failures.since >= MAX_FAILING_MS) {
          return { kind: 'give-up', why: 'too-long' };
        }
        return { kind: 'again', afterMs: commanded };
      }
      return failures.phase === 'first'
        ? againWithin(MAX_FAILING_MS, failures.since, failures, now, random)
        : { kind: 'again', afterMs: growingPause(failures.count, random) };
    }
  }
}

/** The last try begins when the time is over, so that a fault of just that length is survived. */
function againWithin(
  lengthMs: number,
  since: number,
  { lastBegan, count }: SignInFailures,
  now: number,
  random: number,
): SignInDecision {
  if (lastBegan - since >= lengthMs) return { kind: 'give-up', why: 'too-long' };
  return { kind: 'again', afterMs: Math.max(0, Math.min(growingPause(count, random), since + lengthMs - now)) };
}
