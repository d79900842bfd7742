/** Every request goes through the proxy that there is: here a real one, and no other way leads anywhere. */
import { startProxy, startSimulator, type Proxy, type ProxyOptions } from '../../simulator';
import type { Played, PlayedHost, PlayOptions } from '../../simulator/play';
import { expectConsistent, expectEnd, playPatiently, reportOf, type RefusedDocument } from '../bundle/runs';

const ARM = 'management.azure.com:443';
const ENTRA = 'login.microsoftonline.com:443';
const GITHUB = 'pipelines.actions.githubusercontent.com:443';
const DEVOPS = 'dev.azure.com:443';
const LOUD = { RUNNER_DEBUG: '1', SYSTEM_DEBUG: 'true', AZURE_LOG_LEVEL: 'verbose' };

/** Node's own log of what it sends, and that of every library. */
const LOUDEST = { NODE_DEBUG: 'http,https,net', DEBUG: '*' };

/** A port on which nothing listens: whoever goes around the proxy ends there. */
const NOWHERE = { ASR_SIMULATOR_PORT: '1' };

interface Through {
  readonly played: Played;
  /** Hosts for which there was a tunnel. */
  readonly tunnels: readonly string[];
  /** Hosts that were asked for anything at all, with the port they are known by. */
  readonly asked: readonly string[];
  readonly refusals: number;
}

async function through(
  options: (proxy: Proxy) => PlayOptions,
  access: Omit<ProxyOptions, 'to'> = {},
): Promise<Through> {
  const simulator = await startSimulator({ scenario: 'single', speed: 40 });
  const proxy = await startProxy({ to: simulator.port, ...access });
  try {
    const given: PlayOptions = { ...options(proxy), hostNames: 'production' };
    const played = await playPatiently(simulator, given, 40);
    expectConsistent(played, given);
    const names = simulator.requests().map(({ host }) => (host.includes(':') ? host : `${host}:443`));
    return {
      played,
      tunnels: [...new Set(proxy.tunnels())].sort(),
      asked: [...new Set(names)].sort(),
      refusals: proxy.refusals(),
    };
  } finally {
    await Promise.all([simulator.stop(), proxy.stop()]);
  }
}

const conclusionOf = ({ played }: Through): string => reportOf(played).conclusion;

it.concurrent.each(['HTTPS_PROXY', 'https_proxy'])('GitHub: %s carries every request, OIDC included', async (name) => {
  const seen = await through((proxy) => ({ host: 'github', env: { ...NOWHERE, [name]: proxy.url } }));
  expect(conclusionOf(seen)).toBe('succeeded');
  expect(seen.tunnels).toEqual([ENTRA, ARM, GITHUB].sort());
  expect(seen.asked).toEqual(seen.tunnels);
});

it.concurrent('GitHub: NO_PROXY exempts the hosts that it names', async () => {
  const env = (proxy: Proxy): Record<string, string> => ({
    // Without a scheme, and with most forms that a list may have.
    HTTPS_PROXY: `127.0.0.1:${proxy.port}`,
    NO_PROXY: 'microsoftonline.com, *.actions.githubusercontent.com,management.azure.com:8443',
  });
  const seen = await through((proxy) => ({ host: 'github', env: env(proxy) }));
  expect(conclusionOf(seen)).toBe('succeeded');
  expect(seen.tunnels).toEqual([ARM]);
  expect(seen.asked).toEqual([ENTRA, ARM, GITHUB].sort());
});

it.concurrent('GitHub: a name and a password in the address are given to the proxy, and to nobody else', async () => {
  const access = { username: 'runner', password: 'S3cret-for-the-proxy' };
  const seen = await through(
    ({ port }) => ({
      host: 'github',
      env: {
        ...NOWHERE,
        ...LOUD,
        HTTPS_PROXY: `http://${access.username}:${access.password}@127.0.0.1:${port}`,
      },
    }),
    access,
  );
  expect(conclusionOf(seen)).toBe('succeeded');
  expect(seen.refusals).toBe(0);
  expectHidden(seen, access);
});

it.concurrent('without a proxy the way that these tests close is closed', async () => {
  const seen = await through(() => ({ host: 'github', env: NOWHERE, inputs: { timeout: '1' } }));
  expect(conclusionOf(seen)).not.toBe('succeeded');
  expect(seen).toMatchObject({ tunnels: [], asked: [] });
});

/** With all that an address may not hold as it is. */
const AGENT = { username: 'DOMAIN\\agent', password: 'p@ss:w/rd %#?ü-of-the-agent' };

