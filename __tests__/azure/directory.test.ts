/** What is sent to Resource Graph and the lists, and what is made of answers that the simulator does not give. */
import { createHttpHeaders, type PipelineRequest } from '@azure/core-rest-pipeline';
import { cloudOf } from '../../src/azure/cloud';
import { connectArm } from '../../src/azure/arm';
import { directoryOf } from '../../src/azure/directory';
import type { Directory } from '../../src/core/estate/ports';
import { guid, vault } from '../core/estate/values';
import { fixedTokens } from '../support/tokens';

interface Given {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const { signal } = new AbortController();
const row = { id: vault(1, 'a').id, name: 'a', location: 'westeurope', tags: null };
const rowsOf = (data: unknown, more: object = {}): Given => ({
  body: { totalRecords: 1, count: 1, data, facets: [], resultTruncated: 'false', ...more },
});

/** A directory that gets one answer, whatever it asks. */
async function answering({
  status = 200,
  headers = {},
  body,
}: Given): Promise<{ directory: Directory; sent: PipelineRequest[] }> {
  const sent: PipelineRequest[] = [];
  const directory = await directoryOf(
    await connectArm({
      cloud: cloudOf('AzureCloud'),
      tokens: fixedTokens(),
      runId: guid(1),
      userAgent: 'asr-autoupdate/test',
      httpClient: {
        sendRequest: (request) => {
          sent.push(request);
          const bodyAsText = typeof body === 'string' ? body : JSON.stringify(body);
          return Promise.resolve({ request, status, headers: createHttpHeaders(headers), bodyAsText });
        },
      },
    }),
  );
  return { directory, sent };
}

const query = async (given: Given, next?: string) =>
  (await answering(given)).directory.queryVaults({ kind: 'all' }, next, signal);

describe('a query', () => {
  it('is about all, or about things of one kind, and goes on where the last page ended', async () => {
    const { directory, sent } = await answering(rowsOf([row]));
    await directory.queryVaults({ kind: 'all' }, undefined, signal);
    await directory.queryVaults({ kind: 'subscriptions', ids: [guid(1)] }, 'token == of / page 2', signal);
    await directory.queryVaults({ kind: 'management-groups', names: ['mg'] }, undefined, signal);
    const options = { resultFormat: 'objectArray', $top: 1_000 };
    expect(sent.map(({ body }) => ({ ...(JSON.parse(body as string) as object), query: '' }))).toEqual([
      { query: '', options },
      { query: '', subscriptions: [guid(1)], options: { ...options, $skipToken: 'token == of / page 2' } },
      { query: '', managementGroups: ['mg'], options },
    ]);
    expect(sent[0]?.url).toBe(
      'https://management.azure.com/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01',
    );
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer token');
  });

  it('can be paged through: it has an id, and sorts by it', async () => {
    const { directory, sent } = await answering(rowsOf([]));
    for (const ask of ['queryVaults', 'queryItems', 'querySubscriptions'] as const)
      await directory[ask]({ kind: 'all' }, undefined, signal);
    expect(sent).toHaveLength(3);
    for (const { body } of sent) expect(body).toMatch(/(project|by) id\b.*\\n\| order by id asc"/);
  });

  it('gives rows, the token of the next page, and how long no query is left', async () => {
    const headers = { 'x-ms-user-quota-remaining': '0', 'x-ms-user-quota-resets-after': '00:01:05' };
    expect(await query({ ...rowsOf([row], { $skipToken: 'more' }), headers })).toEqual({
      ok: true,
      value: {
        items: [expect.objectContaining({ name: 'a', subscriptionId: guid(1), location: 'westeurope', tags: {} })],
        next: 'more',
        waitMs: 65_000,
        isCut: false,
      },
    });
    expect(await query({ ...rowsOf([]), headers: { ...headers, 'x-ms-user-quota-remaining': '1' } })).toMatchObject({
      value: { waitMs: 0 },
    });
  });

  it.each<[string, Given]>([
    ['rows that cannot be paged through', rowsOf([row], { resultTruncated: 'true' })],
    ['too many subscriptions', { ...rowsOf([row]), headers: { 'x-ms-tenant-subscription-limit-hit': 'true' } }],
  ])('says that it is cut: %s', async (_what, given) => {
    expect(await query(given)).toMatchObject({ value: { isCut: true } });
  });

  it('waits for the quota where a refusal does not say how long to wait', async () => {
    const body = {
      error: { code: 'BadRequest', message: 'm', details: [{ code: 'RateLimiting', message: 'slow down' }] },
    };
    const given = { status: 429, body, headers: { 'x-ms-user-quota-resets-after': '00:00:03' } };
    expect(await query(given)).toMatchObject({
      failure: { status: 429, retryAfterMs: 3_000, problem: { code: 'RateLimiting', message: 'slow down' } },
    });
    expect(await query({ ...given, headers: { ...given.headers, 'retry-after': '7' } })).toMatchObject({
      failure: { retryAfterMs: 7_000 },
    });
  });

  it.each<[string, Given]>([
    ['no rows', rowsOf(undefined)],
    ['rows of a table', rowsOf({ columns: [], rows: [] })],
    ['a row without an id', rowsOf([{ name: 'a' }])],
    ['an id that leads elsewhere', rowsOf([{ ...row, id: `${row.id}/../../x` }])],
    ['an id with a command', rowsOf([{ ...row, id: `${row.id}\n##vso[task.complete]` }])],
    ['not JSON', { body: '<html>' }],
    ['nothing', { body: '' }],
  ])('cannot be read: %s', async (_what, given) => {
    const { directory } = await answering(given);
    expect(await directory.queryVaults({ kind: 'all' }, undefined, signal)).toMatchObject({
      ok: false,
      failure: { kind: 'answer', problem: { code: 'UnreadableAnswer' } },
    });
  });

  it('of items and subscriptions reads ids in lower case, and refuses rows of something else', async () => {
    const scope = { kind: 'all' } as const;
    const items = async (data: unknown) =>
      (await answering(rowsOf([data]))).directory.queryItems(scope, undefined, signal);
    const subscriptions = async (data: unknown) =>
      (await answering(rowsOf([data]))).directory.querySubscriptions(scope, undefined, signal);
    expect(await items({ id: '/Subscriptions/X', items: 3 })).toMatchObject({
      value: { items: [{ vaultId: '/subscriptions/x', items: 3 }] },
    });
    expect(await subscriptions({ subscriptionId: 'ABC', name: 'Name' })).toMatchObject({
      value: { items: [{ id: 'abc', name: 'Name' }] },
    });
    for (const answer of [await items({ id: '/x', items: '3' }), await items({ items: 3 }), await subscriptions({})])
      expect(answer).toMatchObject({ failure: { problem: { code: 'UnreadableAnswer' } } });
  });
});

describe('a list', () => {
  it('asks for what is below its subscription or group, whatever the group is called', async () => {
    const { directory, sent } = await answering({ body: { value: [] } });
    await directory.listSubscriptions(undefined, signal);
    await directory.listVaults(guid(1), undefined, signal);
    await directory.listSubscriptionsBelow('mg (1)?x=/', undefined, signal);
    await directory.listVaults(guid(1), 'https://management.azure.com/subscriptions/x?page=2', signal);
    expect(sent.map(({ url }) => url.replace('https://management.azure.com', ''))).toEqual([
      '/subscriptions?api-version=2022-12-01',
      `/subscriptions/${guid(1)}/providers/Microsoft.RecoveryServices/vaults?api-version=2025-02-01`,
      '/providers/Microsoft.Management/managementGroups/mg%20(1)%3Fx%3D%2F/descendants?api-version=2020-05-01',
      '/subscriptions/x?page=2',
    ]);
  });

  it('of what is below a group gives subscriptions only', async () => {
    const value = [
      { type: 'Microsoft.Management/managementGroups', name: 'mg-below' },
      { type: '/subscriptions', name: guid(7).toUpperCase(), properties: { displayName: 'Seven' } },
      { type: 'Microsoft.Management/managementGroups/subscriptions', name: guid(8) },
    ];
    const { directory } = await answering({ body: { value } });
    expect(await directory.listSubscriptionsBelow('mg', undefined, signal)).toMatchObject({
      value: {
        items: [
          { id: guid(7), name: 'Seven' },
          { id: guid(8), name: '' },
        ],
      },
    });
  });
});
