import { settle } from '../arm/job-state';
import type { MappingState } from '../arm/estate';
import { jsonReply, type Reply } from '../http';
import type { ScheduleSpec } from '../scenario';
import { automationError, automationTime, type AccountRequest } from './router';
import { hiddenRunbook } from './runbook-jobs';

const day = 86_400_000;

/** Schedules are those that the mappings of the estate name together with this account. */
function mappingWith(
  { world, account, names: [name = ''], now }: AccountRequest,
  key: 'scheduleName' | 'jobScheduleName',
): MappingState | undefined {
  const id = account.id.toLowerCase();
  for (const vault of world.estate.vaults.values()) {
    for (const mapping of vault.mappings.values()) {
      settle(mapping, now);
      const { setting } = mapping;
      if (setting[key]?.toLowerCase() === name && setting.account?.toLowerCase() === id) return mapping;
    }
  }
  return undefined;
}

const specOf = ({ account }: AccountRequest, mapping: MappingState): ScheduleSpec => ({
  ...account.schedule,
  ...mapping.spec.schedule,
});

export function scheduleReply(request: AccountRequest): Reply {
  const { account, now } = request;
  const mapping = mappingWith(request, 'scheduleName');
  const spec = mapping ? specOf(request, mapping) : {};
  if (!mapping || spec.missing) return automationError(404, 'NotFound', 'The schedule was not found.');
  const switchedOn = account.switchedOn?.includes(mapping.setting.scheduleName?.toLowerCase() ?? '') === true;
  const enabled = switchedOn || spec.enabled !== false;
  const { nextRun = enabled, timeZone = 'Etc/UTC', frequency = 'Day', interval = 1 } = spec;
  const midnight = Math.ceil(now / day) * day;
  const created = automationTime(midnight - 40 * day - 37_420_123);
  return jsonReply(200, {
    id: `${account.id}/schedules/${mapping.setting.scheduleName ?? ''}`,
    name: mapping.setting.scheduleName,
    type: 'Microsoft.Automation/AutomationAccounts/Schedules',
    properties: {
      description: null,
      startTime: automationTime(midnight - 40 * day),
      startTimeOffsetMinutes: 0,
      expiryTime:
        spec.expiresInDays === undefined
          ? '9999-12-31T23:59:00+00:00'
          : automationTime(midnight + spec.expiresInDays * day),
      expiryTimeOffsetMinutes: 0,
      isEnabled: enabled,
      nextRun: nextRun ? automationTime(midnight) : null,
      nextRunOffsetMinutes: 0,
      interval: frequency === 'OneTime' ? null : interval,
      frequency,
      creationTime: created,
      lastModifiedTime: created,
      timeZone,
      advancedSchedule: null,
    },
  });
}

export function jobScheduleReply(request: AccountRequest): Reply {
  const mapping = mappingWith(request, 'jobScheduleName');
  const tied = mapping ? specOf(request, mapping).jobSchedule : 'missing';
  if (!mapping || tied === 'missing') return automationError(404, 'NotFound', 'The job schedule was not found.');
  const { scheduleName, jobScheduleName } = mapping.setting;
  return jsonReply(200, {
    id: `${request.account.id}/jobSchedules/${jobScheduleName ?? ''}`,
    properties: {
      jobScheduleId: jobScheduleName,
      runbook: { name: tied === 'other-runbook' ? 'Stop-DevelopmentMachines' : hiddenRunbook },
      schedule: { name: scheduleName },
      runOn: null,
      parameters: request.account.runs === 'by-mapping' ? { MappingId: mapping.id } : {},
    },
  });
}
