import { resourceTime } from '../clock';
import { guidFrom } from '../random';
import { hasEnded } from './job-state';
import { agentVersionOf, itemId, newestAgent, updateRequired, type ItemState } from './item-state';
import type { VaultRequest } from './vault-request';

const day = 86_400_000;

/** The keys of an item were recorded of a version of 2021, and of one of 2026 that is like those of 2025. */
const recentSince = '2025-01-01';

/** Of the certificate of an agent that was installed not long ago, which is issued for three years. */
const freshCertificateDays = 1000;

const stateTexts: Readonly<Record<string, string>> = {
  UnprotectedStatesBegin: 'Enabling protection',
};

export const tellsOfAgents = ({ incoming }: Pick<VaultRequest, 'incoming'>): boolean =>
  (incoming.url.searchParams.get('api-version') ?? '') >= recentSince;

export function expiry(request: Pick<VaultRequest, 'world'>, days: number | undefined): string {
  const { scenario, clock } = request.world;
  if (days !== undefined) return resourceTime(clock.startedAt + days * day);
  return `9999-12-31T23:59:59.9999999${scenario.neverExpires === 'without-zone' ? '' : 'Z'}`;
}

/** What items say of their agents since 2025, in the recorded order. */
function agentDetails(request: VaultRequest, item: ItemState): Record<string, unknown> {
  const { spec } = item;
  const reinstall = !item.updated && spec.reinstallRequired === true;
  const reasons = item.updated ? [] : (spec.reinstallReasons ?? []);
  const exhausted = !item.updated && spec.upgradeRetriesExhausted === true;
  const runs = item.pending.some((job) => !hasEnded(job, request.now));
  const [family, distribution] = spec.osType === 'Linux' ? ['Linux', 'UBUNTU-22.04-64'] : ['Windows', 'Windows'];
  return {
    agentReinstallAttemptToVersion: reinstall ? newestAgent : '',
    osFamilyName: family,
    distroName: distribution,
    distroNameForWhichAgentIsInstalled: spec.agentDistribution ?? distribution,
    // An agent that is current is not one that can be upgraded.
    isAgentUpgradeable: updateRequired(item) && (spec.upgradeable ?? true),
    isAgentReinstallRequired: reinstall,
    reasonsBlockingReInstall: reasons.map((reason) => reason.errorCode).join(','),
    reasonsBlockingReinstallDetails: reasons.map((reason) => ({
      errorCode: reason.errorCode,
      errorMessage: reason.errorMessage,
      possibleCauses: reason.possibleCauses ?? '',
      recommendedAction: reason.recommendedAction ?? '',
      errorMessageParameters: {},
      errorTags: {},
    })),
    isAgentUpgradeInProgress: runs || (!item.updated && spec.upgradeInProgress === true),
    autoAgentUpgradeRetryCount: item.updated ? 0 : (spec.upgradeRetries ?? (exhausted ? 5 : 0)),
    isAgentUpgradeRetryThresholdExhausted: exhausted,
  };
}

export const machineIdOf = ({ vault, vm }: Pick<ItemState, 'vault' | 'vm'>): string =>
  `/subscriptions/${vault.subscription}/resourceGroups/rg-vms/providers/Microsoft.Compute/virtualMachines/${vm}`;

/** What an item says of replication between regions, in the recorded order. */
export function a2aDetails(request: VaultRequest, item: ItemState): Record<string, unknown> {
  const { spec, vm, vault, source, target } = item;
  const [from, to] = [source, target].map((container) => container?.fabric.name.replace('asr-a2a-default-', '') ?? '');
  // Ids of what is computed are lower-cased throughout, unlike those of Site Recovery.
  const machine = machineIdOf(item);
  const vmState = spec.vmProtectionState ?? (spec.protectionState === undefined ? 'Protected' : spec.protectionState);
  const isProtected = vmState === 'Protected';
  const certificate = item.updated ? undefined : spec.certificateExpiresInDays;
  const isRecent = tellsOfAgents(request);
  const recently = (details: Record<string, unknown>): Record<string, unknown> => (isRecent ? details : {});
  return {
    instanceType: 'A2A',
    fabricObjectId: machine.toLowerCase(),
    initialPrimaryZone: '',
    initialPrimaryFabricLocation: from,
    initialRecoveryZone: '',
    ...recently({ initialPrimaryExtendedLocation: null, initialRecoveryExtendedLocation: null }),
    initialRecoveryFabricLocation: to,
    multiVmGroupId: guidFrom(`group of ${machine}`),
    multiVmGroupName: '',
    multiVmGroupCreateOption: 'AutoCreated',
    managementId: guidFrom(`management of ${machine}`),
    protectedDisks: null,
    unprotectedDisks: null,
    protectedManagedDisks: [],
    recoveryBootDiagStorageAccountId: null,
    primaryFabricLocation: from,
    recoveryFabricLocation: to,
    osType: spec.osType ?? 'Windows',
    recoveryAzureVMSize: 'Standard_B2ms',
    recoveryAzureVMName: vm,
    recoveryAzureResourceGroupId: `/subscriptions/${vault.subscription}/resourceGroups/rg-vms-asr`,
    recoveryCloudService: null,
    recoveryAvailabilitySet: null,
    selectedRecoveryAzureNetworkId: null,
    selectedTfoAzureNetworkId: null,
    vmNics: [],
    vmSyncedConfigDetails: { tags: null, inputEndpoints: null },
    monitoringPercentageCompletion: null,
    monitoringJobType: null,
    lastHeartbeat: resourceTime(request.now - (spec.silentForHours ?? 0) * 3_600_000 - 90_000),
    agentVersion: agentVersionOf(item),
    agentExpiryDate: expiry(request, item.updated ? undefined : spec.agentExpiresInDays),
    isReplicationAgentUpdateRequired: updateRequired(item),
    ...recently(agentDetails(request, item)),
    ...(certificate !== undefined || isRecent
      ? { agentCertificateExpiryDate: expiry(request, certificate ?? freshCertificateDays) }
      : {}),
    isReplicationAgentCertificateUpdateRequired: !item.updated && spec.certificateUpdateRequired === true,
    recoveryFabricObjectId: null,
    vmProtectionState: vmState,
    vmProtectionStateDescription: stateTexts[vmState] ?? vmState,
    lifecycleId: isProtected ? guidFrom(`lifecycle of ${itemId(item)}`) : null,
    testFailoverRecoveryFabricObjectId: null,
    rpoInSeconds: isProtected ? 240 : null,
    lastRpoCalculatedTime: isProtected ? resourceTime(request.now - 30_000) : null,
    ...recently({ rtoInSeconds: null }),
    primaryAvailabilityZone: null,
    recoveryAvailabilityZone: null,
    ...recently({ primaryExtendedLocation: null, recoveryExtendedLocation: null }),
    vmEncryptionType: 'NotEncrypted',
    tfoAzureVMName: `${vm}-test`,
    recoveryAzureGeneration: 'V1',
    recoveryProximityPlacementGroupId: null,
    autoProtectionOfDataDisk: 'Disabled',
    recoveryVirtualMachineScaleSetId: null,
    ...recently({
      recoveryCapacityReservationGroupId: null,
      churnOptionSelected: 'Normal',
      mobilityAgentCurrentClientId: null,
      mobilityAgentCurrentTenantId: null,
      mobilityAgentClientIdToUpdate: null,
      mobilityAgentTenantIdToUpdate: null,
      platformFaultDomain: null,
    }),
  };
}
