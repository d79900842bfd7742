/** Azure Pipelines. Imported only there: the library takes over `INPUT_*` and uncaught exceptions when it is loaded. */
import * as task from 'azure-pipelines-task-lib/task';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Identity } from '../azure/credential';
import type { Problem } from '../core/model';
import { bounded, logLine, visible } from '../core/text';
import type { Settings } from '../inputs';
import type { Host } from './host';

const ANNOTATION_LENGTH = 4_096;

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
    readInput: (input) => task.getInput(input.azurePipelines ?? ''),
    identity: serviceConnection,
    print,
    group(title, lines) {
      console.log(`##[group]${visible(title)}`);
      print(...lines);
      console.log('##[endgroup]');
    },
    debug: (line) => task.debug(visible(line)),
    annotate(level, title, message) {
      const text = bounded(`${visible(title)}: ${message.split('\n').map(visible).join('\n')}`, ANNOTATION_LENGTH);
      if (level === 'notice') print(...text.split('\n'));
      else task.command('task.logissue', { type: level }, text);
    },
    progress(percent, text) {
      task.setProgress(percent, visible(text));
      print(text);
    },
    setOutput: (output, value) => task.setVariable(output.azurePipelines, value, false, true),
    async writeSummary(markdown) {
      // The file's name is the title of the section on the Extensions tab, and must differ from that of other steps.
      const path = join(folder, `Site Recovery automatic update ${id}.md`);
      await writeFile(path, markdown);
      task.uploadSummary(path);
    },
    finish(failed, message) {
      // The errors are logged already, one for each cause; setResult would log another.
      task.command('task.complete', { result: failed ? 'Failed' : 'Succeeded' }, visible(message));
    },
  };
}

function serviceConnection(settings: Settings): Identity | Problem {
  const id = settings.serviceConnection ?? '';
  const parameter = (name: string): string => task.getEndpointAuthorizationParameter(id, name, true) ?? '';
  const scheme = task.getEndpointAuthorizationScheme(id, true);
  if (scheme === undefined) {
    return {
      code: 'NoServiceConnection',
      message: `azureSubscription: the service connection ${id} is not known to this job.`,
      nextStep: 'Check its name and that the pipeline is authorized to use it.',
    };
  }
  const environment = task.getEndpointDataParameter(id, 'environment', true) ?? settings.cloud.name;
  if (environment.toLowerCase() !== settings.cloud.name.toLowerCase()) {
    return {
      code: 'WrongCloud',
      message: `environment: the service connection is for ${environment}, the input says ${settings.cloud.name}.`,
      nextStep: `Set environment to ${environment}, or use a service connection for ${settings.cloud.name}.`,
    };
  }
  const tenantId = parameter('tenantid');
  const clientId = parameter('serviceprincipalid');
  switch (scheme.toLowerCase()) {
    case 'workloadidentityfederation':
      return federation(id, tenantId, clientId);
    case 'managedserviceidentity':
      return { kind: 'managed-identity', clientId: clientId || undefined };
    case 'serviceprincipal': {
      const secret = parameter('serviceprincipalkey');
      if (secret !== '') return { kind: 'service-principal', tenantId, clientId, secret };
      return unsupported(`service principal with ${parameter('authenticationType') || 'no secret'}`);
    }
    default:
      return unsupported(scheme);
  }
}

function federation(serviceConnectionId: string, tenantId: string, clientId: string): Identity | Problem {
  const systemAccessToken = task.getEndpointAuthorizationParameter('SYSTEMVSSCONNECTION', 'AccessToken', true) ?? '';
  if (systemAccessToken === '' || !process.env['SYSTEM_OIDCREQUESTURI']) {
    const missing = systemAccessToken === '' ? 'System.AccessToken' : 'System.OidcRequestUri';
    return {
      code: 'NoSystemAccessToken',
      message: `${missing} is missing, so no OIDC token can be asked for.`,
      nextStep:
        'Run the task on an agent of Azure Pipelines (Azure DevOps Services) in a job of its own, not in a server job or a script; if the job runs in a container, do not clear its environment.',
    };
  }
  return { kind: 'workload-identity-federation', tenantId, clientId, serviceConnectionId, systemAccessToken };
}

function unsupported(scheme: string): Problem {
  return {
    code: 'UnsupportedScheme',
    message: `azureSubscription: the service connection signs in by ${scheme}, which this task does not support.`,
    nextStep:
      'Use a service connection with workload identity federation (recommended), a managed identity, or a service principal with a secret.',
  };
}
