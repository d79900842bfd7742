import { settle } from '../arm/job-state';
import type { MappingState } from '../arm/estate';
import { jsonReply, type Reply } from '../http';
import type { ScheduleSpec } from '../scenario';
import { automationError, automationTime, type AccountRequest } from './account-request';
import { hiddenRunbook } from './runbook-jobs';

const day = 86_400_000;

type Test = (setting: MappingState['setting']) => boolean;

/** Schedules are those that the mappings of the estate name together with this account. */
function* mappingsWith({ world, account, now }: AccountRequest, isWanted: Test): Generator<MappingState> {
  const id = account.id.toLowerCase();
  for (const vault of world.estate.vaults.values()) {
    for (const mapping of vault.mappings.values()) {
      settle(mapping, now);
      if (mapping.setting.account?.toLowerCase() === id && isWanted(mapping.setting)) yield mapping;
    }
  }
}

function mappingWith(request: AccountRequest, isWanted: Test): MappingState | undefined {
  for (const mapping of mappingsWith(request, isWanted)) return mapping;
  return undefined;
}

const specOf = ({ account }: AccountRequest, mapping: MappingState): ScheduleSpec => ({
  ...account.schedule,
  ...mapping.spec.schedule,
});

/** It runs at midnight where its time zone is. */
function scheduleBody(request: AccountRequest, mapping: MappingState): Record<string, unknown> {
  const { account, now } = request;
  const spec = specOf(request, mapping);
  const { nextRun = true, timeZone = 'Etc/UTC', offsetMinutes = 0, frequency = 'Day', interval = 1 } = spec;
  const switchedOn = account.switchedOn?.includes(mapping.setting.scheduleName?.toLowerCase() ?? '') === true;
  const offset = offsetMinutes * 60_000;
  const midnight = Math.ceil((now + offset) / day) * day - offset;
  const written = (time: number): string => automationTime(time, offsetMinutes);
  const created = written(midnight - 40 * day - 37_420_123);
  return {
    id: `${account.id}/schedules/${mapping.setting.scheduleName ?? ''}`,
    name: mapping.setting.scheduleName,
    type: 'Microsoft.Automation/AutomationAccounts/Schedules',
    properties: {
      description: null,
      startTime: written(midnight - 40 * day),
      startTimeOffsetMinutes: offsetMinutes,
      expiryTime:
        spec.expiresInDays === undefined ? '9999-12-31T23:59:00+00:00' : written(midnight + spec.expiresInDays * day),
      expiryTimeOffsetMinutes: 0,
      isEnabled: switchedOn || spec.enabled !== false,
      nextRun: nextRun ? written(midnight) : null,
      nextRunOffsetMinutes: nextRun ? offsetMinutes : 0,
      interval: frequency === 'OneTime' ? null : interval,
      frequency,
      creationTime: created,
      lastModifiedTime: created,
      timeZone,
      advancedSchedule: null,
    },
  };
}

export function scheduleReply(request: AccountRequest): Reply {
  const mapping = mappingWith(request, ({ scheduleName }) => scheduleName?.toLowerCase() === request.names[0]);
  if (!mapping || specOf(request, mapping).missing) {
    return automationError(404, 'NotFound', 'The schedule was not found.');
  }
  return jsonReply(200, scheduleBody(request, mapping));
}

export function schedulesReply(request: AccountRequest): Reply {
  const named = [...mappingsWith(request, ({ scheduleName }) => scheduleName !== null)];
  const present = named.filter((mapping) => !specOf(request, mapping).missing);
  return jsonReply(200, { value: present.map((mapping) => scheduleBody(request, mapping)) });
}

export function jobScheduleReply(request: AccountRequest): Reply {
  const mapping = mappingWith(request, ({ jobScheduleName }) => jobScheduleName === request.names[0]);
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
