/** Finding: what is asked, in which pace, and what is made of the answers. */
import { findInScope } from '../../../src/core/estate/find';
import type { FoundVaults, ListedVault, Wanted } from '../../../src/core/estate/model';
import type { Directory, QueryPage, QueryScope } from '../../../src/core/estate/ports';
import type { Failure, Result } from '../../../src/core/values/model';
import type { Page } from '../../../src/core/values/ports';
import { ManualClock, START, stopAt } from '../../support/manual-clock';
import { guid, inputNames, vault } from './values';

const ok = <T>(value: T): Result<T> => ({ ok: true, value });
const refused = (status: number, code: string, retryAfterMs?: number): Result<never> => ({
  ok: false,
  failure: { kind: 'http', status, problem: { code, message: code }, retryAfterMs },
});
const rows = <T>(items: readonly T[], more: Partial<QueryPage<T>> = {}): Result<QueryPage<T>> =>
  ok({ items, next: undefined, waitMs: 0, isCut: false, ...more });
const page = <T>(items: readonly T[], next?: string): Result<Page<T>> => ok({ items, next });
const never = (): Promise<never> => Promise.reject(new Error('not to be asked'));

/** An estate of three vaults in two subscriptions, without lists. */
const directory: Directory = {
  querySubscriptions: () => Promise.resolve(rows([1, 2].map((id) => ({ id: guid(id), name: `sub-${id}` })))),
  queryVaults: () => Promise.resolve(rows([vault(1, 'a'), vault(1, 'b'), vault(2, 'c')])),
  queryItems: () => Promise.resolve(rows(['a', 'c'].map((name) => countOf(name)))),
  listSubscriptions: never,
  listSubscriptionsBelow: never,
  listVaults: never,
};
const countOf = (name: string, items = 5) => ({
  vaultId: vault(name === 'c' ? 2 : 1, name).id.toLowerCase(),
  items,
});

interface Play {
  readonly found: Result<FoundVaults>;
  readonly tookMs: number;
  readonly refusals: readonly Failure[];
}

async function play(changes: Partial<Directory>, wanted: Partial<Wanted> = {}): Promise<Play> {
  const clock = new ManualClock();
  const refusals: Failure[] = [];
  const found = await clock.drive(
    findInScope(
      { scope: { kind: 'all' }, names: [], tags: [], includeEmpty: false, allowEmpty: false, ...wanted },
      {
        directory: { ...directory, ...changes },
        clock,
        stop: stopAt(clock),
        random: () => 0,
        inputNames,
        onRetry: () => undefined,
        onRefused: (failure) => refusals.push(failure),
      },
    ),
  );
  return { found, tookMs: clock.now() - START, refusals };
}

const namesOf = ({ found }: Play): readonly string[] | string =>
  found.ok ? found.value.vaults.map(({ name, items }) => `${name}:${items ?? '?'}`) : found.failure.problem.code;

const some = (subscriptions: readonly number[], managementGroups: readonly string[] = []): Partial<Wanted> => ({
  scope: { kind: 'some', subscriptions: subscriptions.map(guid), managementGroups },
});

