/** GitHub Actions. */
import * as core from '@actions/core';
import { join } from 'node:path';
import { SignInError } from '../azure/failure';
import { bounded, logLine, visible } from '../core/text';
import type { Host } from './host';

/** The runner cuts annotations here. */
const ANNOTATION_LENGTH = 4_096;

const PERMISSIONS = ['permissions:', '  id-token: write', '  contents: read'].join('\n');

export function createGitHubHost(environment: NodeJS.ProcessEnv): Host {
  const id = [environment['GITHUB_RUN_ID'], environment['GITHUB_ACTION'], Date.now().toString(36)]
    .filter(Boolean)
    .join('-');
  const print = (...lines: string[]): void => lines.forEach((line) => core.info(logLine(line)));
  return {
    name: 'github',
    drawsMermaid: true,
    reportPath: join(environment['RUNNER_TEMP'] ?? process.cwd(), `asr-autoupdate-${id}.json`),
    readInput: (input) => {
      const fallback = { 'tenant-id': environment['AZURE_TENANT_ID'], 'client-id': environment['AZURE_CLIENT_ID'] };
      const name = input.github ?? '';
      return core.getInput(name) || (fallback as Record<string, string | undefined>)[name];
    },
    identity(settings) {
      if (!environment['ACTIONS_ID_TOKEN_REQUEST_URL'] || !environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN']) {
        return {
          code: 'NoIdTokenPermission',
          message: 'This job may not ask GitHub for an OIDC token.',
          nextStep: `Add these lines to the job (or the workflow):\n${PERMISSIONS}`,
        };
      }
      return {
        kind: 'github-oidc',
        tenantId: settings.tenantId ?? '',
        clientId: settings.clientId ?? '',
        assertion: async (audience) => {
          try {
            return await core.getIDToken(audience);
          } catch (error) {
            throw noAssertion(error);
          }
        },
      };
    },
    print,
    group(title, lines) {
      core.startGroup(logLine(title));
      print(...lines);
      core.endGroup();
    },
    debug: (line) => core.debug(visible(line)),
    annotate(level, title, message) {
      const text = bounded(message.split('\n').map(visible).join('\n'), ANNOTATION_LENGTH);
      core[level](text, { title: bounded(visible(title), 200) });
    },
    progress: (percent, text) => print(`${text} (${percent} %)`),
    setOutput: (output, value) => core.setOutput(output.github, value),
    async writeSummary(markdown) {
      if (environment['GITHUB_STEP_SUMMARY']) await core.summary.addRaw(markdown).write();
    },
    finish(failed, message) {
      print(message);
      process.exitCode = failed ? 1 : 0;
    },
  };
}

function noAssertion(error: unknown): SignInError {
  const problem = {
    code: 'NoIdToken',
    message: `GitHub gave no OIDC token: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown error'}`,
    nextStep: `See that the job has these lines, and that nothing blocks its way to GitHub's OIDC issuer:\n${PERMISSIONS}`,
  };
  return new SignInError(problem, true, { cause: error });
}
