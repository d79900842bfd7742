import {
  SiteRecoveryManagementClient,
  type ProtectionContainerMapping,
  type ReplicationProtectedItem,
} from '@azure/arm-recoveryservices-siterecovery';
import { ClientAssertionCredential } from '@azure/identity';
import { estate, startSimulator, type Simulator } from '../../simulator/index';
import { assertion } from './client';

let simulator: Simulator;

beforeAll(async () => {
  const scenario = estate({ mappingsPerVault: 7, jobSeconds: 1, mappingsPageSize: 3 });
  const vaults = scenario.vaults.map((vault) => ({ ...vault, items: 10, eachItem: { agentVersion: '9.62.7172.1' } }));
  simulator = await startSimulator({ scenario: { ...scenario, vaults } });
});
afterAll(() => simulator.stop());

const clientOf = (): { client: SiteRecoveryManagementClient; group: string; vault: string } => {
  const tlsOptions = { ca: simulator.ca };
  const credential = new ClientAssertionCredential(simulator.tenantId, simulator.clientId, () => assertion(simulator), {
    authorityHost: simulator.url,
    disableInstanceDiscovery: true,
    tlsOptions,
  });
  const [, , subscription = '', , group = '', , , , vault = ''] = simulator.vaultIds[0]?.split('/') ?? [];
  const client = new SiteRecoveryManagementClient(credential, subscription, { endpoint: simulator.url, tlsOptions });
  return { client, group, vault };
};

test('the SDK and the identity library sign in, list, change and follow', async () => {
  const { client, group, vault } = clientOf();
  const mappings: ProtectionContainerMapping[] = [];
  for await (const mapping of client.replicationProtectionContainerMappings.list(vault, group)) mappings.push(mapping);
  expect(mappings).toHaveLength(7);
  const [fabric = '', container = '', name = ''] = [10, 12, 14].map((at) => mappings[0]?.id?.split('/')[at] ?? '');
  const changed = await client.replicationProtectionContainerMappings.beginUpdateAndWait(
    vault,
    group,
    fabric,
    container,
    name,
    {
      properties: {
        providerSpecificInput: {
          instanceType: 'A2A',
          agentAutoUpdateStatus: 'Enabled',
          automationAccountArmId: simulator.automationAccountId,
          automationAccountAuthenticationType: 'SystemAssignedIdentity',
        },
      },
    },
    { updateIntervalInMs: 300 },
  );
  expect(changed.properties?.providerSpecificDetails).toMatchObject({
    agentAutoUpdateStatus: 'Enabled',
    automationAccountAuthenticationType: 'SystemAssignedIdentity',
  });
  expect(simulator.counters().byKind).toMatchObject({ token: 1, 'mappings.list': 3, 'mapping.patch': 1 });
  expect(simulator.state().vaults[0]?.mappings.filter(({ status }) => status === 'Enabled')).toHaveLength(1);
});

test('the SDK lists replicated items page by page, and updates an agent', async () => {
  const { client, group, vault } = clientOf();
  const items: ReplicationProtectedItem[] = [];
  for await (const item of client.replicationProtectedItems.list(vault, group)) items.push(item);
  expect(items).toHaveLength(10);
  expect(items[0]?.properties?.providerSpecificDetails).toMatchObject({
    instanceType: 'A2A',
    agentVersion: '9.62.7172.1',
    isReplicationAgentUpdateRequired: true,
  });
  const [fabric = '', container = '', name = ''] = [10, 12, 14].map((at) => items[0]?.id?.split('/')[at] ?? '');
  const updated = await client.replicationProtectedItems.beginUpdateMobilityServiceAndWait(
    vault,
    group,
    fabric,
    container,
    name,
    { properties: {} },
    { updateIntervalInMs: 300 },
  );
  expect(updated.properties?.providerSpecificDetails).toMatchObject({ agentVersion: '9.67.7653.1' });
  expect(simulator.state().vaults[0]?.items.filter((item) => !item.updateRequired)).toHaveLength(1);
});
