import { createEstate } from '../../simulator/arm/estate';
import { bigEstate } from '../../simulator/index';
import { createRandom } from '../../simulator/random';

describe('an estate of any size', () => {
  const options = { seed: 3, subscriptions: 20, vaults: 300, vms: 9000 };

  test('it is the same for the same seed, and another for another', () => {
    expect(bigEstate(options)).toEqual(bigEstate(options));
    expect(bigEstate(options)).not.toEqual(bigEstate({ ...options, seed: 4 }));
  });

  test('it has the numbers asked for, spread unevenly', () => {
    const { vaults, subscriptions } = bigEstate(options);
    const sizes = vaults.map(({ items }) => Number(items ?? 0));
    const vaultsOf = (id: string): number => vaults.filter(({ subscription }) => subscription === id).length;
    const counts = (subscriptions ?? []).map(({ id }) => vaultsOf(id));
    expect(vaults).toHaveLength(300);
    expect(new Set(vaults.map(({ name }) => name)).size).toBe(300);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(9000);
    expect(Math.max(...sizes)).toBeGreaterThan(100);
    expect(sizes.filter((size) => size === 0).length).toBeGreaterThan(10);
    expect(vaults.filter(({ access }) => access === 'never-used').length).toBeGreaterThan(5);
    expect(Math.max(...counts)).toBeGreaterThan(5 * Math.min(...counts));
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(new Set(vaults.map(({ tags }) => `${tags?.['env']} ${tags?.['wave']}`)).size).toBe(4);
  });

  test('what is in a vault is made when it is first asked for', () => {
    let asked = 0;
    const scenario = bigEstate(options);
    const [first] = scenario.vaults;
    const watched = {
      name: 'watched',
      mappings: 2,
      get items() {
        asked++;
        return first?.items ?? 1;
      },
    };
    const estate = createEstate({ ...scenario, vaults: [watched] }, createRandom(1));
    const [vault] = estate.vaults.values();
    expect(asked).toBe(0);
    expect(vault?.mappings.size).toBe(2);
    expect(asked).toBe(1);
    expect([vault?.mappings, asked]).toEqual([vault?.mappings, 1]);
  });
});
