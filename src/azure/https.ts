/** The way of every request, whoever makes it: one client, one proxy decision, one bound on the size of an answer. */
import type { Agent as PlainAgent, ClientRequest, IncomingMessage } from 'node:http';
import type { Agent, RequestOptions } from 'node:https';
import { StringDecoder } from 'node:string_decoder';
import { areRequestsHalted } from '../runtime/halt';
import { proxyFor } from '../runtime/proxies';
import { keepSecret } from '../runtime/secrets';

/** Bytes of an unpacked answer. Ten thousand mappings on one page of the local Azure have 16 million. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** Takes what it reads out of a piece of text, and gives back the rest; pieces come in order, and end anywhere. */
export type TakePiece = (piece: string) => string;

export interface HttpRequest {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  readonly signal?: AbortSignal | undefined;
  /** For the body of a good answer, which is what this leaves of it. */
  readonly take?: TakePiece | undefined;
  /** Plain http is allowed, as to the endpoint of a managed identity on the machine itself. */
  readonly allowsPlainHttp?: boolean | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Why there is no answer, or none that can be read: a code of Node's, or one of these. */
export class HttpError extends Error {
  constructor(
    message: string,
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'HttpError';
  }
}

/** A proxy wants a name and a password, or others. */
export const PROXY_AUTHENTICATION = 'ProxyAuthenticationRequired';
/** A proxy opens no tunnel. */
export const PROXY_REFUSED = 'ProxyRefused';
/** It would take more memory than a run may. */
export const ANSWER_TOO_LARGE = 'AnswerTooLarge';
/** It ended before its end, or is not packed as it says. */
export const ANSWER_BROKEN = 'BrokenAnswer';

/**
 * Sends one request. Redirects are not followed, and nothing is tried again.
 * @throws HttpError, or what the signal was aborted with as `AbortError`
 */
export async function send(request: HttpRequest): Promise<HttpAnswer> {
  if (request.allowsPlainHttp !== true && !request.url.startsWith('https:'))
    throw new Error('A request over plain http is not sent.');
  if (areRequestsHalted()) return new Promise(() => undefined);
  for (const secret of secretsOf(request)) keepSecret(secret);
  const response = await respond(request);
  return {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name, (Array.isArray(value) ? value[0] : value) ?? '']),
    ),
    body: await textOf(response, request),
  };
}

async function respond({ url, method = 'GET', headers = {}, body, signal }: HttpRequest): Promise<IncomingMessage> {
  const target = new URL(url);
  const { plain, secure } = await load();
  const options: RequestOptions = {
    method,
    headers: { 'accept-encoding': 'gzip, deflate', ...headers, ...lengthOf(body) },
    agent: await agentFor(target),
  };
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) throw abortError();
    const request = (target.protocol === 'http:' ? plain : secure).request(target, options, resolve);
    const giveUp = (): void => void request.destroy(abortError());
    signal?.addEventListener('abort', giveUp, { once: true });
    request.once('close', () => signal?.removeEventListener('abort', giveUp));
    request.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        isAbort(error) ? error : new HttpError(error.message, error.code ?? 'REQUEST_SEND_ERROR', { cause: error }),
      ),
    );
    refuseAnswersOfProxy(request);
    request.end(body);
  });
}

const lengthOf = (body: HttpRequest['body']): Record<string, string> =>
  body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';
const abortError = (): Error => Object.assign(new Error('The request was given up.'), { name: 'AbortError' });

/** Loaded with the first request, since what refuses an input makes none, and is over before Node has loaded these. */
async function loadOnce() {
  const [plain, secure] = await Promise.all([import('node:http'), import('node:https')]);
  const direct = { plain: new plain.Agent({ keepAlive: true }), secure: new secure.Agent({ keepAlive: true }) };
  return { plain, secure, direct };
}

let loaded: ReturnType<typeof loadOnce> | undefined;
const load = (): ReturnType<typeof loadOnce> => (loaded ??= loadOnce());

