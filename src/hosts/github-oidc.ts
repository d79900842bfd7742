/** How a job of GitHub Actions asks for its OIDC token. */
import type { Identity } from '../azure/identity';
import type { Problem } from '../core/values/model';
import type { Settings } from '../inputs';
import { askEarly } from './first-assertion';
import { requestOidcToken, type OidcRequest } from './oidc-token';

const PERMISSIONS = ['  permissions:', '    id-token: write', '    contents: read'].join('\n');

/** What lets a job ask for the token. */
const PERMISSIONS_ADVICE = `Add these lines to the job (or the workflow):\n${PERMISSIONS}`;

/**
 * @param requestUrl `ACTIONS_ID_TOKEN_REQUEST_URL`
 * @param requestToken `ACTIONS_ID_TOKEN_REQUEST_TOKEN`
 */
const githubTokenRequest = (requestUrl: string, requestToken: string, audience: string): OidcRequest => ({
  issuer: 'GitHub',
  purpose: '',
  method: 'GET',
  url: `${requestUrl}&audience=${encodeURIComponent(audience)}`,
  bearer: requestToken,
  field: 'value',
  refusedAdvice: `See that the job has these lines:\n${PERMISSIONS}`,
});

/** Who signs in, or why the job cannot ask for a token. */
export async function githubIdentity(
  { tenantId = '', clientId = '', cloud }: Settings,
  environment: NodeJS.ProcessEnv,
): Promise<Identity | Problem> {
  const url = environment['ACTIONS_ID_TOKEN_REQUEST_URL'];
  const requestToken = environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
  if (!url || !requestToken) {
    return {
      code: 'NoIdTokenPermission',
      message: 'This job may not ask GitHub for an OIDC token.',
      nextStep: PERMISSIONS_ADVICE,
    };
  }
  const ask = (audience: string): Promise<string> => requestOidcToken(githubTokenRequest(url, requestToken, audience));
  return { kind: 'github-oidc', tenantId, clientId, assertion: await askEarly(ask, cloud.audience) };
}
