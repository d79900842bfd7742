import { createEstate } from '../../simulator/arm/estate';
import { itemsOf } from '../../simulator/arm/item-state';
import { findScenario, startSimulator, type Scenario, type Simulator } from '../../simulator/index';
import { createRandom } from '../../simulator/random';
import { ask, pagesOf, signIn, version, type Page } from './client';
import { a2aKeys, itemKeys, recentA2aKeys, recentItemKeys } from './recorded';

interface Item {
  readonly id: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>> & {
    readonly providerSpecificDetails: Readonly<Record<string, unknown>>;
  };
}

let simulator: Simulator;
let token: string;
afterEach(() => simulator.stop());

async function start(scenario: string | Scenario): Promise<string> {
  simulator = await startSimulator({ scenario });
  token = await signIn(simulator);
  return simulator.vaultIds[0] ?? '';
}

const vaultOf = (vault: Scenario['vaults'][number], more: Partial<Scenario> = {}): Scenario => ({
  name: 'items',
  description: 'Items.',
  vaults: [vault],
  ...more,
});

const list = (vault: string, query = version): Promise<Page<Item>[]> =>
  pagesOf<Item>(simulator, token, `${vault}/replicationProtectedItems?${query}`);

test('an item has the recorded keys in their order, and the ids of its compute resources in lower case', async () => {
  const vault = await start(vaultOf({ name: 'vault-weu', mappings: 1, items: [{ vm: 'Sql-01' }] }));
  const [item] = (await list(vault, 'api-version=2021-11-01')).flatMap((page) => page.value);
  expect(Object.keys(item?.properties ?? {})).toEqual(itemKeys);
  expect(Object.keys(item?.properties.providerSpecificDetails ?? {})).toEqual(a2aKeys);
  const [recent] = (await list(vault, 'api-version=2026-02-01')).flatMap((page) => page.value);
  expect(Object.keys(recent?.properties ?? {})).toEqual(recentItemKeys);
  expect(Object.keys(recent?.properties.providerSpecificDetails ?? {})).toEqual(recentA2aKeys);
  expect(recent?.properties).toMatchObject({
    switchProviderState: 'None',
    allowedOperations: ['UnplannedFailover', 'DisableProtection', 'TestFailover'],
    // That of a current agent.
    providerSpecificDetails: {
      isAgentUpgradeable: false,
      isReplicationAgentUpdateRequired: false,
      agentReinstallAttemptToVersion: '',
      osFamilyName: 'Windows',
      distroName: 'Windows',
      reasonsBlockingReInstall: '',
    },
  });
  expect(item?.id).toMatch(/^\/Subscriptions\/.*\/replicationProtectedItems\/Sql-01-a2a$/);
  expect(item?.properties).toMatchObject({
    friendlyName: 'Sql-01',
    currentScenario: {
      scenarioName: 'None',
      jobId: expect.stringMatching(/\/replicationJobs\/None$/) as string,
      startTime: '1753-01-01T01:01:01Z',
    },
    providerSpecificDetails: {
      fabricObjectId: expect.stringMatching(
        /^\/subscriptions\/.*\/resourcegroups\/.*microsoft\.compute\/virtualmachines\/sql-01$/,
      ) as string,
      agentExpiryDate: '9999-12-31T23:59:59.9999999Z',
    },
  });
});

test('upgrades and new installations are reported by versions from 2025 on', async () => {
  const reinstallReasons = [{ errorCode: '151099', errorMessage: 'Not ready.' }];
  const vault = await start(
    vaultOf({
      name: 'vault-weu',
      mappings: 1,
      items: [{ agentVersion: '9.62.7172.1', reinstallRequired: true, reinstallReasons }],
    }),
  );
  const [item] = (await list(vault)).flatMap((page) => page.value);
  expect(item?.properties.providerSpecificDetails).toMatchObject({
    isAgentUpgradeable: true,
    isAgentUpgradeInProgress: false,
    autoAgentUpgradeRetryCount: 0,
    isAgentUpgradeRetryThresholdExhausted: false,
    isAgentReinstallRequired: true,
    reasonsBlockingReInstall: '151099',
    reasonsBlockingReinstallDetails: reinstallReasons,
  });
  const single = await ask(simulator, `${item?.id ?? ''}?${version}`, { token });
  expect(JSON.parse(single.text)).toMatchObject({ name: item?.name, properties: { friendlyName: 'vm-weu-0001' } });
});

