/** The work of `Enabled` and `Disabled`: each mapping is brought to the wanted setting. */
import { listMappings } from './lists';
import type { Mapping, WantedSetting } from './model';
import { decide, readsAsWanted, settingText } from './plan';
import type { SiteRecovery } from './ports';
import { JobsOnMappings } from './running-jobs';
import { settingWords, type Work } from './work';

export function settingWork(
  wanted: WantedSetting,
  force: boolean,
  service: SiteRecovery,
  admit?: Work<Mapping>['admit'],
): Work<Mapping> {
  return {
    words: settingWords,
    list: listMappings,
    decide: (mapping) => decide(mapping, wanted, force),
    ...(admit && { admit }),
    send: (vault, mapping, signal) => service.startChange(vault, mapping, wanted, signal),
    read: (vault, mapping, signal) => service.readMapping(vault, mapping.id, signal),
    isDone: (mapping) => readsAsWanted(mapping, wanted),
    reads: settingText,
    healthErrors: (mapping) => mapping.healthErrors,
    runningJobs: (vault, mappings, isFollowed, context) => new JobsOnMappings(vault, mappings, isFollowed, context),
  };
}
