import { jsonReply, type Incoming, type Reply } from '../http';
import type { PatchAnswer, RefusalSpec } from '../scenario';
import type { World } from '../world';
import { armError, asrError } from './errors';
import type { JobState } from './job-state';
import { jobPath } from './replies';
import type { VaultRequest } from './vault-request';
import { linkUrl } from './signed-links';

/** Where links lead: to the host that the caller knows, or to that of a region if the scenario names one. */
export function linkOrigin({ scenario }: World, { host }: Incoming): string {
  const region = scenario.operationRegion;
  return `https://${region && !host.startsWith(`${region}.`) ? `${region}.` : ''}${host}`;
}

export const linksFor = ({ world, incoming }: VaultRequest): JobState['links'] => ({
  origin: linkOrigin(world, incoming),
  apiVersion: incoming.url.searchParams.get('api-version') ?? '',
  signed: !world.scenario.unsignedLinks,
});

/** How a change that was taken is answered; `body` is the resource, for the answers that show it. */
export function acceptedReply(
  { world }: VaultRequest,
  job: JobState,
  answer: PatchAnswer | undefined,
  body: () => unknown,
): Reply {
  const path = jobPath(job.vault, job.name);
  const { identity } = world;
  const location = { Location: linkUrl(job, 'results') };
  const operation = { 'Azure-AsyncOperation': linkUrl(job, 'status') };
  const requestId = { 'x-ms-request-id': [path, path] };
  const common = {
    'Retry-After': '30',
    'X-Cache': 'CONFIG_NOCACHE',
    'x-ms-operation-identifier': `tenantId=${identity.tenantId},objectId=${identity.objectId}/westeurope/${job.name}`,
  };
  switch (answer ?? 'accepted') {
    case 'accepted':
      return { status: 202, headers: { ...location, ...common, ...requestId, ...operation }, body: '' };
    case 'location-only':
      return { status: 202, headers: { ...location, ...common, ...requestId }, body: '' };
    case 'request-id-only':
      return { status: 202, headers: { ...common, ...requestId }, body: '' };
    case 'no-operation':
      return { status: 202, headers: { 'Retry-After': '30' }, body: '' };
    case 'ok-with-job':
      return jsonReply(200, body(), { ...requestId, ...operation });
    case 'ok-without-job':
      return jsonReply(200, body());
  }
}

/** A refusal of the scenario, with its texts filled in. */
export function refusalReply(
  { world, incoming }: VaultRequest,
  refusal: RefusalSpec,
  texts: Readonly<Record<string, string>>,
): Reply {
  const known = {
    ...texts,
    account: world.estate.accountId,
    client: world.identity.clientId,
    object: world.identity.objectId,
  };
  const fill = (text: string): string =>
    Object.entries(known).reduce((filled, [name, value]) => filled.replaceAll(`{${name}}`, value), text);
  if (refusal.by === 'arm') return armError(refusal.status, refusal.code, fill(refusal.message));
  return asrError(incoming, refusal.status, { ...refusal, message: fill(refusal.message) });
}

export const invalid = ({ incoming }: VaultRequest, message: string): Reply =>
  asrError(incoming, 400, {
    code: 'InvalidParameter',
    message,
    possibleCauses: 'The input of the request is not valid.',
    recommendedAction: 'Correct the input and retry the operation.',
  });

export const conflictReply = ({ incoming }: VaultRequest, what: string, running: JobState): Reply =>
  asrError(incoming, 409, {
    code: 'AnotherOperationInProgress',
    message: `Another operation is in progress on ${what}.`,
    possibleCauses: `The job ${running.name} has not ended.`,
    recommendedAction: 'Wait for the operation to end and retry.',
  });
