import { createEstate } from '../../simulator/arm/estate';
import { scenarios } from '../../simulator/index';
import { createRandom } from '../../simulator/random';

test('scenarios have names and descriptions of their own', () => {
  for (const { name, description } of scenarios) {
    expect(name).toMatch(/^[a-z0-9-]+$/);
    expect(description).toMatch(/\.$/);
  }
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  expect(new Set(scenarios.map(({ description }) => description)).size).toBe(scenarios.length);
});

test('in every scenario a pair of containers names one mapping', () => {
  for (const scenario of scenarios) {
    for (const vault of createEstate(scenario, createRandom(1)).vaults.values()) {
      const pairs = [...vault.mappings.values()]
        .filter(({ target }) => target)
        .map(({ source, target }) => `${source.id} ${target?.id}`);
      expect(new Set(pairs).size).toBe(pairs.length);
      const { mappings = 0 } = vault.spec;
      expect(vault.mappings.size).toBe(typeof mappings === 'number' ? mappings : mappings.length);
    }
  }
});
