/** GitHub Actions. */
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
// Only the modules of the toolkit that speak the runner's protocol: its entry loads an HTTP stack of a megabyte with
// them, which would triple the time that it takes to refuse an input.
import { issueCommand } from '../../node_modules/@actions/core/lib/command.js';
import { issueFileCommand, prepareKeyValueMessage } from '../../node_modules/@actions/core/lib/file-command.js';
import { bounded, logLine, visible } from '../core/render/text';
import { askEarly } from './first-assertion';
import { PERMISSIONS_ADVICE, githubTokenRequest } from './github-oidc';
import { ANNOTATION_LENGTH, type Host } from './host';
import { requestOidcToken } from './oidc-token';

export function createGitHubHost(environment: NodeJS.ProcessEnv): Host {
  const id = [environment['GITHUB_RUN_ID'], environment['GITHUB_ACTION'], Date.now().toString(36)];
  const print = (...lines: string[]): void => lines.forEach((line) => console.log(logLine(line)));
  const standIns: Readonly<Record<string, string | undefined>> = {
    'tenant-id': environment['AZURE_TENANT_ID'],
    'client-id': environment['AZURE_CLIENT_ID'],
  };
  return {
    name: 'github',
    drawsMermaid: true,
    reportPath: join(
      environment['RUNNER_TEMP'] ?? process.cwd(),
      `asr-autoupdate-${id.filter(Boolean).join('-')}.json`,
    ),
    readInput({ github = '' }) {
      return environment[`INPUT_${github.replace(/ /g, '_').toUpperCase()}`]?.trim() || standIns[github];
    },
    async identity({ tenantId = '', clientId = '', cloud }) {
      const url = environment['ACTIONS_ID_TOKEN_REQUEST_URL'];
      const requestToken = environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
      if (!url || !requestToken) {
        return {
          code: 'NoIdTokenPermission',
          message: 'This job may not ask GitHub for an OIDC token.',
          nextStep: PERMISSIONS_ADVICE,
        };
      }
      const ask = async (audience: string): Promise<string> => {
        const token = await requestOidcToken(githubTokenRequest(url, requestToken, audience));
        issueCommand('add-mask', {}, token);
        return token;
      };
      return { kind: 'github-oidc', tenantId, clientId, assertion: await askEarly(ask, cloud.audience) };
    },
    async origin() {
      const { context } = await import('@actions/github');
      const { serverUrl, runId, runAttempt, actor, sha, workflow } = context;
      const repository = environment['GITHUB_REPOSITORY'] ?? '';
      const url = `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt || 1}`;
      return { url, name: workflow || repository, by: actor, revision: sha };
    },
    print,
    group(title, lines) {
      issueCommand('group', {}, visible(title));
      print(...lines);
      issueCommand('endgroup', {}, '');
    },
    debug: (line) => issueCommand('debug', {}, visible(line)),
    annotate(level, title, message) {
      const text = bounded(message.split('\n').map(visible).join('\n'), ANNOTATION_LENGTH);
      issueCommand(level, { title: bounded(visible(title), 200) }, text);
    },
    progress: (percent, text) => print(`${text} (${percent} %)`),
    setOutput({ github }, value) {
      if (environment['GITHUB_OUTPUT']) issueFileCommand('OUTPUT', prepareKeyValueMessage(github, value));
    },
    async writeSummary(markdown) {
      const file = environment['GITHUB_STEP_SUMMARY'];
      if (file) await appendFile(file, markdown);
    },
    finish(failed, message) {
      print(message);
      process.exitCode = failed ? 1 : 0;
    },
  };
}
