/** What a vault says of itself as a whole: its summary of health, and to whom it sends mails. */
import type { AuditService } from '../core/values/ports';
import type { AlertSetting, HealthIssue } from '../core/values/resources';
import type { Vault } from '../core/values/model';
import type { Address, Arm } from './arm';
import { healthErrorsOf } from './body-reader';
import { fieldsOf, listOf, textOf } from './json';
import { neverUsed } from './site-recovery';

const VERSION = '2025-08-01';

const below = (vault: Vault, name: string): Address => ({
  id: vault.id,
  names: [name],
  query: { 'api-version': VERSION },
});

export function vaultHealthOf(arm: Arm): Pick<AuditService, 'readVaultHealth' | 'listAlertSettings'> {
  return {
    async readVaultHealth(vault, signal) {
      const read = await arm.get(below(vault, 'replicationVaultHealth'), issuesOf, signal);
      return neverUsed(read) ? { ok: true, value: [] } : read;
    },
    async listAlertSettings(vault, next, signal) {
      const listed = await arm.page(next ?? below(vault, 'replicationAlertSettings'), alertOf, signal);
      return neverUsed(listed) ? { ok: true, value: { items: [], next: undefined } } : listed;
    },
  };
}

/** @throws TypeError if the body has no properties: that would pass for a healthy vault */
export function issuesOf(body: unknown): readonly HealthIssue[] {
  const { properties } = fieldsOf(body);
  if (typeof properties !== 'object' || properties === null) throw new TypeError('a vault health without properties');
  const { vaultErrors, ...summaries } = fieldsOf(properties);
  const ofVault = healthErrorsOf(vaultErrors).map(({ code, category = '', level = '', message }): HealthIssue => ({
    code,
    category,
    severity: level,
    message,
    about: 'Vault',
  }));
  const parts = ['protectedItemsHealth', 'fabricsHealth', 'containersHealth'] as const;
  return [...ofVault, ...parts.flatMap((part) => listOf(fieldsOf(summaries[part])['issues']).map(issueOf))];
}

function issueOf(entry: unknown): HealthIssue {
  const issue = fieldsOf(entry);
  const category = textOf(issue['category']);
  return {
    code: textOf(issue['summaryCode']),
    category: /^none$/i.test(category) ? '' : category,
    severity: textOf(issue['severity']),
    message: textOf(issue['summaryMessage']),
    about: textOf(issue['affectedResourceType']),
  };
}

function alertOf(body: unknown): AlertSetting {
  const properties = fieldsOf(fieldsOf(body)['properties']);
  const addresses = listOf(properties['customEmailAddresses']).filter((address) => textOf(address).trim() !== '');
  return {
    toOwners: /^send$/i.test(textOf(properties['sendToOwners'])),
    addresses: addresses.length,
  };
}
