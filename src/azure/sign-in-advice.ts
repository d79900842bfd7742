/** Explains why Microsoft Entra ID, or the host's OIDC issuer, gave no token. */
import type { Problem } from '../core/values/model';
import type { Cloud } from './cloud';
import type { Identity, PresentedAssertion } from './credential';
import { SignInError } from './failure';
import { textOf } from './json';
import { fieldsOf } from './json';

interface Context {
  readonly identity: Identity;
  readonly cloud: Cloud;
  readonly presented: PresentedAssertion | undefined;
}

export function explainSignIn(
  error: unknown,
  identity: Identity,
  cloud: Cloud,
  presented: PresentedAssertion | undefined,
): SignInError {
  if (error instanceof SignInError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = /\bAADSTS\d+/.exec(message)?.[0];
  const response = fieldsOf(fieldsOf(error)['errorResponse']);
  const status = fieldsOf(error)['statusCode'];
  if (typeof status === 'number' && code === undefined) {
    const answered = answeredBy(status, message, identity);
    if (answered !== undefined) return new SignInError(answered, status >= 500, { cause: error });
  }
  const passing = code === undefined && (isNetworkError(message) || (typeof status === 'number' && status >= 500));
  const problem: Problem = {
    code: code ?? (error instanceof Error ? error.name : 'SignInError'),
    message: coreOf(textOf(response['errorDescription']) || message, code),
    correlationId: textOf(response['correlationId']) || /Correlation ID: ([0-9a-f-]{36})/i.exec(message)?.[1],
    nextStep: nextStepFor(code, { identity, cloud, presented }),
  };
  return new SignInError(problem, passing, { cause: error });
}

/** An answer without a code of Entra ID's; the library's text for it is a dump of the whole answer. */
function answeredBy(status: number, message: string, identity: Identity): Problem | undefined {
  const said = /\\?"message\\?":\s*\\?"([^"\\]{1,300})/.exec(message)?.[1];
  if (identity.kind === 'workload-identity-federation' && message.includes('AzurePipelinesCredential')) {
    return {
      code: 'NoIdToken',
      message: `Azure Pipelines gave no OIDC token for the service connection (HTTP status ${status})${said === undefined ? '.' : `: ${said}`}`,
      nextStep:
        'Check that the pipeline is authorized to use the service connection, and that the connection uses workload identity federation.',
    };
  }
  if (status < 300 || status >= 400) return undefined;
  return {
    code: `HTTP${status}`,
    message: `The sign-in was answered with a redirect (HTTP status ${status}), which is not followed.`,
    nextStep: 'Check the authority host, and the proxy between it and the runner.',
  };
}

const isNetworkError = (message: string): boolean =>
  /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|socket hang up|network_error|TLS connection/i.test(message);

const MAX_MESSAGE = 1_000;

/** The library wraps Entra ID's text, which appends trace id, correlation id and time; what a person needs is between. */
const coreOf = (message: string, code: string | undefined): string =>
  (message.split(/\s(?:- )?Trace ID:/)[0] ?? message)
    .replace(/^[\s\S]*? - Description: /, '')
    .replace(`${code}: `, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_MESSAGE);

function nextStepFor(code: string | undefined, context: Context): string {
  const { identity, cloud } = context;
  switch (code) {
    case 'AADSTS700213':
    case 'AADSTS70021':
    case 'AADSTS700211':
    case 'AADSTS700212':
    case 'AADSTS7002138':
    case 'AADSTS50027':
      return federation(context);
    case 'AADSTS70025':
      return `The application has no federated credential yet. ${federation(context)}`;
    case 'AADSTS700024':
      return 'The OIDC token was not valid at the time of the exchange. A fresh one is fetched for each exchange, so check the clock of the runner (NTP).';
    case 'AADSTS700016':
      return `No application with this client id in the tenant: check ${clientName(identity)}, and that the application is in the tenant${tenantOf(identity)}.`;
    case 'AADSTS90002':
    case 'AADSTS900023':
      return `No such tenant in ${cloud.name}: check the tenant id${tenantOf(identity)} and the environment.`;
    case 'AADSTS7000215':
    case 'AADSTS7000222':
      return 'The secret of the service principal is wrong or has expired. Better than a new secret: change the service connection to workload identity federation.';
    case 'AADSTS700223':
    case 'AADSTS700238':
      return 'The tenant blocks or limits federated credentials: ask its administrator, or use a managed identity.';
    case 'AADSTS70052':
      return 'A multitenant application cannot be federated here: use a single-tenant application or a managed identity.';
    case 'AADSTS900382':
      return `This cloud (${cloud.name}) does not take federated credentials of another cloud: use a managed identity or a secret.`;
    default:
      return identity.kind === 'default'
        ? 'Sign in with the Azure CLI (az login), or set AZURE_TENANT_ID, AZURE_CLIENT_ID and a credential in the environment.'
        : 'Check tenant id, client id and network access to the authority, then run again.';
  }
}

const tenantOf = (identity: Identity): string =>
  'tenantId' in identity && identity.tenantId ? ` ${identity.tenantId}` : '';

const clientName = (identity: Identity): string =>
  identity.kind === 'github-oidc' ? `client-id ${identity.clientId}` : 'the client id of the service connection';

/** What the federated credential must say, from what was presented. */
function federation({ identity, cloud, presented }: Context): string {
  if (identity.kind === 'github-oidc') {
    const lines = [
      `The federated credential of application ${identity.clientId} must say exactly (letter case counts):`,
      `  issuer:   ${presented?.issuer ?? 'https://token.actions.githubusercontent.com'}`,
      `  subject:  ${presented?.subject ?? 'repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH'}`,
      `  audience: ${presented?.audience ?? cloud.audience}`,
      'This is what the job presented. The subject follows the trigger: `:ref:refs/heads/BRANCH`, `:environment:NAME` or `:pull_request`.',
      'Repositories made, renamed or moved since 15 July 2026 present ids (`repo:OWNER@ID/REPOSITORY@ID:…`), older ones names (`repo:OWNER/REPOSITORY:…`);',
      'a credential written in the other form does not match.',
    ];
    return lines.join('\n');
  }
  if (identity.kind === 'workload-identity-federation') {
    const tenant = identity.tenantId;
    return [
      `The federated credential of application ${identity.clientId} must say exactly what the page of the service connection shows:`,
      `  issuer:   ${cloud.authorityHost}/${tenant}/v2.0 (older connections: https://vstoken.dev.azure.com/ORGANIZATION-ID)`,
      '  subject:  PREFIX/sc/ORGANIZATION-ID/CONNECTION-ID (older connections: sc://ORGANIZATION/PROJECT/CONNECTION)',
      `  audience: ${cloud.audience}`,
      'A renamed organization, project or connection changes the older form.',
    ].join('\n');
  }
  return 'Check the federated credential of the application.';
}
