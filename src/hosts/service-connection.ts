/** Reads an Azure service connection: how to sign in with it, or why it cannot be used. */
import type { Identity } from '../azure/identity';
import { fieldsOf, parseJson, textOf } from '../azure/json';
import type { Problem } from '../core/values/model';
import type { Settings } from '../inputs';
import { connectionTokenRequest } from './azure-pipelines-oidc';
import { askEarly } from './first-assertion';
import { requestOidcToken } from './oidc-token';

interface Endpoint {
  readonly scheme: string;
  readonly parameter: (name: string) => string;
}

/**
 * An endpoint as the agent hands it on. The library for tasks reads no more than this variable, but takes long to load,
 * and writes parameters that are asked for by name, tokens among them, to the debug log.
 */
function endpoint(environment: NodeJS.ProcessEnv, id: string): Endpoint | undefined {
  const text = variable(environment, `ENDPOINT_AUTH_${id}`);
  if (text === undefined) return undefined;
  const authorization = fieldsOf(parseJson(text));
  const parameters = Object.entries(fieldsOf(authorization['parameters']));
  return {
    scheme: textOf(authorization['scheme']),
    parameter: (name) => textOf(parameters.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]),
  };
}

/** Agents differ in the case of the id. */
function variable(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const key = Object.keys(environment).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : environment[key] || undefined;
}

export async function serviceConnection(
  settings: Settings,
  environment: NodeJS.ProcessEnv,
): Promise<Identity | Problem> {
  const id = settings.serviceConnection ?? '';
  const connection = endpoint(environment, id);
  if (connection === undefined) {
    return {
      code: 'NoServiceConnection',
      message: `azureSubscription: the service connection ${id} is not known to this job.`,
      nextStep: 'Check its name and that the pipeline is authorized to use it.',
    };
  }
  const cloud = variable(environment, `ENDPOINT_DATA_${id}_ENVIRONMENT`) ?? settings.cloud.name;
  if (cloud.toLowerCase() !== settings.cloud.name.toLowerCase()) {
    return {
      code: 'WrongCloud',
      message: `environment: the service connection is for ${cloud}, the input says ${settings.cloud.name}.`,
      nextStep: `Set environment to ${cloud}, or use a service connection for ${settings.cloud.name}.`,
    };
  }
  const { scheme, parameter } = connection;
  const tenantId = parameter('tenantid');
  const clientId = parameter('serviceprincipalid');
  switch (scheme.toLowerCase()) {
    case 'workloadidentityfederation': {
      const token = endpoint(environment, 'SYSTEMVSSCONNECTION')?.parameter('AccessToken') ?? '';
      const request = connectionTokenRequest(environment, id, token);
      if ('code' in request) return request;
      const assertion = await askEarly(() => requestOidcToken(request), settings.cloud.audience);
      return { kind: 'workload-identity-federation', tenantId, clientId, assertion };
    }
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

function unsupported(scheme: string): Problem {
  return {
    code: 'UnsupportedScheme',
    message: `azureSubscription: the service connection signs in by ${scheme}, which this task does not support.`,
    nextStep:
      'Use a service connection with workload identity federation (recommended), a managed identity, or a service principal with a secret.',
  };
}
