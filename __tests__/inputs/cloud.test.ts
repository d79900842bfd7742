import { GUID, good, problemsOf, read, settingsOf } from './reading';

describe('the cloud', () => {
  it.each([
    [
      'azureusgovernment',
      'https://login.microsoftonline.us',
      'https://management.usgovcloudapi.net',
      'api://AzureADTokenExchangeUSGov',
    ],
    [
      'AzureChinaCloud',
      'https://login.chinacloudapi.cn',
      'https://management.chinacloudapi.cn',
      'api://AzureADTokenExchangeChina',
    ],
  ])('%s has its own authority, endpoint and audience', (environment, authorityHost, armEndpoint, audience) => {
    const { cloud } = settingsOf('github', { environment });
    expect(cloud).toMatchObject({ authorityHost, armEndpoint, audience, scope: `${armEndpoint}/.default` });
  });

  it('takes overrides, without their trailing slashes, and follows them with the scope', () => {
    const { cloud } = settingsOf('github', {
      'arm-endpoint': 'https://localhost:8443//',
      'authority-host': 'https://login.test/',
      audience: 'api://other',
    });
    expect(cloud).toMatchObject({
      armEndpoint: 'https://localhost:8443',
      scope: 'https://localhost:8443/.default',
      authorityHost: 'https://login.test',
      audience: 'api://other',
    });
  });

  it.each([
    'http://management.azure.com',
    'management.azure.com',
    'ftp://x',
    'https://',
    'https://user@x',
    'https://:secret@x',
    'https://x?y',
    'https://x#y',
  ])('takes no endpoint %j', (endpoint) => {
    expect(problemsOf('github', { 'arm-endpoint': endpoint, 'authority-host': endpoint })).toEqual([
      `arm-endpoint: ${JSON.stringify(endpoint)} is not an https URL, such as https://management.azure.com`,
      `authority-host: ${JSON.stringify(endpoint)} is not an https URL, such as https://login.microsoftonline.com`,
    ]);
  });
});

describe('who signs in', () => {
  it.each(['x', `{${GUID}}`, GUID.replace(/-/g, ''), `${GUID}0`])('tenant %j is no guid', (tenant) => {
    expect(problemsOf('github', { 'tenant-id': tenant })).toHaveLength(1);
    expect(problemsOf('console', { 'tenant-id': tenant })[0]).toMatch(/^--tenant-id: /);
    expect(read('azure-pipelines', { ...good, 'tenant-id': tenant }).ok).toBe(true);
  });

  it('is needed on GitHub only', () => {
    const nobody = { 'tenant-id': '', 'client-id': '' };
    expect(problemsOf('github', nobody)).toEqual([
      'tenant-id: is required to sign in; set it or AZURE_TENANT_ID',
      'client-id: is required to sign in; set it or AZURE_CLIENT_ID',
    ]);
    expect(settingsOf('console', nobody).tenantId).toBeUndefined();
    expect(settingsOf('azure-pipelines', nobody).clientId).toBeUndefined();
  });
});
