import { entraError, type Presented } from './entra-errors';
import { header, jsonReply, type Incoming, type Reply, type Route } from './http';
import { verifyJwt } from './jwt';
import { azurePipelinesIssuer, githubIssuer } from './oidc';
import type { World } from './world';

const audiences = new Set([
  'api://AzureADTokenExchange',
  'api://AzureADTokenExchangeUSGov',
  'api://AzureADTokenExchangeChina',
]);

const armHosts = [
  'https://management.azure.com',
  'https://management.core.windows.net',
  'https://management.usgovcloudapi.net',
  'https://management.core.usgovcloudapi.net',
  'https://management.chinacloudapi.cn',
  'https://management.core.chinacloudapi.cn',
];

function isArmScope(scope: string, host: string): boolean {
  const resource = scope.replace(/\/+\.default$/, '').replace(/\/$/, '');
  // Under an override of the endpoint the scope names this server, and the managed identity has a port of its own.
  return (
    armHosts.includes(resource) ||
    resource === `https://${host}` ||
    /^https:\/\/(127\.0\.0\.1|localhost):\d+$/.test(resource)
  );
}

/** What is wrong with an assertion, as an AADSTS number, and what it presented. */
function judgeAssertion(world: World, assertion: string, presented: Presented): [number | undefined, Presented] {
  const claims = verifyJwt(assertion);
  if (!claims) return [50027, presented];
  const expiredAt = Number(claims['exp']) * 1000;
  const [issuer, subject, audience] = [String(claims['iss']), String(claims['sub']), String(claims['aud'])];
  const full: Presented = { ...presented, issuer, subject, audience, expiredAt };
  const trusted = world.scenario.signIn?.trustedSubject;
  if (world.scenario.signIn?.refusal !== undefined) return [world.scenario.signIn.refusal, full];
  if (expiredAt <= world.clock.now()) return [700024, full];
  if (issuer !== githubIssuer && issuer !== azurePipelinesIssuer) return [700211, full];
  if (!audiences.has(audience)) return [700212, full];
  if (trusted !== undefined && trusted !== subject) {
    return [trusted.toLowerCase() === subject.toLowerCase() ? 7002138 : 700213, full];
  }
  return [undefined, full];
}

function tokenReply(world: World, audience: string): Reply {
  const { lifetimeSeconds } = world.tokens;
  return jsonReply(
    200,
    {
      token_type: 'Bearer',
      expires_in: lifetimeSeconds,
      ext_expires_in: lifetimeSeconds,
      access_token: world.tokens.mint(audience),
    },
    { 'Cache-Control': 'no-store, no-cache', Pragma: 'no-cache' },
  );
}

function token(world: World, incoming: Incoming, tenant: string): Reply {
  const form = new URLSearchParams(incoming.body);
  const clientId = form.get('client_id') ?? '';
  const presented: Presented = { tenant, clientId };
  const { identity, scenario } = world;
  if (tenant.toLowerCase() !== identity.tenantId) return entraError(world, 90002, presented);
  if (clientId.toLowerCase() !== identity.clientId) return entraError(world, 700016, presented);
  if (form.get('grant_type') !== 'client_credentials') return entraError(world, 70003, presented);
  const scope = (form.get('scope') ?? '').split(' ').find((each) => each.endsWith('/.default')) ?? '';
  if (!isArmScope(scope, incoming.host)) return entraError(world, 70011, presented);
  const secret = form.get('client_secret');
  if (secret !== null) {
    if (scenario.signIn?.refusal !== undefined) return entraError(world, scenario.signIn.refusal, presented);
    if (secret !== identity.clientSecret) return entraError(world, 7000215, presented);
  } else {
    const [problem, full] = judgeAssertion(world, form.get('client_assertion') ?? '', presented);
    if (problem !== undefined) return entraError(world, problem, full);
  }
  return tokenReply(world, scope.replace(/\/+\.default$/, ''));
}

/** As App Service serves it; the agent's machine in the tests has no IMDS. */
function managedIdentityToken(world: World, incoming: Incoming): Reply {
  const problem = (status: number, message: string): Reply => jsonReply(status, { statusCode: status, message });
  if (header(incoming, 'x-identity-header') !== world.identity.identityHeader) {
    return problem(401, 'The X-IDENTITY-HEADER is missing or not valid.');
  }
  const resource = incoming.url.searchParams.get('resource') ?? '';
  if (!isArmScope(resource, incoming.host)) return problem(400, `The resource ${resource} is not known.`);
  return jsonReply(200, {
    access_token: world.tokens.mint(resource),
    expires_on: String(Math.floor(world.clock.now() / 1000) + world.tokens.lifetimeSeconds),
    resource,
    token_type: 'Bearer',
    client_id: world.identity.clientId,
  });
}

function openIdConfiguration(incoming: Incoming, tenant: string): Reply {
  const base = `https://${incoming.host}/${tenant}`;
  return jsonReply(200, {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  });
}

function instanceDiscovery(world: World, incoming: Incoming): Reply {
  return jsonReply(200, {
    tenant_discovery_endpoint: `https://${incoming.host}/${world.identity.tenantId}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: incoming.host, preferred_cache: incoming.host, aliases: [incoming.host] }],
  });
}

export function entraRoute(world: World, incoming: Incoming): Route | undefined {
  const path = incoming.url.pathname;
  const tenant = /^\/([^/]+)\//.exec(path)?.[1] ?? '';
  if (/\/oauth2\/v2\.0\/token$/.test(path)) return { kind: 'token', answer: () => token(world, incoming, tenant) };
  if (path === '/msi/token')
    return { kind: 'token.managed-identity', answer: () => managedIdentityToken(world, incoming) };
  if (path.endsWith('/discovery/instance')) {
    return { kind: 'entra.discovery', answer: () => instanceDiscovery(world, incoming) };
  }
  if (!path.endsWith('/.well-known/openid-configuration')) return undefined;
  return {
    kind: 'entra.discovery',
    answer: () =>
      tenant.toLowerCase() === world.identity.tenantId
        ? openIdConfiguration(incoming, tenant)
        : entraError(world, 90002, { tenant, clientId: '' }),
  };
}
