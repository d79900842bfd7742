import { jsonReply, type Reply } from '../http';
import { asrError, authorizationFailed } from './errors';
import { jobBody } from './job-body';
import { stateAt, type JobState } from './job-state';
import { jobPath, nextLink, resourceReply } from './replies';
import type { VaultRequest } from './vault-request';

export function jobReply({ world, incoming, vault, names: [name = ''], now }: VaultRequest): Reply {
  const job = vault.jobsByName.get(name);
  const hiddenFor = (job?.spec.notFoundForSeconds ?? 0) * 1000;
  if (!job || now < job.startedAt + hiddenFor) {
    return asrError(incoming, 404, {
      code: 'JobNotFound',
      message: `Job with name ${name} could not be located.`,
      recommendedAction: 'Retry the operation with a valid job.',
    });
  }
  const path = jobPath(vault, job.name);
  if (job.spec.forbidden) {
    return authorizationFailed(world, 'Microsoft.RecoveryServices/vaults/replicationJobs/read', path);
  }
  return jsonReply(200, jobBody(job, now, 'whole'), { 'x-ms-request-id': path });
}

/** As PowerShell writes it: `StartTime eq '...' and EndTime eq '...' and ( JobStatus eq 'Failed' or ... )`. */
function filterOf(text: string, now: number): (job: JobState) => boolean {
  const values = (name: string): string[] =>
    [...text.matchAll(new RegExp(`\\b${name}\\s+eq\\s+'([^']*)'`, 'gi'))].map(([, value = '']) => value.toLowerCase());
  const states = values('JobStatus');
  const from = Date.parse(values('StartTime')[0] ?? '');
  const until = Date.parse(values('EndTime')[0] ?? '');
  return (job) =>
    (states.length === 0 || states.includes(stateAt(job, now).toLowerCase())) &&
    (Number.isNaN(from) || job.startedAt >= from) &&
    (Number.isNaN(until) || job.startedAt <= until);
}

export function jobsReply({ world, incoming, vault, now }: VaultRequest): Reply {
  const { mode, pageSize = 100, lagSeconds = 0, filter = 'honoured' } = world.scenario.jobsList ?? { mode: 'complete' };
  const text = incoming.url.searchParams.get('$filter') ?? '';
  if (text !== '' && filter === 'refused') {
    return asrError(incoming, 400, { code: 'InvalidFilter', message: 'The filter of the request is not valid.' });
  }
  const seenAt = now - lagSeconds * 1000;
  const wanted = filter === 'honoured' ? filterOf(text, seenAt) : () => true;
  // Jobs come newest first; the token is the oldest seen so far, so that new jobs do not shift the pages.
  const before = Number(incoming.url.searchParams.get('skipToken') ?? vault.jobs.length);
  const page: JobState[] = [];
  let index = Math.min(before, vault.jobs.length) - 1;
  for (; index >= 0 && page.length < pageSize; index--) {
    const job = vault.jobs[index];
    if (job && job.startedAt <= seenAt && wanted(job)) page.push(job);
  }
  const more = mode === 'complete' && index >= 0;
  return resourceReply(
    incoming,
    {
      value: page.map((job) => jobBody(job, seenAt, 'listed')),
      nextLink: more ? nextLink(incoming, index + 1) : null,
    },
    now,
  );
}
