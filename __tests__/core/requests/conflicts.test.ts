import { isForPerson, saysInProgress } from '../../../src/core/requests/conflicts';

it.each([
  'ReadOnlyDisabledSubscription',
  'ScopeLocked',
  'MissingSubscriptionRegistration',
  'NoRegisteredProviderFound',
  'SubscriptionNotRegistered',
  'RequestDisallowedByPolicy',
  'OperationNotAllowed',
  'QuotaExceeded',
])('%s waits for a person', (code) => expect([isForPerson(code), saysInProgress(code)]).toEqual([true, false]));

it.each(['AnotherOperationInProgress', 'OperationInProgress', 'ServerBusy', 'RetryableError'])(
  '%s passes by itself',
  (code) => expect([isForPerson(code), saysInProgress(code)]).toEqual([false, true]),
);

it.each(['Conflict', '409', '', '150100'])('%j says neither', (code) =>
  expect([isForPerson(code), saysInProgress(code)]).toEqual([false, false]),
);
