/** What an audit gathers, with all rights and with some, to the end and half way. */
import { gather, type AuditWatcher, type GatherRequest } from '../../../src/core/audit/gather';
import type { AuditFacts } from '../../../src/core/audit/facts';
import type { Known } from '../../../src/core/values/resources';
import type { Failure } from '../../../src/core/values/model';
import { ManualClock, START, seeded, stopAt, type StopTimes } from '../../support/manual-clock';
import {
  CONTRIBUTOR,
  Estate,
  PRINCIPAL,
  accountNamed,
  itemOf,
  jobAt,
  mappingOf,
  refusedWith,
  subscriptionNumber,
  vaultNamed,
  type EstateOptions,
  type VaultContent,
} from './estate';

const DAY_MS = 24 * 3_600_000;
const ACCOUNT = accountNamed('account');

interface Gathered {
  readonly facts: AuditFacts;
  readonly estate: Estate;
  readonly clock: ManualClock;
  readonly told: readonly string[];
}

async function gathered(options: EstateOptions, more: Partial<GatherRequest> & StopTimes = {}): Promise<Gathered> {
  const clock = new ManualClock();
  const estate = new Estate(clock, options);
  const told: string[] = [];
  const size = (known: Known<readonly unknown[]>): number | string => (known.known ? known.value.length : '?');
  const watcher: AuditWatcher = {
    vaultRead: ({ vault, mappings, items }) => told.push(`${vault.name}: ${size(mappings)} ${size(items)}`),
    accountRead: ({ id }) => told.push(`account ${id.slice(id.lastIndexOf('/') + 1)}`),
    fault: (what, { problem }) => told.push(`${what}: ${problem.code}`),
    over: () => undefined,
  };
  const stop = stopAt(clock, more);
  const request = { vaults: options.vaults.map(({ vault }) => vault), ...more };
  const facts = await clock.drive(gather(request, { clock, stop, service: estate, random: seeded(1), watcher }));
  return { facts, estate, clock, told };
}

const one = (changes: Partial<VaultContent> = {}): VaultContent => {
  const vault = vaultNamed('vault');
  return { vault, mappings: [mappingOf(vault, 'm', ACCOUNT, 'nightly')], items: [itemOf(vault, 'vm')], ...changes };
};
const { vault } = one();
const accounts = { [ACCOUNT.toLowerCase()]: {} };

const valueOf = <T>(known: Known<T> | undefined): T => {
  if (known?.known !== true) throw new Error(`not known: ${JSON.stringify(known)}`);
  return known.value;
};
const ONE_ROLE = {
  assignments: [{ scope: vault.id, roleId: CONTRIBUTOR, group: undefined }],
  groupsUnknown: undefined,
};
const OF_SUBSCRIPTION = ['readSubscription', 'listLocks', 'listDenyAssignments'];
const problemOf = (known: Known<unknown> | undefined): object => (known?.known === false ? known.problem : {});
const accountFacts = ({ facts }: Gathered, id = ACCOUNT) => facts.accounts.get(id.toLowerCase());

