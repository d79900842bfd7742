/** The work of `Enabled` and `Disabled`: each mapping is brought to the wanted setting. */
import { listMappings } from '../requests/lists';
import type { Mapping, WantedSetting } from '../values/model';
import { decide, readsAsWanted, settingText } from './plan-mappings';
import type { SiteRecovery } from '../values/ports';
import { asOnGitHub, type Spell } from '../values/spell';
import { adviceOnFailedJob } from './known-causes';
import { JobsOnMappings } from './running-jobs';
import { settingWords, type ChangeKind } from './change-kind';

/** @param wantedFor the setting for a mapping, or for a vault, by its ARM id */
export function settingChange(
  wantedFor: (id: string) => WantedSetting,
  force: boolean,
  service: SiteRecovery,
  preflight?: ChangeKind<Mapping>['preflight'],
  spell: Spell = asOnGitHub,
): ChangeKind<Mapping> {
  return {
    words: settingWords,
    list: listMappings,
    decide: (mapping) => decide(mapping, wantedFor(mapping.id), force),
    ...(preflight && { preflight }),
    advise(vault, problem) {
      const wanted = wantedFor(vault.id);
      if (wanted.status === 'Disabled') return undefined;
      const advice = adviceOnFailedJob(problem, { vaultId: vault.id, accountId: wanted.automationAccountId });
      return advice === undefined ? undefined : spell(advice);
    },
    send: (vault, mapping, signal) => service.startChange(vault, mapping, wantedFor(mapping.id), signal),
    read: (vault, mapping, signal) => service.readMapping(vault, mapping.id, signal),
    isDone: (mapping) => readsAsWanted(mapping, wantedFor(mapping.id)),
    reads: settingText,
    healthErrors: (mapping) => mapping.healthErrors,
    runningJobs: (...args) => new JobsOnMappings(...args),
  };
}
