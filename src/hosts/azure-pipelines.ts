/** Azure Pipelines. */
import { TaskCommand } from 'azure-pipelines-task-lib/taskcommand';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bounded, logLine, visible } from '../core/render/text';
import { useAgentProxy } from './agent-proxy';
import { oidcAddress } from './azure-pipelines-oidc';
import { ANNOTATION_LENGTH, type Host } from './host';
import { serviceConnection } from './service-connection';

const command = (name: string, properties: Readonly<Record<string, string>>, message: string): void =>
  console.log(new TaskCommand(name, properties, message).toString());

export function createAzurePipelinesHost(environment: NodeJS.ProcessEnv): Host {
  const folder = environment['AGENT_TEMPDIRECTORY'] ?? process.cwd();
  const id = [environment['BUILD_BUILDID'], environment['SYSTEM_TASKINSTANCEID'] ?? Date.now().toString(36)]
    .filter(Boolean)
    .join('-');
  const print = (...lines: string[]): void => lines.forEach((line) => console.log(logLine(line)));
  return {
    name: 'azure-pipelines',
    drawsMermaid: false,
    reportPath: join(folder, `asr-autoupdate-${id}.json`),
    readInput: ({ azurePipelines = '' }) => environment[`INPUT_${azurePipelines.toUpperCase()}`]?.trim(),
    identity(settings) {
      const { cloud } = settings;
      useAgentProxy(environment, [cloud.armEndpoint, cloud.authorityHost, oidcAddress(environment) ?? '']);
      return serviceConnection(settings, environment);
    },
    origin() {
      const { SYSTEM_COLLECTIONURI: collection, SYSTEM_TEAMPROJECT: project, BUILD_BUILDID: build } = environment;
      if (!collection || !project || !build) return Promise.resolve(undefined);
      // Whoever looks at two reports of one job has to know which is the later.
      const attempt = Math.max(
        Number(environment['SYSTEM_STAGEATTEMPT'] ?? 1),
        Number(environment['SYSTEM_JOBATTEMPT'] ?? 1),
      );
      return Promise.resolve({
        url: `${collection}${encodeURIComponent(project)}/_build/results?buildId=${build}${attempt > 1 ? `&attempt=${attempt}` : ''}`,
        name: environment['BUILD_DEFINITIONNAME'] ?? project,
        by: environment['BUILD_REQUESTEDFOR'] ?? '',
        revision: environment['BUILD_SOURCEVERSION'] ?? '',
      });
    },
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
      command('task.setvariable', { variable: azurePipelines, isOutput: 'true', issecret: 'false' }, visible(value));
    },
    async writeSummary(markdown) {
      // The file's name is the title of the section on the Extensions tab, and must differ from that of other steps.
      const path = join(folder, `Site Recovery automatic update ${id}.md`);
      await writeFile(path, markdown);
      command('task.uploadsummary', {}, path);
    },
    finish(failed, message) {
      command('task.complete', { result: failed ? 'Failed' : 'Succeeded' }, visible(message));
    },
  };
}