describe('with all rights', () => {
  it('reads a vault, its account, and what the account needs', async () => {
    const jobs = [jobAt('old', START - 3 * DAY_MS), jobAt('new', undefined), jobAt('mid', START - DAY_MS)];
    const run = await gathered({ vaults: [one()], accounts, jobs, latencyMs: 200 });
    const { facts } = run;
    expect(facts).toMatchObject({ startedAt: START, stopped: undefined });
    expect(facts.endedAt).toBe(START + 1_000);
    expect(valueOf(facts.vaults[0]?.mappings)).toEqual(one().mappings);
    expect(valueOf(facts.vaults[0]?.items)).toEqual(one().items);
    const account = accountFacts(run);
    expect(account?.id).toBe(ACCOUNT);
    expect(valueOf(account?.account)).toMatchObject({ principalId: PRINCIPAL });
    expect(valueOf(account?.schedules.get('nightly'))).toMatchObject({ name: 'nightly', enabled: true });
    expect(valueOf(account?.runbookJobs).map(({ name }) => name)).toEqual(['new', 'mid', 'old']);
    expect(valueOf(account?.usage)).toMatchObject({ own: { minutes: 42 } });
    expect(valueOf(account?.jobSchedules.get('link-nightly'))).toMatchObject({ schedule: 'nightly' });
    expect(valueOf(account?.roles.get(vault.id.toLowerCase()))).toEqual(ONE_ROLE);
    expect(run.estate.asked.find(({ kind }) => kind === 'listRunbookJobs')?.key).toContain(
      `${START - 7 * DAY_MS} creation`,
    );
    expect(run.told).toEqual(['vault: 1 1', 'account account']);
    // Two lists of the vault and what it says of itself, six sources of the account, two jobs one by one, the subscription.
    expect(run.estate.asked).toHaveLength(12 + OF_SUBSCRIPTION.length);
  });

  it('reads an account once, however often and however it is written, and roles on each vault that uses it', async () => {
    const contents = ['a', 'b', 'c'].map((name) => {
      const of = vaultNamed(name);
      const written = name === 'b' ? ACCOUNT.toUpperCase() : ACCOUNT;
      const schedule = name === 'b' ? 'NIGHTLY' : 'nightly';
      return { vault: of, mappings: [mappingOf(of, 'm', written, schedule), mappingOf(of, 'n', written)], items: [] };
    });
    const run = await gathered({ vaults: contents, accounts });
    expect([...run.facts.accounts.keys()]).toEqual([ACCOUNT.toLowerCase()]);
    expect(run.estate.count('readAccount')).toBe(1);
    expect(run.estate.count('readSchedule', 'readJobSchedule')).toBe(2);
    expect(run.estate.count('listRoles')).toBe(3);
    expect([...(accountFacts(run)?.roles.keys() ?? [])]).toEqual(
      contents.map((content) => content.vault.id.toLowerCase()),
    );
    expect(run.estate.twice()).toEqual([]);
  });

  it('reads one by one the jobs that failed and those of two days, which alone tells why, and for whom', async () => {
    const status = ['Running', 'Completed', 'Completed', 'Completed', 'Failed', 'Failed'];
    const jobs = status.map((state, days) => jobAt(`job-${days}`, START - days * DAY_MS, state));
    const failing = await gathered({ vaults: [one()], accounts, jobs });
    expect(valueOf(accountFacts(failing)?.runbookJobs).map(({ exception }) => exception)).toEqual([
      'Why job-0 failed.',
      'Why job-1 failed.',
      'Why job-2 failed.',
      '',
      'Why job-4 failed.',
      'Why job-5 failed.',
    ]);
    const many = Array.from({ length: 600 }, (_, n) => jobAt(`job-${n}`, START - n));
    const capped = await gathered({ vaults: [one()], accounts, jobs: many, pageSize: 1_000 });
    expect(capped.estate.count('readRunbookJob')).toBe(500);
    const fault: EstateOptions['fault'] = (kind) =>
      kind === 'readRunbookJob' ? refusedWith(403, 'AuthorizationFailed') : undefined;
    const unread = await gathered({ vaults: [one()], accounts, jobs, fault });
    expect(valueOf(accountFacts(unread)?.runbookJobs)).toEqual(jobs);
  });

  it('reads the wanted account too, with its roles where there is something to keep up to date', async () => {
    const [used, bare] = [vaultNamed('used'), vaultNamed('bare')];
    const vaults = [
      { vault: used, mappings: [mappingOf(used, 'm')], items: [] },
      { vault: bare, mappings: [], items: [] },
    ];
    const run = await gathered({ vaults, accounts }, { wantedAccountIds: [ACCOUNT] });
    expect([...(accountFacts(run)?.roles.keys() ?? [])]).toEqual([used.id.toLowerCase()]);
  });

  it('asks about no account where none is named', async () => {
    const run = await gathered({ vaults: [one({ mappings: [mappingOf(vault, 'm')] })] });
    expect(run.facts.accounts.size).toBe(0);
    expect(run.estate.asked.map(({ kind }) => kind)).toEqual([
      'listMappings',
      'listItems',
      'readVaultHealth',
      'listAlertSettings',
      ...OF_SUBSCRIPTION,
    ]);
  });

  it('asks about each subscription once, whoever is in it, and not about one where nothing is replicated', async () => {
    const [a, b] = [vaultNamed('a'), vaultNamed('b', subscriptionNumber(2))];
    const away = accountNamed('away', subscriptionNumber(3));
    const vaults = [
      { vault: a, mappings: [mappingOf(a, 'm', away)], items: [] },
      { vault: vaultNamed('c'), mappings: [], items: [itemOf(vaultNamed('c'), 'vm')] },
      { vault: b, mappings: [], items: [] },
    ];
    const run = await gathered({ vaults, accounts: { [away.toLowerCase()]: {} } });
    expect([...run.facts.subscriptions.keys()]).toEqual([subscriptionNumber(1), subscriptionNumber(3)]);
    expect(run.estate.twice()).toEqual([]);
  });

  it('reads VMs only when asked to, each once and after all else, and not what is no VM', async () => {
    const vmId = (name: string): string =>
      `/subscriptions/${subscriptionNumber(3)}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/${name}`;
    const items = [vmId('a'), vmId('A'), vmId('b'), `${vmId('c')}/extensions/x`, undefined].map((id, n) => ({
      ...itemOf(vault, `vm${n}`),
      vmId: id,
    }));
    const options = { vaults: [one({ items })], accounts, latencyMs: 200 };
    expect((await gathered(options)).estate.count('readVm')).toBe(0);
    const { facts, estate } = await gathered(options, { deep: true });
    expect([...facts.vms.keys()]).toEqual([vmId('a'), vmId('b')].map((id) => id.toLowerCase()));
    expect(estate.asked.slice(-2).map(({ kind }) => kind)).toEqual(['readVm', 'readVm']);
    expect(estate.twice()).toEqual([]);
  });

  it('reads VMs at a pace of their own', async () => {
    const items = Array.from({ length: 250 }, (_, n) => ({
      ...itemOf(vault, `vm${n}`),
      vmId: `/subscriptions/${subscriptionNumber(3)}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm${n}`,
    }));
    const { estate } = await gathered({ vaults: [one({ items })], accounts, latencyMs: 10 }, { deep: true });
    const times = estate.asked.filter(({ kind }) => kind === 'readVm').map(({ at }) => at);
    expect(times).toHaveLength(250);
    for (const [index, time] of times.entries()) {
      const later = times[index + 100];
      if (later !== undefined) expect(later - time).toBeGreaterThanOrEqual(10_000);
    }
  });

  it('reads every page, in the order of the vaults', async () => {
    const contents = [3, 1, 2].map((pages, index) => {
      const of = vaultNamed(`v${index}`);
      return { vault: of, mappings: [], items: Array.from({ length: pages * 10 }, (_, n) => itemOf(of, `vm${n}`)) };
    });
    const { facts, estate } = await gathered({ vaults: contents, pageSize: 10, latencyMs: 100 });
    expect(facts.vaults.map(({ items }) => valueOf(items).length)).toEqual([30, 10, 20]);
    expect(facts.vaults.map(({ vault: { name } }) => name)).toEqual(['v0', 'v1', 'v2']);
    expect(estate.count('listItems')).toBe(6);
  });
});

