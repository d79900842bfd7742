/** What is secret stays out of every log, and goes to no host but those that it is meant for. */
import { estate, startSimulator, startStranger, type FaultRule, type Scenario, type Simulator } from '../../simulator';
import type { Played, PlayedHost, PlayOptions } from '../../simulator/play';
import { expectConsistent, playPatiently, reportOf, run, type ReportDocument } from '../bundle/runs';

const LOUD = { RUNNER_DEBUG: '1', SYSTEM_DEBUG: 'true', AZURE_LOG_LEVEL: 'verbose' };
/** Node's own log of requests, and that of every library that asks for nothing but DEBUG. */
const LOUDEST = { RUNNER_DEBUG: '1', SYSTEM_DEBUG: 'true', NODE_DEBUG: 'http,https', DEBUG: '*' };

/** Begins and ends of a long value, since a log may cut it. */
const endsOf = (value: string): string[] => (value.length > 80 ? [value.slice(0, 40), value.slice(-40)] : [value]);

/** Names and texts of all that must not be in a log. */
function secretsOf(simulator: Simulator): (readonly [string, string])[] {
  const { clientSecret, githubRequestToken, systemAccessToken, identityHeader } = simulator.identity;
  const fixed = { clientSecret, githubRequestToken, systemAccessToken, identityHeader };
  const signed = simulator.operationLinks().flatMap((link) => {
    const { searchParams } = new URL(link);
    return ['c', 's', 'h'].flatMap((name) => {
      const value = searchParams.get(name) ?? '';
      return value === '' ? [] : [[`&${name}= of a link`, value] as const];
    });
  });
  return [
    ...Object.entries(fixed).flatMap(([name, value]) => [
      [name, value] as const,
      [`${name}, encoded`, encodeURIComponent(value)] as const,
    ]),
    // The head of a token is the same in all.
    ...simulator
      .issuedTokens()
      .flatMap(({ kind, token }) =>
        token.split('.').map((part, index) => [`part ${index} of an ${kind}`, part] as const),
      )
      .filter(([name]) => !name.startsWith('part 0')),
    ...signed,
    ['the body of a change', 'providerSpecificInput'],
    ['the body of a sign-in', 'client_assertion='],
    ['the body of a sign-in', 'client_secret='],
  ];
}

/** The secrets that a run showed, by their names: their texts belong in no log, that of a test included. */
function shownBy(played: Played, simulator: Simulator): string[] {
  const texts = [played.log, played.summary, JSON.stringify(played.report), JSON.stringify(played.outputs)];
  const shown = secretsOf(simulator).flatMap(([name, value]) =>
    endsOf(value).some((end) => texts.some((text) => text.includes(end))) ? [name] : [],
  );
  return [...new Set(shown)];
}

/** What Node itself writes differs from version to version. */
const otherNodes = (process.env['ASR_NODE_BINARIES'] ?? '').split(':').filter((path) => path !== '');

const hosts: readonly (readonly [string, PlayOptions])[] = [
  ['GitHub', { host: 'github', env: LOUD }],
  ['GitHub, Node too', { host: 'github', env: LOUDEST }],
  ['Azure Pipelines, workload identity federation', { host: 'azure-pipelines', env: LOUDEST }],
  ['Azure Pipelines, managed identity', { host: 'azure-pipelines', scheme: 'ManagedServiceIdentity', env: LOUD }],
  ['Azure Pipelines, a secret', { host: 'azure-pipelines', scheme: 'ServicePrincipal', env: LOUDEST }],
  ...otherNodes.map((node): [string, PlayOptions] => [
    `Azure Pipelines, ${node}`,
    { host: 'azure-pipelines', node, env: LOUDEST },
  ]),
];

/** All goes through the log that can: tokens renewed, changes refused, answers lost and cut. */
const eventful: Scenario = {
  ...estate({ mappingsPerVault: 6, jobSeconds: [30, 40] }),
  name: 'eventful',
  signIn: { revokeAtSeconds: [15], challenge: 'claims' },
  faults: [
    {
      name: '504',
      match: { kind: 'mapping.patch', from: 2, times: 1 },
      effect: { kind: 'status', status: 504, when: 'after' },
    },
    {
      name: 'reset',
      match: { kind: 'mapping.patch', from: 3, times: 1 },
      effect: { kind: 'reset', when: 'after' },
    },
    { name: 'cut', match: { kind: ['job.get', 'operation.status'], times: 1 }, effect: { kind: 'truncated' } },
    { name: '500', match: { kind: 'operation.status', from: 2, times: 1 }, effect: { kind: 'status', status: 500 } },
    { name: 'echo', match: { kind: 'mapping.patch', from: 3, times: 1 }, effect: { kind: 'echo', status: 400 } },
  ],
};

it.concurrent.each(hosts)(
  '%s: nothing secret is in the log of a run that is asked to say all',
  async (_name, options) => {
    const { played, simulator } = await run({ ...options, scenario: eventful, speed: 20 });
    // It did say all, and what must not be seen was there to be said.
    expect(played.log).toMatch(/azure:/);
    expect(/^HTTPS? \d+: /m.test(played.log)).toBe(options.env === LOUDEST);
    expect(JSON.stringify(played.report)).toContain('Refused was PATCH');
    expect(simulator.issuedTokens().length).toBeGreaterThanOrEqual(2);
    expect(simulator.operationLinks().join(' ')).toMatch(/&s=/);
    expect(shownBy(played, simulator)).toEqual([]);
  },
);

