/** The place that this process runs in. */
import { createAzurePipelinesHost } from './azure-pipelines';
import { createConsoleHost } from './console';
import { createGitHubHost } from './github';
import type { Host } from './host';

export function detectHost(environment: NodeJS.ProcessEnv): Host {
  if (environment['GITHUB_ACTIONS'] === 'true') return createGitHubHost(environment);
  if (environment['TF_BUILD']?.toLowerCase() === 'true') return createAzurePipelinesHost(environment);
  return createConsoleHost(environment, process.argv.slice(2));
}
