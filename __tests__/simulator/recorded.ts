/** What a replicated item said of itself in 2021, in its order. */
export const itemKeys: readonly string[] = `
  friendlyName protectedItemType protectableItemId recoveryServicesProviderId primaryFabricFriendlyName
  primaryFabricProvider recoveryFabricFriendlyName recoveryFabricId primaryProtectionContainerFriendlyName
  recoveryProtectionContainerFriendlyName protectionState protectionStateDescription activeLocation
  testFailoverState testFailoverStateDescription allowedOperations replicationHealth failoverHealth healthErrors
  policyId policyFriendlyName currentScenario failoverRecoveryPointId providerSpecificDetails
  recoveryContainerId eventCorrelationId
`
  .trim()
  .split(/\s+/);

/** What it said of replication between regions. */
export const a2aKeys: readonly string[] = `
  instanceType fabricObjectId initialPrimaryZone initialPrimaryFabricLocation initialRecoveryZone
  initialRecoveryFabricLocation multiVmGroupId multiVmGroupName multiVmGroupCreateOption managementId
  protectedDisks unprotectedDisks protectedManagedDisks recoveryBootDiagStorageAccountId primaryFabricLocation
  recoveryFabricLocation osType recoveryAzureVMSize recoveryAzureVMName recoveryAzureResourceGroupId
  recoveryCloudService recoveryAvailabilitySet selectedRecoveryAzureNetworkId selectedTfoAzureNetworkId vmNics
  vmSyncedConfigDetails monitoringPercentageCompletion monitoringJobType lastHeartbeat agentVersion
  agentExpiryDate isReplicationAgentUpdateRequired isReplicationAgentCertificateUpdateRequired
  recoveryFabricObjectId vmProtectionState vmProtectionStateDescription lifecycleId
  testFailoverRecoveryFabricObjectId rpoInSeconds lastRpoCalculatedTime primaryAvailabilityZone
  recoveryAvailabilityZone vmEncryptionType tfoAzureVMName recoveryAzureGeneration
  recoveryProximityPlacementGroupId autoProtectionOfDataDisk recoveryVirtualMachineScaleSetId
`
  .trim()
  .split(/\s+/);

/** What it said in 2025, to version 2026-02-01. */
export const recentItemKeys: readonly string[] = `
  friendlyName protectedItemType protectableItemId recoveryServicesProviderId primaryFabricFriendlyName
  primaryFabricProvider recoveryFabricFriendlyName recoveryFabricId primaryProtectionContainerFriendlyName
  recoveryProtectionContainerFriendlyName protectionState protectionStateDescription activeLocation
  testFailoverState testFailoverStateDescription switchProviderState switchProviderStateDescription
  allowedOperations replicationHealth failoverHealth healthErrors policyId policyFriendlyName currentScenario
  failoverRecoveryPointId providerSpecificDetails recoveryContainerId eventCorrelationId
`
  .trim()
  .split(/\s+/);

export const recentA2aKeys: readonly string[] = `
  instanceType fabricObjectId initialPrimaryZone initialPrimaryFabricLocation initialRecoveryZone
  initialPrimaryExtendedLocation initialRecoveryExtendedLocation initialRecoveryFabricLocation multiVmGroupId
  multiVmGroupName multiVmGroupCreateOption managementId protectedDisks unprotectedDisks protectedManagedDisks
  recoveryBootDiagStorageAccountId primaryFabricLocation recoveryFabricLocation osType recoveryAzureVMSize
  recoveryAzureVMName recoveryAzureResourceGroupId recoveryCloudService recoveryAvailabilitySet
  selectedRecoveryAzureNetworkId selectedTfoAzureNetworkId vmNics vmSyncedConfigDetails
  monitoringPercentageCompletion monitoringJobType lastHeartbeat agentVersion agentExpiryDate
  isReplicationAgentUpdateRequired agentReinstallAttemptToVersion osFamilyName distroName
  distroNameForWhichAgentIsInstalled isAgentUpgradeable isAgentReinstallRequired reasonsBlockingReInstall
  reasonsBlockingReinstallDetails isAgentUpgradeInProgress autoAgentUpgradeRetryCount
  isAgentUpgradeRetryThresholdExhausted agentCertificateExpiryDate isReplicationAgentCertificateUpdateRequired
  recoveryFabricObjectId vmProtectionState vmProtectionStateDescription lifecycleId
  testFailoverRecoveryFabricObjectId rpoInSeconds lastRpoCalculatedTime rtoInSeconds primaryAvailabilityZone
  recoveryAvailabilityZone primaryExtendedLocation recoveryExtendedLocation vmEncryptionType tfoAzureVMName
  recoveryAzureGeneration recoveryProximityPlacementGroupId autoProtectionOfDataDisk
  recoveryVirtualMachineScaleSetId recoveryCapacityReservationGroupId churnOptionSelected
  mobilityAgentCurrentClientId mobilityAgentCurrentTenantId mobilityAgentClientIdToUpdate
  mobilityAgentTenantIdToUpdate platformFaultDomain
`
  .trim()
  .split(/\s+/);

/** What a job that updates an agent names, in the camel case of later years. */
export const affectedKeys: readonly string[] = `
  primaryVmId primaryVmName recoveryVmId recoveryVmName protectionProfileId primaryCloudId primaryCloudName
  recoveryCloudId recoveryCloudName primaryVmmId primaryVmmName recoveryVmmId recoveryVmmName
  primaryFabricProviderId recoveryFabricProviderId
`
  .trim()
  .split(/\s+/);
