/** The deliberate faults of `npm run mutate` can still be made, and name tests that are there. */
import { obstacles } from '../../scripts/mutate-file';
import { mutations } from '../../scripts/mutations';

test('there are at least twenty, each under a name of its own', () => {
  expect(mutations.length).toBeGreaterThanOrEqual(20);
  expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length);
});

test.each(mutations.map((one) => [one.name, one] as const))('%s', (_, mutation) => {
  expect(obstacles(mutation)).toEqual([]);
});
