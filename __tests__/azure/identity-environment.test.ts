/** What the environment may say to the identity libraries, held against their sources. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isWithinReach } from '../../src/azure/identity-client';
import { identityVariables, otherVariables, restrictEnvironment } from '../../src/azure/identity-environment';
import { connectionTokenRequest, oidcAddress } from '../../src/hosts/azure-pipelines-oidc';
import { environmentProblems } from '../../src/inputs';

const packages = join(__dirname, '../../node_modules/@azure');

function sourcesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourcesIn(path);
    return /\.c?js$/.test(name) ? [readFileSync(path, 'utf8')] : [];
  });
}

/** Names that a source takes from the environment: written out, or by a constant or table of names. */
function namesRead(source: string): string[] {
  const direct = [...source.matchAll(/process\??\.env\??(?:\.([A-Za-z_]+)|\[["']([A-Za-z_]+)["']\])/g)].map(
    ([, dotted, quoted]) => dotted ?? quoted ?? '',
  );
  if (!source.includes('process.env')) return direct;
  const constants = [...source.matchAll(/["']((?:AZURE|MSAL|MSI|IDENTITY|IMDS|REGION)_[A-Z_]+)["']/g)];
  return [...direct, ...constants.map(([, name = '']) => name)];
}

describe('the variables that the identity libraries read', () => {
  const read = new Set(
    [join(packages, 'identity/dist/commonjs'), join(packages, 'msal-node/lib')].flatMap(sourcesIn).flatMap(namesRead),
  );

  it('are each decided on, in a table', () => {
    expect(read).toContain('AZURE_REGIONAL_AUTHORITY_NAME');
    expect(read.size).toBeGreaterThan(25);
    const known = new Set([...identityVariables.map(({ name }) => name), ...otherVariables]);
    expect([...read].filter((name) => !known.has(name)).sort()).toEqual([]);
  });

  it('are let through only for whom they are meant', () => {
    const all = (): NodeJS.ProcessEnv =>
      Object.fromEntries(
        [...read, 'PATH', 'HTTPS_PROXY', 'AZURE_SOMETHING_NEW', 'AZURE_CONFIG_DIR', 'AZURE_LOG_LEVEL'].map((name) => [
          name,
          'x',
        ]),
      );
    const left = (identity: string): string[] => {
      const environment = all();
      restrictEnvironment(environment, identity);
      return Object.keys(environment)
        .filter((name) => /^(AZURE|MSAL|MSI|IDENTITY|IMDS|REGION)_/.test(name))
        .sort();
    };
    expect(left('github-oidc')).toEqual(['AZURE_LOG_LEVEL']);
    expect(left('workload-identity-federation')).toEqual(['AZURE_LOG_LEVEL']);
    expect(left('service-principal')).toEqual(['AZURE_LOG_LEVEL']);
    expect(left('managed-identity')).toEqual([
      'AZURE_LOG_LEVEL',
      'IDENTITY_ENDPOINT',
      'IDENTITY_HEADER',
      'IDENTITY_SERVER_THUMBPRINT',
      'IMDS_ENDPOINT',
      'MSI_ENDPOINT',
      'MSI_SECRET',
    ]);
    expect(left('default')).toEqual(expect.arrayContaining(['AZURE_CLIENT_SECRET', 'AZURE_CONFIG_DIR']));
    expect(left('default')).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/AUTHORITY|REGION|KUBERNETES|NEW/)]),
    );
    const environment = all();
    restrictEnvironment(environment, 'github-oidc');
    expect(environment).toMatchObject({ PATH: 'x', HTTPS_PROXY: 'x' });
  });
});

describe('a sign-in asks', () => {
  const authorityHost = 'https://login.microsoftonline.com';
  it.each([
    ['https://login.microsoftonline.com/tenant/oauth2/v2.0/token', true],
    ['https://login.microsoftonline.com:443/tenant', true],
    ['http://login.microsoftonline.com/tenant', false],
    ['https://login.microsoftonline.com.evil.example/', false],
    ['https://evil.example/login.microsoftonline.com', false],
    ['https://westus.evil.example/.login.microsoftonline.com/', false],
    ['https://westus.login.microsoftonline.com/', false],
    ['https://login.microsoftonline.com:8443/', false],
    ['https://user@login.microsoftonline.com/', false],
    ['http://169.254.169.254/metadata', false],
    ['nonsense', false],
  ])('of the authority %s: %s', (url, allowed) => {
    expect(isWithinReach(url, { authorityHost, local: false })).toBe(allowed);
  });

  it.each([
    ['http://169.254.169.254/metadata/identity/oauth2/token', true],
    ['http://169.254.130.3:8081/msi/token', true],
    ['http://localhost:42356/msi/token', true],
    ['http://127.0.0.1:41234/msi/token', true],
    ['https://[::1]:2377/metadata', true],
    ['http://169.254.169.254.evil.example/', false],
    ['http://127.0.0.1.evil.example/', false],
    ['http://localhost.evil.example/', false],
    ['http://10.0.0.5/', false],
    ['http://x@127.0.0.1/', false],
    ['https://login.microsoftonline.com/', false],
  ])('of a managed identity %s: %s', (url, allowed) => {
    expect(isWithinReach(url, { authorityHost: undefined, local: true })).toBe(allowed);
  });
});

describe('the OIDC token of a service connection', () => {
  const job = {
    SYSTEM_TEAMFOUNDATIONCOLLECTIONURI: 'https://dev.azure.com/contoso/',
    SYSTEM_TEAMPROJECTID: 'project',
    SYSTEM_PLANID: 'plan',
    SYSTEM_JOBID: 'job',
  };

  it.each(['build', 'release', 'deployment'])(
    'is asked for where Microsoft’s tasks ask, in a job of the hub %s',
    (hub) => {
      expect(oidcAddress({ ...job, SYSTEM_HOSTTYPE: hub })).toBe(
        `https://dev.azure.com/contoso/project/_apis/distributedtask/hubs/${hub}/plans/plan/jobs/job/oidctoken`,
      );
    },
  );

  it('is asked for at the given address, or nowhere', () => {
    expect(oidcAddress({ ...job, SYSTEM_HOSTTYPE: 'build', SYSTEM_OIDCREQUESTURI: 'https://given' })).toBe(
      'https://given',
    );
    expect(oidcAddress(job)).toBeUndefined();
    expect(connectionTokenRequest(job, 'id', 'token')).toMatchObject({ code: 'NoSystemAccessToken' });
    expect(connectionTokenRequest({ ...job, SYSTEM_HOSTTYPE: 'build' }, 'id', '')).toMatchObject({
      code: 'NoSystemAccessToken',
    });
  });

  const server = { SYSTEM_COLLECTIONURI: 'https://devops.contoso.com/tfs/collection/' };
  it.each<[string, NodeJS.ProcessEnv, boolean]>([
    ['https://dev.azure.com/contoso/p/_apis/oidctoken', {}, true],
    ['https://vstoken.dev.azure.com/contoso/oidctoken', {}, true],
    ['https://contoso.visualstudio.com/p/oidctoken', {}, true],
    ['https://devops.contoso.com/tfs/collection/oidctoken', server, true],
    ['https://devops.contoso.com:8443/tfs/oidctoken', server, false],
    ['http://dev.azure.com/contoso/oidctoken', {}, false],
    ['https://dev.azure.com.evil.example/oidctoken', {}, false],
    ['https://evil.example/dev.azure.com', {}, false],
    ['https://dev.azure.com@evil.example/', {}, false],
    ['https://evil.visualstudio.com.example/', {}, false],
    ['https://evil.example/oidctoken', { SYSTEM_COLLECTIONURI: 'https://dev.azure.com/contoso/' }, false],
    // A step can set the collection too, but not what the agent keeps to itself.
    [
      'https://evil.example/oidctoken',
      {
        SYSTEM_COLLECTIONURI: 'https://evil.example/',
        SYSTEM_TEAMFOUNDATIONSERVERURI: 'https://dev.azure.com/contoso/',
      },
      false,
    ],
    ['nonsense', server, false],
  ])('%s of %j: %s', (address, environment, allowed) => {
    const request = connectionTokenRequest({ ...environment, SYSTEM_OIDCREQUESTURI: address }, 'a b&c', 'token');
    if (allowed)
      expect(request).toMatchObject({
        method: 'POST',
        url: `${address}?api-version=7.1&serviceConnectionId=a%20b%26c`,
      });
    else expect(request).toMatchObject({ code: 'RefusedHost' });
  });
});

test('a check of certificates that is switched off is an input problem', () => {
  expect(environmentProblems({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toEqual([
    expect.stringContaining('NODE_EXTRA_CA_CERTS'),
  ]);
  expect(environmentProblems({ NODE_TLS_REJECT_UNAUTHORIZED: '1' })).toEqual([]);
  expect(environmentProblems({})).toEqual([]);
});