describe('an account that cannot do its work', () => {
  it('and does not exist is not asked about any more', async () => {
    const run = await gathered({ vaults: [one()] });
    const account = accountFacts(run);
    expect(valueOf(account?.account)).toBe('missing');
    expect(valueOf(account?.schedules.get('nightly'))).toBe('missing');
    for (const known of [account?.runbookJobs, account?.usage, account?.roles.get(vault.id.toLowerCase())]) {
      expect(problemOf(known)).toMatchObject({ code: 'ResourceNotFound' });
    }
    expect(run.estate.asked.map(({ kind }) => kind)).toEqual([
      'listMappings',
      'listItems',
      'readVaultHealth',
      'listAlertSettings',
      'readAccount',
      ...OF_SUBSCRIPTION,
    ]);
  });

  it('and has no identity has no roles', async () => {
    const run = await gathered({ vaults: [one()], accounts: { [ACCOUNT.toLowerCase()]: { principalId: undefined } } });
    expect(valueOf(accountFacts(run)?.roles.get(vault.id.toLowerCase()))).toMatchObject({ assignments: [] });
    expect(run.estate.count('listRoles')).toBe(0);
  });

  it('and has lost its schedule says so', async () => {
    const run = await gathered({ vaults: [one({ mappings: [mappingOf(vault, 'm', ACCOUNT, 'gone')] })], accounts });
    expect(valueOf(accountFacts(run)?.schedules.get('gone'))).toBe('missing');
  });
});

