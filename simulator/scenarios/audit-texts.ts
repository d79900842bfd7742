import type { HealthErrorSpec, ReinstallReasonSpec } from '../scenario';

/** The service gives no codes for these, so all of them have the same. */
const runAs = (level: HealthErrorSpec['errorLevel'], message: string, causes: string): HealthErrorSpec => ({
  errorCode: '8010',
  errorLevel: level,
  errorMessage: message,
  possibleCauses: causes,
  recommendedAction: 'Select Repair in the extension update settings of the vault.',
});

/** What is documented of the days of Run As accounts. */
export const runAsErrors: readonly HealthErrorSpec[] = [
  runAs(
    'Error',
    'The Run As account does not have the permission to access the recovery services resource.',
    'The role assignment of the Run As account was removed.',
  ),
  runAs(
    'Error',
    'Run As account is not found.',
    'The Microsoft Entra application, the service principal, the role, or an asset of the Automation account was deleted.',
  ),
  runAs(
    'Warning',
    'The Azure Run As certificate used by the automation account is about to expire.',
    'The certificate is valid for one year.',
  ),
  runAs(
    'Error',
    'The Azure Run As certificate used by the automation account has expired.',
    'The certificate was not renewed in time.',
  ),
];

const ofUpdate = (
  errorCategory: string,
  errorMessage: string,
  errorLevel: HealthErrorSpec['errorLevel'] = 'Error',
): HealthErrorSpec => ({
  errorCode: `8${errorCategory.length}`,
  errorCategory,
  errorLevel,
  errorMessage,
  possibleCauses: 'See the extension update settings of the vault.',
  recommendedAction: 'Select Repair in the extension update settings of the vault.',
});

export const noPermission: HealthErrorSpec = ofUpdate(
  'AgentAutoUpdateRunAsAccount',
  'You do not have permissions to create an Azure Run As account (service principal) and grant the Contributor role to the service principal.',
);

/** By category alone: the words are those of no article. */
export const updateErrors: readonly HealthErrorSpec[] = [
  ofUpdate('AgentAutoUpdateInfra', 'The automation account could not be reached.'),
  ofUpdate('AgentAutoUpdateArtifactDeleted', 'A resource of the automation account was deleted.'),
  noPermission,
];

/** The only one that was recorded of a replicated item; it is no alarm. */
export const neverTested: HealthErrorSpec = {
  errorCode: '161011',
  errorCategory: 'TestFailover',
  errorLevel: 'Warning',
  errorMessage: 'No successful test failover was carried out for this virtual machine.',
  possibleCauses: 'A test failover was not tried, or did not succeed.',
  recommendedAction: 'Carry out a test failover.',
};

export const rebootNeeded: HealthErrorSpec = {
  errorCode: '8011',
  errorLevel: 'Warning',
  errorMessage: 'A reboot of the virtual machine is pending after the update of the Mobility service.',
  possibleCauses: 'The drivers of the Mobility service were updated.',
  recommendedAction: 'Restart the virtual machine in its next maintenance window.',
};

export const versionExpiry: HealthErrorSpec = ofUpdate(
  'VersionExpiry',
  'The version of the Mobility service on this virtual machine is no longer supported.',
);

export const vaultErrors: readonly HealthErrorSpec[] = [
  {
    errorCode: '70010',
    errorCategory: 'Configuration',
    errorLevel: 'Warning',
    errorMessage: 'The cache storage account of the vault cannot be reached.',
    possibleCauses: 'Its firewall does not let Azure services in.',
    recommendedAction: 'Allow trusted Microsoft services.',
  },
];

export const replicationErrors: readonly HealthErrorSpec[] = [
  {
    errorCode: '153007',
    errorLevel: 'Error',
    summaryMessage: 'No crash consistent recovery point available for the VM in the last 60 minutes.',
    errorMessage: 'Crash consistent recovery points are not being generated.',
    possibleCauses: 'The rate of data change is above the limit, or the network is not reachable.',
    recommendedAction: 'Check the data change rate and the network, and retry.',
  },
];

export const replicationWarnings: readonly HealthErrorSpec[] = [
  {
    errorCode: '153006',
    errorLevel: 'Warning',
    errorMessage: 'No application consistent recovery point was generated.',
    possibleCauses: 'The Volume Shadow Copy service of the VM does not answer.',
    recommendedAction: 'Restart the Volume Shadow Copy service.',
  },
];

export const reinstallReasons: readonly ReinstallReasonSpec[] = [
  {
    errorCode: '151126',
    errorMessage: 'The boot loader of the VM names devices instead of their UUIDs.',
    possibleCauses: 'GRUB was configured with device names.',
    recommendedAction: 'Name devices by UUID in the configuration of GRUB.',
  },
  {
    errorCode: '151099',
    errorMessage: 'The guest agent of the VM is not ready.',
    recommendedAction: 'Restart or update the guest agent.',
  },
];
