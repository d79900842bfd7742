import type { JobSpec } from '../scenario';
import type { World } from '../world';
import { disabledSetting, enabledSetting, type VaultState } from './estate';
import { itemsOf } from './item-state';
import { startJob, type Work } from './job-state';

type Running = JobSpec & { readonly status?: 'Enabled' | 'Disabled'; readonly startedSecondsAgo?: number };

const DAY_SECONDS = 86_400;

/** Looked up in what the scenario says, so that a vault in which nothing ran is not made for this. */
function hadJobs({ spec }: VaultState): boolean {
  const { each, mappings, eachItem, items } = spec;
  const ofMappings = [each, ...(typeof mappings === 'object' ? mappings : [])];
  const ofItems = [eachItem, ...(typeof items === 'object' ? items : [])];
  return ofMappings.some((part) => part?.running) || ofItems.some((part) => part?.running ?? part?.pastUpdates);
}

function* startedWork(world: World, vault: VaultState): Generator<readonly [Running, Work]> {
  for (const mapping of vault.mappings.values()) {
    const { running } = mapping.spec;
    if (!running) continue;
    const wanted =
      (running.status ?? 'Enabled') === 'Enabled'
        ? enabledSetting(mapping.name, world.estate.accountId, 'SystemAssignedIdentity', `${mapping.id} running`)
        : disabledSetting;
    yield [running, { kind: 'mapping', mapping, wanted }];
  }
  for (const item of itemsOf(vault)) {
    const { running, pastUpdates = [] } = item.spec;
    for (const { daysAgo, ...job } of pastUpdates)
      yield [
        { state: 'Failed', ...job, startedSecondsAgo: daysAgo * DAY_SECONDS },
        { kind: 'item', item },
      ];
    if (running) yield [running, { kind: 'item', item }];
  }
}

/** Jobs of somebody else, or of a run that was broken off, which ran or run already when the first request comes. */
export function startRunningJobs(world: World, origin: string): void {
  for (const vault of world.estate.vaults.values()) {
    if (!hadJobs(vault)) continue;
    const ago = ([{ startedSecondsAgo = 0 }]: readonly [Running, Work]): number => startedSecondsAgo;
    // The list of jobs shows them in the order in which they began.
    for (const [spec, work] of [...startedWork(world, vault)].sort((a, b) => ago(b) - ago(a))) {
      startJob(world.estate, {
        vault,
        work,
        spec,
        startedAt: world.clock.now() - (spec.startedSecondsAgo ?? 0) * 1000,
        links: { origin, apiVersion: '2025-08-01', signed: true },
      });
    }
  }
}
