/** The SDK's own way, as a process of its own: each change begun and waited for, one after the other. */
import { SiteRecoveryManagementClient } from '@azure/arm-recoveryservices-siterecovery';
import { ClientSecretCredential } from '@azure/identity';
import { environment, tell } from './client';

async function main(): Promise<void> {
  const credential = new ClientSecretCredential(
    environment('AZURE_TENANT_ID'),
    environment('AZURE_CLIENT_ID'),
    environment('AZURE_CLIENT_SECRET'),
    { authorityHost: environment('AZURE_AUTHORITY_HOST'), disableInstanceDiscovery: true },
  );
  const [, , subscription = '', , group = '', , , , vault = ''] = environment('INPUT_VAULT-ID').split('/');
  const client = new SiteRecoveryManagementClient(credential, subscription, {
    endpoint: environment('INPUT_ARM-ENDPOINT'),
    $host: environment('INPUT_ARM-ENDPOINT'),
  });
  const mappings = client.replicationProtectionContainerMappings;
  const ids: string[] = [];
  for await (const { id = '' } of mappings.list(vault, group)) ids.push(id);
  let succeeded = 0;
  for (const id of ids) {
    const [fabric = '', , container = '', , name = ''] = id.split('/').slice(10);
    const changed = await mappings.beginUpdateAndWait(vault, group, fabric, container, name, {
      properties: {
        providerSpecificInput: {
          instanceType: 'A2A',
          agentAutoUpdateStatus: 'Enabled',
          automationAccountArmId: environment('INPUT_AUTOMATION-ACCOUNT-ID'),
          automationAccountAuthenticationType: 'SystemAssignedIdentity',
        },
      },
    });
    if (changed.id !== undefined) succeeded++;
  }
  tell({ endedAt: Date.now(), succeeded });
}

void main();
