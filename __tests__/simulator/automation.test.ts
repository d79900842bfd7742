import { defaultAccountId } from '../../simulator/arm/estate';
import {
  startSimulator,
  type AccountSpec,
  type MappingSpec,
  type Scenario,
  type Simulator,
} from '../../simulator/index';
import { ask, pagesOf, signIn, type Answer } from './client';

const hidden = 'MS-SR-Update-MobilityServiceForA2AVirtualMachines';
const principalId = '0c0ffee0-1111-4222-8333-444455556666';
const asked = 'api-version=2023-11-01';

let simulator: Simulator;
let token: string;
afterEach(() => simulator.stop());

async function start(account: Partial<AccountSpec>, more: Partial<Scenario> = {}): Promise<void> {
  const mappings: readonly MappingSpec[] = [{}, { schedule: { enabled: false } }, { schedule: { missing: true } }];
  simulator = await startSimulator({
    scenario: {
      name: 'automation',
      description: 'Automation.',
      vaults: [{ name: 'vault-weu', mappings, each: { status: 'Enabled' } }],
      accounts: [{ id: defaultAccountId, ...account }],
      ...more,
    },
  });
  token = await signIn(simulator);
}

const get = (part = ''): Promise<Answer> =>
  ask(simulator, `${defaultAccountId}${part}${part.includes('?') ? '&' : '?'}${asked}`, { token });
const json = (answer: Answer): Record<string, unknown> => JSON.parse(answer.text) as Record<string, unknown>;
const accountOf = async (account: Partial<AccountSpec>): Promise<Answer> => {
  await start(account);
  return get();
};

describe('an account', () => {
  test.each<readonly [string, Partial<AccountSpec>, unknown]>([
    ['system-assigned', { principalId }, { type: 'SystemAssigned', principalId }],
    ['user-assigned', { identity: 'UserAssigned' }, { type: 'UserAssigned' }],
    ['none', { identity: 'None' }, { type: 'None' }],
  ])('with an identity that is %s', async (_, account, identity) => {
    const body = json(await accountOf(account));
    expect(body).toMatchObject({
      id: defaultAccountId,
      type: 'Microsoft.Automation/AutomationAccounts',
      identity,
      systemData: {},
      properties: { disableLocalAuth: false },
    });
    if (identity !== undefined && account.identity) expect(body['identity']).not.toHaveProperty('principalId');
  });

  test('without an identity has no such key', async () => {
    expect(json(await accountOf({ identity: 'absent' }))).not.toHaveProperty('identity');
  });

  test('that is missing is so for Resource Manager, with all of its parts', async () => {
    const missing = await accountOf({ access: 'missing' });
    expect([missing.status, json(missing)['error']]).toMatchObject([404, { code: 'ResourceNotFound' }]);
    expect(json(await get('/jobs'))['error']).toMatchObject({ code: 'ParentResourceNotFound' });
  });

  test('can be readable while its parts are not', async () => {
    expect((await accountOf({ forbidden: ['runbook-jobs.list', 'usages.list'] })).status).toBe(200);
    for (const [part, right] of [
      ['/jobs', 'jobs/read'],
      ['/usages', 'usages/read'],
    ] as const) {
      const refused = await get(part);
      expect(refused.status).toBe(403);
      expect(refused.text).toContain(`'Microsoft.Automation/automationAccounts/${right}'`);
    }
    expect(simulator.counters().byKind).toMatchObject({ 'account.get': 1, 'runbook-jobs.list': 1, 'usages.list': 1 });
  });
});

test('schedules are those that mappings name', async () => {
  await start({});
  const [healthy, off, gone] = simulator.state().vaults[0]?.mappings ?? [];
  const schedule = await get(`/schedules/${healthy?.scheduleName ?? ''}`);
  expect(json(schedule)).toMatchObject({
    name: healthy?.scheduleName,
    properties: {
      isEnabled: true,
      nextRun: expect.stringMatching(/T00:00:00\+00:00$/) as string,
      frequency: 'Day',
      interval: 1,
      timeZone: 'Etc/UTC',
    },
  });
  expect(json(await get(`/schedules/${off?.scheduleName ?? ''}`))).toMatchObject({
    properties: { isEnabled: false, nextRun: expect.stringMatching(/T00:00:00\+00:00$/) as string },
  });
  for (const name of [gone?.scheduleName ?? '', 'nobody']) {
    const missing = await get(`/schedules/${name}`);
    expect([missing.status, json(missing)]).toMatchObject([404, { code: 'NotFound' }]);
  }
  expect((json(await get('/schedules'))['value'] as { name: string }[]).map(({ name }) => name)).toEqual([
    healthy?.scheduleName,
    off?.scheduleName,
  ]);
  expect(json(await get(`/jobSchedules/${healthy?.jobScheduleName ?? ''}`))).toMatchObject({
    properties: { runbook: { name: hidden }, schedule: { name: healthy?.scheduleName }, runOn: null },
  });
});

