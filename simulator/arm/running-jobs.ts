import type { World } from '../world';
import { disabledSetting, enabledSetting } from './estate';
import { startJob } from './job-state';

/** Jobs of somebody else, or of a run that was broken off, which run already when the first request comes. */
export function startRunningJobs(world: World, origin: string): void {
  for (const vault of world.estate.vaults.values()) {
    for (const mapping of vault.mappings.values()) {
      const { running } = mapping.spec;
      if (!running) continue;
      const wanted =
        (running.status ?? 'Enabled') === 'Enabled'
          ? enabledSetting(mapping.name, world.estate.accountId, 'SystemAssignedIdentity', `${mapping.id} running`)
          : disabledSetting;
      startJob(world.estate, {
        vault,
        mapping,
        wanted,
        spec: running,
        startedAt: world.clock.now() - (running.startedSecondsAgo ?? 0) * 1000,
        links: { origin, apiVersion: '2025-08-01', signed: true },
      });
    }
  }
}
