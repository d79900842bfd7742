/** What is asked, of which vaults, as whom. */
import { accounts, asIs, choice, guid, vaults } from './parse';
import { finding, row } from './row';
import { actions, type Action } from './settings';

export const settingInputs = {
  vaults: row({
    github: 'vault-id',
    azurePipelines: 'vaultId',
    kind: 'lines',
    label: 'Recovery Services vaults',
    group: 'setting',
    help: 'ARM id of the Recovery Services vault; several are separated by newlines or commas. The same vault twice counts once. Required, unless `scope` says where to look for vaults.',
    usedBy: finding,
    parse: vaults,
  }),
  action: row({
    github: 'action',
    azurePipelines: 'action',
    required: true,
    kind: 'choice',
    options: actions,
    label: 'Action',
    group: 'setting',
    help: '`Enabled` or `Disabled`: bring automatic agent update to this setting. `Audit`: judge whether every agent is kept up to date, change nothing. `UpdateAgents`: update agents now. `Repair`: apply the fixes of an audit that `repair` allows, and audit again. `Discover`: find vaults and cut them into shards. `Merge`: make one report of the reports of the shards.',
    parse: choice<Action>(actions),
  }),
  automationAccountId: row({
    github: 'automation-account-id',
    azurePipelines: 'automationAccountId',
    kind: 'lines',
    label: 'Automation account',
    group: 'setting',
    help: 'ARM id of the automation account that runs the nightly update; needed for `Enabled`. One account is used for every vault, with a warning where the vault is in another subscription, since Microsoft does not document that. If you list several, separated by newlines or commas, each vault uses the one in its subscription. It must have a system-assigned identity with Contributor on the vault. With `Audit`: the account that every mapping should use; without it any valid one will do.',
    usedBy: ['Enabled', 'Audit', 'Repair'],
    parse: accounts,
  }),
  azureSubscription: row({
    azurePipelines: 'azureSubscription',
    required: true,
    kind: 'service-connection',
    label: 'Azure service connection',
    group: 'setting',
    help: 'Azure Resource Manager service connection to sign in with: workload identity federation (recommended), managed identity, or service principal with a secret.',
    usedBy: finding,
    parse: asIs,
  }),
  tenantId: row({
    github: 'tenant-id',
    kind: 'text',
    label: 'Tenant',
    group: 'setting',
    help: 'Microsoft Entra tenant to sign in to. Needed on GitHub; `AZURE_TENANT_ID` stands in for it.',
    usedBy: finding,
    parse: guid,
  }),
  clientId: row({
    github: 'client-id',
    kind: 'text',
    label: 'Client',
    group: 'setting',
    help: 'Application (client) id of the identity with the federated credential. Needed on GitHub; `AZURE_CLIENT_ID` stands in for it.',
    usedBy: finding,
    parse: guid,
  }),
};
