/** Azure Pipelines. */
import { TaskCommand } from 'azure-pipelines-task-lib/taskcommand';
import { basename, join } from 'node:path';
import { bounded, escapeInJson, logLine } from '../core/render/text';
import { unknownVariables } from '../inputs';
import { goAroundProxy } from '../runtime/proxies';
import { maskSecretsWith, withoutSecrets } from '../runtime/secrets';
import { useAgentProxy } from './agent-proxy';
import { ANNOTATION_LENGTH, checkoutOf, type Host } from './host';
import { pipelineRun } from './pipeline-run';
import { filePlace, openIn } from './run-files';
import { isBySchedule } from './scheduled';

const command = (name: string, properties: Readonly<Record<string, string>>, message: string): void =>
  console.log(new TaskCommand(name, properties, message).toString());

export function createAzurePipelinesHost(environment: NodeJS.ProcessEnv): Host {
  const { origin, nameParts } = pipelineRun(environment);
  const files = filePlace(environment['AGENT_TEMPDIRECTORY'], nameParts);
  const print = (...lines: string[]): void => lines.forEach((line) => console.log(logLine(line)));
  maskSecretsWith((secret) => command('task.setsecret', {}, secret));
  return {
    name: 'azure-pipelines',
    unknownInputs: unknownVariables('azure-pipelines', environment),
    isScheduled: isBySchedule(environment),
    drawsMermaid: false,
    checkout: checkoutOf(
      environment['BUILD_REPOSITORY_LOCALPATH'] || environment['BUILD_SOURCESDIRECTORY'],
      origin?.revision,
    ),
    files,
    readInput: ({ azurePipelines = '' }) => environment[`INPUT_${azurePipelines.toUpperCase()}`]?.trim(),
    async identity(settings) {
      goAroundProxy(useAgentProxy(environment, (text) => print(text)));
      const { serviceConnection } = await import(/* webpackChunkName: "sign-in" */ './service-connection');
      return serviceConnection(settings, environment);
    },
    origin: () => Promise.resolve(origin),
    print,
    group(title, lines) {
      console.log(`##[group]${logLine(title)}`);
      print(...lines);
      console.log('##[endgroup]');
    },
    debug: (line) => command('task.debug', {}, logLine(line)),
    annotate(level, title, message) {
      const text = bounded(`${title}: ${message}`.split('\n').map(logLine).join('\n'), ANNOTATION_LENGTH);
      if (level === 'notice') print(...text.split('\n'));
      else command('task.logissue', { type: level }, text);
    },
    progress(percent, text) {
      command('task.setprogress', { value: String(percent) }, logLine(text));
      print(text);
    },
    setOutput({ azurePipelines }, value) {
      command(
        'task.setvariable',
        { variable: azurePipelines, isOutput: 'true', issecret: 'false' },
        escapeInJson(withoutSecrets(value)),
      );
    },
    async writeSummary(markdown) {
      // A folder of its own: the agent reads the file when other steps may already have written theirs.
      const folders = files.folders.map((folder) =>
        basename(folder) === files.name ? folder : join(folder, files.name),
      );
      const { path, file } = await openIn(folders, `${summaryTitle(environment)}.md`);
      try {
        await file.writeFile(withoutSecrets(markdown));
      } finally {
        await file.close();
      }
      command('task.uploadsummary', {}, path);
    },
    finish(failed, message) {
      print(message);
      command('task.complete', { result: failed ? 'Failed' : 'Succeeded' }, logLine(message));
    },
  };
}

const TITLE = 'Site Recovery automatic update';

/** The file's name is the title of its section on the Extensions tab, which shows those of all steps of all jobs. */
function summaryTitle(environment: NodeJS.ProcessEnv): string {
  const { AGENT_JOBNAME: job = '', SYSTEM_TASKDISPLAYNAME: step = '' } = environment;
  const of = [job === 'Job' ? '' : job, step].map((name) => name.replace(/[^\p{L}\p{N} .,()_-]+/gu, ' ').trim());
  return bounded([TITLE, ...of.filter(Boolean)].join(' - '), 80).replace(/[ .]+$/, '');
}
