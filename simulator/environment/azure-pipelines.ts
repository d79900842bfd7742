import { azurePipelinesAgentInputs } from './inputs';
import { inputsOf, originOf, type EnvironmentOptions, type Surroundings } from './options';

function connectionVariables(around: Surroundings, options: EnvironmentOptions): Record<string, string> {
  const { identity } = around;
  const id = identity.serviceConnectionId;
  const scheme = options.scheme ?? 'WorkloadIdentityFederation';
  const parameters: Record<string, string> =
    scheme === 'ManagedServiceIdentity'
      ? { tenantid: identity.tenantId }
      : { tenantid: identity.tenantId, serviceprincipalid: identity.clientId };
  if (scheme === 'ServicePrincipal' && options.certificate === true) {
    parameters['authenticationType'] = 'spnCertificate';
    parameters['servicePrincipalCertificate'] = identity.certificate;
  } else if (scheme === 'ServicePrincipal') {
    parameters['authenticationType'] = 'spnKey';
    parameters['serviceprincipalkey'] = identity.clientSecret;
  }
  const data: Record<string, string> = {
    environment: options.connectionCloud ?? 'AzureCloud',
    scopeLevel: 'Subscription',
    subscriptionId: around.subscriptionId,
    subscriptionName: 'Contoso DR',
    creationMode: 'Manual',
    environmentAuthorityUrl: 'https://login.windows.net/',
    activeDirectoryServiceEndpointResourceId: 'https://management.core.windows.net/',
    managementPortalUrl: 'https://manage.windowsazure.com/',
  };
  const named = (prefix: string, values: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}_${name.toUpperCase()}`, value]));
  return {
    [`ENDPOINT_URL_${id}`]: 'https://management.azure.com/',
    [`ENDPOINT_AUTH_${id}`]: JSON.stringify({ parameters, scheme }),
    [`ENDPOINT_AUTH_SCHEME_${id}`]: scheme,
    ...named(`ENDPOINT_AUTH_PARAMETER_${id}`, parameters),
    ...named(`ENDPOINT_DATA_${id}`, data),
    ...(scheme === 'ManagedServiceIdentity'
      ? { IDENTITY_ENDPOINT: around.msiUrl, IDENTITY_HEADER: identity.identityHeader }
      : {}),
  };
}

/** In a release, `BUILD_…` is of the build whose artifact is linked first. */
function releaseVariables({ pipeline = 'build' }: EnvironmentOptions): Record<string, string> {
  if (pipeline === 'build') return {};
  return {
    AGENT_JOBNAME: 'Release',
    ...(pipeline === 'deployment' && { AGENT_DEPLOYMENTGROUPID: '7', AGENT_MACHINENAME: 'dr-runner-1' }),
    BUILD_BUILDID: '99',
    BUILD_BUILDNUMBER: '20251231.9',
    BUILD_DEFINITIONNAME: 'someone-elses-build',
    BUILD_REQUESTEDFOR: 'Somebody Else',
    BUILD_SOURCEVERSION: 'feedfacefeedfacefeedfacefeedfacefeedface',
    RELEASE_ATTEMPTNUMBER: '2',
    RELEASE_DEFINITIONID: '3',
    RELEASE_DEFINITIONNAME: 'Disaster recovery',
    RELEASE_DEPLOYMENT_REQUESTEDFOR: 'Ada Example',
    RELEASE_DEPLOYMENTID: '222',
    RELEASE_ENVIRONMENTID: '31',
    RELEASE_ENVIRONMENTNAME: 'Production / EU',
    RELEASE_REASON: 'Schedule',
    RELEASE_RELEASEID: '118',
    RELEASE_RELEASENAME: 'Release-27',
    RELEASE_RELEASEWEBURL:
      'https://dev.azure.com/contoso/5a9cbb6e-0000-4000-8000-6b5a4c3d2e1f/_release?releaseId=118&_a=release-summary',
    RELEASE_REQUESTEDFOR: 'Ada Example',
    SYSTEM_HOSTTYPE: pipeline,
  };
}

export function azurePipelinesVariables(around: Surroundings, options: EnvironmentOptions): Record<string, string> {
  const { identity } = around;
  const inputs = inputsOf(around, options, { 'azure-subscription': identity.serviceConnectionId });
  const origin = originOf(around, options, 'dev.azure.com');
  return {
    TF_BUILD: 'True',
    AGENT_ID: '8',
    AGENT_JOBNAME: 'Job',
    AGENT_NAME: 'Hosted Agent',
    AGENT_OS: 'Linux',
    AGENT_VERSION: '4.248.0',
    BUILD_BUILDID: '4711',
    BUILD_BUILDNUMBER: '20260105.1',
    BUILD_DEFINITIONNAME: 'dr',
    BUILD_REPOSITORY_NAME: 'dr',
    SYSTEM_COLLECTIONURI: 'https://dev.azure.com/contoso/',
    // The token of the job may go to the collection; the other one is for links.
    SYSTEM_TEAMFOUNDATIONCOLLECTIONURI: `${origin}/contoso/`,
    SYSTEM_DEFINITIONID: '12',
    SYSTEM_HOSTTYPE: 'build',
    SYSTEM_JOBID: '12f1170f-54f2-53f3-20dd-22fc7dff55f9',
    SYSTEM_PLANID: '9d3f5a1e-0000-4000-8000-1f2e3d4c5b6a',
    SYSTEM_TASKDISPLAYNAME: 'Keep agents up to date',
    SYSTEM_TASKINSTANCEID: '96ac2280-8cb4-5df5-99de-dd2da759617d',
    SYSTEM_TEAMPROJECT: 'dr',
    SYSTEM_TEAMPROJECTID: '5a9cbb6e-0000-4000-8000-6b5a4c3d2e1f',
    SYSTEM_OIDCREQUESTURI: `${origin}/azure-pipelines/oidc`,
    SYSTEM_ACCESSTOKEN: identity.systemAccessToken,
    ENDPOINT_URL_SYSTEMVSSCONNECTION: 'https://dev.azure.com/contoso/',
    ENDPOINT_AUTH_SYSTEMVSSCONNECTION: JSON.stringify({
      parameters: { AccessToken: identity.systemAccessToken },
      scheme: 'OAuth',
    }),
    ENDPOINT_AUTH_SCHEME_SYSTEMVSSCONNECTION: 'OAuth',
    ENDPOINT_AUTH_PARAMETER_SYSTEMVSSCONNECTION_ACCESSTOKEN: identity.systemAccessToken,
    ...releaseVariables(options),
    ...connectionVariables(around, options),
    ...azurePipelinesAgentInputs(inputs),
  };
}
