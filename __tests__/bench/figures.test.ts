/** The reckoning of an estate's figures, by hand. */
import { loadBound, loads } from '../../bench/estate/bound';
import { unevenness } from '../../bench/estate/run';
import { readMatrix } from '../../bench/estate/matrix';
import { sectionOf, withSection } from '../../bench/sections';
import type { RequestRecord } from '../../simulator';

const request = (subscription: string, kind: RequestRecord['kind'], method = 'GET'): RequestRecord => ({
  time: 0,
  host: '',
  method,
  kind,
  path: '',
  query: '',
  status: 200,
  clientRequestId: undefined,
  userAgent: undefined,
  authorized: true,
  subscription,
  vault: undefined,
  fault: undefined,
  rejectedForRate: false,
});

describe('the bound of a shard', () => {
  test('reads beyond the bucket, looks at jobs apart', () => {
    expect(loadBound({ reads: 250, looks: 0, changes: 0 }, 60)).toBe(0);
    expect(loadBound({ reads: 1_250, looks: 0, changes: 0 }, 60)).toBe(40);
    expect(loadBound({ reads: 1_250, looks: 1_000, changes: 0 }, 60)).toBe(0);
  });

  test('changes by the minute, or reads where these take longer', () => {
    expect(loadBound({ reads: 0, looks: 0, changes: 200 }, 60)).toBe(60);
    expect(loadBound({ reads: 0, looks: 0, changes: 201 }, 60)).toBe(120);
    expect(loadBound({ reads: 5_250, looks: 0, changes: 201 }, 60)).toBe(200);
  });

  test('is reckoned by subscription', () => {
    const requests = [
      request('a', 'mappings.list'),
      request('b', 'jobs.list'),
      request('a', 'mapping.patch', 'PATCH'),
      request('b', 'job.get'),
    ];
    expect(loads(requests)).toEqual([
      { reads: 1, looks: 0, changes: 1 },
      { reads: 2, looks: 2, changes: 0 },
    ]);
  });
});

test('shards of one subscription are as even as they can be', () => {
  const entry = (subscriptions: string[], items: number) => ({
    shard: '1',
    name: '',
    subscriptions,
    vaults: 0,
    items,
    inputs: {},
  });
  const alone = entry(['a'], 900);
  expect(unevenness([alone])).toBe(0);
  expect(unevenness([alone, entry(['b', 'c'], 90), entry(['d', 'e'], 110)])).toBeCloseTo(0.1);
});

test('the matrix of both hosts', () => {
  const github = {
    include: [{ shard: '1', name: 'n', subscriptions: 'a,b', vaults: 2, items: 3, 'vault-id': 'v', scope: '' }],
  };
  const pipelines = {
    shard_1: { shard: '1', name: 'n', subscriptions: 'a,b', vaults: '2', items: '3', vaultId: 'v', scope: '' },
  };
  const entries = readMatrix('github', JSON.stringify(github));
  expect(entries).toEqual([
    { shard: '1', name: 'n', subscriptions: ['a', 'b'], vaults: 2, items: 3, inputs: { 'vault-id': 'v', scope: '' } },
  ]);
  expect(readMatrix('azure-pipelines', JSON.stringify(pipelines))).toEqual(entries);
});

describe('a section of the document', () => {
  const text = '# T\n\n## A\n\na\n\n### A1\n\n## B\n\nb\n';

  test('is found with what is below it', () => {
    expect(sectionOf(text, 'A')).toBe('## A\n\na\n\n### A1\n');
    expect(sectionOf(text, 'C')).toBeUndefined();
  });

  test('is replaced where it is, or added at the end', () => {
    expect(withSection(text, 'A', '## A\n\nnew\n')).toBe('# T\n\n## A\n\nnew\n\n## B\n\nb\n');
    expect(withSection(text, 'B', '## B\n\nnew\n')).toBe('# T\n\n## A\n\na\n\n### A1\n\n## B\n\nnew\n');
    expect(withSection(text, 'C', '## C\n\nc\n')).toBe(`${text}\n## C\n\nc\n`);
  });
});