describe('with Resource Graph', () => {
  it('joins vaults, items and subscriptions on their ids, whatever their case', async () => {
    const shouted = vault(1, 'a');
    const played = await play(
      {
        queryVaults: () => Promise.resolve(rows([{ ...shouted, id: shouted.id.toUpperCase() }, vault(1, 'b')])),
      },
      { includeEmpty: true },
    );
    expect(namesOf(played)).toEqual(['a:5', 'b:0']);
    expect(played.found.ok && played.found.value.vaults[0]?.subscriptionName).toBe('sub-1');
  });

  it('leaves out what holds nothing', async () => {
    expect(namesOf(await play({}))).toEqual(['a:5', 'c:5']);
  });

  it('asks for subscriptions and management groups apart, in parts, and counts twice-found once', async () => {
    const scopes: QueryScope[] = [];
    const subscriptions = Array.from({ length: 650 }, (_, index) => index);
    const played = await play(
      {
        querySubscriptions: (scope) =>
          Promise.resolve(rows(scope.kind === 'subscriptions' ? scope.ids.map((id) => ({ id, name: '' })) : [])),
        queryVaults: (scope) => {
          scopes.push(scope);
          return Promise.resolve(rows([vault(1, 'a')]));
        },
      },
      some(subscriptions, ['mg-1', 'mg-2']),
    );
    expect(namesOf(played)).toEqual(['a:5']);
    expect(scopes.map((scope) => (scope.kind === 'subscriptions' ? scope.ids.length : scope))).toEqual([
      300,
      300,
      50,
      { kind: 'management-groups', names: ['mg-1', 'mg-2'] },
    ]);
  });

  it('reads every page, and no page twice', async () => {
    const vaults: ListedVault[] = Array.from({ length: 25 }, (_, index) => vault(1, `v${index}`));
    const paged = (size: number): Partial<Directory> => ({
      queryVaults: (_scope, next) => {
        const begin = Number(next ?? 0);
        const end = begin + size;
        const more = end < vaults.length || size === 0 ? { next: String(end) } : {};
        return Promise.resolve(rows(vaults.slice(begin, end), more));
      },
    });
    expect(namesOf(await play(paged(10), { includeEmpty: true }))).toHaveLength(25);
    expect(namesOf(await play(paged(0), { includeEmpty: true }))).toBe('LoopingList');
  });

  it('waits until the quota is there again', async () => {
    const times: number[] = [];
    const clock = new ManualClock();
    let pages = 0;
    const found = await clock.drive(
      findInScope(
        { scope: { kind: 'all' }, names: [], tags: [], includeEmpty: true, allowEmpty: false },
        {
          directory: {
            ...directory,
            queryVaults: () => {
              times.push(clock.now() - START);
              return Promise.resolve(
                rows([vault(1, `v${pages}`)], pages++ < 3 ? { next: `${pages}`, waitMs: 4_000 } : {}),
              );
            },
          },
          clock,
          stop: stopAt(clock),
          random: () => 0,
          inputNames,
          onRetry: () => undefined,
          onRefused: () => undefined,
        },
      ),
    );
    expect(found.ok && found.value.vaults).toHaveLength(4);
    expect(times).toEqual([0, 4_000, 8_000, 12_000]);
  });

  it('sends no more than fifteen queries in five seconds', async () => {
    const played = await play(
      {
        queryVaults: (_scope, next) => {
          const at = Number(next ?? 0);
          return Promise.resolve(rows([vault(1, `v${at}`)], at < 60 ? { next: String(at + 1) } : {}));
        },
      },
      { includeEmpty: true },
    );
    expect(namesOf(played)).toHaveLength(61);
    // Of 63 queries the last three come after four full windows.
    expect(played.tookMs).toBe(20_000);
  });

  it('waits as long as a refusal for rate commands', async () => {
    let refusals = 0;
    const played = await play({
      queryItems: () => Promise.resolve(refusals++ < 5 ? refused(429, 'RateLimiting', 3_000) : rows([countOf('a')])),
    });
    expect(namesOf(played)).toEqual(['a:5']);
    expect(played.tookMs).toBeGreaterThanOrEqual(15_000);
  });

  it('does not take a part for the whole', async () => {
    expect(namesOf(await play({ queryVaults: () => Promise.resolve(rows([vault(1, 'a')], { isCut: true })) }))).toBe(
      'ScopeTooLarge',
    );
  });

  it('takes nothing readable for nothing, and says so', async () => {
    const nothing = (): Promise<Result<never>> => Promise.resolve(refused(400, 'NoValidSubscriptionsInQueryRequest'));
    const blind = { queryVaults: nothing, queryItems: nothing, querySubscriptions: nothing };
    expect(namesOf(await play(blind))).toBe('NoVault');
    expect(namesOf(await play(blind, { allowEmpty: true }))).toEqual([]);
    expect(namesOf(await play(blind, { ...some([1]), allowEmpty: true }))).toBe('UnknownSubscription');
  });

  it('names the subscription that is not there', async () => {
    const { found } = await play({}, some([1, 2, 3]));
    expect(found).toMatchObject({ failure: { problem: { code: 'UnknownSubscription' } } });
    expect(found.ok ? '' : found.failure.problem.message).toContain(`: "${guid(3)}".`);
  });

  it('takes a subscription for known whose vaults are all that can be seen of it', async () => {
    expect(namesOf(await play({ querySubscriptions: () => Promise.resolve(rows([])) }, some([1, 2])))).toEqual([
      'a:5',
      'c:5',
    ]);
  });

  it('passes on what else goes wrong', async () => {
    expect(namesOf(await play({ queryVaults: () => Promise.resolve(refused(400, 'InvalidQuery')) }))).toBe(
      'InvalidQuery',
    );
    expect(namesOf(await play({ queryItems: () => Promise.resolve(refused(500, 'InternalServerError')) }))).toBe(
      'InternalServerError',
    );
  });
});

