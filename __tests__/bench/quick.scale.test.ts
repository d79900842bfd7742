/** The ratios of the benchmark, at small sizes; why the margins are what they are is said in bench/quick.ts. */
import { quick } from '../../bench/quick';

test('the shipped bundle stays near the bound, within the limits, and ahead of the runbook', async () => {
  const checks = await quick(() => undefined);
  expect(checks).not.toHaveLength(0);
  expect(checks.filter(({ holds }) => !holds)).toEqual([]);
}, 150_000);
