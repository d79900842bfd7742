/** A healthy estate of one vault, and the ways in which it is not healthy. */
import { LEFT_OUT } from '../../support/exemption';
import { createHash } from 'node:crypto';
import type { AccountFacts, AuditFacts, SubscriptionFacts, VaultFacts } from '../../../src/core/audit/facts';
import type {
  AccountUsage,
  DenyAssignment,
  JobSchedule,
  RoleAssignment,
  RolesHeld,
  Usage,
  RunbookJob,
  Schedule,
  VmView,
  AutomationAccount,
  ReplicatedItem,
  Known,
} from '../../../src/core/values/resources';
import { RUNBOOK } from '../../../src/core/values/runbook';
import type { ExemptOptions } from '../../../src/core/audit-report/exempt';
import { makeAuditReport, type AuditOptions, type AuditReport } from '../../../src/core/audit-report/report';
import type { Mapping, Vault } from '../../../src/core/values/model';
import { START } from '../../support/manual-clock';
import { replicatedItem } from '../../support/replicated-item';
import { IdMap } from '../../../src/core/values/id-map';

export const DAY = 24 * 60 * 60 * 1000;
export const NOW = START;
export const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';
export const TENANT = '88888888-7777-6666-5555-444444444444';
export const PRINCIPAL = '99999999-8888-7777-6666-555555555555';
export const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
export const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';

export const known = <T>(value: T): Known<T> => ({ known: true, value });
export const unknown: Known<never> = {
  known: false,
  problem: { code: 'AuthorizationFailed', message: 'Not allowed.' },
};

export function vaultNamed(name: string, subscriptionId = SUBSCRIPTION): Vault {
  const id = `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/${name}`;
  return { id, subscriptionId, resourceGroup: 'rg', name };
}

export const accountId = (name: string, subscriptionId = SUBSCRIPTION): string =>
  `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.Automation/automationAccounts/${name}`;

export const ACCOUNT = accountId('account');
export const vault = vaultNamed('vault');

const below = (of: Vault): string => `${of.id}/replicationFabrics/f/replicationProtectionContainers/c`;

export const setting = {
  status: 'Enabled',
  automationAccountId: ACCOUNT,
  authenticationType: 'SystemAssignedIdentity',
  scheduleName: 'Nightly',
  jobScheduleName: 'link',
};

export const mapping = (changes: Partial<Mapping> = {}, of = vault, name = 'weu-neu'): Mapping => ({
  id: `${below(of)}/replicationProtectionContainerMappings/${name}`,
  name,
  provider: 'A2A',
  state: 'Paired',
  sourceFabric: 'West Europe',
  targetFabric: 'North Europe',
  sourceContainer: ['c', 'container'],
  targetContainer: ['d'],
  autoUpdate: setting,
  healthErrors: [],
  ...changes,
});

export const item = (changes: Partial<ReplicatedItem> = {}, of = vault, vm = 'vm-1'): ReplicatedItem =>
  replicatedItem({
    id: `${below(of)}/replicationProtectedItems/item-${vm}`,
    name: `item-${vm}`,
    vm,
    vmId: `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/${vm}`,
    sourceContainer: ['container'],
    agentVersion: '9.67.7653.1',
    agentExpiry: NOW + 200 * DAY,
    upgradeable: true,
    ...changes,
  });

export const schedule = (changes: Partial<Schedule> = {}): Known<Schedule> =>
  known({
    name: 'Nightly',
    enabled: true,
    nextRun: NOW + DAY,
    nextRunLocal: '',
    timeZone: 'UTC',
    frequency: 'Day',
    interval: 1,
    weekDays: 0,
    expiry: undefined,
    createdAt: NOW - 40 * DAY,
    ...changes,
  });

export const job = (status: string, daysAgo: number, exception = ''): RunbookJob => ({
  name: `job-${daysAgo}`,
  status,
  statusDetails: '',
  createdAt: NOW - daysAgo * DAY,
  startedAt: NOW - daysAgo * DAY,
  endedAt: NOW - daysAgo * DAY + 60_000,
  exception,
  parameters: undefined,
});

export const link = (changes: Partial<JobSchedule> = {}): Known<JobSchedule> =>
  known({ runbook: RUNBOOK, schedule: 'Nightly', parameters: {}, ...changes });

export const usage = (minutes: number, changes: Partial<Usage> = {}): Known<AccountUsage> => {
  const one = { minutes, limit: 500, throttleStatus: 'NotThrottled', ...changes };
  return known({ own: one, subscription: one });
};