describe('a right that is missing', () => {
  const forbidden = (...kinds: readonly string[]): EstateOptions => ({
    vaults: [one()],
    accounts,
    fault: (kind) => (kinds.includes(kind) ? refusedWith(403, 'AuthorizationFailed') : undefined),
  });

  const RIGHTS: readonly (readonly [string, string, string])[] = [
    ['readAccount', 'Microsoft.Automation/automationAccounts/read', ACCOUNT],
    ['readSchedule', 'Microsoft.Automation/automationAccounts/schedules/read', ACCOUNT],
    ['listRunbookJobs', 'Microsoft.Automation/automationAccounts/jobs/read', ACCOUNT],
    ['readJobSchedule', 'Microsoft.Automation/automationAccounts/jobSchedules/read', ACCOUNT],
    ['readUsage', 'Microsoft.Automation/automationAccounts/usages/read', ACCOUNT],
    ['listRoles', 'Microsoft.Authorization/roleAssignments/read', vault.id],
    ['readSubscription', 'Microsoft.Resources/subscriptions/read', `/subscriptions/${vault.subscriptionId}`],
    ['listLocks', 'Microsoft.Authorization/locks/read', `/subscriptions/${vault.subscriptionId}`],
    ['listDenyAssignments', 'Microsoft.Authorization/denyAssignments/read', `/subscriptions/${vault.subscriptionId}`],
  ];

  it.each(RIGHTS)('to %s is named, and lowers nothing else', async (kind, right, scope) => {
    const run = await gathered(forbidden(kind));
    const account = accountFacts(run);
    const subscription = run.facts.subscriptions.get(vault.subscriptionId);
    const parts: Record<string, Known<unknown> | undefined> = {
      readAccount: account?.account,
      readSchedule: account?.schedules.get('nightly'),
      listRunbookJobs: account?.runbookJobs,
      readJobSchedule: account?.jobSchedules.get('link-nightly'),
      readUsage: account?.usage,
      listRoles: account?.roles.get(vault.id.toLowerCase()),
      readSubscription: subscription?.state,
      listLocks: subscription?.locks,
      listDenyAssignments: subscription?.denyAssignments,
    };
    const unknown = Object.entries(parts).filter(([, part]) => part?.known !== true);
    // Whose roles to ask for only the account tells.
    expect(unknown.map(([name]) => name)).toEqual(kind === 'readAccount' ? [kind, 'listRoles'] : [kind]);
    for (const [, part] of unknown) {
      expect(problemOf(part)).toMatchObject({
        code: 'AuthorizationFailed',
        nextStep: expect.stringContaining(`${right} on ${scope} `) as string,
      });
    }
    expect(run.estate.twice()).toEqual([]);
  });

  it('to the lists of the vault is got round container by container, which are asked for once', async () => {
    const items = [itemOf(vault, 'vm1', 'f1'), itemOf(vault, 'vm2', 'f2')];
    const run = await gathered({ ...forbidden('listMappings', 'listItems'), vaults: [one({ items })] });
    expect(valueOf(run.facts.vaults[0]?.mappings)).toEqual(one().mappings);
    expect(valueOf(run.facts.vaults[0]?.items)).toEqual(items);
    expect(run.estate.count('listFabrics')).toBe(1);
    expect(run.estate.count('listContainers')).toBe(2);
    expect(run.estate.twice()).toEqual([]);
  });

  it('to all lists names the one that would do', async () => {
    const run = await gathered(forbidden('listItems', 'listFabrics'));
    const [facts] = run.facts.vaults;
    expect(valueOf(facts?.mappings)).toHaveLength(1);
    expect(problemOf(facts?.items)).toMatchObject({
      nextStep: expect.stringContaining(
        `Microsoft.RecoveryServices/vaults/replicationProtectedItems/read on ${vault.id} `,
      ) as string,
    });
    expect(accountFacts(run)?.account.known).toBe(true);
    expect(run.told[0]).toBe('vault: 1 ?');
  });

  it('in one vault leaves the others as they are', async () => {
    const other = vaultNamed('other');
    const vaults = [one(), { vault: other, mappings: [], items: [itemOf(other, 'vm')] }];
    const fault = (_kind: string, key: string): Failure | undefined =>
      key.startsWith(vault.id) ? refusedWith(404, 'ResourceNotFound') : undefined;
    const { facts } = await gathered({ vaults, accounts, fault });
    expect(facts.vaults.map(({ mappings, items }) => [mappings.known, items.known])).toEqual([
      [false, false],
      [true, true],
    ]);
    expect(facts.accounts.size).toBe(0);
  });
});

