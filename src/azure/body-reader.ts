/** Reads the service's bodies into values of the core; nothing in them is taken for granted. */
import type {
  A2AProtectionContainerMappingDetails,
  ASRTask,
  Job,
  JobErrorDetails,
  ProtectionContainerMapping,
} from '@azure/arm-recoveryservices-siterecovery';
import { adviceFor } from '../core/render/advice';
import { containerOf, nameOf } from '../core/values/arm-id';
import type { HealthError, JobView, Mapping, Problem } from '../core/values/model';
import { fieldsOf, listOf, textOf } from './json';
import { namesOnce, once } from './once';
import { timeOf } from './time';

/** Entries that are null, or no objects, say nothing, and must not hide those that do. */
function list<T extends object>(value: readonly (T | null | undefined)[] | undefined | null): readonly T[] {
  const all = value instanceof Array ? value : [];
  return all.filter((entry): entry is T => typeof entry === 'object' && entry !== null);
}

/** Deeper than the service nests errors. */
const MAX_DEPTH = 5;

const NO_ERRORS: readonly HealthError[] = [];

/** Those within others stand behind them: only they may say what it is about. */
export function healthErrorsOf(value: unknown, depth = 0): readonly HealthError[] {
  const entries = depth > MAX_DEPTH ? [] : listOf(value);
  if (entries.length === 0) return NO_ERRORS;
  return entries.flatMap((entry) => {
    const error = fieldsOf(entry);
    const level = textOf(error['errorLevel']);
    const category = textOf(error['errorCategory']);
    const createdAt = timeOf(error['creationTimeUtc']);
    const own: HealthError = {
      code: textOf(error['errorCode']),
      message: textOf(error['summaryMessage']) || textOf(error['errorMessage']),
      possibleCauses: textOf(error['possibleCauses']),
      recommendedAction: textOf(error['recommendedAction']),
      ...(level !== '' && { level }),
      ...(category !== '' && !/^none$/i.test(category) && { category }),
      ...(createdAt !== undefined && { createdAt }),
    };
    return [own, ...healthErrorsOf(error['innerHealthErrors'], depth + 1)];
  });
}

/** @throws TypeError if the body has no id */
export function mappingOf(given: unknown): Mapping {
  const body = fieldsOf(given) as ProtectionContainerMapping;
  const id = textOf(body.id);
  if (id === '') throw new TypeError('a mapping without an id');
  const properties = body.properties ?? {};
  const details = properties.providerSpecificDetails ?? undefined;
  const provider = once(details?.instanceType) || undefined;
  const a2a = provider?.toLowerCase() === 'a2a' ? (details as A2AProtectionContainerMappingDetails) : undefined;
  return {
    id,
    name: textOf(body.name) || id.slice(id.lastIndexOf('/') + 1),
    provider,
    state: once(properties.state),
    sourceFabric: once(properties.sourceFabricFriendlyName),
    targetFabric: once(properties.targetFabricFriendlyName),
    sourceContainer: namesOf(containerOf(id), properties.sourceProtectionContainerFriendlyName),
    targetContainer: namesOf(
      nameOf(textOf(properties.targetProtectionContainerId)),
      properties.targetProtectionContainerFriendlyName,
    ),
    autoUpdate:
      a2a === undefined
        ? undefined
        : {
            status: once(a2a.agentAutoUpdateStatus),
            automationAccountId: once(a2a.automationAccountArmId) || undefined,
            authenticationType: once(a2a.automationAccountAuthenticationType) || undefined,
            scheduleName: textOf(a2a.scheduleName) || undefined,
            jobScheduleName: textOf(a2a.jobScheduleName) || undefined,
          },
    health: once(properties.health),
    healthErrors: healthErrorsOf(properties.healthErrorDetails),
  };
}

/** Kept for every mapping of a run, so each name once and no more than the name. */
export function namesOf(name: string, friendlyName: unknown): readonly string[] {
  const names = [name.toLowerCase(), textOf(friendlyName).toLowerCase()];
  return namesOnce(names[0] === names[1] || names[1] === '' ? names.slice(0, 1) : names);
}

