/** Turns whatever a request threw into a failure that says what happened, in the service's words where it had any. */
import type { RestError } from '@azure/core-rest-pipeline';
import { adviceFor } from '../core/render/advice';
import { grantCommand, howToGrant } from '../core/render/missing-right';
import type { SignInFault } from '../core/requests/sign-in-policy';
import type { Failure, Problem } from '../core/values/model';
import { withoutSecrets } from '../runtime/secrets';
import { ANSWER_TOO_LARGE } from './https';
import { fieldsOf, parseJson, textOf } from './json';

/** A request that must not leave, since it would carry the token to a host that is not Azure's. */
export class RefusedHostError extends Error {
  constructor(readonly host: string) {
    super(
      `The service's answer leads to the host ${host}, which is not the Azure Resource Manager endpoint or a regional host of it.`,
    );
    this.name = 'RefusedHostError';
  }
}

/** A name or id that cannot be asked for without asking for something else. */
export class UnusableIdError extends Error {
  constructor(id: string) {
    super(`'${id}', which Azure listed, is not the id of what was asked for, and is not used.`);
    this.name = 'UnusableIdError';
  }
}

/** No token; the problem explains why. */
export class SignInError extends Error {
  constructor(
    readonly problem: Problem,
    readonly fault: SignInFault,
    options?: ErrorOptions,
  ) {
    super(problem.message, options);
    this.name = 'SignInError';
  }
}

/** The run stopped while a request, which has not left, waited for a token. */
export class NoTokenYetError extends Error {
  constructor(lastFault: Problem | undefined) {
    super(`It waited for a token of Azure${lastFault === undefined ? '.' : `: ${lastFault.message}`}`);
    this.name = 'NoTokenYetError';
  }
}

const isRestError = (error: unknown): error is RestError => error instanceof Error && error.name === 'RestError';

/**
 * @param stopped true if the run itself gave the request up
 * @param clientId of the identity that sent it; undefined if it is not known
 */
export function failureOf(error: unknown, stopped: boolean, clientId?: string): Failure {
  const failure = failureWith(error, stopped, clientId);
  return { ...failure, problem: problemWithoutSecrets(failure.problem) };
}

/** What answers may repeat what was sent: a proxy that reflects a request, a service that quotes a header. */
const problemWithoutSecrets = (problem: Problem): Problem => ({
  ...problem,
  code: withoutSecrets(problem.code),
  message: withoutSecrets(problem.message),
  possibleCauses: problem.possibleCauses && withoutSecrets(problem.possibleCauses),
  recommendedAction: problem.recommendedAction && withoutSecrets(problem.recommendedAction),
  correlationId: problem.correlationId && withoutSecrets(problem.correlationId),
  nextStep: problem.nextStep && withoutSecrets(problem.nextStep),
});

function failureWith(error: unknown, stopped: boolean, clientId: string | undefined): Failure {
  if (error instanceof NoTokenYetError)
    return { kind: 'stopped', unsent: true, problem: { code: 'Stopped', message: error.message }, cause: error };
  if (stopped)
    return {
      kind: 'stopped',
      problem: { code: 'Stopped', message: 'The request was given up.' },
      cause: error,
    };
  if (error instanceof RefusedHostError) return refusedFailure(error.message, error);
  if (error instanceof UnusableIdError) {
    const nextStep =
      'Nothing was asked for by it. Run again; if it stays so, open a support request with the correlation id.';
    return { kind: 'refused', problem: { code: 'UnusableId', message: error.message, nextStep }, cause: error };
  }
  if (error instanceof SignInError) return { kind: 'sign-in', problem: error.problem, cause: error };
  if (isRestError(error) && error.response !== undefined && error.statusCode !== undefined && error.statusCode >= 300) {
    return httpFailure(error.statusCode, error, clientId);
  }
  if (isRestError(error) && error.code !== 'PARSE_ERROR' && error.response === undefined)
    return connectionFailure(error);
  if (error instanceof Error && error.name === 'AbortError') {
    return {
      kind: 'hung',
      problem: {
        code: 'NoAnswer',
        message: 'The service did not answer in time.',
        nextStep: adviceFor('NoAnswer', undefined),
      },
      cause: error,
    };
  }
  return answerFailure(error instanceof Error ? firstLine(error.message) : 'unknown error', error);
}

const firstLine = (text: string): string => text.split('\n', 1)[0]?.slice(0, 300) ?? '';

/** An answer with a good status whose content is not what the service documents. */
export function answerFailure(message: string, cause?: unknown): Failure {
  return {
    kind: 'answer',
    problem: {
      code: 'UnreadableAnswer',
      message: `The service's answer cannot be read: ${message}`,
      nextStep: adviceFor('UnreadableAnswer', undefined),
    },
    cause,
  };
}

