/** Where a job of Azure Pipelines asks for the OIDC token of its service connection. */
import type { Problem } from '../core/values/model';
import type { OidcRequest } from './oidc-token';

const API_VERSION = '7.1';

/** https://learn.microsoft.com/azure/devops/organizations/security/allow-list-ip-url#allowed-domain-urls */
const DOCUMENTED = /^(?:dev\.azure\.com|[a-z0-9-]+\.dev\.azure\.com|[a-z0-9-]+\.visualstudio\.com)$/i;

/** The address, without a query; undefined where the job has not got what it is made of. */
export function oidcAddress(environment: NodeJS.ProcessEnv): string | undefined {
  const given = environment['SYSTEM_OIDCREQUESTURI'];
  if (given) return given;
  // As Microsoft's own tasks make it. Releases have no variable for it.
  const collection = environment['SYSTEM_TEAMFOUNDATIONCOLLECTIONURI'] || environment['SYSTEM_COLLECTIONURI'];
  const { SYSTEM_TEAMPROJECTID: project, SYSTEM_HOSTTYPE: hub, SYSTEM_PLANID: plan, SYSTEM_JOBID: job } = environment;
  if (!collection || !project || !hub || !plan || !job) return undefined;
  const parts = [project, '_apis', 'distributedtask', 'hubs', hub, 'plans', plan, 'jobs', job, 'oidctoken'];
  return `${collection.replace(/\/*$/, '')}/${parts.map(encodeURIComponent).join('/')}`;
}

/** Whether the token of the job may go there: to Azure DevOps Services, or to where the job's collection is. */
function isOfCollection(address: string, environment: NodeJS.ProcessEnv): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, protocol, host, username } = new URL(address);
  if (protocol !== 'https:' || username !== '') return false;
  if (DOCUMENTED.test(host)) return true;
  // No step can set the first; the others any step can.
  const server = environment['SYSTEM_TEAMFOUNDATIONSERVERURI'];
  const collections = server
    ? [server]
    : [environment['SYSTEM_TEAMFOUNDATIONCOLLECTIONURI'], environment['SYSTEM_COLLECTIONURI']];
  return collections.some((one = '') => URL.canParse(one) && new URL(one).origin === origin);
}

/** The request, or why it must not be made. */
export function connectionTokenRequest(
  environment: NodeJS.ProcessEnv,
  serviceConnectionId: string,
  systemAccessToken: string,
): OidcRequest | Problem {
  const address = oidcAddress(environment);
  if (systemAccessToken === '' || address === undefined) {
    const missing = systemAccessToken === '' ? 'System.AccessToken' : 'System.OidcRequestUri';
    return {
      code: 'NoSystemAccessToken',
      message: `${missing} is missing, so no OIDC token can be asked for.`,
      nextStep:
        'Run the task in an agent job of Azure Pipelines (Azure DevOps Services); if the job runs in a container or script of its own, do not clear its environment.',
    };
  }
  if (!isOfCollection(address, environment)) {
    const host = URL.canParse(address) ? new URL(address).host : 'an address that cannot be read';
    return {
      code: 'RefusedHost',
      message: `System.OidcRequestUri leads to ${host}, which is neither Azure DevOps Services nor the collection of this job. The token of the job was not sent there.`,
      nextStep:
        'Find out which step or variable group sets SYSTEM_OIDCREQUESTURI, and remove it: the agent sets it by itself.',
    };
  }
  return {
    issuer: 'Azure Pipelines',
    purpose: ' for the service connection',
    method: 'POST',
    url: `${address}?api-version=${API_VERSION}&serviceConnectionId=${encodeURIComponent(serviceConnectionId)}`,
    bearer: systemAccessToken,
    field: 'oidcToken',
    refusedAdvice:
      'Check that the pipeline is authorized to use the service connection, and that the connection uses workload identity federation.',
  };
}
