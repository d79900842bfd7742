import { ResourceGraphClient } from '@azure/arm-resourcegraph';
import { findScenario, startSimulator, type Scenario, type Simulator } from '../../simulator/index';
import { ask, pagesOf, signIn } from './client';
import { itemsQuery, subscriptionsQuery, vaultsQuery } from '../../simulator/graph/queries';
import { bodyOf, graphPath, post, type Refusal, type Rows } from './graph-client';

describe('an estate', () => {
  let simulator: Simulator;
  let token: string;
  const scenario: Scenario = {
    ...findScenario('estate'),
    directoryPageSize: 3,
    graph: { queriesPerWindow: 1000 },
  };
  const query = async (body: object): Promise<Rows> => bodyOf<Rows>(await post(simulator, token, body));
  const pages = async <Entry>(path: string): Promise<readonly (readonly Entry[])[]> =>
    (await pagesOf<Entry>(simulator, token, path)).map(({ value }) => value);

  beforeAll(async () => {
    simulator = await startSimulator({ scenario });
    token = await signIn(simulator);
  });
  afterAll(() => simulator.stop());

  test('vaults are found with their places and tags', async () => {
    const { data, ...rest } = await query({ query: vaultsQuery });
    expect(rest).toEqual({ totalRecords: 40, count: 40, facets: [], resultTruncated: 'false' });
    const told = data.map(({ id, location, tags }) => ({ id, location, tags }));
    const expected = scenario.vaults.map((vault, at) => ({
      id: simulator.vaultIds[at] ?? '',
      location: vault.location,
      tags: vault.tags,
    }));
    expect(told).toEqual(expected.sort((one, other) => (one.id < other.id ? -1 : 1)));
  });

  test('only vaults that hold items are counted, and none of the items is lost', async () => {
    const { data } = await query({ query: itemsQuery });
    const expected = scenario.vaults.flatMap(({ items = 0 }, at) =>
      items === 0 ? [] : [{ id: simulator.vaultIds[at]?.toLowerCase(), items }],
    );
    expect(data).toHaveLength(expected.length);
    expect(data).toEqual(expect.arrayContaining(expected));
    expect(data.reduce((sum, { items }) => sum + Number(items), 0)).toBe(400);
  });

  test('pages by the skip token show every row once', async () => {
    const seen: unknown[] = [];
    const counts: number[] = [];
    let skipToken: string | undefined;
    do {
      const options: object = { $top: 17, ...(skipToken === undefined ? {} : { $skipToken: skipToken }) };
      const page = await query({ query: vaultsQuery, options });
      expect([page.totalRecords, page.resultTruncated]).toEqual([40, 'false']);
      seen.push(...page.data.map(({ id }) => id));
      counts.push(page.count);
      skipToken = page.$skipToken;
    } while (skipToken !== undefined);
    expect(counts).toEqual([17, 17, 6]);
    expect(seen).toEqual([...simulator.vaultIds].sort());
  });

  test('a scope is of subscriptions or of management groups', async () => {
    const countIn = async (scope: object): Promise<number> =>
      (await query({ query: vaultsQuery, ...scope })).totalRecords;
    const ids = scenario.subscriptions?.map(({ id }) => id) ?? [];
    const inTest = scenario.subscriptions?.filter(({ group }) => group === 'mg-test').map(({ id }) => id) ?? [];
    const among = (known: readonly string[]): number =>
      scenario.vaults.filter(({ subscription }) => known.includes(subscription ?? '')).length;
    expect(inTest.length).toBeGreaterThan(0);
    expect(await countIn({ subscriptions: ids.slice(0, 1) })).toBe(among(ids.slice(0, 1)));
    expect(await countIn({ managementGroups: ['MG-Test'] })).toBe(among(inTest));
    expect(await countIn({ managementGroups: ['mg-test', 'mg-prod'] })).toBe(40);
    const { data } = await query({ query: subscriptionsQuery, managementGroups: ['mg-test'] });
    expect(data.map(({ subscriptionId }) => subscriptionId)).toEqual(inTest);
  });

  test.each([
    [{ query: `${vaultsQuery} | limit 1` }, 'InvalidQuery', { code: 'InvalidQueryLanguage', token: 'resources' }],
    [{ query: 'somewhere | count' }, 'InvalidQuery', { code: 'InvalidQueryLanguage', token: 'somewhere' }],
    [{ query: vaultsQuery, options: { resultFormat: 'table' } }, 'InvalidRequest', undefined],
    [{ query: vaultsQuery, subscriptions: ['mine'] }, 'SubscriptionsContainInvalidGuids', undefined],
    [
      { query: vaultsQuery, subscriptions: ['00000000-0000-4000-8000-000000000000'] },
      'NoValidSubscriptionsInQueryRequest',
      undefined,
    ],
    [{ query: vaultsQuery, options: { $top: 1001 } }, 'InvalidRequest', undefined],
    [{ query: vaultsQuery, options: { $skipToken: 'mine' } }, 'InvalidSkipToken', undefined],
    [{}, 'InvalidRequest', undefined],
  ])('%j is a bad request', async (body, code, second) => {
    const answer = await post(simulator, token, body);
    const { error } = bodyOf<Refusal>(answer);
    expect(answer.status).toBe(400);
    expect(error.code).toBe('BadRequest');
    expect(error.message).toMatch(
      /^Please provide below info when asking for support: timestamp = \d{4}-.*Z, correlationId = [\w-]{36}\.$/,
    );
    expect(error.details?.[0]).toMatchObject({ code });
    if (second) expect(error.details?.[1]).toMatchObject(second);
  });

  test('versions of before and of never are told apart', async () => {
    const path = (version: string): string => graphPath.replace('2024-04-01', version);
    for (const version of ['2021-03-01', '2022-10-01'])
      expect((await post(simulator, token, { query: vaultsQuery }, path(version))).status).toBe(200);
    const refused = await post(simulator, token, { query: vaultsQuery }, path('2014-01-01'));
    expect(bodyOf<Refusal>(refused).error.code).toBe('InvalidResourceType');
  });

  test('the SDK reads all pages', async () => {
    const credential = {
      getToken: () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + 3_600_000 }),
    };
    const client = new ResourceGraphClient(credential, {
      endpoint: simulator.url,
      tlsOptions: { ca: simulator.ca },
    });
    const names: unknown[] = [];
    let skipToken: string | undefined;
    do {
      const page = await client.resources({
        query: vaultsQuery,
        options: { top: 30, resultFormat: 'objectArray', ...(skipToken === undefined ? {} : { skipToken }) },
      });
      names.push(...(page.data as readonly { readonly name: string }[]).map(({ name }) => name));
      skipToken = page.skipToken;
    } while (skipToken !== undefined);
    expect([...names].sort()).toEqual(scenario.vaults.map(({ name }) => name).sort());
    const refused: unknown = await client.resources({ query: 'nothing here' }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ statusCode: 400, code: 'BadRequest' });
  });

  test('subscriptions are listed, page by page', async () => {
    const found = await pages<{ subscriptionId: string; displayName: string; state: string }>(
      '/subscriptions?api-version=2022-12-01',
    );
    expect(found.map((page) => page.length)).toEqual([3, 3, 2]);
    expect(found.flat().map(({ subscriptionId, displayName, state }) => [subscriptionId, displayName, state])).toEqual(
      scenario.subscriptions?.map(({ id, displayName }) => [id, displayName, 'Enabled']),
    );
  });

  test('vaults are listed by subscription, those without items too', async () => {
    const id = scenario.subscriptions?.[0]?.id ?? '';
    const own = scenario.vaults.filter(({ subscription }) => subscription === id);
    const path = `/subscriptions/${id}/providers/Microsoft.RecoveryServices/vaults?api-version=2024-04-01`;
    const found = (await pages<{ name: string; location: string; tags: object }>(path)).flat();
    expect(own.length).toBeGreaterThan(3);
    expect(found.map(({ name, location, tags }) => ({ name, location, tags }))).toEqual(
      own.map(({ name, location, tags }) => ({ name, location, tags })),
    );
    expect((await ask(simulator, path.replace(id, '00000000-0000-4000-8000-000000000000'), { token })).status).toBe(
      404,
    );
  });

  test('what is below a management group is listed, however deep', async () => {
    const path = (name: string): string =>
      `/providers/Microsoft.Management/managementGroups/${name}/descendants?api-version=2020-05-01`;
    const all = (await pages<{ type: string; name: string }>(path(simulator.tenantId))).flat();
    expect(all.map(({ type }) => type)).toEqual([
      ...Array<string>(2).fill('Microsoft.Management/managementGroups'),
      ...Array<string>(8).fill('/subscriptions'),
    ]);
    const [first] = (await pages<object>(path('mg-test'))).flat();
    expect(first).toMatchObject({
      id: expect.stringMatching(/^\/subscriptions\/[0-9a-f-]{36}$/) as string,
      type: '/subscriptions',
      properties: { parent: { id: '/providers/Microsoft.Management/managementGroups/mg-test' } },
    });
    expect((await ask(simulator, path('mg-none'), { token })).status).toBe(403);
  });
});
