/** GitHub Actions. */
import { appendFile } from 'node:fs/promises';
// Only the modules of the toolkit that speak the runner's protocol: its entry loads an HTTP stack of a megabyte with
// them, which would triple the time that it takes to refuse an input.
import { issueCommand } from '../../node_modules/@actions/core/lib/command.js';
import { bounded, logLine, visible } from '../core/render/text';
import { unknownVariables } from '../inputs';
import { maskSecretsWith, withoutSecrets } from '../runtime/secrets';
import { ANNOTATION_LENGTH, checkoutOf, type Host } from './host';
import { filePlace } from './run-files';
import { isBySchedule } from './scheduled';

/** Not before it is used: it loads the cryptography of Node, which other hosts do without. */
const loadFileCommand = () => import(/* webpackMode: "eager" */ '../../node_modules/@actions/core/lib/file-command.js');

export function createGitHubHost(environment: NodeJS.ProcessEnv): Host {
  const print = (...lines: string[]): void => lines.forEach((line) => console.log(logLine(line)));
  maskSecretsWith((secret) => issueCommand('add-mask', {}, secret));
  const standIns: Readonly<Record<string, string | undefined>> = {
    'tenant-id': environment['AZURE_TENANT_ID'],
    'client-id': environment['AZURE_CLIENT_ID'],
  };
  return {
    name: 'github',
    unknownInputs: unknownVariables('github', environment),
    isScheduled: isBySchedule(environment),
    drawsMermaid: true,
    files: filePlace(environment['RUNNER_TEMP'], [environment['GITHUB_RUN_ID'], environment['GITHUB_ACTION']]),
    readInput({ github = '' }) {
      return environment[`INPUT_${github.replace(/ /g, '_').toUpperCase()}`]?.trim() || standIns[github];
    },
    async identity(settings) {
      const { githubIdentity } = await import(/* webpackChunkName: "sign-in" */ './github-oidc');
      return githubIdentity(settings, environment);
    },
    // The toolkit would read the event too, which may be no file at all.
    origin() {
      const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository = '' } = environment;
      const attempt = environment['GITHUB_RUN_ATTEMPT'] || '1';
      return Promise.resolve({
        url: `${server}/${repository}/actions/runs/${environment['GITHUB_RUN_ID'] ?? ''}/attempts/${attempt}`,
        name: environment['GITHUB_WORKFLOW'] || repository,
        by: environment['GITHUB_ACTOR'] ?? '',
        revision: environment['GITHUB_SHA'] ?? '',
      });
    },
    checkout: checkoutOf(environment['GITHUB_WORKSPACE'], environment['GITHUB_SHA']),
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
    progress: (percent, text) => print(`${percent} %: ${text}`),
    async setOutput({ github }, value) {
      const { issueFileCommand, prepareKeyValueMessage } = await loadFileCommand();
      issueFileCommand('OUTPUT', prepareKeyValueMessage(github, withoutSecrets(value)));
    },
    async writeSummary(markdown) {
      const file = environment['GITHUB_STEP_SUMMARY'];
      if (file) await appendFile(file, withoutSecrets(markdown));
    },
    finish(failed, message) {
      print(message);
      process.exitCode = failed ? 1 : 0;
    },
  };
}
