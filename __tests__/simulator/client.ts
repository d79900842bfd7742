import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import type { Simulator } from '../../simulator/index';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Every header as it came, duplicates and all. */
  readonly raw: readonly string[];
  readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string>>;
}

/** One plain request, so that nothing of a client library comes between. */
export function ask(simulator: Simulator, target: string, given: Ask = {}): Promise<Answer> {
  const body = given.form ? new URLSearchParams(given.form).toString() : given.body && JSON.stringify(given.body);
  const url = new URL(target, simulator.url);
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: given.method ?? 'GET',
        ca: simulator.ca,
        // Regional names too are this machine; not every resolver knows.
        lookup: (_name, options, found) =>
          options.all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4),
        // What was signed must not be rewritten.
        path: target.startsWith('http') ? target.slice(url.origin.length) : target,
        headers: given.token ? { authorization: `Bearer ${given.token}` } : {},
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('aborted', () => reject(new Error('aborted')));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            raw: response.rawHeaders,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

export async function assertion(simulator: Simulator): Promise<string> {
  const target = '/github/oidc/token?api-version=2.0&audience=api://AzureADTokenExchange';
  const answer = await ask(simulator, target, { token: simulator.identity.githubRequestToken });
  return (JSON.parse(answer.text) as { value: string }).value;
}

export const exchange = (simulator: Simulator, clientAssertion: string): Promise<Answer> =>
  ask(simulator, `/${simulator.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    form: {
      client_id: simulator.clientId,
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: clientAssertion,
      scope: 'https://management.azure.com/.default openid profile offline_access',
    },
  });

export async function signIn(simulator: Simulator): Promise<string> {
  const answer = await exchange(simulator, await assertion(simulator));
  return (JSON.parse(answer.text) as { access_token: string }).access_token;
}

export const version = 'api-version=2025-08-01';

export const enabling = (simulator: Simulator, more: object = {}): object => ({
  properties: {
    providerSpecificInput: {
      instanceType: 'A2A',
      agentAutoUpdateStatus: 'Enabled',
      automationAccountArmId: simulator.automationAccountId,
      ...more,
    },
  },
});

interface MappingRead {
  readonly id: string;
  readonly properties: {
    readonly targetProtectionContainerId: string;
    readonly providerSpecificDetails: Readonly<Record<string, string | null>> | null;
  };
}

export interface Page<Item> {
  readonly value: readonly Item[];
  readonly nextLink: string | null;
}

export async function listMappings(simulator: Simulator, token: string): Promise<Page<MappingRead>> {
  const target = `${simulator.vaultIds[0] ?? ''}/replicationProtectionContainerMappings?${version}`;
  return JSON.parse((await ask(simulator, target, { token })).text) as Page<MappingRead>;
}

export const patch = (simulator: Simulator, token: string, id: string, body?: object): Promise<Answer> =>
  ask(simulator, `${id}?${version}`, { method: 'PATCH', token, body: body ?? enabling(simulator) });

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Follows the links of a list to its end; the pages as they came. */
export async function pagesOf<Item>(simulator: Simulator, token: string, target: string): Promise<Page<Item>[]> {
  const pages: Page<Item>[] = [];
  for (let next: string | null | undefined = target; next;) {
    const page = JSON.parse((await ask(simulator, next, { token })).text) as Page<Item>;
    pages.push(page);
    next = page.nextLink;
  }
  return pages;
}
