/** What a baseline's process needs to talk to the simulator: its environment, plain requests, and a way to tell the end. */
import type { IncomingHttpHeaders } from 'node:http';
import { Agent, request as send } from 'node:https';

export interface Told {
  /** Simulated milliseconds since 1970. */
  readonly endedAt: number;
  readonly succeeded: number;
}

export const tell = (told: Told): void => console.log(JSON.stringify(told));

export function environment(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set.`);
  return value;
}

interface Ask {
  readonly method: 'GET' | 'PATCH' | 'POST';
  readonly token?: string;
  readonly body?: object;
  readonly form?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

const agent = new Agent({ keepAlive: true });

/** @param target a path below the endpoint, or a whole link */
export function request(target: string, { method, token, body, form }: Ask): Promise<Answer> {
  const url = new URL(target, environment('INPUT_ARM-ENDPOINT'));
  const content = form === undefined ? body && JSON.stringify(body) : new URLSearchParams(form).toString();
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(content === undefined
      ? {}
      : {
          'content-length': String(Buffer.byteLength(content)),
          'content-type': form === undefined ? 'application/json' : 'application/x-www-form-urlencoded',
        }),
  };
  return new Promise((resolve, reject) => {
    const sent = send(url, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(content);
  });
}

export async function signIn(): Promise<string> {
  const { status, text } = await request(`/${environment('AZURE_TENANT_ID')}/oauth2/v2.0/token`, {
    method: 'POST',
    form: {
      client_id: environment('AZURE_CLIENT_ID'),
      client_secret: environment('AZURE_CLIENT_SECRET'),
      grant_type: 'client_credentials',
      scope: 'https://management.azure.com/.default',
    },
  });
  if (status !== 200) throw new Error(`The sign-in was answered ${status}.`);
  return (JSON.parse(text) as { readonly access_token: string }).access_token;
}

interface MappingList {
  readonly value: readonly {
    readonly id: string;
    readonly properties: {
      readonly state: string;
      readonly providerSpecificDetails: { readonly instanceType: string } | null;
    };
  }[];
}

/** Ids of the mappings that a change makes sense for; one page only. */
export async function listMappings(token: string, apiVersion: string): Promise<readonly string[]> {
  const target = `${environment('INPUT_VAULT-ID')}/replicationProtectionContainerMappings?api-version=${apiVersion}`;
  const { text } = await request(target, { method: 'GET', token });
  return (JSON.parse(text) as MappingList).value
    .filter(({ properties }) => properties.state === 'Paired' && properties.providerSpecificDetails !== null)
    .map(({ id }) => id);
}