it('asks for the roles that the identity has itself where those of groups may not be asked for', async () => {
  const refused =
    (...which: readonly string[]) =>
    (kind: string, key: string) =>
      kind === 'listRoles' && which.some((one) => key.includes(` ${one} `))
        ? refusedWith(400, 'UnsupportedQuery')
        : undefined;
  const run = await gathered({ vaults: [one()], accounts, fault: refused('all') });
  expect(valueOf(accountFacts(run)?.roles.get(vault.id.toLowerCase()))).toEqual({
    ...ONE_ROLE,
    groupsUnknown: { code: 'UnsupportedQuery', message: 'The service said UnsupportedQuery.' },
  });
  expect(run.estate.twice()).toEqual([]);
  const none = await gathered({ vaults: [one()], accounts, fault: refused('all', 'direct') });
  expect(accountFacts(none)?.roles.get(vault.id.toLowerCase())?.known).toBe(false);
});

it('asks for jobs by their start where the filter on their creation is refused', async () => {
  const run = await gathered({
    vaults: [one()],
    accounts,
    jobs: [jobAt('job', START - DAY_MS)],
    fault: (kind, key) =>
      kind === 'listRunbookJobs' && key.includes(' creation ') ? refusedWith(400, 'BadRequest') : undefined,
  });
  expect(valueOf(accountFacts(run)?.runbookJobs)).toHaveLength(1);
  expect(run.estate.twice()).toEqual([]);
});

describe('faults', () => {
  it('that pass are tried again, and told', async () => {
    const fault: EstateOptions['fault'] = (_kind, _key, count) =>
      count === 0 ? refusedWith(503, 'ServiceUnavailable') : undefined;
    const run = await gathered({ vaults: [one()], accounts, fault });
    expect(accountFacts(run)).toMatchObject({ account: { known: true }, usage: { known: true } });
    expect(run.told.filter((line) => line.endsWith(': ServiceUnavailable'))).toHaveLength(13);
  });

  it('that stay lower one part, in the service’s own words', async () => {
    const fault: EstateOptions['fault'] = (kind) => (kind === 'listItems' ? refusedWith(500, 'Broken') : undefined);
    const { facts, estate } = await gathered({ vaults: [one()], accounts, fault });
    expect(problemOf(facts.vaults[0]?.items)).toEqual({ code: 'Broken', message: 'The service said Broken.' });
    expect(facts.vaults[0]?.mappings.known).toBe(true);
    expect(estate.count('listItems')).toBe(13);
  });

  it('of one page lower the whole list, which would otherwise seem complete', async () => {
    const items = Array.from({ length: 30 }, (_, n) => itemOf(vault, `vm${n}`));
    const fault: EstateOptions['fault'] = (kind, key) =>
      kind === 'listItems' && key.endsWith(' 20') ? refusedWith(400, 'BadRequest') : undefined;
    const { facts } = await gathered({ vaults: [one({ items })], accounts, pageSize: 10, fault });
    expect(facts.vaults[0]?.items.known).toBe(false);
  });
});