const agentEnvironment = (proxy: Proxy, bypass: readonly string[] = []): Record<string, string> => ({
  ...LOUD,
  AGENT_PROXYURL: proxy.url,
  AGENT_PROXYUSERNAME: AGENT.username,
  AGENT_PROXYPASSWORD: AGENT.password,
  AGENT_PROXYBYPASSLIST: JSON.stringify(bypass),
});

const ownProxy = ({ port }: Proxy): Record<string, string> => ({
  HTTPS_PROXY: `http://${encodeURIComponent(AGENT.username)}:${encodeURIComponent(AGENT.password)}@127.0.0.1:${port}`,
});

function expectHidden({ played }: Through, { username, password }: typeof AGENT): void {
  const secrets = [
    password,
    encodeURIComponent(password),
    new URL(`http://x:${encodeURIComponent(password)}@x`).password,
    Buffer.from(`${username}:${password}`).toString('base64'),
  ];
  const texts = [played.log, played.summary, JSON.stringify(played.report)];
  for (const text of texts) expect(secrets.filter((secret) => text.includes(secret)).length).toBe(0);
}

it.concurrent.each(['WorkloadIdentityFederation', 'ServicePrincipal'] as const)(
  'Azure Pipelines (%s): the proxy of the agent carries every request, and its password is not shown',
  async (scheme) => {
    const seen = await through(
      (proxy) => ({ host: 'azure-pipelines', scheme, env: { ...agentEnvironment(proxy), ...NOWHERE } }),
      AGENT,
    );
    expect(conclusionOf(seen)).toBe('succeeded');
    const issuer = scheme === 'WorkloadIdentityFederation' ? [DEVOPS] : [];
    expect(seen.tunnels).toEqual([ENTRA, ARM, ...issuer].sort());
    expect(seen.asked).toEqual(seen.tunnels);
    expect(seen.refusals).toBe(0);
    expectHidden(seen, AGENT);
  },
);

it.concurrent('Azure Pipelines: what the bypass list of the agent matches goes around the proxy', async () => {
  const bypass = ['login\\.microsoftonline\\.com', '*\\.contoso\\.com', '^https://dev\\.azure\\.com/', 'subscriptions'];
  const seen = await through((proxy) => ({ host: 'azure-pipelines', env: agentEnvironment(proxy, bypass) }), AGENT);
  expect(conclusionOf(seen)).toBe('succeeded');
  expect(seen.tunnels).toEqual([ARM]);
  expect(seen.asked).toEqual([ENTRA, ARM, DEVOPS].sort());
  expectHidden(seen, AGENT);
});

it.concurrent.each<PlayedHost>(['github', 'azure-pipelines'])(
  '%s: a wrong password is reported, not shown, although the proxy repeats all that it was sent',
  async (host) => {
    const seen = await through(
      (proxy) => ({
        host,
        env: { ...(host === 'github' ? ownProxy(proxy) : agentEnvironment(proxy)), ...LOUDEST, ...NOWHERE },
        inputs: { timeout: '10' },
      }),
      { ...AGENT, password: 'another' },
    );
    expect(conclusionOf(seen)).not.toBe('succeeded');
    expect(seen.played.log).toContain('The proxy wants name and password');
    // Node did say what it sent.
    expect(seen.played.log).toMatch(/^HTTP \d+: /m);
    expect(seen.refusals).toBeGreaterThan(0);
    expect(seen.tunnels).toEqual([]);
    expectHidden(seen, AGENT);
  },
);

it.concurrent('Azure Pipelines: a managed identity never goes through a proxy', async () => {
  const seen = await through(
    (proxy) => ({
      host: 'azure-pipelines',
      scheme: 'ManagedServiceIdentity',
      env: { ...agentEnvironment(proxy), HTTP_PROXY: proxy.url, ...NOWHERE },
    }),
    AGENT,
  );
  expect(conclusionOf(seen)).toBe('succeeded');
  expect(seen.tunnels).toEqual([ARM]);
  expect(seen.played.masked.join(' ')).toContain('p@ss:w/rd');
});

it.concurrent.each<PlayedHost>(['github', 'azure-pipelines'])('%s: what is no proxy is refused', async (host) => {
  const simulator = await startSimulator({ scenario: 'single' });
  try {
    const env = { HTTPS_PROXY: 'socks5://proxy.test:1080', https_proxy: 'http://[bad' };
    const played = await playPatiently(simulator, { host, env }, 20);
    expectEnd(played, { host }, true);
    expect((played.report as RefusedDocument).inputProblems).toEqual([
      expect.stringMatching(/^HTTPS_PROXY: /),
      expect.stringMatching(/^https_proxy: /),
    ]);
    expect(simulator.requests()).toEqual([]);
  } finally {
    await simulator.stop();
  }
});
