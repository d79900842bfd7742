/** Azure Pipelines. */
import { TaskCommand } from 'azure-pipelines-task-lib/taskcommand';
import { basename, join } from 'node:path';
import { bounded, escapeInJson, logLine, visible } from '../core/render/text';
import { useAgentProxy } from './agent-proxy';
import { unknownVariables } from '../inputs';
import { oidcAddress } from './azure-pipelines-oidc';
import { ANNOTATION_LENGTH, type Host } from './host';
import { pipelineRun } from './pipeline-run';
import { filePlace, openIn } from './run-files';
import { serviceConnection } from './service-connection';

const command = (name: string, properties: Readonly<Record<string, string>>, message: string): void =>
  console.log(new TaskCommand(name, properties, message).toString());

export function createAzurePipelinesHost(environment: NodeJS.ProcessEnv): Host {
  const { origin, nameParts } = pipelineRun(environment);
  const files = filePlace(environment['AGENT_TEMPDIRECTORY'], nameParts);
  const print = (...lines: string[]): void => lines.forEach((line) => console.log(logLine(line)));
  return {
    name: 'azure-pipelines',
    unknownInputs: unknownVariables('azure-pipelines', environment),
    drawsMermaid: false,
    files,
    readInput: ({ azurePipelines = '' }) => environment[`INPUT_${azurePipelines.toUpperCase()}`]?.trim(),
    identity(settings) {
      const { cloud } = settings;
      useAgentProxy(environment, [cloud.armEndpoint, cloud.authorityHost, oidcAddress(environment) ?? '']);
      return serviceConnection(settings, environment);
    },
    origin: () => Promise.resolve(origin),
    print,
    group(title, lines) {
      console.log(`##[group]${logLine(title)}`);
      print(...lines);
      console.log('##[endgroup]');
    },
    debug: (line) => command('task.debug', {}, visible(line)),
    annotate(level, title, message) {
      const text = bounded(`${visible(title)}: ${message.split('\n').map(visible).join('\n')}`, ANNOTATION_LENGTH);
      if (level === 'notice') print(...text.split('\n'));
      else command('task.logissue', { type: level }, text);
    },
    progress(percent, text) {
      command('task.setprogress', { value: String(percent) }, visible(text));
      print(text);
    },
    setOutput({ azurePipelines }, value) {
      command(
        'task.setvariable',
        { variable: azurePipelines, isOutput: 'true', issecret: 'false' },
        escapeInJson(value),
      );
    },
    async writeSummary(markdown) {
      // A folder of its own: the agent reads the file when other steps may already have written theirs.
      const folders = files.folders.map((folder) =>
        basename(folder) === files.name ? folder : join(folder, files.name),
      );
      const { path, file } = await openIn(folders, `${summaryTitle(environment)}.md`);
      try {
        await file.writeFile(markdown);
      } finally {
        await file.close();
      }
      command('task.uploadsummary', {}, path);
    },
    finish(failed, message) {
      print(message);
      command('task.complete', { result: failed ? 'Failed' : 'Succeeded' }, visible(message));
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
