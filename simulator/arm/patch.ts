import type {
  A2AUpdateContainerMappingInput,
  UpdateProtectionContainerMappingInput,
} from '@azure/arm-recoveryservices-siterecovery';
import { jsonReply, type Reply } from '../http';
import { acceptedReply, conflictReply, invalid, linksFor, refusalReply } from './accepted';
import { disabledSetting, enabledSetting, type MappingState, type Setting } from './estate';
import { hasEnded, jobSpecFor, settle, startJob, type JobState } from './job-state';
import { mappingBody } from './mapping-body';
import { findMapping } from './mappings';
import type { VaultRequest } from './vault-request';

type Input = Partial<A2AUpdateContainerMappingInput>;

function inputOf(body: string): Input | undefined {
  try {
    const input = (JSON.parse(body) as UpdateProtectionContainerMappingInput | null)?.properties?.providerSpecificInput;
    return typeof input === 'object' ? (input as Input) : undefined;
  } catch {
    return undefined;
  }
}

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

interface Conflict {
  readonly mapping: MappingState;
  readonly job: JobState;
}

function conflicting(request: VaultRequest, mapping: MappingState): Conflict | undefined {
  const running = (each: MappingState): readonly Conflict[] =>
    each.pending.filter((job) => !hasEnded(job, request.now)).map((job) => ({ mapping: each, job }));
  switch (request.world.scenario.conflict ?? 'mapping') {
    case 'off':
      return undefined;
    case 'mapping':
      return running(mapping)[0];
    case 'container':
      return [...mapping.source.mappings, ...(mapping.target?.mappings ?? [])].flatMap(running)[0];
  }
}

export function patchReply(request: VaultRequest): Reply {
  const { world, vault, now } = request;
  const mapping = findMapping(request);
  if ('headers' in mapping) return mapping;
  settle(mapping, now);
  const { refusal, answer } = mapping.spec;
  if (refusal && mapping.refusals < (refusal.times ?? Infinity)) {
    mapping.refusals++;
    return refusalReply(request, refusal, { mapping: mapping.id });
  }
  const wanted = settingOf(request, mapping);
  if ('headers' in wanted) return wanted;
  const conflict = conflicting(request, mapping);
  if (conflict) return conflictReply(request, `protection container mapping ${conflict.mapping.name}`, conflict.job);
  const body = (): unknown => mappingBody(request, mapping);
  if (answer === 'ok-without-job') {
    mapping.setting = wanted;
    mapping.changes++;
    return jsonReply(200, body());
  }
  const job = startJob(world.estate, {
    vault,
    work: { kind: 'mapping', mapping, wanted },
    spec: jobSpecFor(world.scenario, mapping),
    startedAt: now,
    links: linksFor(request),
  });
  return acceptedReply(request, job, answer, body);
}
