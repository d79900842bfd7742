import { playPatiently, withSimulator } from '../bundle/runs';
import { actionsOf, jobs, rightFor, type Job } from '../support/roles';

describe.each(jobs)('$role', ({ role, scenarios }: Job) => {
  test.each(scenarios)('has every right that a run asks for: %s', async (scenario) => {
    const asked = await withSimulator({ scenario, speed: 100 }, async (simulator) => {
      await playPatiently(simulator, { host: 'github' }, 50);
      return simulator.requests().filter(({ path }) => /^\/subscriptions\//i.test(path));
    });
    expect(asked.length).toBeGreaterThan(5);
    const held = actionsOf(role).map((action) => action.toLowerCase());
    expect([...new Set(asked.map(rightFor))].filter((right) => !held.includes(right))).toEqual([]);
  });
});
