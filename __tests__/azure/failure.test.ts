import { RestError, createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import {
  NoTokenYetError,
  RefusedHostError,
  SignInError,
  failureOf,
  retryAfterMs,
  waitInMessage,
} from '../../src/azure/failure';

/** What the SDK throws for an answer with an error status. */
function restError(statusCode: number, bodyAsText: string, headers: Record<string, string> = {}): RestError {
  const request = createPipelineRequest({ url: 'https://management.azure.com/secret-link' });
  const response = { status: statusCode, headers: createHttpHeaders(headers), request, bodyAsText };
  return new RestError('the SDK says something', { statusCode, request, response });
}

const asrBody = {
  error: {
    code: 'BadRequest',
    message: 'Outer.',
    details: [
      {
        code: '28031',
        message: 'Inner message.',
        possibleCauses: 'The causes.',
        recommendedAction: 'The action.',
        activityId: 'activity',
      },
    ],
  },
};

describe('an answer with an error status', () => {
  it('of Site Recovery is told by its inner error', () => {
    const failure = failureOf(
      restError(400, JSON.stringify(asrBody), { 'x-ms-correlation-request-id': 'corr' }),
      false,
    );
    expect(failure).toMatchObject({
      kind: 'http',
      status: 400,
      problem: {
        code: '28031',
        message: 'Inner message.',
        possibleCauses: 'The causes.',
        recommendedAction: 'The action.',
        correlationId: 'corr',
      },
    });
    expect(failure.retryAfterMs).toBeUndefined();
  });

  it('of Site Recovery names its activity where there is no correlation id', () => {
    expect(failureOf(restError(400, JSON.stringify(asrBody)), false).problem.correlationId).toBe('activity');
  });

  it('of ARM is told by its own error', () => {
    const body = { error: { code: 'AuthorizationFailed', message: "The client may not perform action 'a/b/write'." } };
    const { problem, status } = failureOf(restError(403, JSON.stringify(body)), false);
    expect([status, problem.code, problem.message]).toEqual([403, body.error.code, body.error.message]);
    expect(problem.possibleCauses).toBeUndefined();
  });

  it.each([
    [502, '<html><body>Bad Gateway</body></html>'],
    [500, ''],
    [503, '{"error":'],
    [504, 'null'],
    [500, '[]'],
    [500, '{"error":"text"}'],
    [500, '{"error":{"code":{},"message":[],"details":[null]}}'],
    [500, '{"error":{"details":"text"}}'],
  ])('%d with %j is told by its status', (status, body) => {
    expect(failureOf(restError(status, body), false)).toMatchObject({
      kind: 'http',
      status,
      problem: {
        code: `HTTP${status}`,
        message: `The service answered with HTTP status ${status} and no explanation.`,
      },
    });
  });

  it('commands a wait', () => {
    const failure = failureOf(restError(429, '', { 'retry-after': '17' }), false);
    expect([failure.status, failure.retryAfterMs]).toEqual([429, 17_000]);
  });
});

describe('no answer', () => {
  it.each([
    [new RestError('read ECONNRESET', { code: 'ECONNRESET' }), 'connection', 'ECONNRESET'],
    [new RestError('getaddrinfo ENOTFOUND x', { code: 'ENOTFOUND' }), 'connection', 'ENOTFOUND'],
    [
      new RestError('self-signed certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      'refused',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
    ],
    [new RestError('no code'), 'connection', 'REQUEST_SEND_ERROR'],
    [
      new RestError('Error "x" occurred while parsing', { code: 'PARSE_ERROR', statusCode: 200 }),
      'answer',
      'UnreadableAnswer',
    ],
    [Object.assign(new Error('aborted'), { name: 'AbortError' }), 'hung', 'NoAnswer'],
    [new Error('anything\n    at some (code)'), 'answer', 'UnreadableAnswer'],
    ['not even an error', 'answer', 'UnreadableAnswer'],
    [new RefusedHostError('evil.com'), 'refused', 'RefusedHost'],
    [new SignInError({ code: 'AADSTS1', message: 'm' }, { kind: 'permanent' }), 'sign-in', 'AADSTS1'],
    [new SignInError({ code: 'AADSTS1', message: 'm' }, { kind: 'transient' }), 'sign-in', 'AADSTS1'],
    [new NoTokenYetError(undefined), 'stopped', 'Stopped'],
  ])('%s is %s, %s', (error, kind, code) => {
    const failure = failureOf(error, false);
    expect([failure.kind, failure.problem.code]).toEqual([kind, code]);
    expect(failure.problem.message).not.toContain('\n');
    expect(failure.cause).toBe(error);
  });

  it('is nobody’s fault when the run was stopped', () => {
    expect(failureOf(restError(500, ''), true).kind).toBe('stopped');
  });
});

describe('waitInMessage', () => {
  it.each([
    [
      "Number of 'write' requests exceeded. Please try again after '17' seconds after additional tokens are available.",
      17_000,
    ],
    ["exceeded the backend storage limit. Please try again after '6' minutes.", 360_000],
    ['Retry after 30 s.', 30_000],
    ['Too many requests. Try again in 2 hours', 7_200_000],
    ['Please retry the request later.', undefined],
    ['The operation was started 5 minutes ago.', undefined],
    ['Please try again after 00:01:30.', 90_000],
  ])('of %j is %j ms', (message, expected) => expect(waitInMessage(message)).toBe(expected));
});

describe('retryAfterMs', () => {
  const date = 'Thu, 01 Jan 2026 00:00:00 GMT';
  it.each([
    [undefined, undefined, undefined],
    ['', undefined, undefined],
    ['soon', undefined, undefined],
    ['30', undefined, 30_000],
    [' 30 ', undefined, 30_000],
    ['1.5', undefined, 1_500],
    ['0', undefined, 1_000],
    ['86400', undefined, 86_400_000],
    ['Thu, 01 Jan 2026 00:01:00 GMT', date, 60_000],
    ['Wed, 31 Dec 2025 23:00:00 GMT', date, 1_000],
    ['Fri, 01 Jan 2027 00:00:00 GMT', date, 31_536_000_000],
  ])('of %j at %j is %j ms', (header, now, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });

  it('reads a date against the machine’s clock where the service does not tell the time', () => {
    const inTwoMinutes = new Date(Date.now() + 120_000).toUTCString();
    expect(retryAfterMs(inTwoMinutes, undefined)).toBeGreaterThan(110_000);
    expect(retryAfterMs(inTwoMinutes, 'nonsense')).toBeLessThanOrEqual(120_000);
  });
});