/** The provider's text is often the cause where the service's own is generic, so both are kept. */
function problemOf(error: JobErrorDetails): Problem {
  const service = error.serviceErrorDetails ?? {};
  const provider = error.providerErrorDetails ?? {};
  const both = (a: unknown, b: unknown): string =>
    [...new Set([textOf(a), textOf(b)])].filter((text) => text !== '').join(' ');
  const recommendedAction = both(service.recommendedAction, provider.recommendedAction) || undefined;
  const code = textOf(service.code) || textOf(provider.errorCode) || 'JobError';
  return {
    code,
    message: both(service.message, provider.errorMessage) || 'The job gives no message.',
    possibleCauses: both(service.possibleCauses, provider.possibleCauses) || undefined,
    recommendedAction,
    correlationId: textOf(service.activityId) || undefined,
    nextStep:
      recommendedAction === undefined ? adviceFor(code, undefined) : 'Do what the service recommends, then run again.',
  };
}

/** Errors of the highest level first; the same error is repeated in job and task. */
function firstProblem(errors: readonly JobErrorDetails[]): Problem | undefined {
  const level = (error: JobErrorDetails): number => (textOf(error.errorLevel).toLowerCase() === 'error' ? 0 : 1);
  const first = [...errors].sort((a, b) => level(a) - level(b))[0];
  return first === undefined ? undefined : problemOf(first);
}

/** A task may hold nothing but other tasks, and their errors stand only there. */
function errorsOf(tasks: readonly ASRTask[], depth: number): readonly JobErrorDetails[] {
  if (depth > MAX_DEPTH) return [];
  return tasks.flatMap((task) => [
    ...list(task.errors),
    ...errorsOf(list(task.groupTaskCustomDetails?.childTasks), depth + 1),
  ]);
}

export function jobView(body: Job): JobView {
  const properties = body.properties ?? {};
  const ownErrors = list(properties.errors);
  const errors = ownErrors.length > 0 ? ownErrors : errorsOf(list(properties.tasks), 0);
  return {
    name: textOf(body.name),
    state: textOf(properties.state),
    stateDescription: textOf(properties.stateDescription),
    problem: firstProblem(errors),
    hasEnded: isTime(properties.endTime),
    lengthMs: lengthOf(properties.startTime, properties.endTime),
    affected: affectedOf(properties.customDetails?.affectedObjectDetails),
  };
}

/** The service writes years at the ends of time where there is none. */
function isTime(time: unknown): boolean {
  const year = time instanceof Date ? time.getUTCFullYear() : new Date(textOf(time)).getUTCFullYear();
  return year > 2000 && year < 9000;
}

function lengthOf(start: unknown, end: unknown): number | undefined {
  if (!(start instanceof Date) || !(end instanceof Date)) return undefined;
  const length = end.getTime() - start.getTime();
  return Number.isNaN(length) ? undefined : Math.max(0, length);
}

/**
 * The containers that a job works on, from details whose keys have changed over the years but always begin with the
 * side they speak of. A job about one machine is about more than the mapping, and names none here.
 */
function affectedOf(details: unknown): JobView['affected'] {
  const { source, target, ofMachine } = sidesOf(details);
  return !ofMachine && source.length > 0 && target.length > 0 ? { source, target } : undefined;
}

/** Names and ids of either side, in lower case, and whether a machine is among them. */
export function sidesOf(details: unknown) {
  const entries = Object.entries(fieldsOf(details))
    .map(([key, value]) => [key.toLowerCase(), nameOf(textOf(value)).toLowerCase()] as const)
    .filter(([, value]) => value !== '');
  const side = (prefix: RegExp): readonly string[] =>
    entries.filter(([key]) => prefix.test(key)).map(([, value]) => value);
  return {
    source: side(/^(primary|source)/),
    target: side(/^(recovery|target)/),
    ofMachine: entries.some(([key]) => /vm(id|name)$/.test(key)),
  };
}

/** The body behind an operation link: a status, and an error where it failed, or as a remark. */
export function operationView(body: unknown): JobView {
  const fields = fieldsOf(body);
  const error = fieldsOf(fields['error']);
  const code = textOf(error['code']);
  return {
    name: textOf(fields['name']),
    state: textOf(fields['status']),
    stateDescription: '',
    hasEnded: isTime(fields['endTime']),
    problem:
      code === '' ? undefined : { code, message: textOf(error['message']), nextStep: adviceFor(code, undefined) },
  };
}
