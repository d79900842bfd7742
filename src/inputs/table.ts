/** The inputs of all hosts in one table. */
import { cloudNames, type CloudName } from '../azure/cloud';
import {
  accounts,
  asIs,
  boolean,
  choice,
  guid,
  httpsUrl,
  minutes,
  names,
  scope,
  several,
  tags,
  vaults,
  wholeNumber,
  type Parsed,
} from './parse';
import { actions, failOnChoices, reportFormats, type Action, type FailOn, type ReportFormat } from './settings';

export type HostName = 'github' | 'azure-pipelines' | 'console';

export interface InputRow<T> {
  /** Name on GitHub and, behind `--`, on the console; undefined where the input is only for Azure Pipelines. */
  readonly github?: string;
  /** Name on Azure Pipelines; undefined where the service connection gives it. */
  readonly azurePipelines?: string;
  /** Text in the user's words; also the default that action.yml and task.json declare. */
  readonly default?: string;
  readonly required?: boolean;
  readonly kind: 'text' | 'lines' | 'boolean' | 'choice' | 'service-connection';
  readonly options?: readonly string[];
  /** Title of the field in Azure Pipelines. */
  readonly label: string;
  readonly group: 'setting' | 'run' | 'agents' | 'audit' | 'estate' | 'cloud';
  readonly help: string;
  /** Undefined: every action uses it. */
  readonly usedBy?: readonly Action[];
  readonly parse: (text: string) => Parsed<T>;
}

const row = <T>(input: InputRow<T>): InputRow<T> => input;

const changing: readonly Action[] = ['Enabled', 'Disabled', 'UpdateAgents'];
/** All that ask Azure. */
const finding: readonly Action[] = actions.filter((action) => action !== 'Merge');

