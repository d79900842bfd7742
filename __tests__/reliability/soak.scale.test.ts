/** What `npm run soak` does to ten thousand mappings, to three hundred. */
import { soak } from './soaking';

it('a run among faults, cancelled half way and picked up by the next, ends as the service says', async () => {
  const { checks } = await soak({ mappings: 300, speed: 30, faults: 0.05 });
  expect(checks.filter(([, found]) => found.length > 0)).toEqual([]);
  expect(checks.length).toBeGreaterThanOrEqual(11);
});
