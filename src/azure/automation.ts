/** Automation accounts: identity, schedules, jobs of the hidden runbook, and the minutes of job time. */
import type { RunbookJob } from '../core/values/resources';
import type { Schedule } from '../core/values/resources';
import type { AutomationAccount } from '../core/values/resources';
import type { AuditService } from '../core/values/ports';
import type { Address, Arm } from './arm';
import { textOf } from './json';
import { listOf } from './json';
import { fieldsOf } from './json';
import { UnusableIdError } from './failure';
import { timeOf } from './time';
import { isAutomationAccountId, nameOf } from '../core/values/arm-id';

const VERSION = '2023-11-01';
/** Updates the agents every night; the portal's list of runbooks does not show it. */
const RUNBOOK = 'MS-SR-Update-MobilityServiceForA2AVirtualMachines';

type AutomationService = Pick<
  AuditService,
  'readAccount' | 'readSchedule' | 'listRunbookJobs' | 'readRunbookJob' | 'readMinutesUsed'
>;

export function automationOf(arm: Arm): AutomationService {
  const below =
    (id: string, names: readonly string[], query: Readonly<Record<string, string>> = {}) =>
    (): Address => {
      if (!isAutomationAccountId(id)) throw new UnusableIdError(id);
      return { id, names, query: { 'api-version': VERSION, ...query } };
    };
  return {
    readAccount: (accountId, signal) => arm.get(below(accountId, []), accountOf, signal),
    readSchedule: (accountId, name, signal) => arm.get(below(accountId, ['schedules', name]), scheduleOf, signal),
    listRunbookJobs(accountId, since, next, signal) {
      const from = new Date(since).toISOString();
      const $filter = `properties/startTime ge ${from} and properties/runbook/name eq '${RUNBOOK}'`;
      return arm.page(next ?? below(accountId, ['jobs'], { $filter }), (job) => recentJobOf(job, since), signal);
    },
    readRunbookJob: (accountId, name, signal) => arm.get(below(accountId, ['jobs', name]), runbookJobOf, signal),
    readMinutesUsed: (accountId, signal) => arm.get(below(accountId, ['usages']), minutesUsedOf, signal),
  };
}

/** @throws TypeError if the body has no id */
export function accountOf(body: unknown): AutomationAccount {
  const { id, location, identity, properties } = fieldsOf(body);
  if (textOf(id) === '') throw new TypeError('an automation account without an id');
  const { type, principalId } = fieldsOf(identity);
  const isOn = /\bSystemAssigned\b/i.test(textOf(type));
  return {
    id: textOf(id),
    location: textOf(location),
    principalId: (isOn && textOf(principalId)) || undefined,
    state: textOf(fieldsOf(properties)['state']),
  };
}

/** @throws TypeError if the body does not say whether the schedule is enabled */
export function scheduleOf(body: unknown): Schedule {
  const { id, name, properties } = fieldsOf(body);
  const { isEnabled, nextRun, timeZone, frequency } = fieldsOf(properties);
  if (typeof isEnabled !== 'boolean') throw new TypeError('a schedule that is neither enabled nor disabled');
  return {
    name: textOf(name) || nameOf(textOf(id)),
    enabled: isEnabled,
    nextRun: timeOf(nextRun),
    timeZone: textOf(timeZone),
    frequency: textOf(frequency),
  };
}

/** @throws TypeError if the body has no status */
export function runbookJobOf(body: unknown): RunbookJob {
  const { id, name, properties } = fieldsOf(body);
  const { jobId, status, startTime, endTime, exception } = fieldsOf(properties);
  if (textOf(status) === '') throw new TypeError('a job without a status');
  return {
    name: textOf(name) || textOf(jobId) || nameOf(textOf(id)),
    status: textOf(status),
    startedAt: timeOf(startTime),
    endedAt: timeOf(endTime),
    exception: textOf(exception),
  };
}

/**
 * Undefined for a job of another runbook, or that began before: the filter is the service's to apply, and where it does
 * not, other jobs would speak for this runbook.
 */
export function recentJobOf(body: unknown, since: number): RunbookJob | undefined {
  const job = runbookJobOf(body);
  const { runbook } = fieldsOf(fieldsOf(body)['properties']);
  const ofRunbook = textOf(fieldsOf(runbook)['name']) || RUNBOOK;
  const isRecent = (job.startedAt ?? since) >= since;
  return isRecent && ofRunbook.toLowerCase() === RUNBOOK.toLowerCase() ? job : undefined;
}

/** @throws TypeError if the account's own usage is not told */
export function minutesUsedOf(body: unknown): number {
  const { value } = fieldsOf(body);
  const own = listOf(value)
    .map(fieldsOf)
    .find(({ name }) => textOf(fieldsOf(name)['value']).toLowerCase() === 'accountusage');
  const minutes = own?.['currentValue'];
  if (typeof minutes !== 'number') throw new TypeError('no usage of the account');
  return minutes;
}
