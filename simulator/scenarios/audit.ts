import { defaultAccountId, defaultGroup, defaultSubscription } from '../arm/estate';
import { principalOf } from '../automation/account';
import { guidFrom } from '../random';
import type { AccountSpec, MappingSpec, RunbookJobSpec, Scenario, ScheduleSpec } from '../scenario';
import { agents, mixture, neglectedItems, outdated } from './audit-items';
import { neverTested, runAsErrors, updateErrors, vaultErrors } from './audit-texts';
import { subscriptionAt } from './estate';
import { accountHealthError, otherAccountId } from './texts';

const accountAt = (name: string, subscription = defaultSubscription): string =>
  `/subscriptions/${subscription}/resourceGroups/${defaultGroup}/providers/Microsoft.Automation/automationAccounts/${name}`;

const vaultAt = (name: string): string =>
  `/subscriptions/${defaultSubscription}/resourceGroups/${defaultGroup}/providers/Microsoft.RecoveryServices/vaults/${name}`;

const enabled: MappingSpec = { status: 'Enabled' };

const night = (status: string, more: Partial<RunbookJobSpec> = {}): RunbookJobSpec => ({
  status,
  startedHoursAgo: 7,
  ...more,
});

const failures: readonly RunbookJobSpec[] = [
  night('Failed', { exception: 'The client does not have authorization to perform the action on the vault.' }),
  night('Completed', { startedHoursAgo: 31 }),
  night('Stopped', { startedHoursAgo: 55, minutes: 180 }),
];

const unsteady: readonly RunbookJobSpec[] = [
  night('Completed'),
  night('Failed', { startedHoursAgo: 31, exception: 'The operation has timed out.' }),
];

/** Object id of a group whose members are identities of accounts. */
const teamId = guidFrom('group of automation accounts');

/** An account for every fault that an account can have, by its name. */
const faultyAccounts: Readonly<Record<string, Omit<AccountSpec, 'id'>>> = {
  'aa-plain': { identity: 'absent' },
  'aa-user-assigned': { identity: 'UserAssigned' },
  'aa-roleless': { roles: [] },
  'aa-narrow': { roles: [{ role: 'Site Recovery Contributor', group: teamId }] },
  'aa-failing': { runbookJobs: failures },
  'aa-unsteady': { runbookJobs: unsteady },
  'aa-suspended': { runbookJobs: [night('Suspended')] },
  'aa-idle': { runbookJobs: [night('Completed', { startedHoursAgo: 9 * 24 })] },
  'aa-running': {
    runbookJobs: [night('Running', { startedHoursAgo: 0.2 }), night('Completed', { startedHoursAgo: 24 })],
  },
  'aa-busy': { minutesUsed: 731.4 },
  'aa-throttled': { minutesUsed: 731.4, sku: 'Free', throttleStatus: 'ThrottledAtAccountLevel' },
  'aa-waiting': {
    runbookJobs: [
      { status: 'Queued', startedHoursAgo: null, createdHoursAgo: 5.5 },
      night('Completed', { startedHoursAgo: 24 }),
    ],
  },
  'aa-unavailable': { state: 'Unavailable', identityTenant: guidFrom('another tenant') },
};

/** Several mappings share these, whose runs can be told apart in the first only. */
const sharedAccounts: readonly AccountSpec[] = [
  { id: accountAt('aa-shared'), runs: 'by-mapping' },
  {
    id: accountAt('aa-anonymous'),
    runbookJobs: [night('Completed', { startedHoursAgo: 6 }), night('Failed', { exception: 'It broke.' })],
  },
];

const sharingMappings: readonly MappingSpec[] = [
  { account: accountAt('aa-shared') },
  { account: accountAt('aa-shared'), runs: failures },
  { account: accountAt('aa-shared'), runs: unsteady },
  { account: accountAt('aa-shared'), runs: [] },
  { account: accountAt('aa-anonymous') },
  { account: accountAt('aa-anonymous') },
].map((mapping) => ({ ...enabled, ...mapping }));

const disabledAccount = accountAt('aa-disabled', subscriptionAt(2));

const elsewhere = accountAt('aa-elsewhere', subscriptionAt(1));

