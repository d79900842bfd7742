import type { ASRTask, Job, JobErrorDetails } from '@azure/arm-recoveryservices-siterecovery';
import { resourceEndTime, resourceTime, statusEndTime, statusTime } from '../clock';
import { guidFrom } from '../random';
import type { JobErrorSpec } from '../scenario';
import { errorsOf, finalStateOf, hasEnded, isFresh, stateAt, subjectOf, type JobState } from './job-state';
import { workText, type WorkText } from './job-work';
import type { Wire } from './wire';

const neverTime = '0001-01-01T00:00:00';

const activityOf = (job: JobState): string => `${guidFrom(subjectOf(job))} ActivityId: ${guidFrom(job.name)}`;

const errorBody = (job: JobState, taskId: string, error: JobErrorSpec): Wire<JobErrorDetails> => ({
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
  taskId,
});

type TaskBody = Wire<Omit<ASRTask, 'customDetails' | 'groupTaskCustomDetails'>> & {
  customDetails: { instanceType: string } | null;
  groupTaskCustomDetails: { instanceType: string; childTasks: TaskBody[] } | null;
};

function taskBody(
  name: string,
  friendlyName: string,
  state: string,
  times: { start: string; end: string },
  errors: Wire<JobErrorDetails>[] = [],
): TaskBody {
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

function tasksOf(job: JobState, tasks: WorkText['tasks'], now: number, errors: Wire<JobErrorDetails>[]): TaskBody[] {
  const start = resourceTime(job.startedAt);
  const ended = hasEnded(job, now);
  const failed = ended && finalStateOf(job) === 'Failed';
  // As recorded: a task can stay InProgress, without an end, inside a job that has failed.
  const state = !ended || failed ? 'InProgress' : 'Succeeded';
  const end = state === 'Succeeded' ? resourceEndTime(job.endsAt) : neverTime;
  const last = (name: string, friendlyName: string): TaskBody =>
    job.spec.errorsIn === 'child-task'
      ? groupTask(taskBody(name, friendlyName, state, { start, end }), errors)
      : taskBody(name, friendlyName, state, { start, end }, errors);
  return tasks.map(([name, friendlyName], index) =>
    index < tasks.length - 1
      ? taskBody(name, friendlyName, 'Succeeded', { start, end: start })
      : last(name, friendlyName),
  );
}

/** A task that consists of others, which alone say what went wrong. */
const groupTask = (task: TaskBody, errors: Wire<JobErrorDetails>[]): TaskBody => ({
  ...task,
  taskType: 'GroupTaskDetails',
  customDetails: null,
  groupTaskCustomDetails: { instanceType: 'GroupTaskDetails', childTasks: [{ ...task, errors }] },
});

export function jobBody(job: JobState, now: number, depth: 'whole' | 'listed'): Wire<Job> {
  const fresh = isFresh(job, now);
  const ended = hasEnded(job, now);
  const state = stateAt(job, now);
  const listed = depth === 'listed';
  const named = !fresh && job.spec.anonymous !== true;
  const text = workText(job);
  const lastTask = text.tasks.at(-1)?.[0] ?? '';
  const errors = ended ? errorsOf(job).map((error) => errorBody(job, lastTask, error)) : [];
  const own = job.spec.errorsIn === 'child-task' ? [] : errors;
  const details = { instanceType: 'AsrJobDetails' as const, affectedObjectDetails: named ? text.affectedObjects : {} };
  return {
    id: `${job.vault.id}/replicationJobs/${job.name}`,
    name: job.name,
    type: 'Microsoft.RecoveryServices/vaults/replicationJobs',
    properties: {
      activityId: listed ? null : activityOf(job),
      scenarioName: fresh ? null : text.scenarioName,
      friendlyName: fresh ? null : text.friendlyName,
      state,
      stateDescription: ended ? (job.spec.description ?? (state === 'Succeeded' ? 'Completed' : state)) : state,
      tasks: fresh || listed ? [] : (tasksOf(job, text.tasks, now, errors) as Wire<ASRTask>[]),
      errors: listed ? [] : own,
      ...(fresh ? {} : { startTime: resourceTime(job.startedAt) }),
      ...(ended ? { endTime: resourceEndTime(job.endsAt) } : {}),
      allowedActions: state === 'InProgress' ? ['Cancel'] : state === 'Failed' ? ['Restart'] : [],
      targetObjectId: fresh ? null : text.targetObjectId,
      targetObjectName: fresh ? null : text.targetObjectName,
      targetInstanceType: fresh ? 'ProtectionEntity' : text.targetInstanceType,
      customDetails: listed || job.spec.withoutDetails ? null : details,
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
  const first = ended && finalStateOf(job) === 'Failed' ? errorsOf(job)[0] : job.spec.remark;
  return {
    error: first ? { code: first.code, message: first.message, details: null } : null,
    id: null,
    name: job.name,
    properties: null,
    status: ended ? (job.spec.operationStatus ?? finalStateOf(job)) : stateAt(job, now),
    startTime: statusTime(job.startedAt),
    endTime: ended ? statusEndTime(job.endsAt) : null,
    percentComplete: null,
  };
}
