/**
 * Replicated items, read as the service sends them: the SDK's model of them is of an older version, and drops what the
 * service says of an agent that it cannot update.
 */
import type { ReplicatedItem } from '../core/values/resources';
import type { AgentService, AuditService } from '../core/values/ports';
import type { HealthError, Vault } from '../core/values/model';
import type { Address, Arm } from './arm';
import { textOf, listOf, fieldsOf, type Fields } from './json';
import { healthErrorsOf, namesOf } from './body-reader';
import { containerOf, nameOf } from '../core/values/arm-id';
import { pathInVault, pathTo } from './ids';
import { once } from './once';
import { acceptedWith, neverUsed } from './site-recovery';
import { timeOf } from './time';

const VERSION = '2025-08-01';

export function itemsOf(arm: Arm): Pick<AuditService, 'listItems' | 'listContainerItems'> & AgentService {
  return {
    async listItems(vault, next, signal) {
      const listed = await arm.page(next ?? below(vault, ['replicationProtectedItems']), itemOf, signal);
      return neverUsed(listed) ? { ok: true, value: { items: [], next: undefined } } : listed;
    },
    listContainerItems: (vault, fabric, container, next, signal) =>
      arm.page(next ?? below(vault, [...pathTo(fabric, container), 'replicationProtectedItems']), itemOf, signal),
    readItem: (vault, itemId, signal) => arm.get(() => addressOf(vault, itemId), itemOf, signal),
    startUpdate: (vault, item, signal) =>
      arm.post(() => addressOf(vault, item.id, 'updateMobilityService'), { properties: {} }, acceptedWith, signal),
  };
}

const below = (vault: Vault, names: readonly string[]): Address => ({
  id: vault.id,
  names,
  query: { 'api-version': VERSION },
});

function addressOf(vault: Vault, itemId: string, ...action: readonly string[]): Address {
  const { fabric, container, name } = pathInVault(itemId, 'replicationProtectedItems');
  return below(vault, [...pathTo(fabric, container), 'replicationProtectedItems', name, ...action]);
}

/** @throws TypeError if the body has no id */
export function itemOf(body: unknown): ReplicatedItem {
  const { id: givenId, name: givenName, properties: given } = fieldsOf(body);
  const id = textOf(givenId);
  if (id === '') throw new TypeError('a replicated item without an id');
  const name = textOf(givenName) || nameOf(id);
  const properties = fieldsOf(given);
  const details = fieldsOf(properties['providerSpecificDetails']);
  const scenario = fieldsOf(properties['currentScenario']);
  const vmId = textOf(details['fabricObjectId']) || undefined;
  const vm = textOf(properties['friendlyName']) || nameOf(vmId ?? '') || name;
  const healthErrors = healthErrorsOf(properties['healthErrors']);
  const upgradeable = details['isAgentUpgradeable'];
  return {
    id,
    name,
    // Most often the same name, which is kept once then.
    vm: vm === name ? name : vm,
    vmId,
    provider: once(details['instanceType']) || undefined,
    sourceContainer: namesOf(containerOf(id), properties['primaryProtectionContainerFriendlyName']),
    sourceRegion: once(details['primaryFabricLocation']) || once(properties['primaryFabricFriendlyName']),
    targetRegion: once(details['recoveryFabricLocation']) || once(properties['recoveryFabricFriendlyName']),
    osType: once(details['osType']),
    distribution: once(details['distroName']),
    agentDistribution: once(details['distroNameForWhichAgentIsInstalled']),
    lastHeartbeat: timeOf(details['lastHeartbeat']),
    rebootNeeded: rebootNeeded(details, healthErrors),
    protectionState: once(properties['protectionState']),
    replicationHealth: once(properties['replicationHealth']),
    vmProtectionState: once(details['vmProtectionState']),
    healthErrors,
    agentVersion: once(details['agentVersion']),
    updateAvailable: details['isReplicationAgentUpdateRequired'] === true,
    agentExpiry: timeOf(details['agentExpiryDate']),
    certificateUpdateRequired: details['isReplicationAgentCertificateUpdateRequired'] === true,
    certificateExpiry: timeOf(details['agentCertificateExpiryDate']),
    upgradeable: typeof upgradeable === 'boolean' ? upgradeable : undefined,
    upgradeInProgress: details['isAgentUpgradeInProgress'] === true,
    upgradeRetriesExhausted: details['isAgentUpgradeRetryThresholdExhausted'] === true,
    upgradeTries: Math.max(0, Math.trunc(Number(textOf(details['autoAgentUpgradeRetryCount'])) || 0)),
    reinstallRequired: details['isAgentReinstallRequired'] === true,
    blockingReasons: blockingReasons(details),
    currentJob: something(nameOf(textOf(scenario['jobId']))),
    currentScenario: something(textOf(scenario['scenarioName'])),
  };
}

/** The service says `None` where nothing runs. */
const something = (name: string): string | undefined => (name === '' || /^none$/i.test(name) ? undefined : name);

const REBOOT =
  /\breboot\b.*\b(?:required|needed|pending|recommended)\b|\b(?:requires?|needs?|pending|recommended)\b.*\breboot\b/i;

/** Items of other providers have a property for it; those of A2A, by their types, say it in a health error or not at all. */
const rebootNeeded = (details: Fields, errors: readonly HealthError[]): boolean =>
  /^true$/i.test(String(details['isRebootAfterUpdateRequired'])) || errors.some(({ message }) => REBOOT.test(message));

const NONE: readonly string[] = [];

/** The details say why; the reasons by themselves are a word for it, and serve where there are no details. */
function blockingReasons(details: Readonly<Record<string, unknown>>): readonly string[] {
  const told = listOf(details['reasonsBlockingReinstallDetails']).map((reason) => {
    const { errorCode, errorMessage, possibleCauses } = fieldsOf(reason);
    return textOf(reason) || textOf(errorMessage) || textOf(possibleCauses) || textOf(errorCode);
  });
  const reasons = told.filter((reason) => reason !== '');
  const word = textOf(details['reasonsBlockingReInstall']);
  if (reasons.length > 0) return [...new Set(reasons)];
  return word === '' ? NONE : [word];
}
