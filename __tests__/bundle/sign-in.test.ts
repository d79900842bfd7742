/** Signing in with the shipped bundle: each way, each refusal explained, tokens renewed, and no secret shown. */
import { estate, findScenario, type Scenario } from '../../simulator';
import type { PlayOptions } from '../../simulator/play';
import { expectGolden, transcript } from '../support/golden';
import { run, type Run, type RunOptions } from './runs';

const PERMISSIONS = ['  permissions:', '    id-token: write', '    contents: read'];
const SUBJECT = 'repo:contoso/dr:ref:refs/heads/main';

/** The lines of the annotation that names this cause. */
function explanation({ played }: Run, code: string): string[] {
  const text = played.stderr + played.stdout.replaceAll('%0A', '\n');
  const lines = text.split('\n');
  const first = lines.findIndex((line) => /^(::error|##vso\[task\.logissue type=error|error: )/.test(line));
  const length = lines.slice(first + 1).findIndex((line) => /^(::|##vso|summary: |Failed: |Written: )/.test(line));
  const found = lines.slice(first, first + 1 + length);
  expect(found[0]).toContain(code);
  return found;
}

/** What must not be seen, in any text that a run leaves. */
function expectNoSecret({ played, issued, simulator }: Run): void {
  const { clientSecret, githubRequestToken, systemAccessToken, identityHeader, certificate } = simulator.identity;
  const fixed = [
    clientSecret,
    githubRequestToken,
    systemAccessToken,
    identityHeader,
    certificate,
    'simulatedPrivateKey',
  ];
  // No part of a token but its head is the same twice, so the parts are looked for.
  const secrets = [
    ...fixed,
    ...fixed.map(encodeURIComponent),
    ...issued.flatMap(({ token }) => token.split('.').slice(1)),
  ];
  const texts = [played.log, played.summary, JSON.stringify(played.report), JSON.stringify(played.outputs)];
  for (const secret of secrets)
    for (const text of texts) expect(text.includes(secret) ? secret : undefined).toBeUndefined();
}

const verbose = { AZURE_LOG_LEVEL: 'verbose', RUNNER_DEBUG: '1', SYSTEM_DEBUG: 'true', NODE_DEBUG: '' };

/** Plays the run, which changes a mapping, quietly and with all that can be logged. */
async function expectDiscreet(options: Omit<PlayOptions, 'env'> & Pick<RunOptions, 'env'>): Promise<Run> {
  const [quiet, loud] = await Promise.all(
    [{}, verbose].map((env) => run({ scenario: 'single', ...options, env: { ...options.env, ...env } })),
  );
  if (quiet === undefined || loud === undefined) throw new Error('Two runs have two results.');
  for (const seen of [quiet, loud]) {
    expectNoSecret(seen);
    expect(seen.report).toMatchObject({ conclusion: 'succeeded', counts: { succeeded: 1 } });
  }
  // The links of operations are signed, which makes them as good as a key to what they lead to.
  expect(quiet.played.log).not.toMatch(/[?&](t|c|s|h)=[\w%-]{16,}/);
  // The louder one did say more, or it proves nothing.
  expect(loud.played.log).toMatch(/azure:(identity|core-rest-pipeline)/);
  return quiet;
}

/** Slower than the rest: on a machine that is busy two revocations must not fall into one start of a process. */
const REVOKING = 20;

/** As the scenario of this name, but sooner over. */
const expiring: Scenario = {
  ...estate({ mappingsPerVault: 5, jobSeconds: [150, 200] }),
  name: 'token-expiry',
  signIn: { tokenSeconds: 100 },
};

const assertions = ({ issued }: Run): string[] =>
  issued.filter(({ kind }) => kind === 'assertion').map(({ token }) => token);

/** Assertions, tokens and what asks for them are each hidden once. */
function expectMasked({ played, issued }: Run, ...others: readonly string[]): void {
  expect(new Set(played.masked).size).toBe(played.masked.length);
  expect(played.masked).toEqual(expect.arrayContaining([...issued.map(({ token }) => token), ...others]));
}

describe('on github', () => {
  it.concurrent.each([
    ['token-expiry', 3],
    ['token-revoked', 3],
    ['token-revoked-plain', 3],
  ])('%s: the run outlives its tokens, with a fresh assertion for each exchange', async (scenario, exchanges) => {
    const seen = await run({ host: 'github', scenario, speed: scenario === 'token-expiry' ? 30 : REVOKING });
    const { counts, conclusion } = seen.report;
    expect({ conclusion, succeeded: counts['succeeded'] }).toEqual({
      conclusion: 'succeeded',
      succeeded: counts['total'],
    });
    const { byKind } = seen.counters;
    expect(byKind.token).toBeGreaterThanOrEqual(exchanges);
    expect(byKind.token).toBeLessThanOrEqual(exchanges + 6);
    expect(byKind['oidc.github']).toBe(byKind.token);
    expect(new Set(assertions(seen)).size).toBe(byKind.token);
    expectMasked(seen);
    expectNoSecret(seen);
    // A token that expires is renewed before; only one that is revoked is found out by being refused.
    const refused = seen.requests.filter(({ status }) => status === 401);
    expect(refused.length > 0).toBe(scenario !== 'token-expiry');
  });

  it.concurrent('signs in with a token of the job, which is masked and shown nowhere', async () => {
    const seen = await expectDiscreet({ host: 'github' });
    expect(assertions(seen)).toHaveLength(1);
    expectMasked(seen, seen.simulator.identity.githubRequestToken);
  });

  it.concurrent('a job without the permission is told the three lines of YAML, and asks for nothing', async () => {
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: undefined, ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined };
    const seen = await run({ host: 'github', scenario: 'single', env });
    expect(seen.counters.total).toBe(0);
    expect(explanation(seen, 'NoIdTokenPermission').slice(-3)).toEqual(PERMISSIONS);
    expect(seen.played.summary).toContain(`\n  \`\`\`text\n${PERMISSIONS.join('\n')}\n  \`\`\`\n`);
    expectGolden('no-id-token.github', transcript(seen.played));
  });

  it.concurrent('an issuer that gives no token is named, with the lines that the job must have', async () => {
    const seen = await run({ host: 'github', scenario: 'single', env: { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'expired' } });
    expect(seen.counters.byKind.token).toBeUndefined();
    const lines = explanation(seen, 'GitHub gave no OIDC token: HTTP status 401');
    expect(lines).toEqual(expect.arrayContaining(PERMISSIONS));
  });

  it.concurrent('a fault of the issuer that passes does no harm', async () => {
    const broken: Scenario = {
      ...estate({ jobSeconds: 5 }),
      faults: [
        { name: 'reset', match: { kind: 'oidc.github', times: 1 }, effect: { kind: 'reset', when: 'before' } },
        { name: '503', match: { kind: ['oidc.github', 'token'], times: 1 }, effect: { kind: 'status', status: 503 } },
      ],
    };
    expect((await run({ host: 'github', scenario: broken })).report.conclusion).toBe('succeeded');
  });

  const federation = [
    '  issuer:   https://token.actions.githubusercontent.com',
    `  subject:  ${SUBJECT}`,
    '  audience: api://AzureADTokenExchange',
    /`:ref:refs\/heads\/BRANCH`, `:environment:NAME` or `:pull_request`/,
    /`repo:OWNER@ID\/REPOSITORY@ID:…`.*`repo:OWNER\/REPOSITORY:…`/,
    /^(Next: )?(The application has no .*yet\. )?If the credential trusts an environment .* add `environment: NAME` to the job\. Otherwise:$/,
    /made or changed in the last minutes may not have spread yet/,
  ];
  const refusals: readonly (readonly [string, string, readonly (string | RegExp)[]])[] = [
    ['federation-refused', 'AADSTS700213', federation],
    ['federation-issuer-refused', 'AADSTS700211', federation],
    ['federation-case-refused', 'AADSTS7002138', [...federation, /letter case counts/]],
    ['federation-none', 'AADSTS70025', [...federation, /has no federated credential yet/]],
    ['federation-malformed', 'AADSTS50027', federation],
    ['federation-subject', 'AADSTS700213', federation],
    ['assertion-expired', 'AADSTS700024', [/A fresh one is fetched for each exchange.*clock of the runner/]],
    ['application-unknown', 'AADSTS700016', [/check client-id {client}, and that .* in the tenant {tenant}/]],
    [
      'tenant-unknown',
      'AADSTS90002',
      [/No such tenant in AzureCloud: check the tenant id {tenant} and the environment/],
    ],
  ];

  it.concurrent.each(refusals)(
    '%s (%s) is explained, once, and tried no oftener than may help',
    async (scenario, code, expected) => {
      const seen = await run({ host: 'github', scenario });
      const { tenantId, clientId } = seen.simulator;
      const lines = explanation(seen, code).map((line) =>
        line.replaceAll(tenantId, '{tenant}').replaceAll(clientId, '{client}'),
      );
      for (const each of expected)
        expect(lines.some((line) => (typeof each === 'string' ? line === each : each.test(line))) ? each : lines).toBe(
          each,
        );
      expect(seen.report.vaultErrors).toEqual([
        expect.objectContaining({ error: expect.objectContaining({ code }) as unknown }),
      ]);
      // The text is that of Entra ID, without what the library puts around it.
      expect(lines.join('\n')).not.toMatch(/Trace ID|invalid_client|ClientAssertionCredential|Timestamp:/);
      expect(lines.join('\n')).toMatch(/correlation id [0-9a-f-]{36}/);
      // Where the credential may have been made a moment ago, there are three tries in ten seconds, each with a fresh token.
      const tries = code === 'AADSTS700213' ? 3 : 1;
      expect(seen.counters.byKind).toMatchObject({ 'oidc.github': tries, token: tries });
      expectNoSecret(seen);
    },
  );

  it.concurrent('a wrong tenant, client or audience is found out by Entra ID itself', async () => {
    const stranger = '99999999-8888-4777-8666-555555555555';
    const played = (inputs: Record<string, string>): Promise<Run> =>
      run({ host: 'github', scenario: 'single', inputs, hostNames: 'production' });
    const [tenant, client, audience] = await Promise.all([
      played({ 'tenant-id': stranger }),
      played({ 'client-id': stranger }),
      played({ audience: 'api://elsewhere' }),
    ]);
    expect(explanation(tenant, 'AADSTS90002').join('\n')).toContain(`check the tenant id ${stranger}`);
    expect(explanation(client, 'AADSTS700016').join('\n')).toContain(`check client-id ${stranger}`);
    expect(explanation(audience, 'AADSTS700212')).toContain('  audience: api://elsewhere');
  });

  it.concurrent('the subject by ids is shown as it was presented', async () => {
    const githubSubject = 'repo:contoso@123456/dr@987654321:environment:production';
    const scenario = { ...estate({}), signIn: { githubSubject, trustedSubject: SUBJECT } };
    const seen = await run({ host: 'github', scenario });
    const lines = explanation(seen, 'AADSTS700213');
    expect(lines).toContain(`  subject:  ${githubSubject}`);
    // It has an environment already.
    expect(lines.join('\n')).not.toContain('add `environment: NAME`');
  });

  it.concurrent('several vaults have one cause', async () => {
    const scenario = { ...estate({ vaults: 5, subscriptions: 2 }), signIn: { refusal: 700213 } };
    const seen = await run({ host: 'github', scenario });
    expect(seen.played.log.match(/^::error /gm)).toHaveLength(1);
    expect(seen.played.log.match(/^Vault vault-\d could not be read: the same$/gm)).toHaveLength(4);
    expect(seen.played.summary).toMatch(/^## ❌ The sign-in failed \(AADSTS700213\): nothing was asked of Azure\n/);
    expect(seen.played.summary).not.toContain('| 0 |');
    expect(seen.report.vaultErrors).toHaveLength(5);
  });
});

describe('on azure-pipelines', () => {
  const host = 'azure-pipelines';

  it.concurrent.each([
    ['WorkloadIdentityFederation', 'oidc.azure-pipelines', 'token'],
    ['ManagedServiceIdentity', 'token.managed-identity', 'token.managed-identity'],
    ['ServicePrincipal', 'token', 'token'],
  ] as const)('%s signs in, and shows no secret', async (scheme, first, second) => {
    const seen = await expectDiscreet({ host, scheme });
    const { byKind } = seen.counters;
    expect([byKind[first], byKind[second]].every((count) => count !== undefined && count > 0)).toBe(true);
    expect(byKind.token ?? 0).toBe(scheme === 'ManagedServiceIdentity' ? 0 : 1);
    expect(byKind['oidc.github']).toBeUndefined();
  });

  const outlived: readonly (readonly [NonNullable<PlayOptions['scheme']>, string, Scenario])[] = [
    ['WorkloadIdentityFederation', 'token-expiry', expiring],
    ['ManagedServiceIdentity', 'token-expiry', expiring],
    ['ManagedServiceIdentity', 'token-revoked', findScenario('token-revoked')],
    ['ServicePrincipal', 'token-revoked-plain', findScenario('token-revoked-plain')],
  ];
  it.concurrent.each(outlived)('%s: the run outlives its tokens (%s)', async (scheme, name, scenario) => {
    const seen = await run({ host, scheme, scenario, speed: name === 'token-expiry' ? 40 : REVOKING, patience: 20 });
    expect(seen.report.conclusion).toBe('succeeded');
    const { byKind } = seen.counters;
    expect((byKind.token ?? 0) + (byKind['token.managed-identity'] ?? 0)).toBeGreaterThanOrEqual(3);
    if (name === 'token-expiry' && byKind.token !== undefined)
      expect(byKind['oidc.azure-pipelines'] ?? 0).toBeGreaterThanOrEqual(byKind.token);
    expectNoSecret(seen);
  });

  it.concurrent.each([
    ['federation-refused', 'AADSTS700213'],
    ['federation-issuer-refused', 'AADSTS700211'],
    ['federation-none', 'AADSTS70025'],
  ])('%s is explained with what the federated credential must say', async (scenario, code) => {
    const seen = await run({ host, scenario });
    const lines = explanation(seen, code);
    // What was presented, byte for byte.
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^ {2}issuer: {3}https:\/\/vstoken\.dev\.azure\.com\/[0-9a-f-]{36}$/),
        '  subject:  sc://contoso/dr/site-recovery',
        '  audience: api://AzureADTokenExchange',
      ]),
    );
    expect(lines.join('\n')).toContain(`application ${seen.simulator.clientId}`);
    expectNoSecret(seen);
  });

  it.concurrent('a secret that is refused is explained, and shown nowhere', async () => {
    const seen = await run({ host, scenario: 'secret-refused', scheme: 'ServicePrincipal', env: verbose });
    const text = explanation(seen, 'AADSTS7000215').join('\n');
    expect(text).toContain('The secret of the service principal is wrong or has expired.');
    expect(text).toContain('workload identity federation');
    expect(seen.counters.byKind.token).toBe(1);
    expectNoSecret(seen);
  });

  const id = '99999999-8888-4777-8666-555555555555';
  const without: readonly (readonly [string, Omit<PlayOptions, 'host'>, string, RegExp])[] = [
    [
      'no System.AccessToken',
      { env: { SYSTEM_ACCESSTOKEN: undefined, ENDPOINT_AUTH_SYSTEMVSSCONNECTION: undefined } },
      'System.AccessToken is missing',
      /Run the task in an agent job of Azure Pipelines/,
    ],
    [
      'no address of the issuer',
      { env: { SYSTEM_OIDCREQUESTURI: undefined, SYSTEM_PLANID: undefined } },
      'System.OidcRequestUri is missing',
      /Run the task in an agent job of Azure Pipelines/,
    ],
    [
      'an address of the issuer that is not Azure DevOps',
      { env: { SYSTEM_OIDCREQUESTURI: 'https://dev.azure.com.attacker.example/contoso/oidctoken' } },
      'leads to dev.azure.com.attacker.example, which is neither Azure DevOps Services nor the collection of this job',
      /Find out which step or variable group sets SYSTEM_OIDCREQUESTURI/,
    ],
    [
      'a service principal with a certificate',
      { scheme: 'ServicePrincipal', certificate: true, env: verbose },
      'service principal with spnCertificate, which this task does not support',
      /Use a service connection with workload identity federation \(recommended\), a managed identity, or .* secret/,
    ],
    [
      'an unknown scheme',
      { scheme: 'PublishProfile' },
      'signs in by PublishProfile, which this task does not support',
      /Use a service connection with workload identity federation/,
    ],
    [
      'a connection for another cloud',
      { connectionCloud: 'AzureUSGovernment' },
      'the service connection is for AzureUSGovernment, the input says AzureCloud',
      /Set environment to AzureUSGovernment, or use a service connection for AzureCloud/,
    ],
    [
      'a connection that the job does not have',
      { inputs: { 'azure-subscription': id } },
      `the service connection ${id} is not known to this job`,
      /Check its name and that the pipeline is authorized to use it/,
    ],
  ];
  it.concurrent.each(without)('%s is told before any request', async (_what, options, message, next) => {
    const seen = await run({ host, scenario: 'single', ...options });
    expect(seen.counters.total).toBe(0);
    expect(explanation(seen, message).join('\n')).toMatch(next);
    expectNoSecret(seen);
  });

  it.concurrent('an issuer that refuses is no matter of tenant and client', async () => {
    const parameters = { AccessToken: 'of-another-job' };
    const env = { ENDPOINT_AUTH_SYSTEMVSSCONNECTION: JSON.stringify({ parameters, scheme: 'OAuth' }) };
    const seen = await run({ host, scenario: 'single', env, speed: 60 });
    const text = explanation(seen, '').join('\n');
    expect(text).toContain('The user is not authorized to access this resource.');
    expect(text).toMatch(/Next: .*service connection/);
    expect(text).not.toMatch(/Next: Check tenant id/);
  });
});

describe('on the console', () => {
  it.concurrent('DefaultAzureCredential takes what is in the environment, and shows no secret', async () => {
    const seen = await expectDiscreet({ host: 'console' });
    expect(seen.counters.byKind).toMatchObject({ token: 1 });
    expect(assertions(seen)).toEqual([]);
  });

  it.concurrent('a secret that is refused is explained', async () => {
    const seen = await run({ host: 'console', scenario: 'secret-refused' });
    expect(explanation(seen, 'AADSTS7000215').join('\n')).toContain('The secret of the service principal is wrong');
    expectNoSecret(seen);
  });

  it.concurrent('a person who is not signed in is told how', async () => {
    const nothing = ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'].map((name) => [name, undefined]);
    const env = { ...(Object.fromEntries(nothing) as Record<string, undefined>), PATH: '/none', HOME: '/none' };
    const seen = await run({ host: 'console', scenario: 'single', env });
    expect(seen.counters.total).toBe(0);
    expect(explanation(seen, '').join('\n')).toContain(
      'Next: Sign in with the Azure CLI (az login), or set AZURE_TENANT_ID',
    );
  });
});
