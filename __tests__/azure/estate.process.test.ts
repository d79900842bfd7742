/** What is found of an estate, over HTTPS from the simulator's Resource Graph and lists. */
import {
  bigEstate,
  findScenario,
  startSimulator,
  type ItemSpec,
  type Scenario,
  type Simulator,
} from '../../simulator/index';
import type { FoundVaults, Scope } from '../../src/core/estate/model';
import { cutShards } from '../../src/core/estate/shards';
import type { Result } from '../../src/core/values/model';
import { openFinding, type Finding } from './finding';

const open: Simulator[] = [];
afterEach(() => Promise.all(open.splice(0).map((simulator) => simulator.stop())));

async function start(scenario: Scenario | string, speed = 100): Promise<Finding & { readonly simulator: Simulator }> {
  const simulator = await startSimulator({ scenario, speed });
  open.push(simulator);
  return { simulator, ...(await openFinding(simulator)) };
}

const estate = findScenario('estate');
const total = (found: Result<FoundVaults>): number | undefined =>
  found.ok ? found.value.vaults.reduce((sum, { items }) => sum + (items ?? Number.NaN), 0) : undefined;
const codeOf = (found: Result<FoundVaults>): string => (found.ok ? 'found' : found.failure.problem.code);
const scopeOf = (subscriptions: readonly string[], managementGroups: readonly string[] = []): { scope: Scope } => ({
  scope: { kind: 'some', subscriptions, managementGroups },
});
const ids = (estate.subscriptions ?? []).map(({ id }) => id);
const UNKNOWN = 'ffffffff-ffff-4fff-8fff-ffffffffffff';

