/** Which failures pass by themselves, and how long they are waited for. */
import type { Failure } from '../values/model';

/** What the service, or Resource Manager before it, calls a refusal for rate where the status does not say so. */
const RATE_CODE = /^(TooManyRequests|\w*Throttled|\w*RateLimit(Exceeded|Reached)?)$/i;

/** Refused for rate: it passes with time, and concerns all requests of its lane. */
export const isRateRefusal = ({ kind, status, retryAfterMs, problem }: Failure): boolean =>
  kind === 'http' && (status === 429 || (status === 503 && retryAfterMs !== undefined) || RATE_CODE.test(problem.code));

/** A fault that trying again later may not meet. */
export const isTransient = (failure: Failure): boolean =>
  failure.kind === 'connection' ||
  failure.kind === 'hung' ||
  failure.kind === 'answer' ||
  failure.status === 408 ||
  isRateRefusal(failure) ||
  (failure.status !== undefined && failure.status >= 500);

/** How often in a row a request is made again at once after stray faults, where waiting would cost more than asking. */
export const MAX_STRAYS = 2;

/** A fault that may be gone at once, without a word of the service about when to come again. */
export const isStray = (failure: Failure): boolean =>
  isTransient(failure) && failure.kind !== 'hung' && !isRateRefusal(failure) && failure.retryAfterMs === undefined;

/** The unbroken failure of one request. */
export interface Outage {
  readonly since: number;
  readonly failures: number;
}

const MAX_OUTAGE_MS = 300_000;
/** In a long queue, minutes pass between two tries: two strays in a row are no outage. */
const MIN_FAILURES = 4;
const MIN_PAUSE_MS = 2_000;
const MAX_PAUSE_MS = 30_000;

/**
 * Milliseconds to wait after this number of failures in a row: they grow, and are spread.
 * @param random a number from 0 up to 1
 */
export const growingPause = (failures: number, random: number, minMs = MIN_PAUSE_MS, maxMs = MAX_PAUSE_MS): number =>
  Math.min(maxMs, minMs * 2 ** Math.min(10, failures - 1)) * (1 + random / 4);

/**
 * Milliseconds until a request that failed is made again; undefined once it has failed for too long.
 * @param random a number from 0 up to 1, spreads the pauses of many
 */
export function pauseAfter(failure: Failure, outage: Outage, now: number, random: number): number | undefined {
  if (outage.failures >= MIN_FAILURES && now - outage.since >= MAX_OUTAGE_MS) return undefined;
  return Math.max(growingPause(outage.failures, random), failure.retryAfterMs ?? 0);
}
