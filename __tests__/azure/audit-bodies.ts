/** Bodies as the services send them, with ids of nobody's. */

export const ARM = 'https://management.azure.com';
export const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';
export const VAULT_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/vault`;
export const ACCOUNT_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Automation/automationAccounts/account`;
export const PRINCIPAL = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
export const RUNBOOK = 'MS-SR-Update-MobilityServiceForA2AVirtualMachines';
export const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';

const capital = VAULT_ID.replace('/subscriptions/', '/Subscriptions/');
export const ITEM_ID = `${capital}/replicationFabrics/primaryFabric/replicationProtectionContainers/primaryContainer/replicationProtectedItems/vm1`;

/** An item of 2021: no field of the agent's reinstallation, an expiry without a zone. */
export const oldItem = {
  id: ITEM_ID,
  name: 'vm1',
  type: 'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems',
  properties: {
    friendlyName: 'VM1',
    protectedItemType: '',
    protectableItemId: null,
    primaryFabricFriendlyName: 'West Europe',
    recoveryFabricFriendlyName: 'North Europe',
    primaryProtectionContainerFriendlyName: 'Primary-Cloud',
    protectionState: 'InitialReplicationInProgress',
    replicationHealth: 'Normal',
    healthErrors: [],
    currentScenario: {
      scenarioName: 'None',
      jobId: `${capital}/replicationJobs/None`,
      startTime: '1753-01-01T01:01:01Z',
    },
    providerSpecificDetails: {
      instanceType: 'A2A',
      fabricObjectId: `/subscriptions/${SUBSCRIPTION}/resourcegroups/vms/providers/microsoft.compute/virtualmachines/vm1`,
      primaryFabricLocation: 'westeurope',
      recoveryFabricLocation: 'northeurope',
      osType: 'Windows',
      agentVersion: '9.43.5922.1',
      agentExpiryDate: '9999-12-31T23:59:59.9999999',
      isReplicationAgentUpdateRequired: false,
      isReplicationAgentCertificateUpdateRequired: false,
      vmProtectionState: 'UnprotectedStatesBegin',
    },
  },
};

/** What the service adds since 2025. */
export const blockedItem = {
  ...oldItem,
  properties: {
    ...oldItem.properties,
    protectionState: 'Protected',
    replicationHealth: 'Critical',
    healthErrors: [
      {
        errorCode: '151197',
        errorMessage: 'The VM cannot reach Site Recovery.',
        summaryMessage: null,
        possibleCauses: 'A firewall.',
        recommendedAction: 'Open it.',
        creationTimeUtc: '2026-01-31T10:00:00Z',
      },
    ],
    currentScenario: {
      scenarioName: 'UpdateMobilityService',
      jobId: `${capital}/replicationJobs/0f5d2b1e-0000-4000-8000-000000000001`,
      startTime: '2026-01-01T00:00:00.5Z',
    },
    providerSpecificDetails: {
      ...oldItem.properties.providerSpecificDetails,
      vmProtectionState: 'Protected',
      agentVersion: '9.65.7439.1',
      agentExpiryDate: '2026-03-01T00:00:00.0000000',
      agentCertificateExpiryDate: '2026-02-01T12:30:00Z',
      isReplicationAgentUpdateRequired: true,
      isReplicationAgentCertificateUpdateRequired: true,
      isAgentUpgradeable: false,
      isAgentUpgradeInProgress: false,
      autoAgentUpgradeRetryCount: 3,
      isAgentUpgradeRetryThresholdExhausted: true,
      isAgentReinstallRequired: true,
      reasonsBlockingReInstall: 'UnsupportedKernel',
      reasonsBlockingReinstallDetails: [
        { errorCode: '52001', errorMessage: 'The kernel is not supported.', possibleCauses: 'A new kernel.' },
        { errorCode: '52002', errorMessage: null },
      ],
    },
  },
};

export const account = {
  id: ACCOUNT_ID,
  name: 'account',
  type: 'Microsoft.Automation/AutomationAccounts',
  location: 'westeurope',
  identity: { type: 'SystemAssigned, UserAssigned', principalId: PRINCIPAL, tenantId: SUBSCRIPTION },
  properties: { sku: { name: 'Basic' }, state: 'Ok', creationTime: '2025-01-01T00:00:00+00:00' },
};

export const schedule = {
  id: `${ACCOUNT_ID}/schedules/nightly`,
  name: 'nightly',
  properties: {
    startTime: '2025-01-02T00:00:00+01:00',
    expiryTime: '9999-12-31T23:59:00+00:00',
    isEnabled: true,
    nextRun: '2026-01-02T00:00:00+01:00',
    interval: 1,
    frequency: 'Day',
    timeZone: 'Europe/Berlin',
  },
};

export const jobSchedule = {
  id: `${ACCOUNT_ID}/jobSchedules/guid`,
  properties: {
    jobScheduleId: 'guid',
    runbook: { name: RUNBOOK },
    schedule: { name: 'nightly' },
    runOn: null,
    parameters: { text: 'x', number: 3, nothing: null, more: { of: ['it'] } },
  },
};

export const runbookJob = {
  id: `${ACCOUNT_ID}/jobs/job-1`,
  name: 'job-1',
  properties: {
    jobId: 'b1b1b1b1-0000-4000-8000-000000000000',
    runbook: { name: RUNBOOK },
    status: 'Completed',
    creationTime: '2026-01-01T00:00:00+00:00',
    startTime: '2026-01-01T00:00:30.1234567+00:00',
    endTime: '2026-01-01T00:04:00+00:00',
  },
};

export const usages = {
  value: [
    { name: { value: 'SubscriptionUsage' }, unit: 'Minute', currentValue: 900, limit: -1 },
    { name: { value: 'AccountUsage' }, unit: 'Minute', currentValue: 12.5, limit: -1 },
  ],
};

export const assignment = (scope: string, changes: object = {}): object => ({
  id: `${scope}/providers/Microsoft.Authorization/roleAssignments/x`,
  properties: {
    roleDefinitionId: `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${CONTRIBUTOR.toUpperCase()}`,
    principalId: PRINCIPAL,
    principalType: 'ServicePrincipal',
    scope,
    ...changes,
  },
});
