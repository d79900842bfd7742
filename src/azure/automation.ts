/** Automation accounts: identity, schedules, jobs of the hidden runbook, and the usage of job time. */
import type {
  AccountUsage,
  AutomationAccount,
  JobSchedule,
  Parameters,
  RunbookJob,
  Schedule,
  Usage,
} from '../core/values/resources';
import type { AuditService } from '../core/values/ports';
import type { Address, Arm } from './arm';
import { textOf, entriesOf, listOf, fieldsOf } from './json';
import { UnusableIdError } from './failure';
import { timeOf } from './time';
import { sameText } from '../core/values/compare';
import { RUNBOOK } from '../core/values/runbook';
import { isAutomationAccountId, nameOf } from '../core/values/arm-id';

const VERSION = '2023-11-01';

type AutomationService = Pick<
  AuditService,
  'readAccount' | 'readSchedule' | 'readJobSchedule' | 'listRunbookJobs' | 'readRunbookJob' | 'readUsage'
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
    readJobSchedule: (accountId, name, signal) =>
      arm.get(below(accountId, ['jobSchedules', name]), jobScheduleOf, signal),
    listRunbookJobs(accountId, since, by, next, signal) {
      const from = new Date(since).toISOString();
      const $filter = `properties/${by}Time ge ${from} and properties/runbook/name eq '${RUNBOOK}'`;
      return arm.page(next ?? below(accountId, ['jobs'], { $filter }), (job) => recentJobOf(job, since), signal);
    },
    readRunbookJob: (accountId, name, signal) => arm.get(below(accountId, ['jobs', name]), runbookJobOf, signal),
    readUsage: (accountId, signal) => arm.get(below(accountId, ['usages']), usageOf, signal),
  };
}

/** @throws TypeError if the body has no id */
export function accountOf(body: unknown): AutomationAccount {
  const { id, location, identity, properties } = fieldsOf(body);
  if (textOf(id) === '') throw new TypeError('an automation account without an id');
  const { type, principalId, tenantId, userAssignedIdentities } = fieldsOf(identity);
  const isOn = /\bSystemAssigned\b/i.test(textOf(type));
  return {
    id: textOf(id),
    location: textOf(location),
    principalId: (isOn && textOf(principalId)) || undefined,
    userAssigned: Object.keys(fieldsOf(userAssignedIdentities)).filter((one) => nameOf(one) !== ''),
    ...(isOn && textOf(tenantId) !== '' && { identityTenant: textOf(tenantId) }),
    state: textOf(fieldsOf(properties)['state']),
    sku: textOf(fieldsOf(fieldsOf(properties)['sku'])['name']),
  };
}

/** @throws TypeError if the body does not say whether the schedule is enabled */
export function scheduleOf(body: unknown): Schedule {
  const { id, name, properties } = fieldsOf(body);
  const { isEnabled, nextRun, timeZone, frequency, interval, expiryTime, creationTime, advancedSchedule } =
    fieldsOf(properties);
  if (typeof isEnabled !== 'boolean') throw new TypeError('a schedule that is neither enabled nor disabled');
  return {
    name: textOf(name) || nameOf(textOf(id)),
    enabled: isEnabled,
    nextRun: timeOf(nextRun),
    nextRunLocal: timeOf(nextRun) === undefined ? '' : textOf(nextRun).slice(0, 16).replace('T', ' '),
    timeZone: textOf(timeZone),
    frequency: textOf(frequency),
    interval: Number(textOf(interval)) || undefined,
    weekDays: new Set(listOf(fieldsOf(advancedSchedule)['weekDays']).map(textOf)).size,
    expiry: timeOf(expiryTime),
    createdAt: timeOf(creationTime),
  };
}

/** @throws TypeError if the body does not say which runbook is tied to which schedule */
export function jobScheduleOf(body: unknown): JobSchedule {
  const { runbook, schedule, parameters } = fieldsOf(fieldsOf(body)['properties']);
  const [ofRunbook, ofSchedule] = [runbook, schedule].map((one) => textOf(fieldsOf(one)['name']));
  if (!ofRunbook || !ofSchedule) throw new TypeError('a job schedule without runbook or schedule');
  return { runbook: ofRunbook, schedule: ofSchedule, parameters: parametersOf(parameters) };
}

const parametersOf = (body: unknown): Parameters =>
  Object.fromEntries(
    Object.entries(fieldsOf(body)).map(([name, value]) => [name, textOf(value) || (JSON.stringify(value) ?? '')]),
  );

/** @throws TypeError if the body has no status */
export function runbookJobOf(body: unknown): RunbookJob {
  const { id, name, properties } = fieldsOf(body);
  const { jobId, status, statusDetails, creationTime, startTime, endTime, exception, parameters } =
    fieldsOf(properties);
  if (textOf(status) === '') throw new TypeError('a job without a status');
  return {
    name: textOf(name) || textOf(jobId) || nameOf(textOf(id)),
    status: textOf(status),
    statusDetails: sameText(textOf(statusDetails), 'None') ? '' : textOf(statusDetails),
    createdAt: timeOf(creationTime),
    startedAt: timeOf(startTime),
    endedAt: timeOf(endTime),
    exception: textOf(exception),
    parameters: parameters === undefined ? undefined : parametersOf(parameters),
  };
}

/**
 * Undefined for a job of another runbook, or from before: the filter is the service's to apply, and where it does
 * not, other jobs would speak for this runbook.
 */
export function recentJobOf(body: unknown, since: number): RunbookJob | undefined {
  const job = runbookJobOf(body);
  const { runbook } = fieldsOf(fieldsOf(body)['properties']);
  const ofRunbook = textOf(fieldsOf(runbook)['name']) || RUNBOOK;
  const isRecent =
    Math.max(job.createdAt ?? 0, job.startedAt ?? 0) >= since || (job.createdAt ?? job.startedAt) === undefined;
  return isRecent && ofRunbook.toLowerCase() === RUNBOOK.toLowerCase() ? job : undefined;
}

/**
 * No usage at all is an answer.
 * @throws TypeError if the body has no list
 */
export function usageOf(body: unknown): AccountUsage {
  const all = entriesOf(fieldsOf(body)['value']).map(fieldsOf);
  const named = (wanted: string): Usage | undefined => {
    const found = all.find(({ name }) => sameText(textOf(fieldsOf(name)['value']), wanted));
    const { currentValue, limit, throttleStatus } = found ?? {};
    if (typeof currentValue !== 'number') return undefined;
    return {
      minutes: currentValue,
      limit: typeof limit === 'number' && limit >= 0 ? limit : undefined,
      throttleStatus: textOf(throttleStatus),
    };
  };
  return { own: named('AccountUsage'), subscription: named('SubscriptionUsage') };
}
