import type { FaultEffect, FaultMatch, FaultRule, HealthErrorSpec, Scenario } from '../scenario';
import { estate } from './estate';
import { information, permissionErrors } from './texts';

const azure = '^/subscriptions/';

const faulty = (name: string, description: string, ...faults: readonly FaultRule[]): Scenario => ({
  ...estate({ mappingsPerVault: 8, jobSeconds: [20, 60] }),
  name,
  description,
  faults,
});

const rule = (name: string, match: FaultMatch, effect: FaultEffect): FaultRule => ({ name, match, effect });

/** The first request to every path, so that the next try succeeds. */
const firstOfEach = { path: azure, count: 'each', times: 1 } as const;
const firstPatch = { kind: 'mapping.patch', count: 'each', times: 1 } as const;
const firstReads = { ...firstOfEach, method: 'GET' } as const;

const statuses: readonly Scenario[] = [408, 500, 502, 503, 504].map((status) =>
  faulty(
    `status-${status}`,
    `The first request to every path is answered ${status}${status === 502 ? ', with HTML' : ''}.`,
    rule(`status ${status}`, firstOfEach, { kind: 'status', status, body: status === 502 ? 'html' : 'arm' }),
  ),
);

const throttled: FaultEffect = {
  kind: 'status',
  status: 429,
  code: 'TooManyRequests',
  message: 'The request is being throttled.',
  body: 'asr',
  retryAfterSeconds: 8,
};

const chance = (probability: number): FaultMatch => ({ path: azure, probability });

const chaosRules: readonly FaultRule[] = [
  rule('reset before', chance(0.02), { kind: 'reset', when: 'before' }),
  rule('reset after', chance(0.02), { kind: 'reset', when: 'after' }),
  rule('429', chance(0.01), throttled),
  rule('429 with a date', chance(0.01), { ...throttled, retryAfterAs: 'date' }),
  rule('408', chance(0.01), { kind: 'status', status: 408 }),
  rule('500', chance(0.01), { kind: 'status', status: 500 }),
  rule('500 after', chance(0.01), { kind: 'status', status: 500, when: 'after' }),
  rule('502', chance(0.01), { kind: 'status', status: 502, body: 'html' }),
  rule('503', chance(0.01), { kind: 'status', status: 503, retryAfterSeconds: 5 }),
  rule('504 after', chance(0.01), { kind: 'status', status: 504, when: 'after' }),
  rule('not JSON', chance(0.01), { kind: 'not-json' }),
  rule('cut', chance(0.01), { kind: 'truncated' }),
  rule('slow', chance(0.02), { kind: 'delay', seconds: [1, 10] }),
  rule('hung', chance(0.002), { kind: 'hang', when: 'after' }),
];

const healthError: HealthErrorSpec = {
  errorCode: '8010',
  errorLevel: 'Error',
  errorMessage: 'The agent was not updated.',
  possibleCauses: '',
  recommendedAction: '',
};

