import { startSimulator, type ItemSpec, type ItemView, type Scenario, type Simulator } from '../../simulator/index';
import { ask, pause, signIn, version, type Answer } from './client';
import { affectedKeys } from './recorded';

const old: ItemSpec = { agentVersion: '9.62.7172.1' };

const items: readonly ItemSpec[] = [
  { ...old, vm: 'Sql-01', agentExpiresInDays: 12, upgradeRetriesExhausted: true },
  { ...old, job: { state: 'Failed', targetObject: 'name', withoutDetails: true } },
  { protectionState: 'InitialReplicationInProgress' },
  { ...old, running: { seconds: 3600, startedSecondsAgo: 5, anonymous: true } },
  { ...old, answer: 'ok-without-job' },
  { ...old, answer: 'no-operation', upgradeable: false },
  { refusal: { status: 400, by: 'asr', code: '151099', message: 'The guest agent of {vm} is not ready.', times: 1 } },
  { provider: 'VMware' },
];

const scenario: Scenario = {
  name: 'updates',
  description: 'Updates.',
  vaults: [{ name: 'vault-weu', mappings: 1, items }],
  job: { seconds: 20 },
};

let simulator: Simulator;
let token: string;
beforeEach(async () => {
  simulator = await startSimulator({ scenario, speed: 10 });
  token = await signIn(simulator);
});
afterEach(() => simulator.stop());

const json = (answer: Answer): Record<string, unknown> => JSON.parse(answer.text) as Record<string, unknown>;
const propertiesOf = (answer: Answer): Record<string, unknown> => json(answer)['properties'] as Record<string, unknown>;
const viewOf = (index: number): ItemView | undefined => simulator.state().vaults[0]?.items[index];
const get = (target: string): Promise<Answer> =>
  ask(simulator, target.includes('?') ? target : `${target}?${version}`, { token });
const update = (index: number, body: object = { properties: {} }): Promise<Answer> =>
  ask(simulator, `${viewOf(index)?.id ?? ''}/updateMobilityService?${version}`, { method: 'POST', token, body });
const jobPath = (index: number): string => {
  const updates = simulator.state().vaults[0]?.updates ?? [];
  return `${simulator.vaultIds[0] ?? ''}/replicationJobs/${updates.find(({ item }) => item === viewOf(index)?.id)?.name ?? ''}`;
};
const detailsOf = async (index: number): Promise<unknown> =>
  propertiesOf(await get(viewOf(index)?.id ?? ''))['providerSpecificDetails'];

test('an update is answered as recorded, and followed by its links and its job to the newest agent', async () => {
  const started = await update(0);
  expect(started.status).toBe(202);
  expect(started.text).toBe('');
  expect(started.headers).toMatchObject({ 'content-length': '0', 'retry-after': '30' });
  const [status, results] = [started.headers['azure-asyncoperation'], started.headers.location].map(String);
  expect(status).toMatch(/\/replicationOperationStatus\/[\w-]+\?/);
  expect(results).toMatch(/\/replicationProtectedItems\/Sql-01-a2a\/operationresults\/[\w-]+\?/);
  await pause(200);
  expect(json(await get(status ?? ''))).toMatchObject({ status: 'InProgress' });
  expect((await get(results ?? '')).status).toBe(202);
  const running = propertiesOf(await get(jobPath(0)));
  expect(running).toMatchObject({
    scenarioName: 'UpdateMobilityService',
    friendlyName: 'Update Mobility Service',
    state: 'InProgress',
    tasks: [{ name: 'UpdateMobilityServiceTask', friendlyName: 'Updating Mobility Service', state: 'InProgress' }],
    targetObjectName: 'Sql-01',
    targetInstanceType: 'ProtectionEntity',
    customDetails: { affectedObjectDetails: { primaryVmId: running['targetObjectId'], primaryVmName: 'Sql-01' } },
  });
  const { affectedObjectDetails } = running['customDetails'] as { affectedObjectDetails: object };
  expect(Object.keys(affectedObjectDetails)).toEqual(affectedKeys);
  const item = propertiesOf(await get(viewOf(0)?.id ?? ''));
  expect(item).toMatchObject({
    currentScenario: {
      scenarioName: 'UpdateMobilityService',
      jobId: expect.stringMatching(new RegExp(`${jobPath(0).split('/').at(-1) ?? ''}$`)) as string,
    },
    providerSpecificDetails: { agentVersion: '9.62.7172.1', isAgentUpgradeInProgress: true },
  });
  await pause(2000);
  expect(json(await get(status ?? ''))).toMatchObject({ status: 'Succeeded' });
  expect(propertiesOf(await get(jobPath(0)))).toMatchObject({ state: 'Succeeded', stateDescription: 'Completed' });
  expect(propertiesOf(await get(results ?? ''))).toMatchObject({
    currentScenario: { scenarioName: 'None' },
    providerSpecificDetails: {
      agentVersion: '9.67.7653.1',
      agentExpiryDate: '9999-12-31T23:59:59.9999999Z',
      isReplicationAgentUpdateRequired: false,
      isAgentUpgradeInProgress: false,
      isAgentUpgradeRetryThresholdExhausted: false,
    },
  });
  expect(viewOf(0)).toMatchObject({ agentVersion: '9.67.7653.1', updateRequired: false, updates: 1 });
});

