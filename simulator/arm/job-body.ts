import type { ASRTask, Job, JobErrorDetails } from '@azure/arm-recoveryservices-siterecovery';
import { resourceEndTime, resourceTime, statusEndTime, statusTime } from '../clock';
import { guidFrom } from '../random';
import type { JobErrorSpec } from '../scenario';
import { policyOf } from './estate';
import { errorsOf, finalStateOf, hasEnded, isFresh, stateAt, type JobState } from './job-state';
import type { Wire } from './wire';

const neverTime = '0001-01-01T00:00:00';
const preparing = 'CloudPairingWfPrepareSiteTask';

const activityOf = (job: JobState): string => `${guidFrom(job.mapping.id)} ActivityId: ${guidFrom(job.name)}`;

const errorBody = (job: JobState, error: JobErrorSpec): Wire<JobErrorDetails> => ({
  serviceErrorDetails: {
    code: error.code,
    message: error.message,
    possibleCauses: error.possibleCauses ?? '',
    recommendedAction: error.recommendedAction ?? '',
    activityId: activityOf(job),
  },
  providerErrorDetails: error.provider
    ? {
        errorCode: error.provider.errorCode ?? 0,
        errorMessage: error.provider.errorMessage,
        errorId: guidFrom(`error of ${job.name}`),
        possibleCauses: error.provider.possibleCauses ?? '',
        recommendedAction: error.provider.recommendedAction ?? '',
      }
    : null,
  errorLevel: error.level ?? 'Error',
  creationTime: resourceTime(job.endsAt),
  taskId: preparing,
});

function taskBody(
  name: string,
  friendlyName: string,
  state: string,
  times: { start: string; end: string },
  errors: Wire<JobErrorDetails>[] = [],
): Wire<Omit<ASRTask, 'customDetails'>> & { customDetails: { instanceType: string } } {
  return {
    taskId: name,
    name,
    startTime: times.start,
    endTime: times.end,
    allowedActions: [],
    friendlyName,
    state,
    stateDescription: state === 'Succeeded' ? 'Completed' : state,
    taskType: 'TaskDetails',
    customDetails: { instanceType: 'TaskDetails' },
    groupTaskCustomDetails: null,
    errors,
  };
}

function tasksOf(job: JobState, now: number, errors: Wire<JobErrorDetails>[]): ReturnType<typeof taskBody>[] {
  const start = resourceTime(job.startedAt);
  const ended = hasEnded(job, now);
  const failed = ended && finalStateOf(job) === 'Failed';
  // As recorded: a task can stay InProgress, without an end, inside a job that has failed.
  const state = !ended || failed ? 'InProgress' : 'Succeeded';
  const end = state === 'Succeeded' ? resourceEndTime(job.endsAt) : neverTime;
  return [
    taskBody('CloudPairingWfPreflightChecksTask', 'Prerequisites check', 'Succeeded', { start, end: start }),
    taskBody(preparing, 'Preparing sites', state, { start, end }, errors),
  ];
}

/** Keys as recorded in 2017, in the camel case of 2021 on. The mapping itself is not named, only its containers. */
function affected(job: JobState): Record<string, string> {
  const { source, target } = job.mapping;
  return {
    protectionProfileId: guidFrom(policyOf(job.vault).id),
    primaryCloudId: guidFrom(source.id),
    primaryCloudName: source.name,
    recoveryCloudId: target ? guidFrom(target.id) : '',
    recoveryCloudName: target?.name ?? 'Microsoft Azure',
    primaryVmmId: source.fabric.internalIdentifier,
    primaryVmmName: source.fabric.name,
    recoveryVmmId: target?.fabric.internalIdentifier ?? '',
    recoveryVmmName: target?.fabric.name ?? 'Microsoft Azure',
    primaryFabricProviderId: source.fabric.kind,
    recoveryFabricProviderId: target?.fabric.kind ?? 'Azure',
  };
}

export function jobBody(job: JobState, now: number, depth: 'whole' | 'listed'): Wire<Job> {
  const fresh = isFresh(job, now);
  const ended = hasEnded(job, now);
  const state = stateAt(job, now);
  const listed = depth === 'listed';
  const named = !fresh && job.spec.anonymous !== true;
  const errors = ended ? errorsOf(job).map((error) => errorBody(job, error)) : [];
  const policy = policyOf(job.vault);
  const details = { instanceType: 'AsrJobDetails' as const, affectedObjectDetails: named ? affected(job) : {} };
  return {
    id: `${job.vault.id}/replicationJobs/${job.name}`,
    name: job.name,
    type: 'Microsoft.RecoveryServices/vaults/replicationJobs',
    properties: {
      activityId: listed ? null : activityOf(job),
      scenarioName: fresh ? null : 'ModifyCloudPairing',
      friendlyName: fresh ? null : 'Modify protection container mapping',
      state,
      stateDescription: ended ? (job.spec.description ?? (state === 'Succeeded' ? 'Completed' : state)) : state,
      tasks: fresh || listed ? [] : (tasksOf(job, now, errors) as Wire<ASRTask>[]),
      errors: listed ? [] : errors,
      ...(fresh ? {} : { startTime: resourceTime(job.startedAt) }),
      ...(ended ? { endTime: resourceEndTime(job.endsAt) } : {}),
      allowedActions: state === 'InProgress' ? ['Cancel'] : state === 'Failed' ? ['Restart'] : [],
      targetObjectId: fresh ? null : guidFrom(policy.id),
      targetObjectName: fresh ? null : policy.name,
      targetInstanceType: fresh ? 'ProtectionEntity' : 'ProtectionProfile',
      customDetails: listed ? null : details,
    },
  };
}

export interface OperationStatusBody {
  readonly error: { readonly code: string; readonly message: string; readonly details: null } | null;
  readonly id: null;
  readonly name: string;
  readonly properties: null;
  readonly status: string;
  readonly startTime: string;
  readonly endTime: string | null;
  readonly percentComplete: null;
}

export function operationStatusBody(job: JobState, now: number): OperationStatusBody {
  const ended = hasEnded(job, now);
  const first = ended && finalStateOf(job) === 'Failed' ? errorsOf(job)[0] : undefined;
  return {
    error: first ? { code: first.code, message: first.message, details: null } : null,
    id: null,
    name: job.name,
    properties: null,
    status: ended ? (job.spec.operationStatus ?? finalStateOf(job)) : 'InProgress',
    startTime: statusTime(job.startedAt),
    endTime: ended ? statusEndTime(job.endsAt) : null,
    percentComplete: null,
  };
}
