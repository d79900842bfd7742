import { durationText, Quota } from '../../simulator/graph/quota';
import { findScenario, type Scenario } from '../../simulator/index';
import { ask, pause, type Answer, type Page } from './client';
import { itemsQuery, vaultsQuery } from '../../simulator/graph/queries';
import { bodyOf, post, within, type Refusal, type Rows } from './graph-client';

describe('rights', () => {
  const [readable, hidden] = ['11111111-0000-4000-8000-000000000000', '22222222-0000-4000-8000-000000000000'];
  const scenario: Scenario = {
    name: 'rights',
    description: 'One subscription may be read, the other may not.',
    subscriptions: [{ id: readable }, { id: hidden, readable: false, group: 'mg-hidden' }],
    managementGroups: [{ name: 'mg-hidden' }, { name: 'mg-closed', readable: false }],
    vaults: [
      { name: 'vault-a', subscription: readable, mappings: 2, items: 3 },
      { name: 'vault-b', subscription: hidden, mappings: 2, items: 5 },
    ],
  };
  const codeOf = (answer: Answer): string => {
    const { error } = bodyOf<Refusal>(answer);
    return error.details?.[0]?.code ?? error.code;
  };

  test('what may not be read is left out without a word, and nothing left is refused', async () => {
    await within(scenario, async (simulator, token) => {
      for (const subscriptions of [[], [readable, hidden]]) {
        const vaults = bodyOf<Rows>(await post(simulator, token, { query: vaultsQuery, subscriptions }));
        expect(vaults.data.map(({ name }) => name)).toEqual(['vault-a']);
        const { data } = bodyOf<Rows>(await post(simulator, token, { query: itemsQuery, subscriptions }));
        expect(data.map(({ items }) => items)).toEqual([3]);
      }
      for (const scope of [{ subscriptions: [hidden] }, { managementGroups: ['mg-hidden'] }]) {
        const refused = await post(simulator, token, { query: vaultsQuery, ...scope });
        expect([refused.status, codeOf(refused)]).toEqual([400, 'NoValidSubscriptionsInQueryRequest']);
      }
      for (const name of ['mg-closed', 'mg-none']) {
        const refused = await post(simulator, token, { query: vaultsQuery, managementGroups: [name] });
        expect([refused.status, codeOf(refused)]).toEqual([403, 'AuthorizationFailed']);
      }
      const list = bodyOf<Page<object>>(await ask(simulator, '/subscriptions?api-version=2022-12-01', { token }));
      expect(list).toEqual({ value: [expect.objectContaining({ subscriptionId: readable }) as object] });
      const below = `/subscriptions/${hidden}/providers/Microsoft.RecoveryServices/vaults?api-version=2024-04-01`;
      expect(codeOf(await ask(simulator, below, { token }))).toBe('AuthorizationFailed');
      const mappings = `${simulator.vaultIds[1] ?? ''}/replicationProtectionContainerMappings?api-version=2025-08-01`;
      expect(codeOf(await ask(simulator, mappings, { token }))).toBe('AuthorizationFailed');
    });
  });

  test.each([
    [{ nothingReadable: 'empty' }, 200, undefined],
    [{ nothingReadable: 'forbidden' }, 403, 'AuthorizationFailed'],
  ] as const)('the switch %j', async (graph, status, code) => {
    await within({ ...scenario, graph }, async (simulator, token) => {
      const answer = await post(simulator, token, { query: vaultsQuery, subscriptions: [hidden] });
      expect(answer.status).toBe(status);
      if (code !== undefined) expect(codeOf(answer)).toBe(code);
      else expect(bodyOf<Rows>(answer)).toMatchObject({ totalRecords: 0, data: [] });
    });
  });

  test('a management group that is not there can be told as missing', async () => {
    await within({ ...scenario, graph: { unknownGroup: 'missing' } }, async (simulator, token) => {
      const path = '/providers/Microsoft.Management/managementGroups/mg-none/descendants?api-version=2020-05-01';
      expect((await ask(simulator, path, { token })).status).toBe(404);
      const refused = await post(simulator, token, { query: vaultsQuery, managementGroups: ['mg-none'] });
      expect(codeOf(refused)).toBe('NotFound');
    });
  });

  test('where Resource Graph is forbidden, vaults are still listed', async () => {
    await within(findScenario('estate-no-graph'), async (simulator, token) => {
      const refused = await post(simulator, token, { query: vaultsQuery });
      expect([refused.status, codeOf(refused)]).toEqual([403, 'AuthorizationFailed']);
      const path = '/subscriptions?api-version=2022-12-01';
      expect(bodyOf<Page<object>>(await ask(simulator, path, { token })).value).toHaveLength(8);
    });
  });

  test('where no vault may be read there is no row, and no list', async () => {
    await within(findScenario('estate-empty'), async (simulator, token) => {
      expect(bodyOf<Rows>(await post(simulator, token, { query: vaultsQuery }))).toMatchObject({ totalRecords: 0 });
      expect(bodyOf<Rows>(await post(simulator, token, { query: itemsQuery }))).toMatchObject({ totalRecords: 0 });
      const id = simulator.scenario.subscriptions?.[0]?.id ?? '';
      const path = `/subscriptions/${id}/providers/Microsoft.RecoveryServices/vaults?api-version=2024-04-01`;
      expect((await ask(simulator, path, { token })).status).toBe(403);
    });
  });
});

describe('throttling', () => {
  test('a window begins with its first query', () => {
    const quota = new Quota(2);
    expect([0, 4999, 4999, 5000].map((now) => quota.take(now))).toEqual([
      { allowed: true, remaining: 1, resetsAfterMs: 5000 },
      { allowed: true, remaining: 0, resetsAfterMs: 1 },
      { allowed: false, remaining: 0, resetsAfterMs: 1 },
      { allowed: true, remaining: 1, resetsAfterMs: 5000 },
    ]);
    expect([5000, 4001, 1, 3_723_000].map((time) => durationText(time))).toEqual([
      ...['00:00:05', '00:00:05', '00:00:01', '01:02:03'],
    ]);
  });

  test('the sixteenth query within the window waits for the next', async () => {
    await within(findScenario('estate'), async (simulator, token) => {
      const answers: Answer[] = [];
      for (let count = 0; count < 16; count++) answers.push(await post(simulator, token, { query: vaultsQuery }));
      const remaining = answers.map(({ headers }) => headers['x-ms-user-quota-remaining']);
      expect(remaining).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0].map(String));
      for (const { headers } of answers) expect(headers['x-ms-user-quota-resets-after']).toMatch(/^00:00:0[1-5]$/);
      expect(answers.map(({ status }) => status)).toEqual([...Array<number>(15).fill(200), 429]);
      const [refused] = answers.slice(15);
      expect(JSON.parse(refused?.text ?? '')).toMatchObject({
        error: { code: 'RateLimiting', details: [{ code: 'RateLimiting' }] },
      });
      expect(simulator.requests().filter(({ rejectedForRate }) => rejectedForRate)).toHaveLength(1);
      await pause(Number(refused?.headers['retry-after']) * 1000);
      expect((await post(simulator, token, { query: vaultsQuery })).status).toBe(200);
    });
  });
});
