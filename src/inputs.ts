/** One table of inputs for all hosts; strings in, settings or the full list of problems out. */
import { cloudNames, cloudOf, type Cloud, type CloudName } from './azure/cloud';
import { isAutomationAccountId, isGuid, parseVaultId } from './azure/resource-id';
import type { Vault, WantedSetting } from './core/model';

export type HostName = 'github' | 'azure-pipelines' | 'console';

type Parsed<T> = { readonly value: T } | { readonly problem: string };

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
  readonly group: 'setting' | 'run' | 'cloud';
  readonly help: string;
  readonly parse: (text: string) => Parsed<T>;
}

const asIs = (text: string): Parsed<string> => ({ value: text });

function choice<T extends string>(options: readonly T[]): (text: string) => Parsed<T> {
  return (text) => {
    const value = options.find((option) => option.toLowerCase() === text.toLowerCase());
    return value === undefined ? { problem: `${quote(text)} is not one of ${options.join(', ')}` } : { value };
  };
}

/** The words of YAML 1.2's core schema, so that a typo is never taken for `false`. */
function boolean(text: string): Parsed<boolean> {
  if (['true', 'True', 'TRUE'].includes(text)) return { value: true };
  if (['false', 'False', 'FALSE'].includes(text)) return { value: false };
  return { problem: `${quote(text)} is not true or false` };
}

/** A thousand years; a time beyond it could not be reckoned with. */
const MOST_MINUTES = 1_000 * 366 * 24 * 60;
const DECIMAL = /^\+?(\d+\.?\d*|\.\d+)$/;

function minutes(text: string): Parsed<number> {
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  return value > 0 && value <= MOST_MINUTES
    ? { value }
    : { problem: `${quote(text)} is not a number of minutes above 0, such as 160 or 0.5` };
}

function wholeNumber(least: number, most: number): (text: string) => Parsed<number> {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most
      ? { value }
      : { problem: `${quote(text)} is not a whole number from ${least} to ${most}` };
  };
}

function guid(text: string): Parsed<string> {
  return isGuid(text)
    ? { value: text }
    : { problem: `${quote(text)} is not a GUID, such as 00000000-0000-0000-0000-000000000000` };
}

const VAULT_FORM =
  '/subscriptions/{guid}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{name}, without query, escapes, . or ..';
const ACCOUNT_FORM =
  '/subscriptions/{guid}/resourceGroups/{group}/providers/Microsoft.Automation/automationAccounts/{name}';

export const items = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');

function vaults(text: string): Parsed<readonly Vault[]> {
  const byId = new Map<string, Vault>();
  const wrong: string[] = [];
  for (const id of items(text)) {
    const vault = parseVaultId(id);
    if (vault === undefined) wrong.push(quote(id));
    else if (!byId.has(id.toLowerCase())) byId.set(id.toLowerCase(), vault);
  }
  if (wrong.length > 0) {
    return { problem: `${wrong.join(', ')} ${wrong.length === 1 ? 'is' : 'are'} not of the form ${VAULT_FORM}` };
  }
  return byId.size > 0
    ? { value: [...byId.values()] }
    : { problem: `names no vault; write ids of the form ${VAULT_FORM}` };
}

function account(text: string): Parsed<string> {
  return isAutomationAccountId(text)
    ? { value: text }
    : { problem: `${quote(text)} is not of the form ${ACCOUNT_FORM}` };
}

const httpsUrl =
  (example: string) =>
  (text: string): Parsed<string> => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (
      url === undefined ||
      url.protocol !== 'https:' ||
      url.username !== '' ||
      url.password !== '' ||
      url.search !== '' ||
      url.hash !== ''
    ) {
      return { problem: `${quote(text)} is not an https URL, such as ${example}` };
    }
    return { value: text.replace(/\/+$/, '') };
  };

const SHOWN = 200;
const quote = (text: string): string => JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

const row = <T>(input: InputRow<T>): InputRow<T> => input;

const actions = ['Enabled', 'Disabled'] as const;
type Action = (typeof actions)[number];

