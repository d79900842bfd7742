/** A seeded thousand of the cases that `npm run fuzz` makes by the hundred thousand. */
import { fuzz } from '../reliability/fuzzing';

it('nothing crashes, hangs or gets through', () => {
  const { counts, refused, violations } = fuzz(1_111, 20_260_105);
  expect(violations).toEqual([]);
  expect(Object.values(counts)).toEqual(Array<number>(11).fill(101));
  // Odd enough to be refused now and then, and not always.
  expect(refused).toBeGreaterThan(5);
  expect(refused).toBeLessThan(300);
});
