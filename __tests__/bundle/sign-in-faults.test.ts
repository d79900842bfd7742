/** Faults of a sign-in, at each of its endpoints, through the shipped bundle. */
import {
  estate,
  startProxy,
  startStranger,
  type FaultEffect,
  type FaultRule,
  type RequestKind,
  type Scenario,
} from '../../simulator';
import type { PlayOptions } from '../../simulator/play';
import { run, withSimulator, playPatiently, type RunOptions } from './runs';

const wordless: FaultEffect = { kind: 'status', status: 429, body: 'text', message: 'Slow down.' };
const commanded: FaultEffect = {
  kind: 'status',
  status: 429,
  body: 'text',
  message: 'Slow down.',
  retryAfterSeconds: 45,
};
const COMMANDED_MS = 45_000;

/** One after the other, each try meets the next. */
const passing: readonly FaultEffect[] = [
  { kind: 'reset', when: 'before' },
  { kind: 'empty-body' },
  { kind: 'status', status: 200, body: 'null' },
  { kind: 'status', status: 200, body: 'html' },
  { kind: 'truncated' },
  wordless,
  commanded,
  { kind: 'status', status: 503, body: 'html' },
  { kind: 'status', status: 500, body: 'empty' },
  { kind: 'hang', when: 'before' },
];

const inTurn = (kind: RequestKind): Scenario => ({
  ...estate({ jobSeconds: 5 }),
  name: `each-fault-of-${kind}`,
  faults: passing.map((effect, index): FaultRule => ({
    name: effect === commanded ? 'commanded' : `fault ${index + 1}`,
    match: { kind, times: 1 },
    effect,
  })),
});

const SPEED = 40;

describe('every fault that may pass, one after the other, harms no run', () => {
  const endpoints: readonly (readonly [RequestKind, Omit<PlayOptions, 'env'>])[] = [
    ['oidc.github', { host: 'github' }],
    ['entra.discovery', { host: 'github' }],
    ['token', { host: 'github' }],
    ['oidc.azure-pipelines', { host: 'azure-pipelines' }],
    ['token.managed-identity', { host: 'azure-pipelines', scheme: 'ManagedServiceIdentity' }],
    ['token', { host: 'azure-pipelines', scheme: 'ServicePrincipal' }],
  ];

  it.concurrent.each(endpoints)('%s (%j)', async (kind, options) => {
    const seen = await run({ ...options, scenario: inTurn(kind), speed: SPEED });
    expect(seen.report.conclusion).toBe('succeeded');
    const asked = seen.requests.filter((request) => request.kind === kind);
    // Each fault was met, and none twice.
    expect(new Set(asked.map(({ fault }) => fault)).size).toBe(passing.length + 1);
    const told = asked.findIndex(({ fault }) => fault === 'commanded');
    const [first, second] = asked.slice(told);
    expect((second?.time ?? 0) - (first?.time ?? 0)).toBeGreaterThanOrEqual(COMMANDED_MS);
    const lines = seen.played.log.match(/No token for Azure yet/g) ?? [];
    const minutes = ((asked.at(-1)?.time ?? 0) - (asked[0]?.time ?? 0)) / 60_000;
    expect(lines.length).toBeGreaterThanOrEqual(1);
    expect(lines.length).toBeLessThanOrEqual(minutes + 2);
    expect(seen.played.log).toContain('Signed in again after');
    expect(seen.requests.filter(({ status }) => status === 401)).toEqual([]);
  });
});

/** Five changes a minute, so that most come after the first token has expired. */
const slowly = (
  faults: readonly FaultRule[],
  tokenSeconds: number,
): Pick<RunOptions, 'scenario' | 'speed' | 'inputs'> => ({
  scenario: { ...estate({ mappingsPerVault: 20, jobSeconds: 10 }), name: 'slowly', signIn: { tokenSeconds }, faults },
  speed: 40,
  inputs: { 'max-writes-per-minute': '5', timeout: '30' },
});

describe('in mid-run', () => {
  const refused: FaultEffect = { kind: 'status', status: 429, body: 'text', message: 'Slow down.' };

  it.concurrent.each([
    ['github', 'token'],
    ['azure-pipelines', 'oidc.azure-pipelines'],
  ] as const)('on %s an outage of %s longer than the life of the token is waited out', async (host, kind) => {
    const outage: FaultRule = { name: 'outage', match: { kind, fromSecond: 30, untilSecond: 150 }, effect: refused };
    const seen = await run({ host, ...slowly([outage], 100) });
    expect(seen.report.conclusion).toBe('succeeded');
    expect(seen.requests.some(({ fault }) => fault === 'outage')).toBe(true);
    // No request left with a token that had expired.
    expect(seen.requests.filter(({ status }) => status === 401)).toEqual([]);
  });

  it.concurrent('a renewal that is never answered: what never left is not called sent', async () => {
    const hang: FaultRule = {
      name: 'hang',
      match: { kind: 'token', from: 2 },
      effect: { kind: 'hang', when: 'before' },
    };
    const options = slowly([hang], 100);
    const seen = await run({ host: 'github', ...options, inputs: { ...options.inputs, timeout: '4' } });
    expect(seen.report.conclusion).toBe('timed-out');
    const changes = seen.requests.filter(({ kind }) => kind === 'mapping.patch');
    const messages = seen.report.mappings.flatMap(({ error }) => error?.message ?? []);
    expect(messages.filter((text) => /may run in Azure/.test(text))).toEqual([]);
    expect(seen.played.log).toMatch(/The run stopped\. It waited for a token of Azure: .*did not answer within 30 s/);
    expect(changes.length).toBeLessThan(20);
    expect(seen.report.mappings.filter(({ startedAt }) => startedAt !== undefined).length).toBe(changes.length);
  });
});

