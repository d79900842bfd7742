import { randomUUID } from 'node:crypto';
import { rejectedForRate } from '../arm/access';
import { jsonReply, type Reply } from '../http';
import { statusTime } from '../clock';

interface Detail extends Readonly<Record<string, unknown>> {
  readonly code: string;
  readonly message: string;
}

/** The message only says when and which; what is wrong stands in the details. */
function graphError(
  status: number,
  code: string,
  now: number,
  details: readonly Detail[],
  headers: Reply['headers'] = {},
): Reply {
  const message = `Please provide below info when asking for support: timestamp = ${statusTime(now)}, correlationId = ${randomUUID()}.`;
  return jsonReply(status, { error: { code, message, details } }, headers);
}

/**
 * Seen are `NoValidSubscriptionsInQueryRequest` and `SubscriptionsContainInvalidGuids`; that other requests are refused is
 * documented, with which code was never seen.
 */
export const badRequest = (now: number, code: string, message: string): Reply =>
  graphError(400, 'BadRequest', now, [{ code, message }]);

/** The service points at the word that it does not understand; here it is the whole query that is not known. */
export const invalidQuery = (now: number, query: string): Reply =>
  graphError(400, 'BadRequest', now, [
    {
      code: 'InvalidQuery',
      message:
        'Query is invalid. Please refer to the documentation for the Azure Resource Graph service and fix the error before retrying.',
    },
    {
      code: 'InvalidQueryLanguage',
      message: 'InvalidQueryLanguage',
      line: 1,
      characterPositionInLine: 0,
      token: /\w*/.exec(query)?.[0] ?? '',
    },
    { code: 'Simulator', message: 'The simulator knows three queries, by their text, and this is none of them.' },
  ]);

export const tooManyQueries = (now: number, resetsAfterMs: number, headers: Reply['headers']): Reply =>
  graphError(
    429,
    'RateLimiting',
    now,
    [
      {
        code: 'RateLimiting',
        message:
          'Client application has been throttled and should not attempt to repeat the request until an amount of time has elapsed. Please see https://aka.ms/resourcegraph-throttling for help.',
      },
    ],
    { ...headers, 'Retry-After': String(Math.max(1, Math.ceil(resetsAfterMs / 1000))), [rejectedForRate]: 'true' },
  );
