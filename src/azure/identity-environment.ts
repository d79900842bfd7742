/** Which variables of the environment the identity libraries may see. */

/** For whom a variable is let through. */
type Use = 'managed-identity' | 'default';

interface VariableRow {
  readonly name: string;
  /** Nobody, where the list is empty. */
  readonly for: readonly Use[];
  readonly why: string;
}

const endpoint = (name: string): VariableRow => ({
  name,
  for: ['managed-identity', 'default'],
  why: 'where the machine serves its managed identity; only loopback and link-local addresses are asked',
});
const ownCredential = (name: string): VariableRow => ({
  name,
  for: ['default'],
  why: 'a credential of the person at the console',
});
const leadsAway = (name: string): VariableRow => ({
  name,
  for: [],
  why: 'would lead the sign-in to another host; inputs choose the authority',
});
const widens = (name: string): VariableRow => ({
  name,
  for: [],
  why: 'would change in which tenant a token is asked for',
});

/** All that @azure/identity and @azure/msal-node read, by their sources; a test compares. */
export const identityVariables: readonly VariableRow[] = [
  leadsAway('AZURE_AUTHORITY_HOST'),
  leadsAway('AZURE_REGIONAL_AUTHORITY_NAME'),
  leadsAway('MSAL_FORCE_REGION'),
  leadsAway('REGION_NAME'),
  leadsAway('AZURE_POD_IDENTITY_AUTHORITY_HOST'),
  leadsAway('AZURE_KUBERNETES_TOKEN_PROXY'),
  leadsAway('AZURE_KUBERNETES_CA_DATA'),
  leadsAway('AZURE_KUBERNETES_CA_FILE'),
  leadsAway('AZURE_KUBERNETES_SNI_NAME'),
  widens('AZURE_ADDITIONALLY_ALLOWED_TENANTS'),
  widens('AZURE_IDENTITY_DISABLE_MULTITENANTAUTH'),
  endpoint('IDENTITY_ENDPOINT'),
  endpoint('IDENTITY_HEADER'),
  endpoint('IDENTITY_SERVER_THUMBPRINT'),
  endpoint('IMDS_ENDPOINT'),
  endpoint('MSI_ENDPOINT'),
  endpoint('MSI_SECRET'),
  ownCredential('AZURE_TENANT_ID'),
  ownCredential('AZURE_CLIENT_ID'),
  ownCredential('AZURE_CLIENT_SECRET'),
  ownCredential('AZURE_CLIENT_CERTIFICATE_PATH'),
  ownCredential('AZURE_CLIENT_CERTIFICATE_PASSWORD'),
  ownCredential('AZURE_CLIENT_SEND_CERTIFICATE_CHAIN'),
  ownCredential('AZURE_USERNAME'),
  ownCredential('AZURE_PASSWORD'),
  ownCredential('AZURE_FEDERATED_TOKEN_FILE'),
  ownCredential('AZURE_TOKEN_CREDENTIALS'),
];

/** In the sources of the libraries, but no matter here: the machine's own, the host's, and what they set for a process that they start. */
export const otherVariables: readonly string[] = [
  'ProgramData',
  'ProgramFiles',
  'SYSTEMROOT',
  'SystemRoot',
  'SYSTEM_OIDCREQUESTURI',
  'AZURE_LOG_LEVEL',
  'AZURE_IDENTITY_POWERSHELL_RESOURCE',
  'AZURE_IDENTITY_POWERSHELL_TENANT_ID',
];

/** Names that a later version of the libraries may come to read. */
const THEIRS = /^(AZURE|MSAL|MSI|IDENTITY|IMDS|REGION)_/i;
/** What the Azure CLI, which the console may start, is configured with. */
const OF_THE_CLI = /^AZURE_(CONFIG|CORE|EXTENSION|CLI|LOGGING)_/i;

/**
 * Takes away what is not to be seen. Variables can be set by any step of the job, on Azure Pipelines even by a line of
 * output, and these choose where the assertion or the secret goes.
 * @param environment changed in place
 */
export function restrictEnvironment(environment: NodeJS.ProcessEnv, identity: string): void {
  const allowed = new Set(
    identityVariables.filter((row) => row.for.some((use) => use === identity)).map((row) => row.name),
  );
  for (const name of Object.keys(environment)) {
    const upper = name.toUpperCase();
    if (!THEIRS.test(name) || upper === 'AZURE_LOG_LEVEL' || allowed.has(upper)) continue;
    if (identity === 'default' && OF_THE_CLI.test(name)) continue;
    Reflect.deleteProperty(environment, name);
  }
}