test('an item that is not there is missing as recorded: the outer message is the inner one', async () => {
  const vault = await start(vaultOf({ name: 'vault-weu', mappings: 1, items: 1 }));
  const [item] = (await list(vault)).flatMap((page) => page.value);
  for (const id of [
    `${item?.id ?? ''}x`,
    `${item?.id.replace(/[^/]+\/[^/]+$/, '') ?? ''}replicationProtectionContainerMappings/x`,
  ]) {
    const missing = await ask(simulator, `${id}?${version}`, { token });
    const { error } = JSON.parse(missing.text) as {
      error: { code: string; message: string; details: { code: string; message: string }[] };
    };
    expect([missing.status, error.code, error.details[0]?.code]).toEqual([404, 'NotFound', 'ArmResourceDoesNotExist']);
    expect(error.message).toBe(error.details[0]?.message);
  }
});

test('dates count from the first request; that which means never can be written without a zone', async () => {
  const vault = await start(
    vaultOf(
      {
        name: 'vault-weu',
        mappings: 1,
        items: [{ agentExpiresInDays: -1, certificateExpiresInDays: 10 }, { agentVersion: '9.66.7604.1' }],
      },
      { neverExpires: 'without-zone' },
    ),
  );
  const [expired, outdated] = (await list(vault)).flatMap((page) =>
    page.value.map((item) => item.properties.providerSpecificDetails),
  );
  const days = (date: unknown): number => (Date.parse(String(date)) - Date.now()) / 86_400_000;
  expect(days(expired?.['agentExpiryDate'])).toBeCloseTo(-1, 2);
  expect(days(expired?.['agentCertificateExpiryDate'])).toBeCloseTo(10, 2);
  expect(days(outdated?.['agentCertificateExpiryDate'])).toBeGreaterThan(365);
  expect(outdated).toMatchObject({
    agentExpiryDate: '9999-12-31T23:59:59.9999999',
    isReplicationAgentUpdateRequired: true,
  });
});

test('the list of a vault is cut by fabric, empty pages and all, and the links lead to a region', async () => {
  const vault = await start(findScenario('items-regional'));
  const pages = await list(vault);
  expect(pages.map((page) => page.value.length)).toEqual([2, 0, 1]);
  const fabrics = (
    JSON.parse((await ask(simulator, `${vault}/replicationFabrics?${version}`, { token })).text) as {
      value: { properties: { internalIdentifier: string } }[];
    }
  ).value;
  const links = pages.map((page) => page.nextLink);
  expect(links).toEqual([
    ...[1, 2].map(
      (at) =>
        `https://westeurope.localhost:${simulator.port}${vault}/replicationProtectedItems?${version}&skipToken=${fabrics[at]?.properties.internalIdentifier ?? ''}`,
    ),
    null,
  ]);
  expect(simulator.counters().byKind).toMatchObject({ 'items.list': 3 });
});

test('a fabric can have a page for each of its containers', async () => {
  const items = [0, 1, 90, 91].map((mapping) => ({ mapping }));
  const vault = await start(vaultOf({ name: 'vault-weu', mappings: 92, items }, { itemPages: 'container' }));
  const pages = (await list(vault)).map((page) => page.value.map((item) => item.properties['friendlyName']));
  expect(pages.filter((page) => page.length > 0)).toEqual(
    ['1', '3', '2', '4'].map((number) => [`vm-weu-000${number}`]),
  );
});

test('a container lists its own items, where the list of the vault may not be read', async () => {
  const vault = await start(vaultOf({ name: 'vault-weu', mappings: 2, items: 5, forbidden: ['items.list'] }));
  const refused = await ask(simulator, `${vault}/replicationProtectedItems?${version}`, { token });
  expect(refused.status).toBe(403);
  expect(refused.text).toContain("'Microsoft.RecoveryServices/vaults/replicationProtectedItems/read'");
  const fabric = `${vault}/replicationFabrics/asr-a2a-default-westeurope`;
  const container = `${fabric}/replicationProtectionContainers/asr-a2a-default-westeurope-container`;
  const pages = await pagesOf<Item>(simulator, token, `${container}/replicationProtectedItems?${version}`);
  expect(pages.flatMap((page) => page.value.map((item) => item.properties['friendlyName']))).toEqual(
    ['1', '3', '5'].map((number) => `vm-weu-000${number}`),
  );
});

test('a hundred thousand items are there without delay, and the same every time', async () => {
  const vault = { name: 'vault-weu', mappings: 90, items: 100_000, eachItem: { osType: 'Linux' } as const };
  const ids = (): string[] => {
    const [state] = createEstate(vaultOf(vault), createRandom(1)).vaults.values();
    return state ? [...itemsOf(state)].map((item) => `${item.source.id} ${item.name}`) : [];
  };
  const started = performance.now();
  const first = ids();
  expect(performance.now() - started).toBeLessThan(3000);
  expect(new Set(first).size).toBe(100_000);
  expect(ids()).toEqual(first);
  const last = `${await start(vaultOf(vault))}${(first.at(-1) ?? '').replace(/^.*?(?=\/replicationFabrics)/, '').replace(' ', '/replicationProtectedItems/')}`;
  expect((await ask(simulator, `${last}?${version}`, { token })).status).toBe(200);
});
