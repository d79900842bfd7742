import fc from 'fast-check';
import type { Failure } from '../../../src/core/values/model';
import { MAX_RETRIES, decideRetry, type RetryDecision } from '../../../src/core/requests/retry-policy';
import { refusedWith } from '../../support/fake-site-recovery';
import { problem } from '../values';

const failure = (kind: Failure['kind']): Failure => ({ kind, problem });
const giveUp: RetryDecision = { kind: 'give-up' };
const again = (afterMs: number, countsAsTry = true, pausesLane = false): RetryDecision => ({
  kind: 'again',
  afterMs,
  countsAsTry,
  pausesLane,
});

describe('decideRetry', () => {
  it.each<[string, Failure, RetryDecision]>([
    ['a broken connection', failure('connection'), again(2_000)],
    ['a hung request', failure('hung'), again(2_000)],
    ['an answer that cannot be read', failure('answer'), again(2_000)],
    ['408', refusedWith(408, 'RequestTimeout'), again(2_000)],
    ['429 without Retry-After', refusedWith(429, 'TooManyRequests'), again(2_000, true, true)],
    ['429 with Retry-After', refusedWith(429, 'TooManyRequests', 17_000), again(17_000, false, true)],
    ['500', refusedWith(500, 'InternalServerError'), again(2_000)],
    ['502', refusedWith(502, 'BadGateway'), again(2_000)],
    ['503 without Retry-After', refusedWith(503, 'ServiceUnavailable'), again(2_000)],
    ['503 with Retry-After', refusedWith(503, 'ServiceUnavailable', 30_000), again(30_000, false)],
    ['500 with Retry-After is not a command', refusedWith(500, 'InternalServerError', 30_000), again(2_000)],
    ['504', refusedWith(504, 'GatewayTimeout'), again(2_000)],
    ['409', refusedWith(409, 'AnotherOperationInProgress'), again(10_000, false)],
    ['409 with Retry-After', refusedWith(409, 'AnotherOperationInProgress', 4_000), again(4_000, false)],
    ['409 of a lock', refusedWith(409, 'ScopeLocked'), giveUp],
    ['400', refusedWith(400, 'BadRequest'), giveUp],
    ['401', refusedWith(401, 'ExpiredAuthenticationToken'), giveUp],
    ['403', refusedWith(403, 'AuthorizationFailed'), giveUp],
    ['404', refusedWith(404, 'NotFound'), giveUp],
    ['412', refusedWith(412, 'PreconditionFailed'), giveUp],
    ['no token', failure('sign-in'), giveUp],
    ['a host that is not ours', failure('refused'), giveUp],
    ['the run was stopped', failure('stopped'), giveUp],
  ])('first time: %s', (_name, refused, expected) => {
    expect(decideRetry(refused, 0, 0, 0)).toEqual(expected);
  });

  it('tries three times more, waiting longer each time', () => {
    const waits = [0, 1, 2, 3].map((retries) => decideRetry(failure('connection'), retries, 0, 0));
    expect(waits).toEqual([again(2_000), again(4_000), again(8_000), giveUp]);
    expect(MAX_RETRIES).toBe(3);
  });

  it('waits out a 429 or 503 with Retry-After and a 409 however many tries were used up', () => {
    const used = (refused: Failure): RetryDecision => decideRetry(refused, 3, 50, 0);
    expect(used(refusedWith(429, 'TooManyRequests', 5_000))).toEqual(again(5_000, false, true));
    expect(used(refusedWith(503, 'ServiceUnavailable', 5_000))).toEqual(again(5_000, false));
    expect(used(refusedWith(409, 'Conflict'))).toEqual(again(30_000, false));
    expect(used(refusedWith(429, 'TooManyRequests'))).toEqual(giveUp);
  });

  it('never waits less than 2 s of its own accord nor less than it was told, and spreads the waiting', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(408, 429, 500, 502, 503, 504, 409),
        fc.option(fc.integer({ min: 1_000, max: 3_600_000 }), { nil: undefined }),
        fc.nat(2),
        fc.nat(9),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (status, retryAfter, retries, conflicts, random) => {
          const decision = decideRetry(refusedWith(status, 'Code', retryAfter), retries, conflicts, random);
          if (decision.kind === 'give-up') throw new Error('gave up');
          const commanded = [429, 503, 409].includes(status) ? retryAfter : undefined;
          const least = commanded ?? (status === 409 ? 10_000 : 2_000);
          expect(decision.afterMs).toBeGreaterThanOrEqual(least);
          expect(decision.afterMs).toBeLessThanOrEqual(Math.max(30_000, commanded ?? 0) * 1.25);
          expect(decision.pausesLane).toBe(status === 429);
        },
      ),
    );
  });
});