/** The table. action.yml, task.json, the README and the tests agree with it; a new input is a row. */
export const inputTable = {
  vaults: row({
    github: 'vault-id',
    azurePipelines: 'vaultId',
    required: true,
    kind: 'lines',
    label: 'Recovery Services vaults',
    group: 'setting',
    help: 'ARM id of the Recovery Services vault; several are separated by newlines or commas. The same vault twice counts once.',
    parse: vaults,
  }),
  action: row({
    github: 'action',
    azurePipelines: 'action',
    required: true,
    kind: 'choice',
    options: actions,
    label: 'Automatic update of the Mobility agent',
    group: 'setting',
    help: 'The wanted setting of automatic agent update: `Enabled` or `Disabled`.',
    parse: choice<Action>(actions),
  }),
  automationAccountId: row({
    github: 'automation-account-id',
    azurePipelines: 'automationAccountId',
    kind: 'text',
    label: 'Automation account',
    group: 'setting',
    help: "ARM id of the automation account that runs the nightly update; needed for `Enabled`. It must be in the vault's subscription and have a system-assigned identity with Contributor on the vault.",
    parse: account,
  }),
  azureSubscription: row({
    azurePipelines: 'azureSubscription',
    required: true,
    kind: 'service-connection',
    label: 'Azure service connection',
    group: 'setting',
    help: 'Azure Resource Manager service connection to sign in with: workload identity federation (recommended), managed identity, or service principal with a secret.',
    parse: asIs,
  }),
  tenantId: row({
    github: 'tenant-id',
    kind: 'text',
    label: 'Tenant',
    group: 'setting',
    help: 'Microsoft Entra tenant to sign in to. Needed on GitHub; `AZURE_TENANT_ID` stands in for it.',
    parse: guid,
  }),
  clientId: row({
    github: 'client-id',
    kind: 'text',
    label: 'Client',
    group: 'setting',
    help: 'Application (client) id of the identity with the federated credential. Needed on GitHub; `AZURE_CLIENT_ID` stands in for it.',
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
    parse: boolean,
  }),
  force: row({
    github: 'force',
    azurePipelines: 'force',
    default: 'false',
    kind: 'boolean',
    label: 'Force',
    group: 'run',
    help: 'Modify also the mappings that already are as wanted.',
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
    parse: wholeNumber(1, 1200),
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
    parse: choice<CloudName>(cloudNames),
  }),
  armEndpoint: row({
    github: 'arm-endpoint',
    azurePipelines: 'armEndpoint',
    kind: 'text',
    label: 'Azure Resource Manager endpoint',
    group: 'cloud',
    help: "Azure Resource Manager endpoint (`https`) in place of the cloud's own.",
    parse: httpsUrl('https://management.azure.com'),
  }),
  authorityHost: row({
    github: 'authority-host',
    azurePipelines: 'authorityHost',
    kind: 'text',
    label: 'Authority host',
    group: 'cloud',
    help: "Microsoft Entra authority (`https`) in place of the cloud's own.",
    parse: httpsUrl('https://login.microsoftonline.com'),
  }),
  audience: row({
    github: 'audience',
    kind: 'text',
    label: 'Audience',
    group: 'cloud',
    help: "Audience of the OIDC token in place of the cloud's own.",
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

export interface Settings {
  readonly vaults: readonly Vault[];
  readonly wanted: WantedSetting;
  readonly dryRun: boolean;
  readonly failOnDrift: boolean;
  readonly force: boolean;
  readonly timeoutMs: number;
  readonly maxWritesPerMinute: number;
  readonly cloud: Cloud;
  readonly tenantId: string | undefined;
  readonly clientId: string | undefined;
  readonly serviceConnection: string | undefined;
}

export type ReadSettings =
  | { readonly ok: true; readonly settings: Settings; readonly notices: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * @param read gives the text of an input, empty or undefined if the user left it out
 * @param unknown what the user wrote that is no input at all
 * @returns the settings, or every problem there is, each naming its input as the user of the host writes it
 */
export function readSettings(
  host: HostName,
  read: (input: InputRow<unknown>) => string | undefined,
  unknown: readonly string[] = [],
): ReadSettings {
  const problems = unknown.map((text) => `${quote(text)} is not an input`);
  const notices: string[] = [];
  const name = (key: InputKey): string => nameOn(host, inputTable[key]) ?? key;
  const given = (key: InputKey): string => {
    const input: InputRow<unknown> = inputTable[key];
    return nameOn(host, input) === undefined ? '' : (read(input)?.trim() ?? '');
  };
  const get = <T>(key: InputKey, input: InputRow<T>): T | undefined => {
    const text = given(key) || (input.default ?? '');
    if (text === '') {
      const options = input.options === undefined ? '' : `: one of ${input.options.join(', ')}`;
      if (input.required && nameOn(host, input) !== undefined) problems.push(`${name(key)}: is required${options}`);
      return undefined;
    }
    const parsed = input.parse(text);
    if ('value' in parsed) return parsed.value;
    problems.push(`${name(key)}: ${parsed.problem}`);
    return undefined;
  };

  const vaultIds = get('vaults', inputTable.vaults);
  const action = get('action', inputTable.action);
  const values = {
    vaults: vaultIds,
    action,
    // What is not used is not looked at either.
    automationAccountId: action === 'Disabled' ? undefined : get('automationAccountId', inputTable.automationAccountId),
    serviceConnection: get('azureSubscription', inputTable.azureSubscription),
    tenantId: get('tenantId', inputTable.tenantId),
    clientId: get('clientId', inputTable.clientId),
    dryRun: get('dryRun', inputTable.dryRun) ?? false,
    failOnDrift: get('failOnDrift', inputTable.failOnDrift) ?? false,
    force: get('force', inputTable.force) ?? false,
    timeout: get('timeout', inputTable.timeout),
    maxWritesPerMinute: get('maxWritesPerMinute', inputTable.maxWritesPerMinute),
    environment: get('environment', inputTable.environment),
    armEndpoint: get('armEndpoint', inputTable.armEndpoint),
    authorityHost: get('authorityHost', inputTable.authorityHost),
    audience: get('audience', inputTable.audience),
  };
  const wanted = wantedSetting(values.action, values.automationAccountId);
  if (values.action === 'Enabled' && given('automationAccountId') === '') {
    problems.push(
      `${name('automationAccountId')}: is required when ${name('action')} is Enabled; write an id of the form ${ACCOUNT_FORM}`,
    );
  }
  if (values.action === 'Disabled' && given('automationAccountId') !== '') {
    notices.push(`${name('automationAccountId')} is ignored: it is not used when ${name('action')} is Disabled`);
  }
  if (values.failOnDrift && !values.dryRun)
    notices.push(`${name('failOnDrift')} is ignored: it takes effect only with ${name('dryRun')}`);
  if (host === 'github') {
    for (const key of ['tenantId', 'clientId'] as const) {
      if (given(key) === '')
        problems.push(
          `${name(key)}: is required to sign in; set it or AZURE_${key === 'tenantId' ? 'TENANT' : 'CLIENT'}_ID`,
        );
    }
  }
  if (
    problems.length > 0 ||
    !values.vaults ||
    !wanted ||
    !values.timeout ||
    !values.maxWritesPerMinute ||
    !values.environment
  ) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    notices,
    settings: {
      vaults: values.vaults,
      wanted,
      dryRun: values.dryRun,
      failOnDrift: values.failOnDrift && values.dryRun,
      force: values.force,
      timeoutMs: values.timeout * 60_000,
      maxWritesPerMinute: values.maxWritesPerMinute,
      cloud: cloudOf(values.environment, values),
      tenantId: values.tenantId,
      clientId: values.clientId,
      serviceConnection: values.serviceConnection,
    },
  };
}

function wantedSetting(action: Action | undefined, automationAccountId: string | undefined): WantedSetting | undefined {
  if (action === 'Disabled') return { status: 'Disabled' };
  return action === 'Enabled' && automationAccountId !== undefined
    ? { status: 'Enabled', automationAccountId }
    : undefined;
}
