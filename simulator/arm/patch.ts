import type {
  A2AUpdateContainerMappingInput,
  UpdateProtectionContainerMappingInput,
} from '@azure/arm-recoveryservices-siterecovery';
import { jsonReply, type Reply } from '../http';
import type { RefusalSpec } from '../scenario';
import { armError, asrError } from './errors';
import { disabledSetting, enabledSetting, type MappingState, type Setting } from './estate';
import { hasEnded, jobSpecFor, settle, startJob, type JobState } from './job-state';
import { mappingBody } from './mapping-body';
import { findMapping } from './mappings';
import { jobPath } from './replies';
import type { VaultRequest } from './router';
import { linkUrl } from './signed-links';

type Input = Partial<A2AUpdateContainerMappingInput>;

function inputOf(body: string): Input | undefined {
  try {
    const input = (JSON.parse(body) as UpdateProtectionContainerMappingInput | null)?.properties?.providerSpecificInput;
    return typeof input === 'object' ? (input as Input) : undefined;
  } catch {
    return undefined;
  }
}

const invalid = (request: VaultRequest, message: string): Reply =>
  asrError(request.incoming, 400, {
    code: 'InvalidParameter',
    message,
    possibleCauses: 'The input of the request is not valid.',
    recommendedAction: 'Correct the input and retry the operation.',
  });

/** What the request asks for, or why it cannot be had. */
function settingOf(request: VaultRequest, mapping: MappingState): Setting | Reply {
  const input = inputOf(request.incoming.body);
  if (!input) return invalid(request, 'The body of the request has no properties.providerSpecificInput.');
  if (input.instanceType !== 'A2A') return invalid(request, 'The instanceType of the request is not A2A.');
  if (mapping.spec.provider !== undefined && mapping.spec.provider !== 'A2A') {
    return invalid(request, `Protection container mapping ${mapping.name} does not replicate between Azure regions.`);
  }
  if (input.agentAutoUpdateStatus === 'Disabled') return disabledSetting;
  if (input.agentAutoUpdateStatus !== 'Enabled') return invalid(request, 'The agentAutoUpdateStatus is not known.');
  if (!input.automationAccountArmId) return invalid(request, 'The automationAccountArmId is missing.');
  // An omitted kind of authentication means the retired Run As account, as the service has it.
  const authentication =
    input.automationAccountAuthenticationType === 'SystemAssignedIdentity' ? 'SystemAssignedIdentity' : 'RunAsAccount';
  const seed = `${mapping.id} ${mapping.changes}`;
  return enabledSetting(mapping.name, input.automationAccountArmId, authentication, seed);
}

function refusalReply(request: VaultRequest, mapping: MappingState, refusal: RefusalSpec): Reply {
  const fill = (text: string): string =>
    text
      .replaceAll('{mapping}', mapping.id)
      .replaceAll('{account}', request.world.estate.accountId)
      .replaceAll('{client}', request.world.identity.clientId)
      .replaceAll('{object}', request.world.identity.objectId);
  if (refusal.by === 'arm') return armError(refusal.status, refusal.code, fill(refusal.message));
  return asrError(request.incoming, refusal.status, { ...refusal, message: fill(refusal.message) });
}

function conflictingJob(request: VaultRequest, mapping: MappingState): JobState | undefined {
  const running = (each: MappingState): JobState | undefined => each.pending.find((job) => !hasEnded(job, request.now));
  switch (request.world.scenario.conflict ?? 'mapping') {
    case 'off':
      return undefined;
    case 'mapping':
      return running(mapping);
    case 'container':
      return [...mapping.source.mappings, ...(mapping.target?.mappings ?? [])]
        .map(running)
        .find((job) => job !== undefined);
  }
}

function acceptedReply(request: VaultRequest, job: JobState): Reply {
  const path = jobPath(job.vault, job.name);
  const { identity } = request.world;
  const answer = job.mapping.spec.answer ?? 'accepted';
  const location = { Location: linkUrl(job, 'results') };
  const operation = { 'Azure-AsyncOperation': linkUrl(job, 'status') };
  const requestId = { 'x-ms-request-id': [path, path] };
  const common = {
    'Retry-After': '30',
    'X-Cache': 'CONFIG_NOCACHE',
    'x-ms-operation-identifier': `tenantId=${identity.tenantId},objectId=${identity.objectId}/westeurope/${job.name}`,
  };
  switch (answer) {
    case 'accepted':
      return { status: 202, headers: { ...location, ...common, ...requestId, ...operation }, body: '' };
    case 'location-only':
      return { status: 202, headers: { ...location, ...common, ...requestId }, body: '' };
    case 'request-id-only':
      return { status: 202, headers: { ...common, ...requestId }, body: '' };
    case 'no-operation':
      return { status: 202, headers: { 'Retry-After': '30' }, body: '' };
    case 'ok-with-job':
      return jsonReply(200, mappingBody(job.vault, job.mapping, request.now), { ...requestId, ...operation });
    case 'ok-without-job':
      return jsonReply(200, mappingBody(job.vault, job.mapping, request.now));
  }
}

export function patchReply(request: VaultRequest): Reply {
  const { world, incoming, vault, now } = request;
  const mapping = findMapping(request);
  if ('headers' in mapping) return mapping;
  settle(mapping, now);
  const { refusal } = mapping.spec;
  if (refusal && mapping.refusals < (refusal.times ?? Infinity)) {
    mapping.refusals++;
    return refusalReply(request, mapping, refusal);
  }
  const wanted = settingOf(request, mapping);
  if ('headers' in wanted) return wanted;
  const running = conflictingJob(request, mapping);
  if (running) {
    return asrError(incoming, 409, {
      code: 'AnotherOperationInProgress',
      message: `Another operation is in progress on protection container mapping ${running.mapping.name}.`,
      possibleCauses: `The job ${running.name} has not ended.`,
      recommendedAction: 'Wait for the operation to end and retry.',
    });
  }
  if (mapping.spec.answer === 'ok-without-job') {
    mapping.setting = wanted;
    mapping.changes++;
    return jsonReply(200, mappingBody(vault, mapping, now));
  }
  const region = world.scenario.operationRegion;
  const links = {
    origin: `https://${region ? `${region}.` : ''}${incoming.host}`,
    apiVersion: incoming.url.searchParams.get('api-version') ?? '',
    signed: !world.scenario.unsignedLinks,
  };
  const job = startJob(world.estate, {
    vault,
    mapping,
    wanted,
    spec: jobSpecFor(world.scenario, mapping),
    startedAt: now,
    links,
  });
  return acceptedReply(request, job);
}