test('a job that fails tells why in the provider’s text, and leaves the agent as it was', async () => {
  expect((await update(1)).status).toBe(202);
  await pause(2200);
  const job = propertiesOf(await get(jobPath(1)));
  expect(job).toMatchObject({
    state: 'Failed',
    allowedActions: ['Restart'],
    targetObjectId: 'vm-weu-0002-a2a',
    customDetails: null,
    tasks: [{ state: 'InProgress', endTime: '0001-01-01T00:00:00' }],
    errors: [{ serviceErrorDetails: { code: '559' }, taskId: 'UpdateMobilityServiceTask' }],
  });
  expect(viewOf(1)).toMatchObject({ agentVersion: '9.62.7172.1', updateRequired: true });
  expect((await update(1)).status).toBe(202);
});

test('what cannot be updated is refused', async () => {
  const codes = async (answer: Promise<Answer>): Promise<readonly [number, unknown]> => {
    const { status, text } = await answer;
    const { error } = JSON.parse(text) as { error: { details?: { code: string }[] } };
    return [status, error.details?.[0]?.code];
  };
  expect(await codes(update(0, { properties: { runAsAccountId: '1' } }))).toEqual([400, 'InvalidParameter']);
  expect(await codes(update(0, {}))).toEqual([400, 'InvalidParameter']);
  expect(await codes(update(2))).toEqual([400, 'ProtectionEntityNotProtected']);
  expect(await codes(update(3))).toEqual([409, 'AnotherOperationInProgress']);
  expect(await codes(update(7))).toEqual([400, 'InvalidParameter']);
  const refused = await update(6);
  expect(refused.text).toContain('The guest agent of vm-weu-0007 is not ready.');
  expect((await update(6)).status).toBe(202);
  expect(viewOf(6)).toMatchObject({ refusals: 1, updates: 1 });
});

test('the other answers of a change: at once, and without a name for the operation', async () => {
  const done = await update(4);
  expect(done.status).toBe(200);
  expect(propertiesOf(done)['providerSpecificDetails']).toMatchObject({ agentVersion: '9.67.7653.1' });
  const unnamed = await update(5);
  expect([unnamed.status, unnamed.headers.location]).toEqual([202, undefined]);
  await pause(2200);
  expect(await detailsOf(5)).toMatchObject({ agentVersion: '9.62.7172.1', isAgentUpgradeable: false });
  expect(propertiesOf(await get(jobPath(5)))).toMatchObject({ state: 'Failed' });
});

test('updates stand in the list of jobs, and count as changes', async () => {
  await update(0);
  await pause(200);
  const page = json(await get(`${simulator.vaultIds[0] ?? ''}/replicationJobs`)) as { value?: unknown[] };
  expect(page.value).toMatchObject([
    {
      properties: { scenarioName: 'UpdateMobilityService', targetObjectName: 'Sql-01', customDetails: null, tasks: [] },
    },
    { properties: { scenarioName: 'UpdateMobilityService', targetObjectName: 'vm-weu-0004' } },
  ]);
  expect(simulator.counters()).toMatchObject({ writes: 1, byKind: { 'item.update': 1 } });
  expect(simulator.state().vaults[0]).toMatchObject({ jobs: [], updates: { length: 2 } });
  const somebodyElses = propertiesOf(await get(jobPath(3)));
  expect(somebodyElses['customDetails']).toEqual({ instanceType: 'AsrJobDetails', affectedObjectDetails: {} });
});
