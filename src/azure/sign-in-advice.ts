/** Explains why Microsoft Entra ID, a managed identity or another credential gave no token. */
import type { SignInFault } from '../core/requests/sign-in-policy';
import type { Problem } from '../core/values/model';
import type { SignInContext, Identity } from './identity';
import { SignInError } from './failure';
import { RefusedAuthorityError, type Seen } from './identity-client';
import { fieldsOf, listOf, textOf } from './json';
import { adviceForCode } from './sign-in-codes';
import { CERTIFICATE_ADVICE, PROXY_ADVICE, faultOf, isCertificateError } from './sign-in-faults';

export function explainSignIn(error: unknown, context: SignInContext): SignInError {
  if (error instanceof SignInError) return error;
  const { problem, fault } = explain(error, context);
  return new SignInError(problem, fault, { cause: error });
}

interface Explained {
  readonly problem: Problem;
  readonly fault: SignInFault;
}

const permanent: SignInFault = { kind: 'permanent' };

function explain(error: unknown, context: SignInContext): Explained {
  const { identity, cloud } = context;
  // The chain of the console asks what may not be there at all; only what Microsoft Entra ID said counts.
  const seen = identity.kind === 'default' && context.seen?.local === true ? undefined : context.seen;
  const text = textsOf(error).join('\n');
  const code = /\bAADSTS\d+/.exec(`${seen?.said.description ?? ''}\n${text}`)?.[0];
  const server = nameOf(identity);
  if (seen?.error instanceof RefusedAuthorityError) {
    const nextStep = `Only ${cloud.authorityHost} and, for managed identities, the machine itself are asked. Check the environment of the job for what leads elsewhere.`;
    return { problem: { code: 'RefusedHost', message: seen.error.message, nextStep }, fault: permanent };
  }
  const networkError = seen?.status === undefined ? textsOf(seen?.error).join('\n') : '';
  if (isCertificateError(networkError)) {
    const message = `The connection to ${seen?.host ?? server} failed: ${firstLine(networkError)}`;
    return { problem: { code: 'UntrustedCertificate', message, nextStep: CERTIFICATE_ADVICE }, fault: permanent };
  }
  if (code !== undefined) {
    const fault = faultOf({ ...answerOf(seen, error), code, oauthError: seen?.said.error });
    const problem = {
      code,
      message: coreOf(seen?.said.description || textOf(errorResponse(error)['errorDescription']) || text, code),
      correlationId:
        seen?.said.correlationId ||
        textOf(errorResponse(error)['correlationId']) ||
        /Correlation ID: ([0-9a-f-]{36})/i.exec(text)?.[1],
      nextStep: adviceForCode(code, context),
    };
    return { problem, fault };
  }
  const answer = answerOf(seen, error);
  if (seen === undefined && answer.status === undefined) {
    const name = error instanceof Error ? error.name : 'SignInError';
    return {
      problem: { code: name, message: coreOf(text, undefined), nextStep: withoutRequest(identity) },
      fault: permanent,
    };
  }
  return { problem: withoutCode(answer.status, seen, networkError, server), fault: faultOf(answer) };
}

const nameOf = ({ kind }: Identity): string =>
  kind === 'managed-identity' ? 'the endpoint of the managed identity' : 'Microsoft Entra ID';

const withoutRequest = ({ kind }: Identity): string =>
  kind === 'default'
    ? 'Sign in with the Azure CLI (az login), or set AZURE_TENANT_ID, AZURE_CLIENT_ID and a credential in the environment.'
    : 'Check what the message names, then run again.';

/** An answer without a code of Entra ID's, or none: the library's own text for it is a dump of the answer. */
function withoutCode(
  status: number | undefined,
  seen: Seen | undefined,
  networkError: string,
  server: string,
): Problem {
  const said = seen?.said.description ? `: ${coreOf(seen.said.description, undefined)}` : '.';
  if (status === undefined) {
    const message = seen?.timedOut
      ? `${capital(server)} did not answer within 30 s.`
      : `The connection to ${seen?.host ?? server} failed: ${firstLine(networkError)}`;
    const code = seen?.timedOut ? 'NoAnswer' : (/\b(E[A-Z_]{4,}|EPROTO)\b/.exec(networkError)?.[0] ?? 'NoConnection');
    const nextStep = 'Check network, proxy (HTTPS_PROXY) and firewall of the runner, then run again.';
    return { code, message, nextStep };
  }
  const code = `HTTP${status}`;
  if (status < 300) {
    return {
      code: 'UnreadableAnswer',
      message: `${capital(server)} answered without a token (HTTP status ${status}).`,
      nextStep: 'If it stays so: see whether a proxy or firewall answers in its place.',
    };
  }
  if (status < 400) {
    return {
      code,
      message: `The sign-in was answered with a redirect (HTTP status ${status}), which is not followed.`,
      nextStep: 'Check the authority host, and the proxy between it and the runner.',
    };
  }
  const message = `${capital(server)} gave no token (HTTP status ${status})${said}`;
  if (status === 407)
    return { code, message: `The proxy refused the sign-in (HTTP status 407)${said}`, nextStep: PROXY_ADVICE };
  if (status === 429 || status >= 500) return { code, message, nextStep: 'Run again later.' };
  return {
    code,
    message,
    nextStep:
      seen?.local === true
        ? 'Check that the managed identity is assigned to the machine of the agent, and the client id of a user-assigned one.'
        : 'Check the authority host, and what answers in its place.',
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const firstLine = (text: string): string => (text.split('\n', 1)[0] ?? '').slice(0, 300);

/** `AuthenticationError` has it as a field; others only in their text, or in that of their cause. */
const STATUS = /\b(?:Http )?status code: (\d{3})\b/i;

/** The status as the request was seen to end, or else where the library's errors put it. */
function answerOf(seen: Seen | undefined, error: unknown): Parameters<typeof faultOf>[0] {
  if (seen !== undefined) {
    const { status, retryAfterMs, said, local } = seen;
    return { status, retryAfterMs, oauthError: said.error, fromManagedIdentity: local };
  }
  const own = fieldsOf(error)['statusCode'];
  const status = typeof own === 'number' ? own : Number(STATUS.exec(textsOf(error).join('\n'))?.[1]);
  return { status: Number.isNaN(status) ? undefined : status, oauthError: textOf(errorResponse(error)['error']) };
}

const errorResponse = (error: unknown): Readonly<Record<string, unknown>> => fieldsOf(fieldsOf(error)['errorResponse']);

const MAX_DEPTH = 5;

/** Message and code of an error, of its causes, and of what it gathers. */
function textsOf(error: unknown, depth = 0): readonly string[] {
  if (error === undefined || error === null || depth > MAX_DEPTH) return [];
  if (!(error instanceof Error)) return typeof error === 'string' ? [error] : [];
  const { code, errorCode, cause, errors } = fieldsOf(error);
  return [
    error.message,
    textOf(code),
    textOf(errorCode),
    ...[cause, ...listOf(errors)].flatMap((one) => textsOf(one, depth + 1)),
  ].filter((text) => text !== '');
}

const MAX_MESSAGE = 1_000;

/** The library wraps Entra ID's text, which appends trace id, correlation id and time; what a person needs is between. */
const coreOf = (message: string, code: string | undefined): string =>
  (message.split(/\s(?:- )?Trace ID:/)[0] ?? message)
    .replace(/^[\s\S]*? - Description: /, '')
    .replace(`${code}: `, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_MESSAGE);
