/** Azure Resource Manager: what all requests share, and requests whose bodies are read as they come. */
import type { HttpClient, Pipeline, PipelineRequestOptions, PipelineResponse } from '@azure/core-rest-pipeline';
import { onAbort } from '../core/values/on-abort';
import type { Failure, Result } from '../core/values/model';
import type { Page } from '../core/values/ports';
import type { Cloud } from './cloud';
import { UnusableIdError, answerFailure, failureOf } from './failure';
import { sdkHttpClient, takeAsItComes } from './http-client';
import type { TakePiece } from './https';
import { jsonOf } from './json';
import { PageReader } from './page-reader';
import {
  OperationTakeover,
  hostOf,
  hostPolicy,
  isArmUrl,
  refusedToken,
  requestIdPolicy,
  signInPolicy,
  type OperationLinks,
  type RefusedToken,
} from './policies';
import type { Tokens } from './tokens';

/** Milliseconds after which a request without an answer counts as hung. */
const REQUEST_TIMEOUT_MS = 60_000;

export interface ArmConnection {
  readonly cloud: Cloud;
  readonly tokens: Pick<Tokens, 'get' | 'renew' | 'waiting'>;
  /** Of the identity that signs in; undefined if it is not known. */
  readonly clientId?: string | undefined;
  /** A guid that every request carries. */
  readonly runId: string;
  readonly userAgent: string;
  /** Sends the requests; the way of all where none is given. */
  readonly httpClient?: HttpClient;
}

/** Reads an answer's body; what it throws counts as an answer that cannot be read. */
type Read<T> = (body: unknown) => T;

