/** Whether, and when, a request that failed is made again. */
import type { Failure } from '../values/model';

export type RetryDecision =
  | { readonly kind: 'give-up' }
  /** `countsAsTry` is false for a wait that the service commanded. `pausesLane`: the refusal was for the rate. */
  | {
      readonly kind: 'again';
      readonly afterMs: number;
      readonly countsAsTry: boolean;
      readonly pausesLane: boolean;
    };

/** Tries beyond the first. */
export const MAX_RETRIES = 3;
const FIRST_WAIT_MS = 2_000;
const CONFLICT_WAIT_MS = 10_000;

/**
 * @param retries how many tries beyond the first were used up
 * @param conflicts how often the request was refused because another operation is in progress
 * @param random a number from 0 up to 1, spreads the waiting of many
 */
export function decideRetry(failure: Failure, retries: number, conflicts: number, random: number): RetryDecision {
  const { status } = failure;
  const commanded = failure.retryAfterMs;
  if ((status === 429 || status === 503) && commanded !== undefined) {
    return { kind: 'again', afterMs: commanded, countsAsTry: false, pausesLane: status === 429 };
  }
  if (status === 409 && isConflict(failure)) {
    const wait = commanded ?? CONFLICT_WAIT_MS * Math.min(3, conflicts + 1);
    return { kind: 'again', afterMs: wait * (1 + random / 4), countsAsTry: false, pausesLane: false };
  }
  if (!isTransient(failure) || retries >= MAX_RETRIES) return { kind: 'give-up' };
  return {
    kind: 'again',
    afterMs: FIRST_WAIT_MS * 2 ** retries * (1 + random / 4),
    countsAsTry: true,
    pausesLane: status === 429,
  };
}

/** A fault that trying again later may not meet. */
export const isTransient = ({ kind, status }: Failure): boolean =>
  kind === 'connection' ||
  kind === 'hung' ||
  kind === 'answer' ||
  status === 408 ||
  status === 429 ||
  (status !== undefined && status >= 500);

/** How often in a row a request is made again at once after stray faults, where waiting would cost more than asking. */
export const MAX_STRAYS = 2;

/** A fault that may be gone at once, without a word of the service about when to come again. */
export const isStray = (failure: Failure): boolean =>
  isTransient(failure) && failure.kind !== 'hung' && failure.status !== 429 && failure.retryAfterMs === undefined;

/** A lock is a person's decision and does not pass by waiting; other conflicts are operations in progress. */
function isConflict(failure: Failure): boolean {
  return failure.problem.code.toLowerCase() !== 'scopelocked';
}
