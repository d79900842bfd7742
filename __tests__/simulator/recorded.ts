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

/** What a job that updates an agent names, in the camel case of later years. */
export const affectedKeys: readonly string[] = `
  primaryVmId primaryVmName recoveryVmId recoveryVmName protectionProfileId primaryCloudId primaryCloudName
  recoveryCloudId recoveryCloudName primaryVmmId primaryVmmName recoveryVmmId recoveryVmmName
  primaryFabricProviderId recoveryFabricProviderId
`
  .trim()
  .split(/\s+/);
