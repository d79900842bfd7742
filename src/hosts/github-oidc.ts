/** Asks GitHub's OIDC issuer for a token of this job, through the same HTTP pipeline, and so the same proxy, as Azure. */
import { SignInError } from '../azure/failure';
import { textOf } from '../azure/json';
import { fieldsOf } from '../azure/json';

const PERMISSIONS = ['permissions:', '  id-token: write', '  contents: read'].join('\n');

/** What lets a job ask for the token. */
export const PERMISSIONS_ADVICE = `Add these lines to the job (or the workflow):\n${PERMISSIONS}`;

const ISSUER_ADVICE = `See that the job has these lines, and that nothing blocks its way to GitHub's OIDC issuer:\n${PERMISSIONS}`;

/** Milliseconds. */
const TIMEOUT_MS = 60_000;

/**
 * @param requestUrl `ACTIONS_ID_TOKEN_REQUEST_URL`
 * @param requestToken `ACTIONS_ID_TOKEN_REQUEST_TOKEN`
 */
export async function requestIdToken(requestUrl: string, requestToken: string, audience: string): Promise<string> {
  const { createDefaultHttpClient, createHttpHeaders, createPipelineFromOptions, createPipelineRequest } =
    await import('@azure/core-rest-pipeline');
  const url = `${requestUrl}&audience=${encodeURIComponent(audience)}`;
  const headers = createHttpHeaders({ Authorization: `Bearer ${requestToken}`, Accept: 'application/json' });
  const request = createPipelineRequest({ url, headers, timeout: TIMEOUT_MS });
  try {
    const response = await createPipelineFromOptions({}).sendRequest(createDefaultHttpClient(), request);
    if (response.status !== 200) throw new Error(`HTTP status ${response.status}`);
    const token = textOf(fieldsOf(JSON.parse(response.bodyAsText ?? ''))['value']);
    if (token === '') throw new Error('the answer has no token');
    return token;
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown error';
    const problem = { code: 'NoIdToken', message: `GitHub gave no OIDC token: ${message}`, nextStep: ISSUER_ADVICE };
    throw new SignInError(problem, true, { cause: error });
  }
}
