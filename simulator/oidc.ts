import { randomUUID } from 'node:crypto';
import { guidFrom } from './random';
import { bearer, jsonReply, type Incoming, type Reply, type Route } from './http';
import type { World } from './world';

export const githubIssuer = 'https://token.actions.githubusercontent.com';
export const azurePipelinesIssuer = `https://vstoken.dev.azure.com/${guidFrom('contoso organization')}`;
export const githubSubject = 'repo:contoso/dr:ref:refs/heads/main';
export const azurePipelinesSubject = 'sc://contoso/dr/site-recovery';

function assertion(world: World, issuer: string, subject: string, audience: string, lifetimeSeconds: number): string {
  const now = Math.floor(world.clock.now() / 1000);
  const claims = { iss: issuer, sub: subject, aud: audience, iat: now, nbf: now, exp: now + lifetimeSeconds };
  // Every assertion has an id of its own, so that one presented twice can be told from two.
  return world.issued.sign('assertion', { ...claims, jti: randomUUID() });
}

function githubToken(world: World, incoming: Incoming): Reply {
  if (bearer(incoming) !== world.identity.githubRequestToken) {
    return { status: 401, headers: { 'Content-Type': 'text/plain' }, body: 'Unauthorized' };
  }
  const { signIn = {} } = world.scenario;
  const audience = incoming.url.searchParams.get('audience') ?? 'https://github.com/contoso';
  const lifetime = signIn.githubAssertionSeconds ?? 300;
  return jsonReply(200, {
    value: assertion(world, githubIssuer, signIn.githubSubject ?? githubSubject, audience, lifetime),
  });
}

function azurePipelinesToken(world: World, incoming: Incoming): Reply {
  if (bearer(incoming) !== world.identity.systemAccessToken) {
    return jsonReply(401, { message: 'TF400813: The user is not authorized to access this resource.', errorCode: 0 });
  }
  const query = incoming.url.searchParams;
  if (incoming.method !== 'POST' || !query.has('api-version')) {
    return jsonReply(405, { message: "The requested resource does not support http method 'GET'." });
  }
  const connection = query.get('serviceConnectionId');
  if (connection?.toLowerCase() !== world.identity.serviceConnectionId) {
    const $id = '1';
    return jsonReply(404, { $id, message: `No service connection found with identifier ${connection}.`, errorCode: 0 });
  }
  const lifetime = world.scenario.signIn?.azurePipelinesAssertionSeconds ?? 600;
  return jsonReply(200, {
    oidcToken: assertion(world, azurePipelinesIssuer, azurePipelinesSubject, 'api://AzureADTokenExchange', lifetime),
  });
}

export function oidcRoute(world: World, incoming: Incoming): Route | undefined {
  const path = incoming.url.pathname.toLowerCase();
  if (path.startsWith('/github/oidc/')) return { kind: 'oidc.github', answer: () => githubToken(world, incoming) };
  if (path.startsWith('/azure-pipelines/oidc') || path.endsWith('/oidctoken')) {
    return { kind: 'oidc.azure-pipelines', answer: () => azurePipelinesToken(world, incoming) };
  }
  return undefined;
}
