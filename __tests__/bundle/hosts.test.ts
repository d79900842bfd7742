/** The shipped bundle where it runs: every cloud by its real names, every Node, and nothing beside its own files. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundlePath, type PlayedHost } from '../../simulator/play';
import { run, type Run } from './runs';

/** A copy of dist/, with nothing beside or above it. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'asr-bundle-'));
  cpSync(dirname(bundlePath), folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hosts: readonly PlayedHost[] = ['github', 'azure-pipelines', 'console'];

interface CloudNames {
  readonly arm: string;
  readonly login: string;
  readonly audience: string;
  readonly portal: string;
}

/** From the documentation of the clouds, not from the code. */
const clouds: Readonly<Record<string, CloudNames>> = {
  AzureCloud: {
    arm: 'management.azure.com',
    login: 'login.microsoftonline.com',
    audience: 'api://AzureADTokenExchange',
    portal: 'https://portal.azure.com/',
  },
  AzureUSGovernment: {
    arm: 'management.usgovcloudapi.net',
    login: 'login.microsoftonline.us',
    audience: 'api://AzureADTokenExchangeUSGov',
    portal: 'https://portal.azure.us/',
  },
  AzureChinaCloud: {
    arm: 'management.chinacloudapi.cn',
    login: 'login.chinacloudapi.cn',
    audience: 'api://AzureADTokenExchangeChina',
    portal: 'https://portal.azure.cn/',
  },
};

const issuers: Readonly<Partial<Record<PlayedHost, string>>> = {
  github: 'pipelines.actions.githubusercontent.com',
  'azure-pipelines': 'dev.azure.com',
};

function expectHosts({ requests, issued, played, report }: Run, host: PlayedHost, cloud: string): void {
  const names = clouds[cloud];
  if (names === undefined) throw new Error(`There is no cloud ${cloud}.`);
  const { arm, login, audience, portal } = names;
  const issuer = issuers[host];
  expect(report).toMatchObject({ conclusion: 'succeeded', inputs: { environment: cloud } });
  expect(new Set(requests.map((request) => request.host))).toEqual(new Set([...(issuer ? [issuer] : []), login, arm]));
  for (const request of requests) {
    const expected = request.kind.startsWith('oidc.') ? issuer : request.subscription === undefined ? login : arm;
    expect([request.kind, request.host]).toEqual([request.kind, expected]);
  }
  const of = (kind: string): unknown[] =>
    issued.filter((token) => token.kind === kind).map(({ claims }) => claims['aud']);
  // Azure DevOps decides on the audience itself.
  if (host === 'github') expect(of('assertion')).toEqual([audience]);
  expect(of('access-token')).toEqual([`https://${arm}`]);
  expect(played.summary).toContain(`(${portal}`);
}

describe('with production names only, and no endpoint given', () => {
  const cases = hosts.flatMap((host) => Object.keys(clouds).map((cloud) => [cloud, host] as const));
  it.concurrent.each(cases)('%s is signed in to and used from %s', async (cloud, host) => {
    const environment = cloud === 'AzureCloud' ? {} : { environment: cloud.toLowerCase() };
    const seen = await run({
      host,
      scenario: 'single',
      hostNames: 'production',
      connectionCloud: cloud,
      inputs: environment,
      env: { AZURE_AUTHORITY_HOST: undefined },
    });
    expectHosts(seen, host, cloud);
  });

  it.concurrent('operations with links to a regional host are followed', async () => {
    const seen = await run({ host: 'github', scenario: 'regional-links', hostNames: 'production' });
    expect(seen.report).toMatchObject({ conclusion: 'succeeded', counts: { succeeded: 4 } });
  });
});

it.concurrent('overrides go before the cloud’s own names', async () => {
  const seen = await run({
    host: 'github',
    scenario: 'single',
    inputs: { environment: 'AzureUSGovernment', audience: 'api://AzureADTokenExchange' },
  });
  expect(new Set(seen.requests.map(({ host }) => host))).toEqual(new Set([new URL(seen.simulator.url).host]));
  expect(seen.issued[0]?.claims).toMatchObject({ aud: 'api://AzureADTokenExchange' });
});

describe('from a copy of dist/ alone', () => {
  const nodes = [
    process.execPath,
    ...(process.env['ASR_NODE_BINARIES'] ?? '').split(':').filter((path) => path !== ''),
  ];
  const cases = nodes.flatMap((node, index) =>
    hosts.map((host) => [index === 0 ? 'this Node' : node, host, node] as const),
  );
  it.concurrent.each(cases)('%s runs it on %s', async (_name, host, node) => {
    const { played, report, counters } = await run({
      host,
      node,
      scenario: 'failed-job',
      bundle: join(folder, 'index.js'),
    });
    expect(report).toMatchObject({ conclusion: 'failed', counts: { selected: 6, succeeded: 5, failed: 1 } });
    expect(counters.writes).toBe(6);
    expect(played.log).not.toMatch(/warning:|deprecat|experimental/i);
    expect(played.stderr.replace(/^error: [\s\S]*/, '')).toBe('');
    expect(readdirSync(folder).filter((name) => name === 'node_modules')).toEqual([]);
  });
});