const throughProxy = new Map<string, Agent>();

async function agentFor(url: URL): Promise<PlainAgent | Agent> {
  const proxy = proxyFor(url);
  if (proxy === undefined) {
    const { direct } = await load();
    return url.protocol === 'http:' ? direct.plain : direct.secure;
  }
  const known = throughProxy.get(proxy.href);
  if (known !== undefined) return known;
  const password = decodeURIComponent(proxy.password);
  keepSecret(password);
  if (password !== '') {
    keepSecret(proxy.password);
    keepSecret(Buffer.from(`${decodeURIComponent(proxy.username)}:${password}`).toString('base64'));
  }
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  const agent = new HttpsProxyAgent(proxy, { keepAlive: true }) as unknown as Agent;
  throughProxy.set(proxy.href, agent);
  return agent;
}

/** What a proxy says instead of opening a tunnel came over no TLS, and must not pass for the word of the service. */
function refuseAnswersOfProxy(request: ClientRequest): void {
  request.once('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
    if (statusCode === 200) return;
    const code = statusCode === 407 ? PROXY_AUTHENTICATION : PROXY_REFUSED;
    request.destroy(new HttpError(`The proxy opens no tunnel: it answers with HTTP status ${statusCode}.`, code));
  });
}

async function textOf(response: IncomingMessage, { signal, take }: HttpRequest): Promise<string> {
  const isGood = response.statusCode !== undefined && response.statusCode < 300;
  const leave: TakePiece = isGood && take !== undefined ? take : (piece) => piece;
  const decoder = new StringDecoder('utf8');
  let text = '';
  let length = 0;
  const collect = async (pieces: AsyncIterable<Buffer>): Promise<void> => {
    for await (const piece of pieces) {
      length += piece.length;
      if (length > MAX_ANSWER_BYTES) return;
      text += leave(decoder.write(piece));
    }
  };
  const unpacking = await unpackerOf(response);
  try {
    const options = signal === undefined ? {} : { signal };
    if (unpacking === undefined) await collect(response);
    else {
      const { pipeline } = await import('node:stream/promises');
      await pipeline(response, unpacking, collect, options);
    }
  } catch (error) {
    if (signal?.aborted === true) throw abortError();
    if (length <= MAX_ANSWER_BYTES) {
      const message = error instanceof Error ? error.message : 'unknown error';
      throw new HttpError(`The answer ends before its end: ${message}`, ANSWER_BROKEN, { cause: error });
    }
  } finally {
    response.destroy();
  }
  if (length > MAX_ANSWER_BYTES) {
    const limit = `${MAX_ANSWER_BYTES / 1024 / 1024} MB`;
    throw new HttpError(`The answer has more than ${limit}, and was not read to its end.`, ANSWER_TOO_LARGE);
  }
  return text + leave(decoder.end());
}

async function unpackerOf({ headers }: IncomingMessage) {
  const encoding = headers['content-encoding']?.trim().toLowerCase();
  if (encoding !== 'gzip' && encoding !== 'deflate') return undefined;
  const { createGunzip, createInflate } = await import('node:zlib');
  return encoding === 'gzip' ? createGunzip() : createInflate();
}

const SECRET_HEADERS = ['authorization', 'x-identity-header', 'secret'];
const SECRET_PARAMETERS = ['client_assertion', 'client_secret', 'refresh_token', 'password'];

/** What a request proves itself with. */
function secretsOf({ headers = {}, body }: HttpRequest): readonly string[] {
  const inHeaders = Object.entries(headers).flatMap(([name, value]) =>
    SECRET_HEADERS.includes(name.toLowerCase()) ? [value.slice(value.lastIndexOf(' ') + 1)] : [],
  );
  if (typeof body !== 'string' || !/(^|&)(client_|refresh_token|password)/.test(body)) return inHeaders;
  const parameters = new URLSearchParams(body);
  return [...inHeaders, ...SECRET_PARAMETERS.flatMap((name) => parameters.get(name) ?? [])];
}
