/** Shards: every vault in one, subscriptions whole, evenly loaded, and the same whatever the order of the answers. */
import fc from 'fast-check';
import type { FoundVault } from '../../../src/core/estate/model';
import { cutShards, type Shard } from '../../../src/core/estate/shards';
import { seeded } from '../../support/manual-clock';
import { guid, vault } from './values';

const itemsOf = ({ vaults }: Shard): number => vaults.reduce((sum, { items }) => sum + (items ?? 0), 0);
const idsOf = (shards: readonly Shard[]): string[] => shards.flatMap(({ vaults }) => vaults.map(({ id }) => id));

const anEstate = fc
  .array(fc.record({ subscription: fc.nat(30), items: fc.option(fc.nat(500), { nil: undefined }) }), { maxLength: 150 })
  .map((specs) => specs.map(({ subscription, items }, index) => vault(subscription, `v${index}`, { items })));
const aNumber = fc.integer({ min: 1, max: 40 });

function shuffled<T>(things: readonly T[], seed: number): T[] {
  const random = seeded(seed);
  return things
    .map((thing) => ({ thing, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ thing }) => thing);
}

describe('cutShards', () => {
  it('puts every vault into one shard, and a subscription whole into one; none is empty, none too many', () => {
    fc.assert(
      fc.property(anEstate, aNumber, (vaults, most) => {
        const shards = cutShards(vaults, most);
        expect(idsOf(shards).sort()).toEqual(vaults.map(({ id }) => id).sort());
        const homes = shards.flatMap(({ subscriptions }) => subscriptions);
        expect(new Set(homes).size).toBe(homes.length);
        for (const { subscriptions, vaults: members } of shards) {
          expect(members.length).toBeGreaterThan(0);
          expect(members.every(({ subscriptionId }) => subscriptions.includes(subscriptionId))).toBe(true);
        }
        expect(shards.length).toBe(Math.min(most, new Set(vaults.map(({ subscriptionId }) => subscriptionId)).size));
      }),
    );
  });

  it('gives the same shards whatever the order of the vaults', () => {
    fc.assert(
      fc.property(anEstate, aNumber, fc.integer(), (vaults, most, seed) => {
        expect(cutShards(shuffled(vaults, seed), most)).toEqual(cutShards(vaults, most));
      }),
    );
  });

  it('loads no shard by more than the heaviest subscription above the mean', () => {
    fc.assert(
      fc.property(anEstate, aNumber, (vaults, most) => {
        const weightOf = (members: readonly FoundVault[]): number =>
          members.reduce((sum, { items }) => sum + 1 + (items ?? 0), 0);
        const shards = cutShards(vaults, most);
        const heaviest = Math.max(0, ...cutShards(vaults, vaults.length).map((shard) => weightOf(shard.vaults)));
        const mean = weightOf(vaults) / Math.max(1, shards.length);
        for (const shard of shards) expect(weightOf(shard.vaults)).toBeLessThanOrEqual(mean + heaviest);
      }),
    );
  });

  it.each([4, 8, 20, 60])(
    'is within a tenth of even for 2,000 vaults in %i shards, unless a subscription is larger',
    (most) => {
      const random = seeded(7);
      const vaults = Array.from({ length: 2_000 }, (_, index) => {
        const subscription = Math.floor(200 * random() ** 2);
        return vault(subscription, `v${index}`, { items: Math.floor(100 * random() ** 2) });
      });
      const total = vaults.reduce((sum, { items }) => sum + (items ?? 0), 0);
      const largest = Math.max(...cutShards(vaults, 256).map(itemsOf));
      const shards = cutShards(vaults, most);
      expect(shards).toHaveLength(most);
      expect(Math.max(...shards.map(itemsOf))).toBeLessThanOrEqual(Math.max(largest, (1.1 * total) / most));
    },
  );

  it('numbers and names the shards', () => {
    const vaults = [
      vault(1, 'a', { items: 10 }),
      vault(2, 'b', { items: 5 }),
      vault(3, 'c', { items: 4 }),
      vault(4, 'd', { items: 10, subscriptionName: '$(x) ${{ secrets.X }}\n##vso[task] `é-1.b_c`' }),
      vault(5, 'e', { items: 8, subscriptionName: undefined }),
    ];
    expect(cutShards(vaults, 4).map(({ shard, name, items }) => [shard, name, items])).toEqual([
      ['01', 'Subscription 1', 10],
      ['02', 'x secrets.X vso task é-1.b_c', 10],
      ['03', guid(5), 8],
      ['04', 'Subscription 2 and 1 more', 9],
    ]);
    const many = Array.from({ length: 120 }, (_, index) => vault(index, 'v'));
    expect(cutShards(many, 200)[0]?.shard).toBe('001');
  });

  it('cannot tell the items of a shard if those of a vault are not known', () => {
    expect(cutShards([vault(1, 'a'), vault(1, 'b', { items: undefined })], 2)[0]?.items).toBeUndefined();
  });

  it('keeps to the bytes that the ids of a shard may have, as long as there is room elsewhere', () => {
    // By items alone the three small subscriptions, whose ids are long, would share a shard.
    const small = [1, 2, 3].flatMap((id) =>
      Array.from({ length: 10 }, (_, index) => vault(id, `v${index}`, { items: 0 })),
    );
    const vaults = [...small, vault(4, 'large', { items: 500 })];
    const bytes = small
      .filter(({ subscriptionId }) => subscriptionId === guid(1))
      .reduce((sum, { id }) => sum + id.length + 1, 0);
    expect(cutShards(vaults, 2).map((shard) => shard.vaults.length)).toEqual([1, 30]);
    expect(cutShards(vaults, 2, 2.5 * bytes).map((shard) => shard.vaults.length)).toEqual([11, 20]);
  });
});
