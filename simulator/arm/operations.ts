import { jsonReply, type Reply } from '../http';
import { asrError, armError } from './errors';
import { itemBody } from './item-body';
import { operationStatusBody } from './job-body';
import { finalStateOf, hasEnded, type JobState } from './job-state';
import { mappingBody } from './mapping-body';
import { jobPath } from './replies';
import type { VaultRequest } from './vault-request';
import { linkTarget, linkUrl, type LinkKind } from './signed-links';

/** The job that a link names, if the link came back as it went out. */
function jobOfLink(request: VaultRequest, name: string, kind: LinkKind): JobState | Reply {
  const { vault, incoming, now } = request;
  const job = vault.jobsByName.get(name);
  const hiddenFor = (job?.spec.operationNotFoundForSeconds ?? 0) * 1000;
  if (!job || now < job.startedAt + hiddenFor) {
    return asrError(incoming, 404, {
      code: 'OperationNotFound',
      message: `The operation ${name} could not be located.`,
      recommendedAction: 'Retry the operation with a valid operation id.',
    });
  }
  if (job.links.signed && incoming.target !== linkTarget(job, kind)) {
    return armError(403, 'InvalidAsyncOperationSignature', 'The signature of the asynchronous operation is not valid.');
  }
  return job;
}

export function operationStatusReply(request: VaultRequest): Reply {
  const job = jobOfLink(request, request.names[0] ?? '', 'status');
  if ('headers' in job) return job;
  return jsonReply(200, operationStatusBody(job, request.now), { 'x-ms-request-id': jobPath(job.vault, job.name) });
}

export function operationResultsReply(request: VaultRequest): Reply {
  const job = jobOfLink(request, request.names[3] ?? '', 'results');
  if ('headers' in job) return job;
  const path = jobPath(job.vault, job.name);
  const headers = { 'Azure-AsyncOperation': linkUrl(job, 'status'), 'x-ms-request-id': [path, path] };
  if (!hasEnded(job, request.now)) {
    return { status: 202, headers: { ...headers, Location: linkUrl(job, 'results'), 'Retry-After': '30' }, body: '' };
  }
  if (finalStateOf(job) === 'Failed') {
    const error = operationStatusBody(job, request.now).error;
    return asrError(request.incoming, 400, error ?? { code: '559', message: 'The operation has failed.' }, headers);
  }
  const { work } = job;
  const body = work.kind === 'mapping' ? mappingBody(request, work.mapping) : itemBody(request, work.item);
  return jsonReply(200, body, headers);
}
