import { spawn } from 'node:child_process';
import { estate, startSimulator, type HostEnvironment, type Simulator } from '../../simulator/index';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: estate({}), speed: 50 });
});
afterAll(() => simulator.stop());

function run({ env }: HostEnvironment, code: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', code], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.on('error', reject);
    child.on('close', () => resolve(text.trim()));
  });
}

test('a process under test has the simulator’s clock, in all of its guises', async () => {
  const code = `
    const promises = require('node:timers/promises');
    (async () => {
      const begin = [Date.now(), new Date().getTime(), performance.now(), Number(process.hrtime.bigint()) / 1e6];
      await new Promise((resolve) => setTimeout(resolve, 4000));
      await promises.setTimeout(4000);
      // The timer of a signal does not keep a process alive.
      const alive = setTimeout(() => {}, 60_000);
      await new Promise((resolve) => AbortSignal.timeout(2000).addEventListener('abort', resolve));
      clearTimeout(alive);
      const end = [Date.now(), new Date().getTime(), performance.now(), Number(process.hrtime.bigint()) / 1e6];
      console.log(JSON.stringify({ passed: end.map((time, index) => time - begin[index]), at: end[0],
        isDate: new Date() instanceof Date && typeof Date() === 'string' && new Date(0).getTime() === 0 }));
    })();`;
  const began = Date.now();
  const result = JSON.parse(await run(simulator.githubEnvironment(), code)) as {
    passed: number[];
    at: number;
    isDate: boolean;
  };
  expect(Date.now() - began).toBeLessThan(5000);
  expect(result.isDate).toBe(true);
  for (const passed of result.passed) {
    expect(passed).toBeGreaterThanOrEqual(9_990);
    expect(passed).toBeLessThan(30_000);
  }
  // Both clocks agree, but for the time that the child took to end and be read.
  expect(Math.abs(simulator.now() - result.at)).toBeLessThan(50_000);
});

test('production names lead to the simulator, certificates and all', async () => {
  const code = `
    require('node:https').get('https://westeurope.management.azure.com/subscriptions/x?api-version=1', (response) =>
      response.resume() && console.log(response.statusCode, 'www-authenticate' in response.headers)).on('error', console.log);`;
  expect(await run(simulator.githubEnvironment({ hostNames: 'production' }), code)).toBe('401 true');
});

test('each host’s environment names its inputs as that host does', () => {
  const [vaultId] = simulator.vaultIds;
  const inputs = { timeout: '3' };
  expect(simulator.githubEnvironment({ inputs }).env).toMatchObject({
    GITHUB_ACTIONS: 'true',
    'INPUT_VAULT-ID': vaultId,
    INPUT_TIMEOUT: '3',
    'INPUT_ARM-ENDPOINT': simulator.url,
  });
  const pipelines = simulator.azurePipelinesEnvironment({ inputs, scheme: 'ServicePrincipal' }).env;
  const connection = simulator.identity.serviceConnectionId;
  expect(pipelines).toMatchObject({
    TF_BUILD: 'True',
    INPUT_VAULTID: vaultId,
    INPUT_AZURESUBSCRIPTION: connection,
    [`ENDPOINT_AUTH_SCHEME_${connection}`]: 'ServicePrincipal',
    [`ENDPOINT_AUTH_PARAMETER_${connection}_TENANTID`]: simulator.tenantId,
  });
  expect(pipelines).not.toHaveProperty('GITHUB_ACTIONS');
});
