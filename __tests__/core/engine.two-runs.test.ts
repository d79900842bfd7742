/** Two runs at once against one vault. */
import { changeVaults, type RunResult } from '../../src/core/engine';
import { FakeSiteRecovery } from '../support/fake-site-recovery';
import { ManualClock, seeded, stopAt } from '../support/manual-clock';
import { job, mappings, outcomesOf } from './playing';
import { asWanted, enabled, silent, vault } from './values';

const request = { vaults: [vault], wanted: enabled, dryRun: false, force: false, maxWritesPerMinute: 200 };

describe('two runs at once against one vault', () => {
  it('both end, and both are right', async () => {
    const clock = new ManualClock();
    const service = new FakeSiteRecovery(clock, { mappings: mappings(20, job(45_000)), latency: () => [40, 60] });
    const run = (seed: number): Promise<RunResult> =>
      changeVaults(request, { clock, stop: stopAt(clock), service, random: seeded(seed), watcher: silent });
    const results = await clock.drive(Promise.all([run(1), run(2)]));
    for (const result of results) {
      expect(Object.values(outcomesOf(result))).toEqual(Array(20).fill('succeeded'));
    }
    const settings = mappings(20).map((fake) => service.read(fake.mapping.id).autoUpdate);
    expect(settings).toEqual(Array(20).fill(asWanted));
  });

  it('the second changes nothing that the first has already brought to the wanted setting', async () => {
    const clock = new ManualClock();
    const service = new FakeSiteRecovery(clock, { mappings: mappings(5, job(45_000)), latency: () => [40, 60] });
    const run = (seed: number): Promise<RunResult> =>
      changeVaults(request, { clock, stop: stopAt(clock), service, random: seeded(seed), watcher: silent });
    await clock.drive(Promise.all([run(1), run(2)]));
    expect(service.jobs).toHaveLength(5);
  });
});
