import { estate, startSimulator, type FaultEffect, type RequestKind, type Simulator } from '../../simulator/index';
import { listMappings, patch, signIn } from './client';

let simulator: Simulator;
let token: string;
let id: string;

async function start(effect: FaultEffect, kind: RequestKind = 'mapping.patch', from = 1): Promise<void> {
  const faults = [{ name: 'under test', match: { kind, times: 1, from }, effect }];
  simulator = await startSimulator({ scenario: estate({ faults }) });
  token = await signIn(simulator);
  id = (await listMappings(simulator, token)).value[0]?.id ?? '';
}
afterEach(() => simulator.stop());

const changes = (): number => simulator.state().vaults[0]?.jobs.length ?? 0;

test.each([
  ['before', 0],
  ['after', 1],
] as const)('a connection reset %s the request took effect leaves %d job(s)', async (when, jobs) => {
  await start({ kind: 'reset', when });
  await expect(patch(simulator, token, id)).rejects.toThrow(/socket hang up|ECONNRESET/);
  expect(changes()).toBe(jobs);
  expect(simulator.requests().at(-1)).toMatchObject({ kind: 'mapping.patch', status: 0, fault: 'under test' });
});

test('a refusal by status has no effect, and may come with a date', async () => {
  await start({ kind: 'status', status: 429, retryAfterSeconds: 5, retryAfterAs: 'date' });
  const refused = await patch(simulator, token, id);
  expect(refused.status).toBe(429);
  const wait = Date.parse(String(refused.headers['retry-after'])) - Date.parse(String(refused.headers.date));
  expect(wait).toBeGreaterThanOrEqual(4000);
  expect(changes()).toBe(0);
  expect((await patch(simulator, token, id)).status).toBe(202);
  // A fault is not a breach of the limit.
  expect(simulator.counters()).toMatchObject({ writes: 2, writesRejectedForRate: 0, faults: 1 });
});

test('headers can be lost', async () => {
  await start({ kind: 'without-headers', names: ['azure-asyncoperation'] });
  const answer = await patch(simulator, token, id);
  expect(answer.headers['azure-asyncoperation']).toBeUndefined();
  expect(answer.headers.location).toContain('/operationresults/');
});

test('an answer can be cut off', async () => {
  await start({ kind: 'truncated' }, 'mappings.list', 2);
  await expect(listMappings(simulator, token)).rejects.toThrow();
  expect((await listMappings(simulator, token)).value).toHaveLength(1);
});
