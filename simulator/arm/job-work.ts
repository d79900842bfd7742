import { guidFrom } from '../random';
import { policyOf, type ContainerState } from './estate';
import type { JobState } from './job-state';

/** How the service describes a job, by what it works on. */
export interface WorkText {
  readonly scenarioName: string;
  readonly friendlyName: string;
  /** Names of tasks and what people read, in their order; the last is the long one, whose errors are those of the job. */
  readonly tasks: readonly (readonly [name: string, friendlyName: string])[];
  readonly targetObjectId: string;
  readonly targetObjectName: string;
  readonly targetInstanceType: string;
  readonly affectedObjects: Readonly<Record<string, string>>;
}

/** Keys as recorded in 2017, in the camel case of 2021 on. */
const containers = (source: ContainerState, target: ContainerState | undefined): Record<string, string> => ({
  primaryCloudId: guidFrom(source.id),
  primaryCloudName: source.name,
  recoveryCloudId: target ? guidFrom(target.id) : '',
  recoveryCloudName: target?.name ?? 'Microsoft Azure',
  primaryVmmId: source.fabric.internalIdentifier,
  primaryVmmName: source.fabric.friendlyName,
  recoveryVmmId: target?.fabric.internalIdentifier ?? '',
  recoveryVmmName: target?.fabric.friendlyName ?? 'Microsoft Azure',
  primaryFabricProviderId: source.fabric.kind,
  recoveryFabricProviderId: target?.fabric.kind ?? 'Azure',
});

export function workText(job: JobState): WorkText {
  const policy = policyOf(job.vault);
  const { work } = job;
  if (work.kind === 'item') {
    const { item } = work;
    const internalId = guidFrom(`protection entity ${item.source.id} ${item.name}`);
    return {
      scenarioName: 'UpdateMobilityService',
      friendlyName: 'Update Mobility Service',
      tasks: [['UpdateMobilityServiceTask', 'Updating Mobility Service']],
      targetObjectId: job.spec.targetObject === 'name' ? item.name : internalId,
      targetObjectName: item.vm,
      targetInstanceType: 'ProtectionEntity',
      affectedObjects: {
        primaryVmId: internalId,
        primaryVmName: item.vm,
        recoveryVmId: '',
        recoveryVmName: item.vm,
        protectionProfileId: guidFrom(policy.id),
        ...containers(item.source, item.target),
      },
    };
  }
  return {
    scenarioName: 'ModifyCloudPairing',
    friendlyName: 'Modify protection container mapping',
    tasks: [
      ['CloudPairingWfPreflightChecksTask', 'Prerequisites check'],
      ['CloudPairingWfPrepareSiteTask', 'Preparing sites'],
    ],
    targetObjectId: guidFrom(policy.id),
    targetObjectName: policy.name,
    targetInstanceType: 'ProtectionProfile',
    // The mapping itself is not named, only its containers.
    affectedObjects: {
      protectionProfileId: guidFrom(policy.id),
      ...containers(work.mapping.source, work.mapping.target),
    },
  };
}