describe('without Resource Graph', () => {
  const forbidden = (): Promise<Result<never>> => Promise.resolve(refused(403, 'AuthorizationFailed'));
  const lists: Partial<Directory> = {
    queryVaults: forbidden,
    queryItems: forbidden,
    querySubscriptions: forbidden,
    listSubscriptions: (next) =>
      Promise.resolve(
        next === undefined ? page([{ id: guid(1), name: 'one' }], '2') : page([{ id: guid(2), name: 'two' }]),
      ),
    listSubscriptionsBelow: () =>
      Promise.resolve(
        page([
          { id: guid(2), name: 'two' },
          { id: guid(7), name: 'hidden' },
        ]),
      ),
    listVaults: (id) => Promise.resolve(page(id === guid(1) ? [vault(1, 'a'), vault(1, 'b')] : [vault(2, 'c')])),
  };

  it('lists subscription by subscription, and keeps vaults of which it is not known whether they are empty', async () => {
    const played = await play(lists);
    expect(namesOf(played)).toEqual(['a:?', 'b:?', 'c:?']);
    expect(played.refusals.map(({ problem }) => problem.code)).toEqual(['AuthorizationFailed']);
    expect(played.found.ok && played.found.value.vaults[2]?.subscriptionName).toBe('two');
  });

  it('keeps to the scope', async () => {
    expect(namesOf(await play(lists, some([1])))).toEqual(['a:?', 'b:?']);
    expect(namesOf(await play(lists, some([], ['mg'])))).toEqual(['c:?']);
    expect(namesOf(await play(lists, some([1], ['mg'])))).toEqual(['a:?', 'b:?', 'c:?']);
    expect(namesOf(await play(lists, some([3])))).toBe('UnknownSubscription');
  });

  it.each([403, 404])('names the management group that is refused with %i', async (status) => {
    const { found } = await play(
      { ...lists, listSubscriptionsBelow: () => Promise.resolve(refused(status, 'Some')) },
      some([], ['mg-x']),
    );
    expect(found).toMatchObject({ failure: { problem: { code: 'UnknownManagementGroup' } } });
    expect(found.ok ? '' : found.failure.problem.message).toContain('"mg-x"');
  });

  it.each([
    [400, 'NotFound'],
    [404, 'Other'],
  ])('goes there for a management group that Resource Graph does not know (%i %s)', async (status, code) => {
    const unknown = (): Promise<Result<never>> => Promise.resolve(refused(status, code));
    const played = await play(
      {
        ...lists,
        queryVaults: unknown,
        queryItems: unknown,
        querySubscriptions: unknown,
        listSubscriptionsBelow: forbidden,
      },
      some([], ['mg-x']),
    );
    expect(namesOf(played)).toBe('UnknownManagementGroup');
  });

  it('leaves a subscription out whose vaults may not be listed, unless it was asked for', async () => {
    const partly: Partial<Directory> = {
      ...lists,
      listVaults: (id) => (id === guid(1) ? forbidden() : Promise.resolve(page([vault(2, 'c')]))),
    };
    const played = await play(partly);
    expect(namesOf(played)).toEqual(['c:?']);
    expect(played.found).toMatchObject({ value: { warnings: [{ code: 'SubscriptionNotLookedInto' }] } });
    expect(namesOf(await play(partly, some([1, 2])))).toBe('AuthorizationFailed');
    expect(namesOf(await play({ ...lists, listVaults: forbidden }))).toBe('AuthorizationFailed');
  });

  it.each([
    [400, 'BadRequest'],
    [403, 'AuthorizationFailed'],
    [409, 'ReadOnlyDisabledSubscription'],
    [500, 'InternalServerError'],
  ])('leaves one subscription out that answers %i, with a warning that names it', async (status, code) => {
    const partly: Partial<Directory> = {
      ...lists,
      listVaults: (id) => Promise.resolve(id === guid(1) ? refused(status, code) : page([vault(2, 'c')])),
    };
    const played = await play(partly);
    expect(namesOf(played)).toEqual(['c:?']);
    // No waiting resolves a conflict of a list.
    if (status < 500) expect(played.tookMs).toBe(0);
    expect(played.found).toMatchObject({
      value: { warnings: [{ code: 'SubscriptionNotLookedInto', message: expect.stringContaining('"one"') as string }] },
    });
    if (status !== 403) expect(namesOf(await play(partly, some([1, 2])))).toEqual(['c:?']);
    expect(namesOf(await play({ ...partly, listVaults: () => Promise.resolve(refused(status, code)) }))).toBe(code);
  });
});
