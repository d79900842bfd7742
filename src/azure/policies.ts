/** What every request to Azure goes through: host check, ids, sign-in, and taking over of long-running operations. */
import type { PipelinePolicy, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import { RefusedHostError } from './failure';
import type { Tokens } from './tokens';

/** One label: whoever may name a host below a regional one is not ARM. */
const REGION = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/;

/** True for the ARM endpoint itself and its regional hosts (`{region}.management.azure.com`), over https. */
export function isArmUrl(url: string, armEndpoint: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  const arm = new URL(armEndpoint).host;
  const region = host.endsWith(`.${arm}`) ? host.slice(0, -arm.length - 1) : undefined;
  const isArm = host === arm || (region !== undefined && REGION.test(region));
  return protocol === 'https:' && username === '' && password === '' && isArm;
}

export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'of an unreadable link');

/** Refuses to send anything, and so the token, to a host that is not ARM's. */
export function hostPolicy(armEndpoint: string): PipelinePolicy {
  return {
    name: 'armHostOnly',
    sendRequest(request, next) {
      if (!isArmUrl(request.url, armEndpoint)) {
        throw new RefusedHostError(hostOf(request.url));
      }
      return next(request);
    },
  };
}

/** Gives each request an id of its own, so that support can find one request and all requests of one run. */
export function requestIdPolicy(runId: string): PipelinePolicy {
  let count = 0;
  return {
    name: 'runRequestId',
    sendRequest(request, next) {
      request.headers.set('x-ms-client-request-id', `${runId}/${++count}`);
      request.headers.set('x-ms-correlation-request-id', runId);
      return next(request);
    },
  };
}

/** Adds the token. That one is there is seen to before a request is begun, and one that is refused is renewed after it. */
export function signInPolicy(tokens: Pick<Tokens, 'get'>): PipelinePolicy {
  return {
    name: 'signIn',
    async sendRequest(request, next) {
      request.headers.set('Authorization', `Bearer ${await tokens.get()}`);
      return next(request);
    },
  };
}

/** What a 401 says of the token that it refused. */
export function refusedToken(response: PipelineResponse): RefusedToken | undefined {
  const [, token] = /^Bearer (.+)$/.exec(response.request.headers.get('Authorization') ?? '') ?? [];
  return response.status === 401 && token !== undefined ? { token, claims: claimsOf(response) } : undefined;
}

export interface RefusedToken {
  readonly token: string;
  readonly claims: string | undefined;
}

/** Claims that a challenge of continuous access evaluation asks the next token to have. */
function claimsOf(response: PipelineResponse): string | undefined {
  const encoded = /\bclaims="([A-Za-z0-9+/=_-]+)"/.exec(response.headers.get('www-authenticate') ?? '')?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}

export interface OperationLinks {
  readonly status: number;
  readonly statusLink: string | undefined;
  readonly location: string | undefined;
  readonly requestId: string | undefined;
  /** Of a link that leads elsewhere than to ARM, and so is never used. */
  readonly foreignHost?: string | undefined;
}

/**
 * Takes the links of a long-running operation out of the answer. The SDK's poller, which knows only three final states
 * and would poll for ever on the others, then takes the call for finished, and the run follows the job itself.
 */
export class OperationTakeover {
  private readonly links = new WeakMap<PipelineRequest, OperationLinks>();

  readonly policy: PipelinePolicy = {
    name: 'operationTakeover',
    sendRequest: async (request, next) => {
      const response = await next(request);
      if (request.method === 'GET' || response.status >= 300) return response;
      const { headers } = response;
      this.links.set(request, {
        status: response.status,
        statusLink: headers.get('azure-asyncoperation'),
        location: headers.get('location'),
        requestId: headers.get('x-ms-request-id'),
      });
      for (const name of ['azure-asyncoperation', 'operation-location', 'location']) headers.delete(name);
      return response;
    },
  };

  linksOf(request: PipelineRequest): OperationLinks | undefined {
    return this.links.get(request);
  }
}