/** The table. action.yml, task.json, the README and the tests agree with it; a new input is a row. */
export const inputTable = {
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
    help: '`Enabled` or `Disabled`: bring automatic agent update to this setting. `Audit`: judge whether every agent is kept up to date, change nothing. `UpdateAgents`: update agents now. `Discover`: find vaults and cut them into shards. `Merge`: make one report of the reports of the shards.',
    parse: choice<Action>(actions),
  }),
  automationAccountId: row({
    github: 'automation-account-id',
    azurePipelines: 'automationAccountId',
    kind: 'lines',
    label: 'Automation account',
    group: 'setting',
    help: "ARM id of the automation account that runs the nightly update; needed for `Enabled`. It must be in the vault's subscription, so for vaults of several subscriptions write one for each, separated by newlines or commas; it must have a system-assigned identity with Contributor on the vault. With `Audit`: the account that every mapping should use; without it any that is sound will do.",
    usedBy: ['Enabled', 'Audit'],
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
  dryRun: row({
    github: 'dry-run',
    azurePipelines: 'dryRun',
    default: 'false',
    kind: 'boolean',
    label: 'Dry run',
    group: 'run',
    help: 'Plan and report, change nothing.',
    usedBy: changing,
    parse: boolean,
  }),
  failOnDrift: row({
    github: 'fail-on-drift',
    azurePipelines: 'failOnDrift',
    default: 'false',
    kind: 'boolean',
    label: 'Fail on drift',
    group: 'run',
    help: 'With a dry run: fail the step if anything would change.',
    usedBy: changing,
    parse: boolean,
  }),
  force: row({
    github: 'force',
    azurePipelines: 'force',
    default: 'false',
    kind: 'boolean',
    label: 'Force',
    group: 'run',
    help: 'Modify also the mappings that already are as wanted; with `UpdateAgents`, update also agents without a newer version waiting.',
    usedBy: changing,
    parse: boolean,
  }),
  timeout: row({
    github: 'timeout',
    azurePipelines: 'timeout',
    default: '160',
    kind: 'text',
    label: 'Timeout (minutes)',
    group: 'run',
    help: 'Minutes from the start of the run after which it gives up waiting; fractions are allowed. Jobs that still run are reported, not cancelled.',
    usedBy: finding,
    parse: minutes,
  }),
  maxWritesPerMinute: row({
    github: 'max-writes-per-minute',
    azurePipelines: 'maxWritesPerMinute',
    default: '200',
    kind: 'text',
    label: 'Most changes per minute',
    group: 'run',
    help: 'The most changes started in any 60 seconds per subscription, 1 to 1200. Site Recovery takes 200.',
    usedBy: changing,
    parse: wholeNumber(1, 1200),
  }),
  skipAccountCheck: row({
    github: 'skip-account-check',
    azurePipelines: 'skipAccountCheck',
    default: 'false',
    kind: 'boolean',
    label: 'Skip the check of the account',
    group: 'run',
    help: 'With `Enabled`: do not look whether the automation account exists, has a system-assigned identity, and may work on the vault.',
    usedBy: ['Enabled'],
    parse: boolean,
  }),
  vm: row({
    github: 'vm',
    azurePipelines: 'vm',
    kind: 'lines',
    label: 'Virtual machines',
    group: 'agents',
    help: 'With `UpdateAgents`: names of the VMs, in which `*` stands for any text and `?` for any character; several separated by newlines or commas; all if left out.',
    usedBy: ['UpdateAgents'],
    parse: names,
  }),
  maxParallel: row({
    github: 'max-parallel',
    azurePipelines: 'maxParallel',
    default: '20',
    kind: 'text',
    label: 'Most VMs at once',
    group: 'agents',
    help: 'With `UpdateAgents`: the most VMs in update at once, 1 to 1000.',
    usedBy: ['UpdateAgents'],
    parse: wholeNumber(1, 1_000),
  }),
  maxFailures: row({
    github: 'max-failures',
    azurePipelines: 'maxFailures',
    kind: 'text',
    label: 'Most failures',
    group: 'agents',
    help: 'With `UpdateAgents`: start no more updates after so many have failed, 1 to 100000; no bound if left out.',
    usedBy: ['UpdateAgents'],
    parse: wholeNumber(1, 100_000),
  }),
  failOn: row({
    github: 'fail-on',
    azurePipelines: 'failOn',
    default: 'error',
    kind: 'choice',
    options: failOnChoices,
    label: 'Fail on',
    group: 'audit',
    help: 'With `Audit`: fail the step on findings of this severity or above: `error`, `warning` or `none`.',
    usedBy: ['Audit'],
    parse: choice<FailOn>(failOnChoices),
  }),
  expiryDays: row({
    github: 'expiry-days',
    azurePipelines: 'expiryDays',
    default: '60',
    kind: 'text',
    label: 'Days before an expiry',
    group: 'audit',
    help: 'With `Audit`: warn of agents and certificates that expire within so many days, 0 to 3650.',
    usedBy: ['Audit'],
    parse: wholeNumber(0, 3_650),
  }),
  reportFormats: row({
    github: 'report-formats',
    azurePipelines: 'reportFormats',
    default: 'json,csv,html',
    kind: 'text',
    label: 'Formats of the report',
    group: 'audit',
    help: 'With `Audit` and `Merge`: what is written beside the JSON report, which is always written: `csv`, `html`, `junit`, `sarif`.',
    usedBy: ['Audit', 'Merge'],
    parse: several<ReportFormat>(reportFormats),
  }),
  issue: row({
    github: 'issue',
    default: 'false',
    kind: 'boolean',
    label: 'Keep issues',
    group: 'audit',
    help: 'With `Audit` and `Merge`, on GitHub: open an issue for each vault that is not in order, keep it up to date, and close it when the vault is in order again. Needs `github-token`.',
    usedBy: ['Audit', 'Merge'],
    parse: boolean,
  }),
  githubToken: row({
    github: 'github-token',
    kind: 'text',
    label: 'GitHub token',
    group: 'audit',
    help: 'With `issue`: token that may write issues of the repository, such as the token of the job itself with `permissions: issues: write`.',
    usedBy: ['Audit', 'Merge'],
    parse: asIs,
  }),
  scope: row({
    github: 'scope',
    azurePipelines: 'scope',
    kind: 'lines',
    label: 'Scope',
    group: 'estate',
    help: 'Instead of `vault-id`: where to look for vaults. Subscriptions (GUID or `/subscriptions/{guid}`), management groups (`/providers/Microsoft.Management/managementGroups/{id}`), several separated by newlines or commas, or `*` for all that the identity may read.',
    usedBy: finding,
    parse: scope,
  }),
  vaultName: row({
    github: 'vault-name',
    azurePipelines: 'vaultName',
    kind: 'lines',
    label: 'Names of vaults',
    group: 'estate',
    help: 'With `scope`: names of vaults, in which `*` stands for any text and `?` for any character; several separated by newlines or commas, any of which may match.',
    usedBy: finding,
    parse: names,
  }),
  vaultTag: row({
    github: 'vault-tag',
    azurePipelines: 'vaultTag',
    kind: 'lines',
    label: 'Tags of vaults',
    group: 'estate',
    help: 'With `scope`: tags that a vault must have, as `key=value`; several separated by newlines or commas, all of which must match.',
    usedBy: finding,
    parse: tags,
  }),
  includeEmpty: row({
    github: 'include-empty',
    azurePipelines: 'includeEmpty',
    default: 'false',
    kind: 'boolean',
    label: 'Include empty vaults',
    group: 'estate',
    help: 'With `scope`: take also vaults that hold no Azure-to-Azure replicated item.',
    usedBy: finding,
    parse: boolean,
  }),
  allowEmpty: row({
    github: 'allow-empty',
    azurePipelines: 'allowEmpty',
    default: 'false',
    kind: 'boolean',
    label: 'Allow finding nothing',
    group: 'estate',
    help: 'With `scope`: finding no vault is no error.',
    usedBy: finding,
    parse: boolean,
  }),
  shards: row({
    github: 'shards',
    azurePipelines: 'shards',
    default: '20',
    kind: 'text',
    label: 'Most shards',
    group: 'estate',
    help: 'With `Discover`: the most shards, 1 to 256. Vaults of one subscription stay together.',
    usedBy: ['Discover'],
    parse: wholeNumber(1, 256),
  }),
  reports: row({
    github: 'reports',
    azurePipelines: 'reports',
    kind: 'lines',
    label: 'Reports',
    group: 'estate',
    help: 'With `Merge`: paths of the JSON reports of `Discover` and of every shard, in which `*` and `**` may stand for names and folders; several separated by newlines or commas.',
    usedBy: ['Merge'],
    parse: names,
  }),
  environment: row({
    github: 'environment',
    azurePipelines: 'environment',
    default: 'AzureCloud',
    kind: 'choice',
    options: cloudNames,
    label: 'Azure cloud',
    group: 'cloud',
    help: 'Azure cloud: `AzureCloud`, `AzureUSGovernment` or `AzureChinaCloud`. Authority, endpoint and audience follow it.',
    usedBy: finding,
    parse: choice<CloudName>(cloudNames),
  }),
  armEndpoint: row({
    github: 'arm-endpoint',
    azurePipelines: 'armEndpoint',
    kind: 'text',
    label: 'Azure Resource Manager endpoint',
    group: 'cloud',
    help: "Azure Resource Manager endpoint (`https`) in place of the cloud's own.",
    usedBy: finding,
    parse: httpsUrl('https://management.azure.com'),
  }),
  authorityHost: row({
    github: 'authority-host',
    azurePipelines: 'authorityHost',
    kind: 'text',
    label: 'Authority host',
    group: 'cloud',
    help: "Microsoft Entra authority (`https`) in place of the cloud's own.",
    usedBy: finding,
    parse: httpsUrl('https://login.microsoftonline.com'),
  }),
  audience: row({
    github: 'audience',
    kind: 'text',
    label: 'Audience',
    group: 'cloud',
    help: "Audience of the OIDC token in place of the cloud's own.",
    usedBy: finding,
    parse: asIs,
  }),
};

export type InputKey = keyof typeof inputTable;

/** The name by which the user of a host knows the input; undefined where that host does not have it. */
export function nameOn(
  host: HostName,
  input: Pick<InputRow<unknown>, 'github' | 'azurePipelines'>,
): string | undefined {
  if (host === 'azure-pipelines') return input.azurePipelines;
  return host === 'github' || input.github === undefined ? input.github : `--${input.github}`;
}