test('schedules have the offset of their time zone, at whose midnight they run', async () => {
  await start({ schedule: { timeZone: 'UTC+08:00', offsetMinutes: 480 } });
  const name = simulator.state().vaults[0]?.mappings[0]?.scheduleName ?? '';
  const { properties } = json(await get(`/schedules/${name}`)) as { properties: Record<string, unknown> };
  expect(properties).toMatchObject({
    timeZone: 'UTC+08:00',
    nextRun: expect.stringMatching(/T00:00:00\+08:00$/) as string,
    nextRunOffsetMinutes: 480,
    expiryTime: '9999-12-31T23:59:00+00:00',
  });
  const wait = Date.parse(String(properties['nextRun'])) - simulator.now();
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(86_400_000);
});

describe('jobs of runbooks', () => {
  interface Job {
    readonly name: string;
    readonly properties: { readonly runbook: { readonly name: string }; readonly startTime: string | null };
  }
  const list = async (filter: string): Promise<{ pages: number; jobs: readonly Job[] }> => {
    const target = `${defaultAccountId}/jobs?${asked}&$filter=${encodeURIComponent(filter)}`;
    const pages = await pagesOf<Job>(simulator, token, target);
    return { pages: pages.length, jobs: pages.flatMap((page) => page.value) };
  };

  test('are filtered by start and runbook, newest first, and paged', async () => {
    await start({}, { runbookJobsPageSize: 3 });
    expect((await list('')).jobs).toHaveLength(20);
    const last = json(await get('/jobs?skipToken=18'));
    expect([last['value'], 'nextLink' in last]).toEqual([expect.any(Array), false]);
    const since = new Date(simulator.now() - 7 * 86_400_000).toISOString();
    const { pages, jobs } = await list(`properties/startTime ge ${since} and properties/runbook/name eq '${hidden}'`);
    expect([pages, jobs.length]).toEqual([3, 7]);
    const starts = jobs.map(({ properties }) => Date.parse(properties.startTime ?? ''));
    expect([...starts].sort((one, other) => other - one)).toEqual(starts);
    expect(new Set(jobs.map(({ properties }) => properties.runbook.name))).toEqual(new Set([hidden]));
  });

  test.each(["properties/startTime ge '2026-01-01'", "runbook eq 'x'", 'properties/startTime gt 2026-01-01T00:00:00Z'])(
    'are refused for the filter %s',
    async (filter) => {
      await start({});
      const refused = await get(`/jobs?$filter=${encodeURIComponent(filter)}`);
      expect([refused.status, json(refused)]).toMatchObject([400, { code: 'BadRequest' }]);
    },
  );

  test('tell their exception one by one, and no end while they have none', async () => {
    const exception = 'No access.';
    await start({
      runbookJobs: [
        { status: 'Failed', startedHoursAgo: 5, exception },
        { status: 'Running', startedHoursAgo: 0.1 },
        { status: 'New', startedHoursAgo: null },
      ],
    });
    const { jobs } = await list(`properties/runbook/name eq '${hidden}'`);
    expect(jobs.map(({ properties }) => properties)).toMatchObject([
      { status: 'New', startTime: null, endTime: null },
      { status: 'Running', endTime: null },
      { status: 'Failed', endTime: expect.stringMatching(/\+00:00$/) as string },
    ]);
    expect(jobs[2]?.properties).not.toHaveProperty('exception');
    expect(json(await get(`/jobs/${jobs[2]?.name ?? ''}`))).toMatchObject({ properties: { exception } });
  });
});

test('usage is told in minutes', async () => {
  await start({ minutesUsed: 731.4 });
  expect(json(await get('/usages'))['value']).toMatchObject([
    { name: { value: 'AccountUsage' }, unit: 'Minute', currentValue: 731.4, limit: 500 },
    { name: { value: 'SubscriptionUsage' }, unit: 'Minute' },
    { name: { value: 'DscSubscriptionUsage' }, unit: 'Count' },
  ]);
});
