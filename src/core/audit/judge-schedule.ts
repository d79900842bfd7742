/** Findings of the schedule that a mapping names, and of what ties it to the runbook. */
import { sameText } from '../values/compare';
import type { Mapping } from '../values/model';
import type { JobSchedule, Schedule } from '../values/resources';
import { RUNBOOK } from '../values/runbook';
import { day, daysUntil } from '../values/time';
import type { RuleId } from './catalogue';
import type { AccountFacts } from './facts';
import type { Finding } from './findings';
import { hasNextRun, isDaily, recurrence } from './schedule-state';

export interface ScheduleTime {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How many days ahead an expiry is a finding. */
  readonly expiryDays: number;
}

type Find = (id: RuleId, message: string) => Finding;

export function judgeSchedule(
  mapping: Mapping,
  account: AccountFacts | undefined,
  time: ScheduleTime,
  find: Find,
): Finding[] {
  const name = mapping.autoUpdate?.scheduleName;
  if (!name) return [find('ASR007', `The mapping ${mapping.name} is enabled, but has no schedule assigned.`)];
  if (account === undefined || (account.account.known && account.account.value === 'missing')) return [];
  const link = judgeLink(mapping, name, account, find);
  const schedule = account.schedules.get(name);
  if (schedule === undefined || !schedule.known) return link;
  const what = `The schedule ${name} of the mapping ${mapping.name}`;
  if (schedule.value === 'missing') return [find('ASR008', `${what} does not exist.`)];
  return [...judgeRecurrence(schedule.value, what, time, find), ...link];
}

function judgeRecurrence(schedule: Schedule, what: string, { now, expiryDays }: ScheduleTime, find: Find): Finding[] {
  if (!schedule.enabled) return [find('ASR009', `${what} is disabled.`)];
  if (!hasNextRun(schedule, now)) return [find('ASR010', `${what} has no next run.`)];
  const { expiry } = schedule;
  const daily = isDaily(schedule) ? [] : [find('ASR015', `${what} runs ${recurrence(schedule)}, not every day.`)];
  if (expiry === undefined || daysUntil(expiry, now) > expiryDays) return daily;
  return [...daily, find('ASR016', `${what} ends on ${day(expiry)}, and nothing runs after that.`)];
}

function judgeLink(mapping: Mapping, schedule: string, account: AccountFacts, find: Find): Finding[] {
  const name = mapping.autoUpdate?.jobScheduleName;
  const link = account.jobSchedules.find(name);
  if (link?.known !== true) return [];
  const what = `The job schedule ${name} of the mapping ${mapping.name}`;
  if (link.value === 'missing') return [find('ASR017', `${what} does not exist.`)];
  const tied: JobSchedule = link.value;
  if (!sameText(tied.runbook, RUNBOOK)) return [find('ASR017', `${what} starts the runbook ${tied.runbook}.`)];
  return sameText(tied.schedule, schedule)
    ? []
    : [find('ASR017', `${what} belongs to the schedule ${tied.schedule}, not to ${schedule}.`)];
}
