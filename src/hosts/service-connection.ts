/** Reads an Azure service connection: how to sign in with it, or why it cannot be used. */
import type * as TaskLibrary from 'azure-pipelines-task-lib/task';
import type { Identity } from '../azure/credential';
import type { Problem } from '../core/values/model';
import type { Settings } from '../inputs';

/**
 * Reads an endpoint as a whole: the library writes each parameter that is asked for by name, tokens among them, to the
 * debug log.
 */
function endpoint(
  task: typeof TaskLibrary,
  id: string,
): { scheme: string; parameter: (name: string) => string } | undefined {
  const authorization = task.getEndpointAuthorization(id, true);
  if (authorization === undefined) return undefined;
  const parameters = Object.entries(authorization.parameters ?? {});
  const parameter = (name: string): string =>
    parameters.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? '';
  return { scheme: authorization.scheme, parameter };
}

export async function serviceConnection(settings: Settings): Promise<Identity | Problem> {
  // The library takes over INPUT_* and uncaught exceptions when it is loaded, so it is loaded here and not before.
  const task = await import('azure-pipelines-task-lib/task');
  const id = settings.serviceConnection ?? '';
  const connection = endpoint(task, id);
  if (connection === undefined) {
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
  const { scheme, parameter } = connection;
  const tenantId = parameter('tenantid');
  const clientId = parameter('serviceprincipalid');
  switch (scheme.toLowerCase()) {
    case 'workloadidentityfederation':
      return federation(id, tenantId, clientId, endpoint(task, 'SYSTEMVSSCONNECTION')?.parameter('AccessToken') ?? '');
    case 'managedserviceidentity':
      return { kind: 'managed-identity', tenantId: tenantId || undefined, clientId: clientId || undefined };
    case 'serviceprincipal': {
      const secret = parameter('serviceprincipalkey');
      if (secret !== '') return { kind: 'service-principal', tenantId, clientId, secret };
      return unsupported(`service principal with ${parameter('authenticationType') || 'no secret'}`);
    }
    default:
      return unsupported(scheme);
  }
}

function federation(
  serviceConnectionId: string,
  tenantId: string,
  clientId: string,
  systemAccessToken: string,
): Identity | Problem {
  if (systemAccessToken === '' || !process.env['SYSTEM_OIDCREQUESTURI']) {
    const missing = systemAccessToken === '' ? 'System.AccessToken' : 'System.OidcRequestUri';
    return {
      code: 'NoSystemAccessToken',
      message: `${missing} is missing, so no OIDC token can be asked for.`,
      nextStep:
        'Run the task in an agent job of Azure Pipelines (Azure DevOps Services); if the job runs in a container or script of its own, do not clear its environment.',
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