describe('stopped half way', () => {
  const contents = Array.from({ length: 100 }, (_, n) => {
    const of = vaultNamed(`v${n}`, subscriptionNumber(n % 5));
    return { vault: of, mappings: [mappingOf(of, 'm', ACCOUNT)], items: [itemOf(of, 'vm')] };
  });

  it.each([
    [{ deadlineMs: 300 }, 'deadline', 'TimedOut', 'larger timeout'],
    [{ cancelMs: 300 }, 'cancelled', 'Cancelled', 'Run again'],
  ])('by %j, it keeps what was read and says so of the rest', async (times, reason, code, nextStep) => {
    const { facts, clock, estate } = await gathered({ vaults: contents, accounts, latencyMs: 200 }, times);
    expect(facts.stopped).toBe(reason);
    expect(facts.vaults).toHaveLength(100);
    const unread = facts.vaults.filter(({ items }) => !items.known);
    expect(unread.length).toBeGreaterThan(10);
    expect(unread.length).toBeLessThan(90);
    for (const { mappings, items } of unread) {
      for (const part of [mappings, items].filter(({ known }) => !known)) {
        expect(problemOf(part)).toMatchObject({ code, nextStep: expect.stringContaining(nextStep) as string });
      }
    }
    // Of the account that the vaults read name, nothing was read.
    expect(problemOf(facts.accounts.get(ACCOUNT.toLowerCase())?.account)).toMatchObject({ code });
    expect(clock.now()).toBe(START + 300);
    expect(estate.asked.every(({ at }) => at < START + 300)).toBe(true);
  });
});

/** The least that Resource Manager's bucket held: 250 reads, and 25 more a second. */
function lowestLevel(times: readonly number[]): number {
  let level = 250;
  let lowest = level;
  times.forEach((time, index) => {
    level = Math.min(250, level + ((time - (times[index - 1] ?? time)) / 1_000) * 25) - 1;
    lowest = Math.min(lowest, level);
  });
  return lowest;
}

describe('a large estate', () => {
  const contents = Array.from({ length: 50 }, (_, n) => {
    const subscription = subscriptionNumber(n % 5);
    const of = vaultNamed(`v${n}`, subscription);
    const account = accountNamed(`a${n % 10}`, subscription);
    return {
      vault: of,
      mappings: Array.from({ length: 4 }, (_unused, m) => mappingOf(of, `m${m}`, account, 'nightly')),
      items: Array.from({ length: 200 }, (_unused, m) => itemOf(of, `vm${m}`)),
    };
  });
  const named = contents.map(({ vault: { subscriptionId } }, n) => accountNamed(`a${n % 10}`, subscriptionId));
  const all = Object.fromEntries(named.map((id) => [id.toLowerCase(), {}]));

  it('of 10,000 items is read in seconds of the service’s time, nothing twice, no more than 24 of a subscription at once', async () => {
    const { facts, estate } = await gathered({ vaults: contents, accounts: all, pageSize: 20, latencyMs: 200 });
    expect(facts.vaults.reduce((sum, { items }) => sum + valueOf(items).length, 0)).toBe(10_000);
    expect(facts.accounts.size).toBe(10);
    expect(estate.twice()).toEqual([]);
    expect(estate.busiest).toBeGreaterThan(24);
    expect(estate.busiest).toBeLessThanOrEqual(5 * 24);
    // A page after the other, eleven of each vault, then those of the accounts, 200 ms each.
    expect(facts.endedAt - facts.startedAt).toBeLessThan(4_500);
  });

  it('in one subscription stays inside the limits, with those of accounts counted in', async () => {
    const inOne = contents.map((content, n) => {
      const of = vaultNamed(`v${n}`);
      const mappings = content.mappings.map((_unused, m) => mappingOf(of, `m${m}`, accountNamed(`a${n}`), 'nightly'));
      return { vault: of, mappings, items: content.items };
    });
    const ids = inOne.map((_, n) => [accountNamed(`a${n}`).toLowerCase(), {}] as const);
    const options = { vaults: inOne, accounts: Object.fromEntries(ids), pageSize: 20, latencyMs: 10 };
    const { facts, estate } = await gathered(options);
    const times = estate.asked.map(({ at }) => at).sort((a, b) => a - b);
    expect(times).toHaveLength(50 * (1 + 10 + 2) + 50 * 6 + OF_SUBSCRIPTION.length);
    expect(lowestLevel(times)).toBeGreaterThanOrEqual(0);
    expect(facts.endedAt - facts.startedAt).toBeLessThan(41_000);
  });
});