/** Gateways refuse in a line of text; a page of HTML says nothing to anyone. */
function plainText(response: RestError['response']): string {
  const isText = /^text\/plain/i.test(response?.headers.get('content-type') ?? '');
  return isText ? firstLine(response?.bodyAsText ?? '') : '';
}

/** Nothing proves that the host is Azure's, and no waiting does. */
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ERR_TLS/i;

function connectionFailure(error: RestError): Failure {
  const code = error.code ?? 'REQUEST_SEND_ERROR';
  const message = firstLine(error.message);
  return {
    // What is too large was answered all the same.
    kind: UNTRUSTED.test(code) ? 'refused' : code === ANSWER_TOO_LARGE ? 'answer' : 'connection',
    problem: { code, message, nextStep: adviceFor(code, undefined, message) },
    cause: error,
  };
}

function refusedFailure(message: string, cause: unknown): Failure {
  const nextStep =
    'No request and no token was sent there. Find out why the service leads there, before you run again: check the proxy, DNS, and the ARM endpoint if one is set. A host that you do not know is none to trust.';
  return { kind: 'refused', problem: { code: 'RefusedHost', message, nextStep }, cause };
}

function httpFailure(status: number, error: RestError, clientId: string | undefined): Failure {
  const headers = error.response?.headers;
  if (status < 400) {
    const target = headers?.get('location') ?? '';
    const host = URL.canParse(target) ? new URL(target).host : 'another place';
    return refusedFailure(`The service redirects to ${host} (HTTP status ${status}), which is not followed.`, error);
  }
  const body = parseJson(error.response?.bodyAsText ?? '');
  // Automation's own errors come without the envelope.
  const outer = fieldsOf(fieldsOf(body)['error'] ?? body);
  const details = outer['details'];
  const inner = fieldsOf(Array.isArray(details) ? details[0] : undefined);
  const code = textOf(inner['code']) || textOf(outer['code']) || `HTTP${status}`;
  const message =
    textOf(inner['message']) ||
    textOf(outer['message']) ||
    plainText(error.response) ||
    `The service answered with HTTP status ${status} and no explanation.`;
  const grant = status === 403 ? grantCommand(message, clientId) : undefined;
  return {
    kind: 'http',
    status,
    grant,
    problem: {
      code,
      message,
      possibleCauses: textOf(inner['possibleCauses']) || undefined,
      recommendedAction: textOf(inner['recommendedAction']) || undefined,
      correlationId: headers?.get('x-ms-correlation-request-id') ?? (textOf(inner['activityId']) || undefined),
      nextStep: `${adviceFor(code, status, message)}${howToGrant(grant)}`,
    },
    retryAfterMs: retryAfterMs(headers?.get('retry-after'), headers?.get('date')) ?? waitInMessage(message),
    cause: error,
  };
}

/** Seconds or an HTTP date; a date is read against the service's own clock, since this machine's may be off. */
export function retryAfterMs(header: string | undefined, date: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  // A header that was sent twice arrives as a list.
  const seconds = Number(/^\s*(\d+(?:\.\d+)?)\s*(?:[,;]|$)/.exec(header)?.[1] ?? Number.NaN);
  const until = Date.parse(header);
  const serviceNow = Date.parse(date ?? '');
  const ms = Number.isNaN(seconds) ? until - (Number.isNaN(serviceNow) ? Date.now() : serviceNow) : seconds * 1000;
  return Number.isFinite(ms) ? Math.max(1000, ms) : undefined;
}

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^m(illi)?s(ec(ond)?s?)?$/i, 1],
  [/^s(ec(ond)?s?)?$/i, 1_000],
  [/^m(in(ute)?s?)?$/i, 60_000],
  [/^h((ou)?rs?)?$/i, 3_600_000],
];

/** Some refusals say only in words when to come again, as in "Please try again after '17' seconds." */
export function waitInMessage(message: string): number | undefined {
  const told =
    /\b(?:try|retry)(?:ing)?(?: (?:again|the request|your request|later))*,? (?:in|after|within) ['"]?(?:(\d+):(\d\d):(\d\d)|(\d+(?:\.\d+)?)['"]? ?([a-z]+))/i.exec(
      message,
    );
  if (told === null) return undefined;
  const [, hours, minutes, seconds, count, unit = ''] = told;
  if (hours !== undefined)
    return Math.max(1_000, (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1_000);
  const length = UNITS.find(([pattern]) => pattern.test(unit))?.[1];
  return length === undefined ? undefined : Math.max(1_000, Number(count) * length);
}