export const itself = (changes: Partial<AutomationAccount> = {}): Known<AutomationAccount> =>
  known({
    id: ACCOUNT,
    location: 'westeurope',
    principalId: PRINCIPAL,
    userAssigned: [],
    state: 'Ok',
    sku: 'Basic',
    ...changes,
  });

export const held = (...assignments: readonly Omit<RoleAssignment, 'group'>[]): Known<RolesHeld> =>
  known({ assignments: assignments.map((one) => ({ group: undefined, ...one })), groupsUnknown: undefined });

export const roleOn = (scope: string, roleId = CONTRIBUTOR, of = vault): AccountFacts['roles'] =>
  new IdMap([[of.id, held({ scope, roleId })]]);

export const account = (changes: Partial<AccountFacts> = {}): AccountFacts => ({
  id: ACCOUNT,
  account: itself(),
  schedules: new IdMap([['nightly', schedule()]]),
  jobSchedules: new IdMap([['link', link()]]),
  runbookJobs: known([job('Completed', 1), job('Completed', 2)]),
  usage: usage(20),
  roles: roleOn(vault.id),
  ...changes,
});

export const inVault = (changes: Partial<VaultFacts> = {}, of = vault): VaultFacts => ({
  vault: of,
  mappings: known([mapping({}, of)]),
  items: known([item({}, of)]),
  health: known([]),
  alerts: known([{ toOwners: true, addresses: 0 }]),
  failedUpdates: known([]),
  ...changes,
});

export const subscription = (changes: Partial<SubscriptionFacts> = {}): SubscriptionFacts => ({
  id: SUBSCRIPTION,
  state: known({ state: 'Enabled', tenantId: TENANT }),
  locks: known([]),
  denyAssignments: known([]),
  ...changes,
});

/** Denies the identity of the account all on the vault. */
export const deny = (changes: Partial<DenyAssignment> = {}): DenyAssignment => ({
  name: 'stack',
  scope: vault.id,
  reachesBelow: true,
  permissions: [{ actions: ['*'], notActions: [] }],
  principals: [PRINCIPAL],
  excluded: [],
  ...changes,
});

export const withSubscription = (changes: Partial<SubscriptionFacts>): AuditFacts =>
  factsOf(undefined, undefined, { subscriptions: new IdMap([[SUBSCRIPTION, subscription(changes)]]) });

export const factsOf = (
  vaults: readonly VaultFacts[] = [inVault()],
  accounts: readonly AccountFacts[] = [account()],
  changes: Partial<AuditFacts> = {},
): AuditFacts => ({
  startedAt: START,
  endedAt: START + 30_000,
  stopped: undefined,
  vaults,
  accounts: new IdMap(accounts.map((one) => [one.id, one])),
  subscriptions: new IdMap([[SUBSCRIPTION, subscription()]]),
  vms: new IdMap(),
  ...changes,
});

export const withMapping = (changes: Partial<Mapping>): AuditFacts =>
  factsOf([inVault({ mappings: known([mapping(changes)]) })]);
export const withItem = (changes: Partial<ReplicatedItem>): AuditFacts =>
  factsOf([inVault({ items: known([item(changes)]) })]);
export const withVm = (view: Partial<VmView>): AuditFacts =>
  factsOf(undefined, undefined, {
    vms: new IdMap([
      [item().vmId ?? '', known({ powerState: 'running', agentStatus: 'Ready', extension: undefined, ...view })],
    ]),
  });
export const withAccount = (changes: Partial<AccountFacts>): AuditFacts => factsOf(undefined, [account(changes)]);

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

export const options: AuditOptions = { expiryDays: 60, now: NOW, failOn: 'error', hash };

export const reportOf = (facts: AuditFacts, changes: Partial<AuditOptions> = {}): AuditReport =>
  makeAuditReport(facts, { ...options, ...changes });

export const links = {
  cloud: 'AzureCloud',
  portal: 'https://portal.azure.com',
  tenantId: 'tenant',
  docsUrl: 'https://docs.test/findings.md',
};

/** Exempts what is found of one VM. */
export const exempting = (finding: string, vm: string, now = NOW): ExemptOptions => ({
  given: {
    sources: [],
    list: [
      {
        name: `about-${vm}`,
        findings: [finding],
        selectors: { vm: [vm] },
        category: 'Waiver',
        description: 'The last release for this kernel.',
        expiresOn: new Date(now + 90 * DAY).toISOString().slice(0, 10),
        ...LEFT_OUT,
        file: 'exemptions.yml',
        line: 3,
      },
    ],
  },
  now,
  reach: { subscriptions: 'all', includesEmpty: true },
});
