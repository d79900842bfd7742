import { githubApiPath, githubRepository } from '../github-issues';
import { githubRunnerInputs } from './inputs';
import { inputsOf, originOf, type EnvironmentOptions, type Surroundings } from './options';

export function githubVariables(around: Surroundings, options: EnvironmentOptions): Record<string, string> {
  const { identity } = around;
  const inputs = inputsOf(around, options, {
    'tenant-id': identity.tenantId,
    'client-id': identity.clientId,
  });
  const issuer = originOf(around, options, 'pipelines.actions.githubusercontent.com');
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__contoso_asr-autoupdate',
    GITHUB_ACTOR: 'octo-sre',
    GITHUB_API_URL:
      originOf(around, options, 'api.github.com') + (options.hostNames === 'production' ? '' : githubApiPath),
    GITHUB_EVENT_NAME: 'schedule',
    GITHUB_JOB: 'auto-update',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: githubRepository,
    GITHUB_REPOSITORY_OWNER: 'contoso',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '12345678901',
    GITHUB_RUN_NUMBER: '7',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_WORKFLOW: 'Disaster recovery',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_OS: 'Linux',
    ACTIONS_ID_TOKEN_REQUEST_URL: `${issuer}/github/oidc/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: identity.githubRequestToken,
    ...githubRunnerInputs(inputs),
  };
}
