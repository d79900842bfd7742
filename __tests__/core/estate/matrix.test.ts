/** The matrix in the form of each host, inside its limits. */
import { escapeInJson } from '../../../src/core/render/text';
import { cutMatrix } from '../../../src/core/estate/matrix';
import type { FoundVault } from '../../../src/core/estate/model';
import { guid, inputNames, vault } from './values';

const MIB = 1024 * 1024;
const LINUX_VARIABLE = 128 * 1024;

const few = [
  vault(1, 'a', { items: 7, tags: { env: 'prod' } }),
  vault(1, 'b', { items: 1 }),
  vault(2, 'c', { items: 3, subscriptionName: undefined }),
];

/** As many vaults as are wanted, with names as long as they may be. */
const many = (count: number, subscriptions: number): FoundVault[] =>
  Array.from({ length: count }, (_, index) => vault(index % subscriptions, `${'v'.repeat(44)}${100_000 + index}`));

const cutOf = (
  ...[vaults, most, form, isWhole = false]: readonly [
    readonly FoundVault[],
    number,
    'github' | 'azure-pipelines',
    boolean?,
  ]
) => cutMatrix(vaults, most, form, isWhole, inputNames);

interface GitHubMatrix {
  readonly include: readonly Readonly<Record<string, string | number>>[];
}
type PipelinesMatrix = Readonly<Record<string, Readonly<Record<string, string>>>>;

describe('the matrix', () => {
  it('of GitHub names vaults line by line', () => {
    const { matrix = '', vaults = '' } = cutOf(few, 20, 'github');
    expect(JSON.parse(matrix)).toEqual({
      include: [
        {
          shard: '01',
          name: 'Subscription 1',
          subscriptions: guid(1),
          vaults: 2,
          items: 8,
          'vault-id': `${few[0]?.id}\n${few[1]?.id}`,
          scope: '',
        },
        { shard: '02', name: guid(2), subscriptions: guid(2), vaults: 1, items: 3, 'vault-id': few[2]?.id, scope: '' },
      ],
    });
    expect(JSON.parse(vaults)).toEqual([
      { id: few[0]?.id, items: 7, tags: { env: 'prod' } },
      { id: few[1]?.id, items: 1, tags: {} },
      { id: few[2]?.id, items: 3, tags: {} },
    ]);
  });

  it('of Azure Pipelines has names that are names of legs, and texts on one line', () => {
    const { matrix = '' } = cutOf([...few, vault(3, 'd', { items: undefined })], 20, 'azure-pipelines');
    const legs = JSON.parse(matrix) as PipelinesMatrix;
    expect(legs['shard_01']).toEqual({
      shard: '01',
      name: 'Subscription 1',
      subscriptions: guid(1),
      vaults: '2',
      items: '8',
      vaultId: `${few[0]?.id},${few[1]?.id}`,
      scope: '',
    });
    expect(legs['shard_03']?.['items']).toBe('');
    for (const [leg, values] of Object.entries(legs)) {
      expect(leg).toMatch(/^[A-Za-z]\w*$/);
      for (const [name, value] of Object.entries(values)) {
        expect(name).toMatch(/^[A-Za-z]+$/);
        expect(value).not.toMatch(/\n|\$\(/);
      }
    }
  });

  it('is empty for no vault', () => {
    expect(cutOf([], 20, 'github')).toMatchObject({
      shards: [],
      matrix: '{"include":[]}',
      vaults: '[]',
      problem: undefined,
    });
    expect(cutOf([], 20, 'azure-pipelines')).toMatchObject({ matrix: '{}', problem: undefined });
  });

  it('never has more jobs than a host makes of it', () => {
    const { matrix = '' } = cutOf(many(400, 400), 1_000, 'github');
    expect((JSON.parse(matrix) as GitHubMatrix).include).toHaveLength(256);
  });

  it('keeps tags from being taken for variables of the host', () => {
    const { vaults = '' } = cutOf([vault(1, 'a', { tags: { note: '$(System.AccessToken)' } })], 1, 'azure-pipelines');
    expect(vaults).not.toContain('$(');
    expect(JSON.parse(vaults)).toMatchObject([{ tags: { note: '$(System.AccessToken)' } }]);
  });

  it.each(['github', 'azure-pipelines'] as const)('of %s gives the tags as they are, whatever they hold', (form) => {
    const tags = {
      'flag 🏴\u{e0067}\u{e0062}\u{e007f}': `"'\\ \r\n##vso[x] ::y`,
      'lone \ud83d': '\udc00',
      ['__proto__']: 'p',
    };
    const { vaults = '' } = cutOf([vault(1, 'a', { tags })], 1, form);
    const [found] = JSON.parse(form === 'github' ? vaults : escapeInJson(vaults)) as { tags: typeof tags }[];
    expect(Object.entries(found?.tags ?? {})).toEqual(Object.entries(tags));
  });

  it.each([500, 1_000, 2_000, 3_000, 5_000, 20_000])('of GitHub keeps to its size with %i vaults', (count) => {
    const { matrix, vaults, problem, warnings } = cutOf(many(count, 200), 20, 'github');
    expect(2 * ((matrix ?? '').length + (vaults ?? '').length)).toBeLessThanOrEqual(MIB);
    expect(problem?.code).toBe(matrix === undefined ? 'MatrixTooLarge' : undefined);
    expect(warnings.some(({ code }) => code === 'VaultsLeftOut')).toBe(vaults === undefined);
    if (count <= 2_000) expect(matrix).toBeDefined();
    if (count >= 5_000) expect(matrix).toBeUndefined();
  });

  it.each([100, 500, 1_000, 20_000])('of Azure Pipelines fits into a variable with %i vaults', (count) => {
    const { matrix, vaults, problem } = cutOf(many(count, 200), 20, 'azure-pipelines');
    for (const text of [matrix, vaults]) expect(Buffer.byteLength(text ?? '')).toBeLessThan(LINUX_VARIABLE);
    expect(problem?.code).toBe(matrix === undefined ? 'MatrixTooLarge' : undefined);
    expect(matrix === undefined).toBe(count >= 1_000);
  });

  it.each(['github', 'azure-pipelines'] as const)(
    'of %s names whole subscriptions where their vaults do not fit',
    (form) => {
      const { matrix = '', problem, warnings, shards } = cutOf(many(20_000, 200), 20, form, true);
      expect(problem).toBeUndefined();
      expect(warnings.map(({ code }) => code)).toContain('MatrixNamesSubscriptions');
      const legs =
        form === 'github'
          ? (JSON.parse(matrix) as GitHubMatrix).include
          : Object.values(JSON.parse(matrix) as PipelinesMatrix);
      expect(legs.map(({ scope }) => scope)).toEqual(shards.map(({ subscriptions }) => subscriptions.join(',')));
      expect(legs.every((leg) => leg['vault-id' in leg ? 'vault-id' : 'vaultId'] === '')).toBe(true);
    },
  );

  it('says which shard an input cannot name, and what to do', () => {
    const crowded = cutOf(many(1_500, 1), 20, 'github');
    expect(crowded).toMatchObject({ matrix: undefined, problem: { code: 'ShardTooLong' } });
    expect(crowded.problem?.nextStep).toMatch(/^Narrow the scope/);
    expect(cutOf(many(1_500, 10), 1, 'github').problem?.nextStep).toBe('Allow more shards (shards).');
    const ids = cutOf(many(1_500, 10), 4, 'github').shards.map(({ vaults }) => vaults.map(({ id }) => id).join('\n'));
    expect(Math.max(...ids.map((text) => Buffer.byteLength(text)))).toBeLessThan(LINUX_VARIABLE);
  });
});
