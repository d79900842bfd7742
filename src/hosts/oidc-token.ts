/** Asks the OIDC issuer of a host for a token, the way of all requests. No SDK is loaded for it, so that it leaves early. */
import { SignInError, retryAfterMs } from '../azure/failure';
import { HttpError, PROXY_AUTHENTICATION, send, type HttpAnswer } from '../azure/https';
import { SIGN_IN_TIMEOUT_MS } from '../azure/identity-client';
import { fieldsOf, parseJson, textOf } from '../azure/json';
import { requestTimeout } from '../azure/request-timeout';
import { CERTIFICATE_ADVICE, PROXY_ADVICE, faultOf, isCertificateError } from '../azure/sign-in-faults';
import { keepSecret } from '../runtime/secrets';
import { VERSION } from '../version';

export interface OidcRequest {
  /** As a sentence begins with it: `GitHub`. */
  readonly issuer: string;
  /** What the token is for, with a blank before it; empty where that is plain. */
  readonly purpose: string;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Who asks. */
  readonly bearer: string;
  /** Where in the answer the token stands. */
  readonly field: 'value' | 'oidcToken';
  /** What to do where the issuer refuses. */
  readonly refusedAdvice: string;
}

/** Fails with a `SignInError` that says what kind of fault it was. */
export async function requestOidcToken(asked: OidcRequest): Promise<string> {
  const timeout = requestTimeout(SIGN_IN_TIMEOUT_MS);
  let answer: HttpAnswer;
  try {
    answer = await send({
      url: asked.url,
      method: asked.method,
      headers: {
        Authorization: `Bearer ${asked.bearer}`,
        Accept: 'application/json',
        'User-Agent': `asr-autoupdate/${VERSION}`,
        // Azure DevOps would redirect who is not signed in to a page for people.
        'X-TFS-FedAuthRedirect': 'Suppress',
        ...(asked.method === 'POST' ? { 'Content-Type': 'application/json' } : {}),
      },
      body: asked.method === 'POST' ? '' : undefined,
      signal: timeout.signal,
    });
  } catch (error) {
    if (!(error instanceof HttpError) || error.code !== PROXY_AUTHENTICATION)
      throw unanswered(asked, error, timeout.over);
    answer = { status: 407, headers: {}, body: JSON.stringify({ message: error.message }) };
  } finally {
    timeout.dispose();
  }
  const token = answer.status === 200 ? textOf(fieldsOf(parseJson(answer.body))[asked.field]) : '';
  if (token === '') throw withoutToken(asked, answer);
  keepSecret(token);
  return token;
}

const gaveNone = ({ issuer, purpose }: OidcRequest): string => `${issuer} gave no OIDC token${purpose}`;

function unanswered(asked: OidcRequest, error: unknown, timedOut: boolean): SignInError {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown error';
  const code = textOf(fieldsOf(error)['code']);
  const untrusted = isCertificateError(`${code} ${message}`);
  const nextStep = untrusted
    ? CERTIFICATE_ADVICE
    : `See that nothing blocks the way from the runner to ${new URL(asked.url).host} (proxy, firewall), then run again.`;
  const said = timedOut ? 'no answer within 30 s' : message;
  const problem = {
    code: untrusted ? 'UntrustedCertificate' : 'NoIdToken',
    message: `${gaveNone(asked)}: ${said}`,
    nextStep,
  };
  return new SignInError(problem, untrusted ? { kind: 'permanent' } : { kind: 'transient' }, { cause: error });
}

function withoutToken(asked: OidcRequest, { status, headers, body }: HttpAnswer): SignInError {
  const said = textOf(fieldsOf(parseJson(body))['message'])
    .replace(/\s+/g, ' ')
    .slice(0, 300);
  const fault = faultOf({ status, retryAfterMs: retryAfterMs(headers['retry-after'], headers['date']) });
  const what = status === 200 ? 'the answer has no token' : `HTTP status ${status}${said === '' ? '' : `: ${said}`}`;
  const nextStep =
    status === 407 ? PROXY_ADVICE : fault.kind === 'permanent' ? asked.refusedAdvice : 'Run again later.';
  return new SignInError({ code: 'NoIdToken', message: `${gaveNone(asked)}: ${what}`, nextStep }, fault);
}
