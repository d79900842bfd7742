import * as fc from 'fast-check';
import { matchesGlob } from '../../../src/core/values/glob';

test.each([
  ['web-*', 'WEB-01', true],
  ['web-*', 'web-', true],
  ['web-*', 'xweb-1', false],
  ['*-prod-*', 'rsv-prod-weu', true],
  ['*-prod', 'rsv-prod-prod', true],
  ['db-?', 'db-1', true],
  ['db-?', 'db-', false],
  ['db-?', 'db-12', false],
  ['*', '', true],
  ['', 'a', false],
  ['a*b*c', 'aXbYbZc', true],
  ['a*b*c', 'aXbYbZ', false],
  ['v[1]', 'v[1]', true],
  ['v.1', 'vx1', false],
  ['?', '😀', true],
])('%j on %j is %s', (pattern, name, matches) => {
  expect(matchesGlob(pattern, name)).toBe(matches);
});

test('agrees with a regular expression of the same meaning', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
  const name = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });
  fc.assert(
    fc.property(text, name, (pattern, candidate) => {
      const same = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(candidate);
      expect(matchesGlob(pattern, candidate)).toBe(same);
    }),
    { numRuns: 2_000, seed: 1 },
  );
});

test('a pattern of many stars does not take for ever', () => {
  const started = performance.now();
  expect(matchesGlob('*a'.repeat(200), 'a'.repeat(5_000) + 'b')).toBe(false);
  expect(performance.now() - started).toBeLessThan(1_000);
});