export const faults: readonly Scenario[] = [
  faulty(
    'throttled',
    'Reads and writes are refused with 429 and Retry-After although they keep to the limits.',
    rule('writes throttled', { kind: 'mapping.patch', from: 3, times: 3 }, throttled),
    rule(
      'writes throttled until a date',
      { kind: 'mapping.patch', from: 8, times: 2 },
      { ...throttled, retryAfterAs: 'date', retryAfterSeconds: 15 },
    ),
    rule('reads throttled', { path: azure, method: 'GET', from: 4, times: 2 }, throttled),
  ),
  faulty(
    'throttled-in-words',
    'Changes are refused with 429 in plain text that says when to come again, reads with 429 and no word of it.',
    rule(
      'writes throttled in words',
      { kind: 'mapping.patch', from: 3, times: 2 },
      { kind: 'status', status: 429, body: 'text', message: "Too many requests. Please try again after '12' seconds." },
    ),
    rule(
      'reads throttled without a word',
      { path: azure, method: 'GET', from: 4, times: 2 },
      { kind: 'status', status: 429, body: 'empty' },
    ),
  ),
  {
    name: 'conflicts-that-last',
    description:
      'Two of four changes are refused with 409 for ever: a disabled subscription, and one that nothing explains.',
    vaults: [
      {
        name: 'vault-weu',
        mappings: [
          {},
          {
            refusal: {
              status: 409,
              by: 'arm',
              code: 'ReadOnlyDisabledSubscription',
              message: 'The subscription is disabled and therefore marked as read only.',
            },
          },
          { refusal: { status: 409, by: 'asr', code: '28999', message: 'The object is in conflict.' } },
          {},
        ],
      },
    ],
    job: { seconds: [20, 60] },
  },
  ...statuses,
  faulty(
    'reset-before',
    'The first connection to every path breaks before the request is taken.',
    rule('reset before', firstOfEach, { kind: 'reset', when: 'before' }),
  ),
  faulty(
    'reset-after',
    'The connection of every first change breaks after it was taken.',
    rule('reset after', firstPatch, { kind: 'reset', when: 'after' }),
  ),
  faulty(
    'lost-answer',
    'Every first change is taken, and answered 504.',
    rule('504 after', firstPatch, { kind: 'status', status: 504, when: 'after' }),
  ),
  faulty(
    'hung-reads',
    'Of the reads that follow jobs some are never answered.',
    rule(
      'hung',
      { kind: ['job.get', 'jobs.list', 'operation.status'], from: 2, times: 2 },
      { kind: 'hang', when: 'before' },
    ),
  ),
  faulty(
    'hung-write',
    'One change is taken, but never answered.',
    rule('hung', { kind: 'mapping.patch', from: 2, times: 1 }, { kind: 'hang', when: 'after' }),
  ),
  faulty(
    'slow',
    'Every request takes three to six seconds.',
    rule('slow', { path: azure }, { kind: 'delay', seconds: [3, 6] }),
  ),
  faulty(
    'not-json',
    'The first read of every path is answered with text.',
    rule('not JSON', firstReads, { kind: 'not-json' }),
  ),
  faulty('truncated', 'The first read of every path is cut off.', rule('cut', firstReads, { kind: 'truncated' })),
  faulty('empty-body', 'The first read of every path has no body.', rule('empty', firstReads, { kind: 'empty-body' })),
  faulty(
    'next-link-loop',
    'The next link of the list of mappings leads to the same page.',
    rule('loop', { kind: 'mappings.list' }, { kind: 'next-link', to: 'loop' }),
  ),
  faulty(
    'next-link-elsewhere',
    'The next link of the list of mappings leads to another host.',
    rule('elsewhere', { kind: 'mappings.list' }, { kind: 'next-link', to: 'other-host' }),
  ),
  faulty(
    'operation-link-elsewhere',
    'The links of one operation lead to another host.',
    rule(
      'elsewhere',
      { kind: 'mapping.patch', from: 2, times: 1 },
      {
        kind: 'with-headers',
        headers: {
          'Azure-AsyncOperation': 'https://attacker.example/operation?api-version=2025-08-01',
          Location: 'https://attacker.example/results?api-version=2025-08-01',
        },
      },
    ),
  ),
  faulty(
    'redirected',
    'The list of mappings is redirected to another host.',
    rule('redirect', { kind: 'mappings.list' }, { kind: 'redirect', to: 'https://attacker.example/mappings' }),
  ),
  faulty(
    'list-unavailable',
    'The list of mappings is never answered but with 500.',
    rule('500', { kind: 'mappings.list' }, { kind: 'status', status: 500 }),
  ),
  {
    name: 'null-entries',
    description:
      'Lists in answers hold null beside what they should hold: mappings, health errors, jobs, tasks, errors.',
    vaults: [
      {
        name: 'vault-weu',
        mappings: [
          { health: [healthError] },
          {},
          { job: { state: 'Failed', errors: permissionErrors } },
          { job: { state: 'CompletedWithInformation', errors: information } },
          {},
          {},
        ],
      },
    ],
    job: { seconds: [20, 60] },
    faults: [rule('null', { path: azure, method: 'GET' }, { kind: 'null-entries' })],
  },
  faulty(
    'climbing-id',
    'One of the listed mappings has an id that leads out of its container.',
    rule(
      'climbing',
      { kind: 'mappings.list', times: 1 },
      { kind: 'replaced', text: '/westeurope-northeurope-24-hour-retention-policy"', by: '/.."' },
    ),
  ),
  faulty(
    'unpacks-to-much',
    'The list of mappings has a few hundred kilobytes, and unpacks to 700 MB.',
    rule('packed', { kind: 'mappings.list' }, { kind: 'packed', megabytes: 700 }),
  ),
  faulty(
    'unavailable-for-a-minute',
    'From the 20th to the 80th second everything is answered 503.',
    rule('503', { path: azure, fromSecond: 20, untilSecond: 80 }, { kind: 'status', status: 503 }),
  ),
  faulty(
    'unavailable-at-first',
    'In the first minute everything is answered 503.',
    rule('503', { path: azure, untilSecond: 60 }, { kind: 'status', status: 503 }),
  ),
  {
    ...estate({ mappingsPerVault: 60, jobSeconds: [20, 120] }),
    name: 'chaos',
    description: 'All faults at random, seeded.',
    faults: chaosRules,
  },
];

/** The same faults with another seed, and another estate if wanted. */
export const chaos = (seed: number, mappings = 60): Scenario => ({
  ...estate({ mappingsPerVault: mappings, jobSeconds: [20, 120] }),
  name: `chaos-${seed}`,
  description: `All faults at random, from the seed ${seed}.`,
  seed,
  faults: chaosRules,
});
