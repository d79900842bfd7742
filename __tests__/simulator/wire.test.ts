import { estate, startSimulator, type Simulator } from '../../simulator/index';
import { ask, enabling, listMappings, patch, pause, signIn, version, type Answer } from './client';

let simulator: Simulator;
let token: string;
let ids: readonly string[];
let changed: Answer;

const json = (answer: Answer): Record<string, unknown> => JSON.parse(answer.text) as Record<string, unknown>;
const link = (answer: Answer, name: string): string => String(answer.headers[name]);
const propertiesOf = (answer: Answer): Record<string, unknown> => json(answer)['properties'] as Record<string, unknown>;

beforeAll(async () => {
  // Jobs of 20 s; fast enough to see their end, slow enough to see their first second.
  simulator = await startSimulator({ scenario: estate({ mappingsPerVault: 4, jobSeconds: 20 }), speed: 10 });
  token = await signIn(simulator);
  ids = (await listMappings(simulator, token)).value.map((mapping) => mapping.id);
  changed = await patch(simulator, token, ids[0] ?? '');
});
afterAll(() => simulator.stop());

const jobPath = (): string => {
  const name = /replicationOperationStatus\/([^?]+)/.exec(link(changed, 'azure-asyncoperation'))?.[1] ?? '';
  return `${simulator.vaultIds[0] ?? ''}/replicationJobs/${name}?${version}`;
};

test('a change is answered 202 as recorded', async () => {
  const early = await ask(simulator, jobPath(), { token });
  expect(changed.status).toBe(202);
  expect(changed.text).toBe('');
  expect(changed.headers).toMatchObject({
    'content-length': '0',
    'retry-after': '30',
    'x-ms-throttling-version': 'v2',
  });
  for (const name of ['azure-asyncoperation', 'location']) {
    expect(link(changed, name)).toMatch(
      /^https:\/\/127\.0\.0\.1:\d+\/Subscriptions\/.*&t=\d+&c=[\w-]+&s=[\w-]+&h=[\w-]+$/,
    );
    expect(link(changed, name).length).toBeGreaterThan(3000);
  }
  const requestIds = changed.raw.filter((_, index) => changed.raw[index - 1]?.toLowerCase() === 'x-ms-request-id');
  expect(requestIds).toHaveLength(2);
  expect(requestIds[0]).toMatch(/^\/Subscriptions\/.*\/replicationJobs\/[\w-]+$/);
  expect(propertiesOf(early)).toMatchObject({
    scenarioName: null,
    friendlyName: null,
    state: 'NotStarted',
    targetObjectId: null,
    targetInstanceType: 'ProtectionEntity',
    customDetails: { instanceType: 'AsrJobDetails', affectedObjectDetails: {} },
  });
  expect(propertiesOf(early)).not.toHaveProperty('startTime');
});

test('the operation is followed by its signed links, verbatim, to the end', async () => {
  const status = link(changed, 'azure-asyncoperation');
  // It too has not started at first.
  await pause(150);
  const running = await ask(simulator, status, { token });
  expect(Object.keys(json(running))).toEqual([
    ...['error', 'id', 'name', 'properties', 'status', 'startTime', 'endTime', 'percentComplete'],
  ]);
  expect(json(running)).toMatchObject({ status: 'InProgress', endTime: null });
  expect(json(running)['startTime']).toMatch(/\.\d{7}Z$/);
  expect(running.headers['retry-after']).toBeUndefined();
  expect((await ask(simulator, status.replace(/&h=.*/, ''), { token })).status).toBe(403);
  expect((await ask(simulator, link(changed, 'location'), { token })).status).toBe(202);
  await pause(2000);
  const ended = await ask(simulator, status, { token });
  expect(json(ended)['status']).toBe('Succeeded');
  expect(json(ended)['endTime']).toMatch(/\.0000000Z$/);
  const result = await ask(simulator, link(changed, 'location'), { token });
  expect(result.status).toBe(200);
  const name = (ids[0] ?? '').split('/').at(-1) ?? '';
  expect(propertiesOf(result)['providerSpecificDetails']).toEqual({
    instanceType: 'A2A',
    agentAutoUpdateStatus: 'Enabled',
    automationAccountAuthenticationType: 'RunAsAccount',
    automationAccountArmId: simulator.automationAccountId.toLowerCase(),
    scheduleName: expect.stringMatching(new RegExp(`^${name}_[\\w-]{36}$`)) as string,
    jobScheduleName: expect.stringMatching(/^[\w-]{36}$/) as string,
  });
  expect(propertiesOf(await ask(simulator, jobPath(), { token }))).toMatchObject({
    state: 'Succeeded',
    stateDescription: 'Completed',
    targetInstanceType: 'ProtectionProfile',
  });
});

test('the list of a container has both directions', async () => {
  const container = (ids[0] ?? '').replace(/\/[^/]+$/, '');
  const page = json(await ask(simulator, `${container}?${version}`, { token })) as unknown as {
    value: { id: string }[];
  };
  expect(page.value.map((mapping) => mapping.id)).toEqual(expect.arrayContaining([ids[0], ids[1]]));
  expect(page.value.some((mapping) => !mapping.id.startsWith(container))).toBe(true);
});