describe('a fault that no waiting resolves ends at once', () => {
  const signedIn = (code: number): Scenario => ({ ...estate({}), signIn: { refusal: code } });

  it.concurrent.each([
    ['github', {}],
    ['azure-pipelines', {}],
    ['azure-pipelines', { scheme: 'ServicePrincipal' }],
  ] as const)('an untrusted certificate on %s (%j)', async (host, options) => {
    const seen = await run({ host, ...options, scenario: 'single', speed: 1, env: { NODE_EXTRA_CA_CERTS: undefined } });
    expect(seen.report.vaultErrors[0]?.error.code).toBe('UntrustedCertificate');
    expect(seen.played.log).toContain('NODE_EXTRA_CA_CERTS');
    expect(seen.played.log).not.toMatch(/id-token: write|tenant id/);
    expect(seen.played.seconds).toBeLessThan(20);
  });

  it.concurrent('a proxy that wants a password', () =>
    withSimulator({ scenario: 'single', speed: 1 }, async (simulator) => {
      const proxy = await startProxy({ to: simulator.port, username: 'name', password: 'word' });
      try {
        const env = { HTTPS_PROXY: proxy.url };
        const played = await playPatiently(simulator, { host: 'github', env }, 30);
        expect(played.log).toMatch(/407/);
        expect(played.log).toContain('The proxy wants name and password');
        expect(played.seconds).toBeLessThan(20);
      } finally {
        await proxy.stop();
      }
    }),
  );

  it.concurrent('a code of the tenant’s policy, and one that nobody knows', async () => {
    const [policy, unknown] = await Promise.all(
      [53003, 135010].map((code) => run({ host: 'github', scenario: signedIn(code), speed: 1 })),
    );
    expect(policy?.played.log).toContain('Conditional Access for workload identities');
    expect(policy?.counters.byKind.token).toBe(1);
    expect(unknown?.played.log).toContain('https://login.microsoftonline.com/error?code=135010');
  });
});

describe('the environment leads the sign-in nowhere', () => {
  it.concurrent.each([
    ['github', {}],
    ['azure-pipelines', {}],
    ['azure-pipelines', { scheme: 'ServicePrincipal' }],
    ['azure-pipelines', { scheme: 'ManagedServiceIdentity' }],
  ] as const)('on %s (%j)', async (host, options) => {
    const stranger = await startStranger();
    try {
      await withSimulator({ scenario: estate({ jobSeconds: 5 }), speed: 30 }, async (simulator) => {
        stranger.trust(simulator.caFile);
        const env = {
          NODE_EXTRA_CA_CERTS: stranger.caFile,
          AZURE_REGIONAL_AUTHORITY_NAME: `${stranger.host}/`,
          MSAL_FORCE_REGION: `${stranger.host}/`,
          AZURE_AUTHORITY_HOST: stranger.url,
          AZURE_POD_IDENTITY_AUTHORITY_HOST: stranger.url,
          AZURE_KUBERNETES_TOKEN_PROXY: stranger.url,
          AZURE_FEDERATED_TOKEN_FILE: simulator.caFile,
        };
        const played = await playPatiently(simulator, { host, ...options, env }, 40);
        expect(played.log).not.toContain('could not be read');
        expect(simulator.counters().byKind['mapping.patch']).toBe(1);
        expect({ connections: stranger.connections(), requests: stranger.requests() }).toEqual({
          connections: 0,
          requests: [],
        });
      });
    } finally {
      await stranger.stop();
    }
  });

  it.concurrent('a managed identity that is not on the machine is not asked', async () => {
    const env = { IDENTITY_ENDPOINT: 'http://attacker.example/msi/token' };
    const seen = await run({ host: 'azure-pipelines', scheme: 'ManagedServiceIdentity', scenario: 'single', env });
    expect(seen.report.vaultErrors[0]?.error.code).toBe('RefusedHost');
    expect(seen.counters.total).toBe(0);
  });

  it.concurrent('a release without the address of the issuer asks where Microsoft’s tasks do', async () => {
    const env = { SYSTEM_OIDCREQUESTURI: undefined, SYSTEM_HOSTTYPE: 'deployment' };
    const seen = await run({ host: 'azure-pipelines', scenario: 'single', env });
    expect(seen.report.conclusion).toBe('succeeded');
    const { path = '', query = '' } = seen.requests.find(({ kind }) => kind === 'oidc.azure-pipelines') ?? {};
    expect(path).toMatch(
      /^\/contoso\/[0-9a-f-]{36}\/_apis\/distributedtask\/hubs\/deployment\/plans\/[0-9a-f-]{36}\/jobs\/[0-9a-f-]{36}\/oidctoken$/,
    );
    expect(query).toContain('api-version=7.1&serviceConnectionId=');
  });
});
