/** ARM ids: strict where a user writes them, forgiving where the service does. */
import { sameText } from './compare';
import type { Vault } from './model';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Letters and digits of any script, as resource groups allow them; no escapes, no separators, no dots alone. */
const NAME = /^(?!\.{1,2}$)[\p{L}\p{N}_.()-]{1,90}$/u;

export const isGuid = (text: string): boolean => GUID.test(text);

interface TopLevelResource {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

/** Reads `/subscriptions/{guid}/resourceGroups/{group}/providers/{type}/{name}`: exactly these four pairs, or undefined. */
function parseTopLevel(id: string, type: string): TopLevelResource | undefined {
  const parts = id.split('/');
  const [empty, subscriptions, subscriptionId, groups, resourceGroup, providers, namespace, kind, name] = parts;
  const words = [subscriptions, groups, providers, `${namespace}/${kind}`].map((word) => word?.toLowerCase());
  const expected = ['subscriptions', 'resourcegroups', 'providers', type.toLowerCase()];
  if (parts.length !== 9 || empty !== '' || words.some((word, index) => word !== expected[index])) return undefined;
  if (subscriptionId === undefined || resourceGroup === undefined || name === undefined) return undefined;
  if (!GUID.test(subscriptionId) || !NAME.test(resourceGroup) || resourceGroup.endsWith('.') || !NAME.test(name)) {
    return undefined;
  }
  return { subscriptionId, resourceGroup, name };
}

export function parseVaultId(id: string): Vault | undefined {
  const resource = parseTopLevel(id, 'Microsoft.RecoveryServices/vaults');
  return resource === undefined ? undefined : { id, ...resource };
}

export const isAutomationAccountId = (id: string): boolean =>
  parseTopLevel(id, 'Microsoft.Automation/automationAccounts') !== undefined;

export const isVmId = (id: string): boolean => parseTopLevel(id, 'Microsoft.Compute/virtualMachines') !== undefined;

/** The name of a management group, from its whole id. */
export const parseManagementGroupId = (id: string): string | undefined =>
  /^\/providers\/Microsoft\.Management\/managementGroups\/(?!\.{1,2}$)([\w.()-]{1,90})$/i.exec(id)?.[1];

/** The segment that follows `key` in an id of the service, whatever its case. */
export function segmentAfter(id: string, key: string): string | undefined {
  const parts = id.split('/');
  const index = parts.findIndex((part) => part.toLowerCase() === key.toLowerCase());
  return index < 0 ? undefined : parts[index + 1];
}

/** The last name of an id. */
export const nameOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** The subscription of an id, as it is written there; empty for an id of none. */
export const subscriptionOf = (id: string): string => /^\/subscriptions\/([^/]+)/i.exec(id)?.[1] ?? '';

/** The ARM id of the subscription of an id; empty for an id of none. */
export const subscriptionScopeOf = (id: string): string => /^\/subscriptions\/[^/]+/i.exec(id)?.[0] ?? '';

/**
 * True for what is the scope or below it. What is above subscriptions, as a management group is, is above all that the
 * service lists it for.
 */
export const isInScope = (id: string, scope: string): boolean =>
  subscriptionScopeOf(scope) === '' || `${id}/`.toLowerCase().startsWith(`${scope.replace(/\/+$/, '')}/`.toLowerCase());

/** The name of the protection container that an id leads through; empty if it leads through none. */
export const containerOf = (id: string): string => segmentAfter(id, 'replicationProtectionContainers') ?? '';

/** True for ids that lead through the same protection container of the same fabric of a vault. */
export const inSameContainer = (one: string, other: string): boolean =>
  sameText(containerPathOf(one), containerPathOf(other));

const containerPathOf = (id: string): string | undefined =>
  /\/replicationFabrics\/[^/]+\/replicationProtectionContainers\/[^/]+\//i.exec(id)?.[0];
