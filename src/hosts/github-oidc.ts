/** How a job of GitHub Actions asks for its OIDC token. */
import type { OidcRequest } from './oidc-token';

const PERMISSIONS = ['  permissions:', '    id-token: write', '    contents: read'].join('\n');

/** What lets a job ask for the token. */
export const PERMISSIONS_ADVICE = `Add these lines to the job (or the workflow):\n${PERMISSIONS}`;

/**
 * @param requestUrl `ACTIONS_ID_TOKEN_REQUEST_URL`
 * @param requestToken `ACTIONS_ID_TOKEN_REQUEST_TOKEN`
 */
export const githubTokenRequest = (requestUrl: string, requestToken: string, audience: string): OidcRequest => ({
  issuer: 'GitHub',
  purpose: '',
  method: 'GET',
  url: `${requestUrl}&audience=${encodeURIComponent(audience)}`,
  bearer: requestToken,
  field: 'value',
  refusedAdvice: `See that the job has these lines:\n${PERMISSIONS}`,
});