test('a second change of a mapping meets 409 while the first runs', async () => {
  expect((await patch(simulator, token, ids[1] ?? '')).status).toBe(202);
  const second = await patch(simulator, token, ids[1] ?? '');
  expect(second.status).toBe(409);
  expect(json(second)['error']).toMatchObject({ code: 'Conflict', details: [{ code: 'AnotherOperationInProgress' }] });
});

test('paths are read in any case, versions and tokens are asked for', async () => {
  const target = `${simulator.vaultIds[0]?.toUpperCase() ?? ''}/REPLICATIONFABRICS`;
  expect((await ask(simulator, `${target}?${version}`, { token })).status).toBe(200);
  expect((await ask(simulator, target, { token })).status).toBe(400);
  const anonymous = await ask(simulator, `${target}?${version}`);
  expect(anonymous.status).toBe(401);
  expect(anonymous.headers['www-authenticate']).toMatch(/^Bearer authorization_uri=/);
});

test('what is not there is missing in the way of Resource Manager', async () => {
  const missing = await ask(simulator, `${simulator.vaultIds[0] ?? ''}x/replicationJobs?${version}`, { token });
  expect(missing.status).toBe(404);
  expect(missing.headers['x-ms-failure-cause']).toBe('gateway');
  expect(json(missing)['error']).not.toHaveProperty('details');
});

test('a body that is not one of a change is refused', async () => {
  const wrong = await patch(simulator, token, ids[2] ?? '', enabling(simulator, { agentAutoUpdateStatus: 'On' }));
  expect(wrong.status).toBe(400);
});

test('fabrics, containers and policies read as recorded', async () => {
  const vault = simulator.vaultIds[0] ?? '';
  const read = async (path: string): Promise<Record<string, unknown>> =>
    json(await ask(simulator, `${vault}/${path}?${version}`, { token }));
  const fabric = await read('replicationFabrics/asr-a2a-default-westeurope');
  const inFabric = `replicationFabrics/asr-a2a-default-westeurope/replicationProtectionContainers`;
  expect(fabric['properties']).toMatchObject({
    friendlyName: 'West Europe',
    customDetails: { instanceType: 'Azure', location: 'westeurope', zones: [] },
  });
  const { containerIds } = (fabric['properties'] as { customDetails: { containerIds: string[] } }).customDetails;
  expect(containerIds).toHaveLength(2);
  for (const id of containerIds) expect(id).toMatch(new RegExp(`${inFabric}/[0-9a-f-]{36}$`));
  expect(await read(`${inFabric}/asr-a2a-default-westeurope-container`)).toMatchObject({
    properties: { fabricType: 'Azure', pairingStatus: 'Paired', role: 'Primary', fabricSpecificDetails: null },
  });
  const { value } = (await read('replicationPolicies')) as { value: { name: string }[] };
  expect(value).toMatchObject([{ properties: { providerSpecificDetails: { instanceType: 'A2A' } } }]);
  expect(await read(`replicationPolicies/${value[0]?.name ?? ''}`)).toEqual(value[0]);
  for (const path of ['replicationFabrics/x', `${inFabric}/x`, 'replicationPolicies/x']) {
    expect((await ask(simulator, `${vault}/${path}?${version}`, { token })).status).toBe(404);
  }
});

test('an operation can have a remark that is no failure, and a job errors that stand in a child task alone', async () => {
  const remark = { code: '45031', message: 'A remark.' };
  const errors = [{ code: '28061', message: 'A cause.' }];
  const other = await startSimulator({
    scenario: {
      name: 'remarks',
      description: 'Remarks.',
      vaults: [
        {
          name: 'vault-weu',
          mappings: [
            { job: { remark, seconds: 5 } },
            { job: { state: 'Failed', errors, errorsIn: 'child-task', seconds: 1 } },
          ],
        },
      ],
    },
    speed: 20,
  });
  try {
    const signed = await signIn(other);
    const [first = '', second = ''] = (await listMappings(other, signed)).value.map(({ id }) => id);
    const [remarked, failed] = [await patch(other, signed, first), await patch(other, signed, second)];
    const operation = async (): Promise<unknown> =>
      json(await ask(other, link(remarked, 'azure-asyncoperation'), { token: signed }));
    expect(await operation()).toMatchObject({ error: { ...remark, details: null } });
    await pause(400);
    expect(await operation()).toMatchObject({ status: 'Succeeded', error: remark });
    const name = /replicationOperationStatus\/([^?]+)/.exec(link(failed, 'azure-asyncoperation'))?.[1] ?? '';
    const job = await ask(other, `${other.vaultIds[0] ?? ''}/replicationJobs/${name}?${version}`, { token: signed });
    const group = { taskType: 'GroupTaskDetails', customDetails: null, errors: [] };
    expect(propertiesOf(job)).toMatchObject({
      state: 'Failed',
      errors: [],
      tasks: [
        {},
        { ...group, groupTaskCustomDetails: { childTasks: [{ errors: [{ serviceErrorDetails: errors[0] }] }] } },
      ],
    });
  } finally {
    await other.stop();
  }
});
