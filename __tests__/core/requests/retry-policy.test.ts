import fc from 'fast-check';
import type { Failure } from '../../../src/core/values/model';
import { isForPerson, saysInProgress } from '../../../src/core/requests/conflicts';
import { isRateRefusal, isTransient, pauseAfter } from '../../../src/core/requests/retry-policy';
import { refusedWith } from '../../support/fake-site-recovery';
import { problem } from '../values';

const failure = (kind: Failure['kind']): Failure => ({ kind, problem });

describe('what a failure is', () => {
  it.each<[string, Failure, 'rate' | 'transient' | 'final']>([
    ['a broken connection', failure('connection'), 'transient'],
    ['a hung request', failure('hung'), 'transient'],
    ['an answer that cannot be read', failure('answer'), 'transient'],
    ['408', refusedWith(408, 'RequestTimeout'), 'transient'],
    ['429 without a word', refusedWith(429, 'HTTP429'), 'rate'],
    ['429 with Retry-After', refusedWith(429, 'TooManyRequests', 17_000), 'rate'],
    ['503 with Retry-After', refusedWith(503, 'ServiceUnavailable', 30_000), 'rate'],
    ['503 without', refusedWith(503, 'ServiceUnavailable'), 'transient'],
    ['500 with Retry-After', refusedWith(500, 'InternalServerError', 30_000), 'transient'],
    ['another status with a code of throttling', refusedWith(409, 'SubscriptionRequestsThrottled'), 'rate'],
    ['504', refusedWith(504, 'GatewayTimeout'), 'transient'],
    ['409', refusedWith(409, 'AnotherOperationInProgress'), 'final'],
    ['400', refusedWith(400, 'BadRequest'), 'final'],
    ['403', refusedWith(403, 'AuthorizationFailed'), 'final'],
    ['404', refusedWith(404, 'NotFound'), 'final'],
    ['no token', failure('sign-in'), 'final'],
    ['a host that is not ours', failure('refused'), 'final'],
  ])('%s', (_name, seen, expected) => {
    expect(isRateRefusal(seen) ? 'rate' : isTransient(seen) ? 'transient' : 'final').toBe(expected);
  });

  it.each([
    'ReadOnlyDisabledSubscription',
    'ScopeLocked',
    'MissingSubscriptionRegistration',
    'SubscriptionNotRegistered',
    'NoRegisteredProviderFound',
    'RequestDisallowedByPolicy',
    'QuotaExceeded',
    'SubscriptionDisabled',
    'ResourceGroupBeingDeleted',
  ])('a conflict with the code %s is for a person', (code) => {
    expect([isForPerson(code), saysInProgress(code)]).toEqual([true, false]);
  });

  it.each(['AnotherOperationInProgress', 'OperationInProgress', 'ResourceGroupMoveInProgress', 'ServerBusy'])(
    'a conflict with the code %s passes by itself',
    (code) => expect([isForPerson(code), saysInProgress(code)]).toEqual([false, true]),
  );

  it.each(['Conflict', 'HTTP409', '539', 'ProviderConflict'])('a conflict with the code %s says neither', (code) =>
    expect([isForPerson(code), saysInProgress(code)]).toEqual([false, false]),
  );
});

describe('pauseAfter', () => {
  const since = 1_000;

  it('grows from 2 s to 30 s, until the request has failed for five minutes', () => {
    const pauses: number[] = [];
    let now = since;
    for (let failures = 1; ; failures++) {
      const pause = pauseAfter(failure('connection'), { since, failures }, now, 0);
      if (pause === undefined) break;
      pauses.push(pause);
      now += pause;
    }
    expect(pauses.slice(0, 6)).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(now - since).toBeGreaterThanOrEqual(300_000);
    expect(now - since).toBeLessThan(331_000);
  });

  it('does not give up after two strays that a long queue keeps apart', () => {
    expect(pauseAfter(failure('connection'), { since, failures: 2 }, since + 600_000, 0)).toBe(4_000);
  });

  it('is never shorter than the service said, and is spread', () => {
    fc.assert(
      fc.property(
        fc.option(fc.nat(7_200_000), { nil: undefined }),
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (retryAfter, failures, random) => {
          const pause = pauseAfter(refusedWith(500, 'Code', retryAfter), { since, failures }, since, random) ?? -1;
          expect(pause).toBeGreaterThanOrEqual(Math.max(2_000, retryAfter ?? 0));
          expect(pause).toBeLessThanOrEqual(Math.max(37_500, retryAfter ?? 0));
        },
      ),
    );
  });
});
