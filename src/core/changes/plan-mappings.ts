/** Decides for each mapping whether it has to change, and says why. */
import type { Decision, Mapping, WantedSetting } from '../values/model';
import { sameText } from '../values/compare';

const skipped = (reason: string): Decision => ({ selected: false, reason });
const selected = (reason: string): Decision => ({ selected: true, reason });

/** True if the setting reads as wanted; health is not looked at. */
export function readsAsWanted(mapping: Mapping, wanted: WantedSetting): boolean {
  const setting = mapping.autoUpdate;
  if (setting === undefined || !sameText(setting.status, wanted.status)) return false;
  return (
    wanted.status === 'Disabled' ||
    (sameText(setting.automationAccountId, wanted.automationAccountId) &&
      sameText(setting.authenticationType, 'SystemAssignedIdentity'))
  );
}

/** The setting in words, for whoever compares it with what was asked for. */
export function settingText(mapping: Mapping): string {
  const setting = mapping.autoUpdate;
  if (setting === undefined) return 'no setting of automatic update';
  if (!sameText(setting.status, 'Enabled')) return setting.status || 'unknown';
  return `${setting.status} with ${setting.automationAccountId ?? 'no automation account'} and ${setting.authenticationType ?? 'an unknown authentication type'}`;
}

function difference(mapping: Mapping, wanted: WantedSetting): string {
  const setting = mapping.autoUpdate;
  if (!sameText(setting?.status, wanted.status)) {
    return wanted.status === 'Enabled' ? 'automatic update is disabled' : 'automatic update is enabled';
  }
  if (wanted.status === 'Disabled') return 'forced';
  if (!sameText(setting?.automationAccountId, wanted.automationAccountId))
    return 'enabled with another automation account';
  if (!sameText(setting?.authenticationType, 'SystemAssignedIdentity')) {
    return `enabled with the authentication type ${setting?.authenticationType ?? 'unknown'}, not SystemAssignedIdentity`;
  }
  const codes = mapping.healthErrors.map((error) => error.code).filter((code) => code !== '');
  if (mapping.healthErrors.length > 0)
    return `enabled, but with health errors${codes.length > 0 ? ` (${codes.join(', ')})` : ''}`;
  return 'forced';
}

export function decide(mapping: Mapping, wanted: WantedSetting, force: boolean): Decision {
  if (mapping.provider === undefined) return skipped('no provider details: not Azure-to-Azure replication');
  if (!sameText(mapping.provider, 'A2A'))
    return skipped(`provider ${mapping.provider}: not Azure-to-Azure replication`);
  if (!sameText(mapping.state, 'Paired')) return skipped(`state ${mapping.state || 'unknown'}, not Paired`);
  const asWanted =
    readsAsWanted(mapping, wanted) && (wanted.status === 'Disabled' || mapping.healthErrors.length === 0);
  if (asWanted && !force) {
    return skipped(wanted.status === 'Enabled' ? 'already enabled with this automation account' : 'already disabled');
  }
  return selected(difference(mapping, wanted));
}
