import type { JobSpec } from '../scenario';
import type { World } from '../world';
import { disabledSetting, enabledSetting, type VaultState } from './estate';
import { itemsOf } from './item-state';
import { startJob, type Work } from './job-state';

type Running = JobSpec & { readonly status?: 'Enabled' | 'Disabled'; readonly startedSecondsAgo?: number };

/** Looked up in what the scenario says, so that a vault in which nothing runs is not made for this. */
function hasRunning({ spec }: VaultState): boolean {
  const { each, mappings, eachItem, items } = spec;
  const listed = [...(typeof mappings === 'object' ? mappings : []), ...(typeof items === 'object' ? items : [])];
  return [each, eachItem, ...listed].some((part) => part?.running);
}

function* runningWork(world: World, vault: VaultState): Generator<readonly [Running, Work]> {
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
    if (item.spec.running) yield [item.spec.running, { kind: 'item', item }];
  }
}

/** Jobs of somebody else, or of a run that was broken off, which run already when the first request comes. */
export function startRunningJobs(world: World, origin: string): void {
  for (const vault of world.estate.vaults.values()) {
    if (!hasRunning(vault)) continue;
    for (const [spec, work] of runningWork(world, vault)) {
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
