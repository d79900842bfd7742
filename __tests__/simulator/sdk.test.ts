import {
  SiteRecoveryManagementClient,
  type ProtectionContainerMapping,
} from '@azure/arm-recoveryservices-siterecovery';
import { ClientAssertionCredential } from '@azure/identity';
import { estate, startSimulator, type Simulator } from '../../simulator/index';
import { assertion } from './client';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ scenario: estate({ mappingsPerVault: 7, jobSeconds: 1, mappingsPageSize: 3 }) });
});
afterAll(() => simulator.stop());

test('the SDK and the identity library sign in, list, change and follow', async () => {
  const tlsOptions = { ca: simulator.ca };
  const credential = new ClientAssertionCredential(simulator.tenantId, simulator.clientId, () => assertion(simulator), {
    authorityHost: simulator.url,
    disableInstanceDiscovery: true,
    tlsOptions,
  });
  const [, , subscription = '', , group = '', , , , vault = ''] = simulator.vaultIds[0]?.split('/') ?? [];
  const client = new SiteRecoveryManagementClient(credential, subscription, { endpoint: simulator.url, tlsOptions });
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
