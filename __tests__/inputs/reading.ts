/** Inputs as the user of a host writes them. */
import type { Vault } from '../../src/core/values/model';
import {
  inputTable,
  nameOn,
  readSettings,
  type HostName,
  type ReadSettings,
  type Settings,
  type Task,
} from '../../src/inputs';

export const GUID = '11111111-2222-3333-4444-555555555555';
export const VAULT = `/subscriptions/${GUID}/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/v1`;
export const ACCOUNT = `/subscriptions/${GUID}/resourceGroups/rg/providers/Microsoft.Automation/automationAccounts/a`;

export const hosts: readonly HostName[] = ['github', 'azure-pipelines', 'console'];

/** By the names of GitHub; the three that only some hosts have are there under the name of the host that has them. */
export type Written = Readonly<Record<string, string | undefined>>;

export const good: Written = {
  'vault-id': VAULT,
  action: 'Enabled',
  'automation-account-id': ACCOUNT,
  'tenant-id': GUID,
  'client-id': GUID,
  azureSubscription: 'connection',
};

export function read(host: HostName, written: Written, unknown: readonly string[] = []): ReadSettings {
  return readSettings(host, (input) => written[input.github ?? input.azurePipelines ?? ''], { unknown });
}

export function settingsOf(host: HostName, changes: Written = {}): Settings {
  const result = read(host, { ...good, ...changes });
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.settings;
}

/** The settings of an action that changes settings, its task and the vaults among them. */
export function changeOf(host: HostName, changes: Written = {}) {
  const { task, ...rest } = settingsOf(host, changes);
  if (task.action !== 'Enabled' && task.action !== 'Disabled') throw new Error(task.action);
  return { ...rest, ...task, vaults: vaultsOf(task) };
}

export function vaultsOf(task: Task): readonly Vault[] {
  return 'target' in task && task.target.kind === 'vaults' ? task.target.vaults : [];
}

export function problemsOf(host: HostName, changes: Written): readonly string[] {
  const result = read(host, { ...good, ...changes });
  if (result.ok) throw new Error('accepted');
  return result.problems;
}

/** The name that a host's user knows the input by, from its name on GitHub. */
export function named(host: HostName, github: string): string {
  const row = Object.values(inputTable).find((one) => (one as { github?: string }).github === github);
  if (row === undefined) throw new Error(`no input ${github}`);
  return nameOn(host, row) ?? '';
}