// With 407 as a proxy would that breaks TLS open.
it.concurrent.each<[string, number, PlayOptions, FaultRule['match']['kind']]>([
  ['the authority, on GitHub', 407, { host: 'github' }, 'token'],
  ['the authority, a secret', 400, { host: 'azure-pipelines', scheme: 'ServicePrincipal' }, 'token'],
  ['the issuer of Azure Pipelines', 407, { host: 'azure-pipelines' }, 'oidc.azure-pipelines'],
  ['the issuer of GitHub', 400, { host: 'github' }, 'oidc.github'],
  ['the service', 407, { host: 'github' }, 'mappings.list'],
])('%s repeats what it was sent (%d), and no text of the run does', async (_name, status, options, kind = 'token') => {
  const faults = [{ name: 'echo', match: { kind }, effect: { kind: 'echo', status } as const }];
  const scenario = { ...estate({}), faults };
  const { played, simulator, report } = await run({ ...options, scenario, env: LOUDEST, inputs: { timeout: '1' } });
  expect(report.conclusion).not.toBe('succeeded');
  expect(shownBy(played, simulator)).toEqual([]);
});

it.concurrent('the readers of this test see a secret, and parts of one', async () => {
  const simulator = await startSimulator({ scenario: 'single' });
  try {
    const played = await playPatiently(simulator, { host: 'github' }, 30);
    const [token = ''] = simulator.issuedTokens().map((issued) => issued.token.split('.')[1] ?? '');
    const link = new URL(simulator.operationLinks()[0] ?? '').searchParams.get('s') ?? '';
    const leaky = { ...played, log: `${played.log}\nx ${token}\ny ${link.slice(0, 60)}\n{"providerSpecificInput":{}}` };
    expect(shownBy(leaky, simulator).sort()).toEqual(
      ['&s= of a link', 'part 1 of an assertion', 'the body of a change'].sort(),
    );
    expect(shownBy(played, simulator)).toEqual([]);
  } finally {
    await simulator.stop();
  }
});

describe('a host that is not Azure’s is asked for nothing', () => {
  type Lead = (stranger: `https://${string}`) => FaultRule;
  const redirect =
    (kind: FaultRule['match']['kind'], times = 1): Lead =>
    (to) => ({
      name: 'redirect',
      match: { ...(kind === undefined ? {} : { kind }), times },
      effect: { kind: 'redirect', to: `${to}/elsewhere` },
    });
  const links =
    (names: readonly string[]): Lead =>
    (to) => ({
      name: 'links',
      match: { kind: 'mapping.patch' },
      effect: { kind: 'with-headers', headers: Object.fromEntries(names.map((name) => [name, `${to}/elsewhere`])) },
    });
  const next =
    (kind: 'mappings.list' | 'jobs.list'): Lead =>
    (to) => ({ name: 'next', match: { kind }, effect: { kind: 'next-link', to } });

  /** `fails`: the run cannot do without what it refuses. `named`: the refusal is reported, with the host. */
  const leads: readonly (readonly [string, PlayedHost, Lead, 'fails' | 'succeeds', 'named' | 'silent'])[] = [
    ['the next link of the mappings', 'github', next('mappings.list'), 'fails', 'named'],
    ['the next link of the jobs', 'azure-pipelines', next('jobs.list'), 'succeeds', 'silent'],
    ['a redirect of the list', 'azure-pipelines', redirect('mappings.list', 99), 'fails', 'named'],
    ['a redirect of the changes', 'github', redirect('mapping.patch', 99), 'fails', 'named'],
    ['a redirect of what follows jobs', 'github', redirect(['job.get', 'jobs.list']), 'succeeds', 'silent'],
    ['both operation links', 'github', links(['Azure-AsyncOperation', 'Location']), 'succeeds', 'named'],
    ['Location alone', 'azure-pipelines', links(['Location']), 'succeeds', 'named'],
    ['a redirect of Entra ID', 'github', redirect('token', 99), 'fails', 'silent'],
    ['a redirect of GitHub’s issuer', 'github', redirect('oidc.github', 99), 'fails', 'silent'],
    [
      'a redirect of the issuer of Azure Pipelines',
      'azure-pipelines',
      redirect('oidc.azure-pipelines', 99),
      'fails',
      'silent',
    ],
  ];

  it.concurrent.each(leads)('%s (%s)', async (_name, host, lead, end, told) => {
    const scenario = estate({ mappingsPerVault: 3, jobSeconds: [15, 20] });
    const { log, report, asked, name } = await led(scenario, lead, host);
    expect(asked).toEqual({ connections: 0, requests: [] });
    expect(report.conclusion).toBe(end === 'fails' ? 'failed' : 'succeeded');
    if (told === 'named') {
      expect(log).toContain(name);
      expect(JSON.stringify(report)).toContain(name);
      expect(JSON.stringify(report)).toContain('RefusedHost');
    }
  });

  async function led(
    scenario: Scenario,
    lead: Lead,
    host: PlayedHost,
  ): Promise<{ log: string; report: ReportDocument; asked: object; name: string }> {
    const stranger = await startStranger();
    const simulator = await startSimulator({ scenario: { ...scenario, faults: [lead(stranger.url)] }, speed: 40 });
    try {
      stranger.trust(simulator.caFile);
      const options: PlayOptions = { host, env: { ...LOUD, NODE_EXTRA_CA_CERTS: stranger.caFile } };
      const played = await playPatiently(simulator, options, 40);
      expectConsistent(played, options);
      const asked = { connections: stranger.connections(), requests: stranger.requests() };
      return { log: played.log, report: reportOf(played), asked, name: stranger.host };
    } finally {
      await Promise.all([simulator.stop(), stranger.stop()]);
    }
  }
});