/** An address below the endpoint. */
export interface Address {
  readonly id: string;
  /** What follows the id; names may hold whatever the service calls a thing. */
  readonly names: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

/** An address, one that is made when it is asked for and may be refused then, or a link of the service, used verbatim. */
type Target = Address | string | (() => Address);

export interface Arm {
  readonly endpoint: string;
  /** For the client of an SDK, whose pipeline is then to be adopted. */
  readonly clientOptions: typeof noSecondTry & {
    readonly httpClient: HttpClient;
    readonly userAgentOptions: { readonly userAgentPrefix: string };
  };
  /** Puts our policies in the place of the SDK's. */
  adopt(pipeline: Pipeline): void;
  /** Runs one request with a signal of its own, and turns whatever it throws into a failure. */
  call<T>(signal: AbortSignal, make: (signal: AbortSignal) => Promise<T>): Promise<Result<T>>;
  get<T>(target: Target, read: Read<T>, signal: AbortSignal): Promise<Result<T>>;
  /** One page of a list, without what is read as undefined. */
  page<T>(target: Target, read: Read<T | undefined>, signal: AbortSignal): Promise<Result<Page<T>>>;
  /** Starts an operation; its links tell how to follow it. */
  post<T>(target: Target, body: object, read: (links: OperationLinks) => T, signal: AbortSignal): Promise<Result<T>>;
  /** A change that is done once it is answered. */
  change<T>(
    method: 'PUT' | 'PATCH',
    target: Target,
    body: object,
    read: Read<T>,
    signal: AbortSignal,
  ): Promise<Result<T>>;
  linksOf(response: PipelineResponse | undefined): OperationLinks;
}

const noSecondTry = { retryOptions: { maxRetries: 0 }, redirectOptions: { maxRetries: 0 } } as const;

export async function connectArm(connection: ArmConnection): Promise<Arm> {
  const { createPipelineFromOptions, createPipelineRequest } = await import('@azure/core-rest-pipeline');
  const { armEndpoint } = connection.cloud;
  const { tokens } = connection;
  const httpClient = connection.httpClient ?? (await sdkHttpClient());
  const takeover = new OperationTakeover();
  const requestIds = requestIdPolicy(connection.runId);
  const clientOptions = {
    ...noSecondTry,
    httpClient,
    userAgentOptions: { userAgentPrefix: connection.userAgent },
  };
  const own = createPipelineFromOptions(clientOptions);
  adopt(own);

  function adopt(pipeline: Pipeline): void {
    pipeline.removePolicy({ name: 'bearerTokenAuthenticationPolicy' });
    pipeline.addPolicy(hostPolicy(armEndpoint));
    pipeline.addPolicy(requestIds, { afterPolicies: ['setClientRequestIdPolicy'] });
    pipeline.addPolicy(takeover.policy);
    pipeline.addPolicy(signInPolicy(tokens), { phase: 'Sign' });
  }

  /** Waits for a token before the time for the request begins, so that no wait for one looks like a request that hangs. */
  async function call<T>(signal: AbortSignal, make: (signal: AbortSignal) => Promise<T>): Promise<Result<T>> {
    try {
      await untilAborted(tokens.get(), signal);
      const first = await attempt(signal, make);
      const refused = first.ok ? undefined : refusedBy(first.failure);
      if (refused === undefined) return first;
      await untilAborted(tokens.renew(refused.token, refused.claims), signal);
      return await attempt(signal, make);
    } catch (error) {
      return { ok: false, failure: failureOf(error, signal.aborted, connection.clientId) };
    }
  }

  /** A sign-in serves all requests and goes on; the request that waits for it is given up. */
  function untilAborted(token: Promise<string>, signal: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      const release = onAbort(signal, () => reject(tokens.waiting));
      void token.then(resolve, reject).finally(release);
    });
  }

  /**
   * An SDK leaves its listener on the signal it is given, and its own timeout ends with the headers, so that a body that
   * stalls would be waited for without end.
   */
  async function attempt<T>(signal: AbortSignal, make: (signal: AbortSignal) => Promise<T>): Promise<Result<T>> {
    const own = new AbortController();
    const giveUp = (): void => own.abort();
    const timer = setTimeout(giveUp, REQUEST_TIMEOUT_MS);
    const release = onAbort(signal, giveUp);
    try {
      return { ok: true, value: await make(own.signal) };
    } catch (error) {
      const failure =
        error instanceof TypeError
          ? answerFailure(error.message, error)
          : failureOf(error, signal.aborted, connection.clientId);
      return { ok: false, failure };
    } finally {
      clearTimeout(timer);
      release();
    }
  }

  async function send(
    target: Target,
    options: Omit<PipelineRequestOptions, 'url'>,
    take?: TakePiece,
  ): Promise<PipelineResponse> {
    const address = typeof target === 'function' ? target() : target;
    const url = typeof address === 'string' ? address : `${armEndpoint}${pathOf(address)}`;
    const request = createPipelineRequest({ ...options, url });
    request.headers.set('Accept', 'application/json');
    if (options.body !== undefined) request.headers.set('Content-Type', 'application/json');
    if (take !== undefined) takeAsItComes(request, take);
    const response = await own.sendRequest(httpClient, request);
    if (response.status < 300) return response;
    const error = new Error(`HTTP status ${response.status}`);
    throw Object.assign(error, { name: 'RestError', statusCode: response.status, response });
  }

  function linksOf(response: PipelineResponse | undefined): OperationLinks {
    const links = response && takeover.linksOf(response.request);
    if (links === undefined) throw new TypeError('no answer to the change');
    const foreign = [links.statusLink, links.location].find(
      (link) => link !== undefined && !isArmUrl(link, armEndpoint),
    );
    return foreign === undefined ? links : { ...links, foreignHost: hostOf(foreign) };
  }

  const get: Arm['get'] = (target, read, signal) =>
    call(signal, async (abortSignal) => read(bodyOf(await send(target, { abortSignal }))));

  return {
    endpoint: armEndpoint,
    clientOptions,
    adopt,
    call,
    linksOf,
    get,
    page: (target, read, signal) =>
      call(signal, async (abortSignal) => {
        const reader = new PageReader(read);
        const { bodyAsText } = await send(target, { abortSignal }, (piece) => reader.take(piece));
        return reader.page(bodyAsText ?? '');
      }),
    change: (method, target, body, read, signal) =>
      call(signal, async (abortSignal) =>
        read(bodyOf(await send(target, { method, body: JSON.stringify(body), abortSignal }))),
      ),
    post: (target, body, read, signal) =>
      call(signal, async (abortSignal) =>
        read(linksOf(await send(target, { method: 'POST', body: JSON.stringify(body), abortSignal }))),
      ),
  };
}

/** The failure's cause is what the pipeline threw, an answer with its request among it. */
function refusedBy(failure: Failure): RefusedToken | undefined {
  if (failure.status !== 401) return undefined;
  const { response } = failure.cause as { readonly response?: PipelineResponse };
  return response === undefined ? undefined : refusedToken(response);
}

const bodyOf = (response: PipelineResponse): unknown => jsonOf(response.bodyAsText ?? '');

/** Every part of a path is made safe: a name from the service must not lead to another resource. */
function pathOf({ id, names, query }: Address): string {
  const [root, ...parts] = [...id.split('/'), ...names];
  if (id === '' || root !== '' || parts.some((part) => part === '' || part === '.' || part === '..')) {
    throw new UnusableIdError([id, ...names].join('/'));
  }
  const parameters = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `/${parts.map(encodeURIComponent).join('/')}?${parameters.join('&')}`;
}
