/** The whole path of a small estate; why the margins are what they are is said in bench/estate/quick.ts. */
import { quickEstate } from '../../bench/estate/quick';

test('discovery, shards and merge of a small estate stay near their bounds and within the limits', async () => {
  const checks = await quickEstate(() => undefined);
  expect(checks).toHaveLength(8);
  expect(checks.filter(({ holds }) => !holds)).toEqual([]);
}, 90_000);
