import type {
  AlertProperties,
  HealthErrorSummary,
  ResourceHealthSummary,
} from '@azure/arm-recoveryservices-siterecovery';
import type { Reply } from '../http';
import type { HealthErrorSpec } from '../scenario';
import { healthBody } from './health';
import { itemId, itemsOf } from './item-state';
import { resourceReply } from './replies';
import type { VaultRequest } from './vault-request';
import { guidFrom } from '../random';
import type { Wire } from './wire';

/** By the specification: neither was ever seen in recorded traffic. */
const type = 'Microsoft.RecoveryServices/vaults';

function summaryOf(
  count: number,
  issues: readonly (readonly [string, HealthErrorSpec])[],
): Wire<ResourceHealthSummary> {
  const byCode = new Map<string, Wire<HealthErrorSummary> & { affectedResourceCorrelationIds: string[] }>();
  for (const [id, error] of issues) {
    const known = byCode.get(error.errorCode);
    if (known) known.affectedResourceCorrelationIds.push(guidFrom(`events of ${id}`));
    else
      byCode.set(error.errorCode, {
        summaryCode: error.errorCode,
        category: error.errorCategory ?? 'None',
        severity: error.errorLevel,
        summaryMessage: error.summaryMessage || error.errorMessage,
        affectedResourceType: 'ReplicationProtectedItem',
        affectedResourceSubtype: null,
        affectedResourceCorrelationIds: [guidFrom(`events of ${id}`)],
      });
  }
  return { resourceCount: count, issues: [...byCode.values()], categorizedResourceCounts: {} };
}

/** What the dashboard shows: errors of the vault itself, and those of items by their code. */
export function vaultHealthReply({ world, incoming, vault, now }: VaultRequest): Reply {
  const items = [...itemsOf(vault)];
  const ofItems = items.flatMap((item) => (item.spec.health ?? []).map((error) => [itemId(item), error] as const));
  return resourceReply(
    incoming,
    {
      id: `${vault.id}/replicationVaultHealth/default`,
      name: 'default',
      type: `${type}/replicationVaultHealth`,
      properties: {
        vaultErrors: (vault.spec.errors ?? []).map((error) => healthBody(vault.id, error, world.clock)),
        protectedItemsHealth: summaryOf(items.length, ofItems),
        fabricsHealth: summaryOf(vault.fabrics.size, []),
        containersHealth: summaryOf([...vault.fabrics.values()].flatMap((fabric) => [...fabric.containers]).length, []),
      },
    },
    now,
  );
}

export function alertSettingsReply({ incoming, vault, now }: VaultRequest): Reply {
  const { alerts = 'owners' } = vault.spec;
  const properties: Wire<AlertProperties> = {
    sendToOwners: alerts === 'owners' ? 'Send' : 'DoNotSend',
    customEmailAddresses: alerts === 'addresses' ? ['dr@example.com'] : [],
    locale: null,
  };
  const name = 'defaultAlertSetting';
  const id = `${vault.id}/replicationAlertSettings/${name}`;
  const setting = { id, name, type: `${type}/replicationAlertSettings`, properties };
  return resourceReply(incoming, { value: alerts === 'unset' ? [] : [setting], nextLink: null }, now);
}