const neglectedMappings: readonly MappingSpec[] = [
  enabled,
  {},
  { ...enabled, account: otherAccountId },
  { ...enabled, authentication: 'RunAsAccount' },
  ...runAsErrors.map((error): MappingSpec => ({ ...enabled, authentication: 'RunAsAccount', health: [error] })),
  ...updateErrors.map((error): MappingSpec => ({ ...enabled, health: [error] })),
  { ...enabled, healthState: 'Warning' },
  { ...enabled, state: 'PairingFailed' },
  { provider: 'HyperV' },
  { ...enabled, health: [accountHealthError] },
  { ...enabled, account: '' },
];

const faultySchedules: readonly ScheduleSpec[] = [
  { enabled: false },
  { missing: true },
  { nextRun: false },
  { unnamed: true },
  { frequency: 'Week' },
  { interval: 30, timeZone: 'Europe/Berlin' },
  { expiresInDays: 20 },
  { jobSchedule: 'missing' },
  { jobSchedule: 'other-runbook' },
];

const largeAccount = (index: number): string => accountAt(`aa-dr-${index % 5}`, subscriptionAt(index % 5));

export const audits: readonly Scenario[] = [
  {
    name: 'healthy',
    description: 'Three vaults in which automatic update is on, works, and has kept every agent up to date.',
    vaults: ['weu', 'neu', 'uks'].map((name) => ({
      name: `vault-${name}`,
      mappings: 4,
      each: enabled,
      items: 12,
      // As in every recording: it was never tested, and that is not what an audit is about.
      eachItem: { health: [neverTested] },
    })),
    accounts: [
      {
        id: defaultAccountId,
        runs: 'by-mapping',
        roles: [{ role: 'Contributor', group: teamId }],
        schedule: { timeZone: 'UTC+08:00', offsetMinutes: 480 },
      },
    ],
    // None of these stands in the way of an update.
    locks: [{ scope: `/subscriptions/${defaultSubscription}`, level: 'CanNotDelete' }],
    denyAssignments: [
      { scope: vaultAt('vault-weu'), actions: ['*/delete'] },
      { scope: vaultAt('vault-neu'), actions: ['*'], excluded: [principalOf({ id: defaultAccountId })] },
      {
        scope: `/subscriptions/${defaultSubscription}/resourceGroups/${defaultGroup}`,
        actions: ['*/write', '*/action'],
        onlyScope: true,
      },
    ],
    inputs: { action: 'Audit' },
  },
  {
    name: 'neglected',
    description: 'Everything that an audit can find, at least once.',
    vaults: [
      { name: 'vault-weu', mappings: neglectedMappings, items: 8 },
      {
        name: 'vault-accounts',
        mappings: [...Object.keys(faultyAccounts).map((name) => accountAt(name)), elsewhere, disabledAccount].map(
          (account): MappingSpec => ({ ...enabled, account }),
        ),
        items: 12,
      },
      {
        name: 'vault-schedules',
        mappings: faultySchedules.map((schedule): MappingSpec => ({ ...enabled, schedule })),
        items: 4,
      },
      { name: 'vault-shared', mappings: sharingMappings, items: 6 },
      {
        name: 'vault-agents',
        mappings: [enabled, enabled, {}, {}],
        items: neglectedItems,
        errors: vaultErrors,
        alerts: 'off',
      },
      { name: 'vault-idle', mappings: 2, each: enabled },
      { name: 'vault-half', mappings: 2, items: 4, forbidden: ['mappings.list', 'container.mappings.list'] },
      { name: 'vault-empty' },
      { name: 'vault-backup', access: 'never-used' },
      { name: 'vault-gone', access: 'missing' },
      { name: 'vault-locked', mappings: 2, access: 'forbidden' },
    ],
    accounts: [
      { id: defaultAccountId },
      ...Object.entries(faultyAccounts).map(([name, account]) => ({ id: accountAt(name), ...account })),
      ...sharedAccounts,
      { id: disabledAccount, roles: [{ role: 'Contributor', scope: `/subscriptions/${defaultSubscription}` }] },
      { id: elsewhere, roles: [{ role: 'Contributor', scope: `/subscriptions/${defaultSubscription}` }] },
    ],
    subscriptions: [
      { id: subscriptionAt(1), state: 'PastDue' },
      { id: subscriptionAt(2), state: 'Disabled' },
    ],
    locks: [
      { scope: accountAt('aa-running'), level: 'ReadOnly' },
      { scope: vaultAt('vault-idle'), level: 'ReadOnly' },
      { scope: `/subscriptions/${defaultSubscription}`, level: 'CanNotDelete' },
    ],
    denyAssignments: [
      {
        scope: vaultAt('vault-accounts'),
        actions: ['Microsoft.RecoveryServices/*/action'],
        principals: [principalOf({ id: accountAt('aa-busy') })],
      },
    ],
    inputs: { action: 'Audit', 'automation-account-id': defaultAccountId },
  },
  {
    name: 'nothing-to-audit',
    description: 'Two vaults in which nothing is replicated between regions of Azure.',
    vaults: [{ name: 'vault-backup', access: 'never-used' }, { name: 'vault-empty' }],
    inputs: { action: 'Audit', 'automation-account-id': '' },
  },
  {
    name: 'partial-rights',
    description:
      'Automation accounts, role assignments and replicated items may be read in some places only, and roles of groups nowhere.',
    vaults: [
      { name: 'vault-weu', mappings: 2, each: enabled, items: 8 },
      {
        name: 'vault-neu',
        mappings: 2,
        each: { ...enabled, account: accountAt('aa-locked') },
        items: 6,
      },
      {
        name: 'vault-uks',
        mappings: 2,
        each: { ...enabled, account: accountAt('aa-half') },
        items: [outdated, ...Array.from({ length: 5 }, () => ({}))],
        forbidden: ['roles.list', 'vault.health', 'alerts.list', 'jobs.list'],
      },
      {
        name: 'vault-sdc',
        mappings: 2,
        each: { ...enabled, account: accountAt('aa-grouped') },
        items: 2,
      },
      { name: 'vault-frc', mappings: 2, each: enabled, items: 5, forbidden: ['items.list', 'container.items.list'] },
      { name: 'vault-gwc', mappings: 4, each: enabled, items: 5, listForbidden: true, forbidden: ['items.list'] },
    ],
    accounts: [
      { id: defaultAccountId },
      { id: accountAt('aa-locked'), access: 'forbidden' },
      {
        id: accountAt('aa-half'),
        forbidden: ['schedule.get', 'job-schedule.get', 'runbook-jobs.list', 'runbook-job.get', 'usages.list'],
      },
      { id: accountAt('aa-grouped'), roles: [{ role: 'Contributor', group: teamId }] },
    ],
    forbidden: ['vm.instance-view', 'subscription.get', 'locks.list', 'deny-assignments.list'],
    assignedTo: 'refused',
    jobsByCreation: 'refused',
    inputs: { action: 'Audit', 'automation-account-id': '' },
  },
  {
    name: 'agents',
    description: 'Forty VMs whose agents are updated by hand: some wait, some cannot, one fails, one is refused.',
    vaults: [
      { name: 'vault-weu', mappings: 2, each: enabled, items: agents },
      { name: 'vault-neu', mappings: 4, eachItem: outdated, items: 40 - agents.length },
    ],
    job: { seconds: [60, 240] },
    inputs: { action: 'UpdateAgents', 'automation-account-id': '' },
  },
  {
    name: 'items-regional',
    description: 'The next pages of replicated items lie at the host of a region, one of them empty.',
    vaults: [
      { name: 'vault-weu', mappings: 4, each: enabled, items: [{ mapping: 0 }, { mapping: 0 }, { mapping: 3 }] },
    ],
    operationRegion: 'westeurope',
    runbookJobsPageSize: 4,
    rolesPageSize: 1,
    neverExpires: 'without-zone',
    inputs: { action: 'Audit' },
  },
  {
    name: 'audit-large',
    description: 'Five thousand VMs in fifty vaults of five subscriptions, each with an account, at 200 ms a request.',
    vaults: Array.from({ length: 50 }, (_, index) => ({
      name: `vault-${index + 1}`,
      subscription: subscriptionAt(index % 5),
      mappings: 4,
      each: { ...enabled, account: largeAccount(index) },
      items: mixture,
    })),
    accounts: Array.from({ length: 5 }, (_, index) => ({ id: largeAccount(index), runs: 'by-mapping' })),
    latencyMs: 200,
    inputs: { action: 'Audit', 'automation-account-id': '' },
  },
];