describe('with Resource Graph', () => {
  it('finds all vaults that hold VMs, with three queries', async () => {
    const { simulator, find, faults } = await start(estate);
    const found = await find();
    const holding = estate.vaults.filter((spec) => (spec.items ?? 0) !== 0);
    expect(found.ok && found.value.source).toBe('resource-graph');
    expect(found.ok && found.value.vaults.map(({ name }) => name).sort()).toEqual(
      holding.map(({ name }) => name).sort(),
    );
    expect(total(found)).toBe(400);
    expect(found.ok && found.value.vaults.every(({ subscriptionName }) => subscriptionName?.startsWith('sub-'))).toBe(
      true,
    );
    expect(simulator.counters().byKind).toMatchObject({ 'graph.query': 3 });
    expect(faults).toEqual([]);
  });

  it('counts what is replicated from Azure to Azure, and nothing else', async () => {
    const items: readonly ItemSpec[] = [{}, {}, { provider: 'InMageRcm' }];
    const vaults = [
      { name: 'mixed', items },
      { name: 'other', items: items.slice(2) },
    ];
    const { find } = await start({ ...findScenario('first-enabling'), vaults });
    const found = await find();
    expect(found.ok && found.value.vaults.map(({ name, items }) => [name, items])).toEqual([['mixed', 2]]);
  });

  it('sends every query as all requests are sent', async () => {
    const { simulator, find } = await start(estate);
    await find();
    const queries = simulator.requests().filter(({ kind }) => kind === 'graph.query');
    expect(queries.map(({ clientRequestId }) => clientRequestId).sort()).toEqual(
      [1, 2, 3].map((count) => `00000000-0000-4000-8000-000000000000/${count}`),
    );
    for (const { authorized, userAgent } of queries) {
      expect(authorized).toBe(true);
      expect(userAgent).toMatch(/^asr-autoupdate\/test /);
    }
  });

  it('finds empty vaults too if asked to, and narrows by name and tag', async () => {
    const { find } = await start(estate);
    const all = await find({ includeEmpty: true });
    expect(all.ok && all.value.vaults).toHaveLength(40);
    const canary = { key: 'WAVE', value: 'canary' };
    const narrowed = await find({ names: ['RSV-TEST-*'], tags: [canary], includeEmpty: true });
    const expected = estate.vaults.filter(({ name, tags }) => /^rsv-test-/.test(name) && tags?.['wave'] === 'canary');
    expect(expected.length).toBeGreaterThan(0);
    expect(narrowed.ok && narrowed.value.vaults.map(({ name }) => name).sort()).toEqual(
      expected.map(({ name }) => name).sort(),
    );
    expect(codeOf(await find({ names: ['nothing-like-it'] }))).toBe('NoVaultOfThatName');
  });

  it('keeps to subscriptions, management groups, and both', async () => {
    const { find } = await start(estate);
    const inGroup = (group: string): string[] =>
      (estate.subscriptions ?? []).filter((spec) => spec.group === group).map(({ id }) => id);
    const cases: [string[], string[], string[]][] = [
      [[ids[0] ?? ''], [], [ids[0] ?? '']],
      [[], ['mg-test'], inGroup('mg-test')],
      [[ids[0] ?? '', ...inGroup('mg-test')], ['mg-test'], [ids[0] ?? '', ...inGroup('mg-test')]],
    ];
    for (const [subscriptions, groups, expected] of cases) {
      const found = await find({ ...scopeOf(subscriptions, groups), includeEmpty: true });
      const wanted = estate.vaults.filter(({ subscription }) => expected.includes(subscription ?? ''));
      expect(found.ok && found.value.vaults.map(({ name }) => name).sort()).toEqual(
        wanted.map(({ name }) => name).sort(),
      );
    }
  });

  it('pages through 2,000 vaults with 100,000 VMs', async () => {
    const { simulator, find, faults } = await start(bigEstate(), 1);
    const found = await find({ includeEmpty: true });
    expect(found.ok && found.value.vaults).toHaveLength(2_000);
    expect(total(found)).toBe(100_000);
    expect(simulator.counters().byKind['graph.query']).toBe(5);
    expect(faults).toEqual([]);
    const shards = cutShards(found.ok ? found.value.vaults : [], 20);
    expect(shards.map(({ vaults }) => vaults.length).reduce((sum, count) => sum + count, 0)).toBe(2_000);
    const items = shards.map((shard) => shard.items ?? 0);
    const largest = Math.max(...cutShards(found.ok ? found.value.vaults : [], 256).map((shard) => shard.items ?? 0));
    expect(Math.max(...items)).toBeLessThanOrEqual(Math.max(largest, 5_500));
  });

  it('heeds the quota, so that it is not refused for rate', async () => {
    const { simulator, find, faults } = await start({ ...bigEstate({ vms: 4_000 }), graph: { queriesPerWindow: 3 } });
    expect(total(await find({ includeEmpty: true }))).toBe(4_000);
    // Three leave together and use the window up; what is left waits for the next.
    expect(simulator.counters().byKind['graph.query']).toBe(5);
    expect(faults).toEqual([]);
  });

  it('waits when others have used the quota up', async () => {
    const { simulator, find, faults } = await start({ ...estate, graph: { queriesPerWindow: 1 } });
    expect(total(await find())).toBe(400);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every(({ status, retryAfterMs }) => status === 429 && (retryAfterMs ?? 0) >= 1_000)).toBe(true);
    expect(simulator.requests().filter(({ kind, status }) => kind === 'graph.query' && status === 200)).toHaveLength(3);
  });

  it('tries again what failed, and says in the words of the service what stays wrong', async () => {
    const effect = { kind: 'status', status: 503, code: 'Busy', message: 'Too busy.' } as const;
    const passing = await start({
      ...estate,
      faults: [{ name: 'busy', match: { kind: 'graph.query', times: 2 }, effect }],
    });
    expect(total(await passing.find())).toBe(400);
    expect(passing.faults.map(({ problem }) => problem.code)).toEqual(['Busy', 'Busy']);
    const lasting = await start(
      { ...estate, faults: [{ name: 'always', match: { kind: 'graph.query' }, effect }] },
      1_000,
    );
    const found = await lasting.find();
    expect(found).toMatchObject({
      failure: { kind: 'http', status: 503, problem: { code: 'Busy', message: 'Too busy.' } },
    });
    // The SDK tries nothing by itself: each try is reported, but for the last of each of three queries, which is the failure.
    const tries = lasting.simulator.counters().byKind['graph.query'] ?? 0;
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBe(lasting.faults.length + 3);
  });

  it('follows no redirect', async () => {
    const effect = { kind: 'redirect', to: 'https://evil.example/' } as const;
    const { find, simulator } = await start({
      ...estate,
      faults: [{ name: 'always', match: { kind: 'graph.query' }, effect }],
    });
    expect(codeOf(await find())).toBe('RefusedHost');
    expect(simulator.counters().byKind['graph.query']).toBe(3);
  });

  it.each(['refused', 'forbidden', 'empty'] as const)('names an unknown subscription (%s)', async (nothingReadable) => {
    const { find } = await start({ ...estate, graph: { nothingReadable } });
    expect(codeOf(await find(scopeOf([UNKNOWN])))).toBe('UnknownSubscription');
    expect(codeOf(await find(scopeOf([ids[0] ?? '', UNKNOWN])))).toBe('UnknownSubscription');
  });

  it.each(['forbidden', 'missing'] as const)('names an unknown management group (%s)', async (unknownGroup) => {
    const { find } = await start({ ...estate, graph: { unknownGroup } });
    const found = await find(scopeOf([ids[0] ?? ''], ['mg-none']));
    expect(found).toMatchObject({ failure: { problem: { code: 'UnknownManagementGroup' } } });
    expect(found.ok ? '' : found.failure.problem.message).toContain('"mg-none"');
  });

  it('says that a right is missing where no vault can be seen, unless none need be there', async () => {
    const { find } = await start('estate-empty');
    const found = await find();
    expect(found).toMatchObject({ failure: { problem: { code: 'NoVault' } } });
    expect(found.ok ? '' : found.failure.problem.nextStep).toContain('Reader');
    const allowed = await find({ allowEmpty: true });
    expect(allowed.ok && allowed.value.vaults).toEqual([]);
  });
});

describe('without Resource Graph', () => {
  it('lists subscription by subscription, all pages', async () => {
    const { simulator, find, refusals } = await start({ ...findScenario('estate-no-graph'), directoryPageSize: 3 });
    const found = await find();
    expect(found.ok && found.value.source).toBe('lists');
    expect(found.ok && found.value.vaults).toHaveLength(40);
    expect(found.ok && found.value.vaults.every(({ items }) => items === undefined)).toBe(true);
    expect(refusals).toHaveLength(1);
    const { byKind } = simulator.counters();
    expect(byKind['subscriptions.list']).toBe(3);
    expect(byKind['vaults.list'] ?? 0).toBeGreaterThan(8);
  });

  it('keeps to management groups', async () => {
    const { find } = await start('estate-no-graph');
    const found = await find(scopeOf([], ['mg-test']));
    const names = estate.vaults.filter(({ name }) => name.startsWith('rsv-test-')).map(({ name }) => name);
    expect(found.ok && found.value.vaults.map(({ name }) => name).sort()).toEqual(names.sort());
    expect(codeOf(await find(scopeOf([], ['mg-none'])))).toBe('UnknownManagementGroup');
    expect(codeOf(await find(scopeOf([UNKNOWN])))).toBe('UnknownSubscription');
  });
});
