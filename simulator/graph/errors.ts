import { randomUUID } from 'node:crypto';
import { rejectedForRate } from '../arm/access';
import { jsonReply, type Reply } from '../http';
import { statusTime } from '../clock';
import type { QueryError } from './query/lexer';

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

/** The service does not tell in words what is wrong with a query; the last message is the simulator's own. */
export function invalidQuery(now: number, { fault, place, message }: QueryError): Reply {
  return graphError(400, 'BadRequest', now, [
    {
      code: 'InvalidQuery',
      message:
        'Query is invalid. Please refer to the documentation for the Azure Resource Graph service and fix the error before retrying.',
    },
    { code: fault, message: fault, line: place.line, characterPositionInLine: place.column, token: place.text },
    { code: 'Simulator', message },
  ]);
}

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
