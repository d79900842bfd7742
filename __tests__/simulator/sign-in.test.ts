import { estate, startSimulator, type Scenario, type Simulator } from '../../simulator/index';
import { ask, assertion, exchange, listMappings, pause, signIn, version } from './client';

let simulator: Simulator;
const start = async (scenario: Scenario | string, speed = 1): Promise<void> => {
  simulator = await startSimulator({ scenario, speed });
};
afterEach(() => simulator.stop());

const fabrics = (token: string): ReturnType<typeof ask> =>
  ask(simulator, `${simulator.vaultIds[0] ?? ''}/replicationFabrics?${version}`, { token });

test('tokens end with their lifetime, by the simulated clock', async () => {
  await start(estate({ signIn: { tokenSeconds: 300 } }), 1000);
  const token = await signIn(simulator);
  expect((await fabrics(token)).status).toBe(200);
  await pause(310);
  const late = await fabrics(token);
  expect(late.status).toBe(401);
  expect(late.text).toContain('ExpiredAuthenticationToken');
  expect((await fabrics(await signIn(simulator))).status).toBe(200);
});

test('an assertion is good for five minutes only', async () => {
  await start('single', 1000);
  const old = await assertion(simulator);
  await pause(310);
  const refused = JSON.parse((await exchange(simulator, old)).text) as Record<string, unknown>;
  expect(refused).toMatchObject({ error: 'invalid_client', error_codes: [700024] });
  expect(refused['error_description']).toMatch(
    /^AADSTS700024: .* Trace ID: [\w-]+ Correlation ID: [\w-]+ Timestamp: [\d-]+ [\d:]+Z$/,
  );
});

test('an assertion of somebody else is refused', async () => {
  await start('single');
  expect((await exchange(simulator, 'a.b.c')).text).toContain('AADSTS50027');
});

test('a scenario may refuse the federation', async () => {
  await start('federation-refused');
  const refused = await exchange(simulator, await assertion(simulator));
  expect(refused.status).toBe(401);
  expect(refused.text).toContain("assertion subject 'repo:contoso/dr:ref:refs/heads/main'");
});

test('revoked tokens are refused, new ones are not', async () => {
  await start('single');
  const token = await signIn(simulator);
  expect((await listMappings(simulator, token)).value).toHaveLength(1);
  await ask(simulator, '/_simulator/revoke-tokens', { method: 'POST' });
  expect((await fabrics(token)).status).toBe(401);
  expect((await fabrics(await signIn(simulator))).status).toBe(200);
});

test('Azure Pipelines hands out an assertion for its own connection', async () => {
  await start('single');
  const { systemAccessToken, serviceConnectionId } = simulator.identity;
  const request = (connection: string): ReturnType<typeof ask> =>
    ask(simulator, `/azure-pipelines/oidc?api-version=7.1&serviceConnectionId=${connection}`, {
      method: 'POST',
      token: systemAccessToken,
    });
  const { oidcToken } = JSON.parse((await request(serviceConnectionId)).text) as { oidcToken: string };
  expect((await exchange(simulator, oidcToken)).status).toBe(200);
  expect((await request('another')).status).toBe(404);
});
