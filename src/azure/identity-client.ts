/** What the identity library sends its requests with: it asks no host but those it is meant for, and remembers what came. */
import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import { retryAfterMs } from './failure';
import { fieldsOf, parseJson, textOf } from './json';
import { requestTimeout } from './request-timeout';

/** Milliseconds after which a request without a whole answer is given up. */
export const SIGN_IN_TIMEOUT_MS = 30_000;

/** Whom a sign-in may ask. */
export interface Reach {
  /** Microsoft Entra ID; undefined where it is not asked. */
  readonly authorityHost: string | undefined;
  /** The endpoint of a managed identity, which is on the machine itself or beside it. */
  readonly local: boolean;
}

/** Loopback, and the link-local addresses at which Azure serves managed identities. */
const LOCAL = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|169\.254(\.\d{1,3}){2})$/i;

export function isWithinReach(url: string, { authorityHost, local }: Reach): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, protocol, hostname, username } = new URL(url);
  if (username !== '') return false;
  if (authorityHost !== undefined && protocol === 'https:' && origin === new URL(authorityHost).origin) return true;
  return local && LOCAL.test(hostname);
}

/** A request of the sign-in that must not leave. */
export class RefusedAuthorityError extends Error {
  constructor(readonly host: string) {
    super(`The sign-in was led to the host ${host}, which is not the authority. Nothing was sent there.`);
    this.name = 'RefusedAuthorityError';
  }
}

/** The last request of a sign-in. */
export interface Seen {
  readonly host: string;
  readonly local: boolean;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly error: unknown;
  /** Of an error in JSON, in any of the forms that are known. */
  readonly said: { readonly error: string; readonly description: string; readonly correlationId: string };
  readonly timedOut: boolean;
}

export interface IdentityClient extends HttpClient {
  /** Of the try that was begun last. */
  readonly seen: Seen | undefined;
  /** @param signal ends the requests of this try */
  begin(signal: AbortSignal): void;
}

/** One for all tries: the library keeps the first that it is given for a managed identity. */
export function identityClient(inner: HttpClient, reach: Reach): IdentityClient {
  let seen: Seen | undefined;
  let signal: AbortSignal | undefined;
  return {
    get seen() {
      return seen;
    },
    begin(given) {
      seen = undefined;
      signal = given;
    },
    async sendRequest(request) {
      const { host, hostname } = URL.canParse(request.url) ? new URL(request.url) : unreadable;
      const before = { host, local: LOCAL.test(hostname), ...nothing };
      if (!isWithinReach(request.url, reach)) {
        const error = new RefusedAuthorityError(host);
        seen = { ...before, error };
        throw error;
      }
      const timeout = requestTimeout(SIGN_IN_TIMEOUT_MS, signal);
      try {
        const response = await inner.sendRequest(withSignal(request, timeout.signal));
        seen = { ...before, ...readAnswer(response) };
        return response;
      } catch (error) {
        seen = { ...before, error, timedOut: timeout.over };
        throw error;
      } finally {
        timeout.dispose();
      }
    },
  };
}

const unreadable = { host: 'of an unreadable address', hostname: '' };
const nothing = {
  status: undefined,
  retryAfterMs: undefined,
  error: undefined,
  said: { error: '', description: '', correlationId: '' },
  timedOut: false,
};

function withSignal(request: PipelineRequest, abortSignal: AbortSignal): PipelineRequest {
  request.abortSignal = abortSignal;
  return request;
}

function readAnswer({ status, headers, bodyAsText }: PipelineResponse): Pick<Seen, 'status' | 'retryAfterMs' | 'said'> {
  return {
    status,
    retryAfterMs: retryAfterMs(headers.get('retry-after'), headers.get('date')),
    said: saidIn(bodyAsText),
  };
}

/** OAuth says `error` and `error_description`; managed identities `message`, or an `error` with a code and a message. */
function saidIn(body: string | undefined | null): Seen['said'] {
  const fields = fieldsOf(parseJson(body ?? ''));
  const inner = fieldsOf(fields['error']);
  return {
    error: textOf(fields['error']) || textOf(inner['code']),
    description: textOf(fields['error_description']) || textOf(fields['message']) || textOf(inner['message']),
    correlationId: textOf(fields['correlation_id']) || textOf(fields['correlationId']),
  };
}
