import { randomUUID } from 'node:crypto';
import { jsonReply, type Reply } from './http';
import type { World } from './world';

export interface Presented {
  readonly tenant: string;
  readonly clientId: string;
  readonly issuer?: string;
  readonly subject?: string;
  readonly audience?: string;
  readonly expiredAt?: number;
}

interface EntraError {
  readonly status: number;
  readonly error: string;
  readonly text: (presented: Presented, now: number) => string;
}

const presentedAssertion = (presented: Presented): string =>
  `assertion issuer '${presented.issuer ?? ''}', assertion subject '${presented.subject ?? ''}' and assertion audience '${presented.audience ?? ''}'`;
const guide = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation';
const entraTime = (time: number): string => new Date(time).toISOString().replace('T', ' ').replace(/\.\d+/, '');

const errors: Readonly<Record<number, EntraError>> = {
  50027: { status: 400, error: 'invalid_request', text: () => 'JWT token is invalid or malformed.' },
  70025: {
    status: 401,
    error: 'invalid_client',
    text: ({ clientId }) => `The client '${clientId}'(site-recovery) has no configured federated identity credentials.`,
  },
  90002: {
    status: 400,
    error: 'invalid_request',
    text: ({ tenant }) =>
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  },
  700016: {
    status: 400,
    error: 'unauthorized_client',
    text: ({ clientId, tenant }) =>
      `Application with identifier '${clientId}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  },
  700024: {
    status: 401,
    error: 'invalid_client',
    text: ({ expiredAt }, now) =>
      `Client assertion is not within its valid time range. Current time: ${new Date(now).toISOString()}, expiry time of assertion ${new Date(expiredAt ?? now).toISOString()}. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .`,
  },
  700211: {
    status: 401,
    error: 'invalid_client',
    text: ({ issuer }) =>
      `No matching federated identity record found for presented assertion issuer '${issuer ?? ''}'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${guide}`,
  },
  700212: {
    status: 401,
    error: 'invalid_client',
    text: ({ audience }) =>
      `No matching federated identity record found for presented assertion audience '${audience ?? ''}'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${guide}`,
  },
  700213: {
    status: 401,
    error: 'invalid_client',
    text: ({ subject }) =>
      `No matching federated identity record found for presented assertion subject '${subject ?? ''}'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${guide}`,
  },
  7000215: {
    status: 401,
    error: 'invalid_client',
    text: ({ clientId }) =>
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
  },
  7002138: {
    status: 401,
    error: 'invalid_client',
    text: (presented) =>
      `No matching federated identity record found for presented ${presentedAssertion(presented)}. Matching federated identity record found with different letter case. ${guide}`,
  },
  70011: {
    status: 400,
    error: 'invalid_scope',
    text: () => 'The provided value for the input parameter scope is not valid.',
  },
  70003: { status: 400, error: 'unsupported_grant_type', text: () => 'The app requested an unsupported grant type.' },
};

export function entraError(world: World, code: number, presented: Presented): Reply {
  const known = errors[code] ?? { status: 400, error: 'invalid_request', text: () => 'The request is not valid.' };
  const [trace, correlation, timestamp] = [randomUUID(), randomUUID(), entraTime(world.clock.now())];
  return jsonReply(known.status, {
    error: known.error,
    error_description: `AADSTS${code}: ${known.text(presented, world.clock.now())} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  });
}
