/** Findings of vaults as a whole, and of the audit itself. */
import { setting } from '../values/spell';
import { grantReading, sources, vaultOf, type Rule } from './rule';
import { steps } from './steps';

const VAULTS = 'Microsoft.RecoveryServices/vaults';

export const rulesOfVaults = {
  ASR301: {
    severity: 'error',
    about: 'vault',
    title: 'The vault could not be read',
    meaning: 'Nothing is known of its mappings and agents.',
    cause: 'The identity has no right on it, or it does not exist.',
    remedy: (at) =>
      steps(
        grantReading(
          `${VAULTS}/replicationProtectionContainerMappings/read and ${VAULTS}/replicationProtectedItems/read`,
          vaultOf(at),
        ),
      ),
    effect: 'unknown',
  },
  ASR302: {
    severity: 'error',
    about: 'vault',
    title: 'The mappings of the vault could not be read',
    meaning: 'Whether anything keeps its agents up to date cannot be told.',
    cause: 'They could not be listed.',
    remedy: (at) => steps(grantReading(`${VAULTS}/replicationProtectionContainerMappings/read`, vaultOf(at))),
    effect: 'unknown',
  },
  ASR303: {
    severity: 'error',
    about: 'vault',
    title: 'The replicated items of the vault could not be read',
    meaning: 'Nothing is known of its agents.',
    cause: 'They could not be listed.',
    remedy: (at) => steps(grantReading(`${VAULTS}/replicationProtectedItems/read`, vaultOf(at))),
  },
  ASR304: {
    severity: 'warning',
    about: 'vault',
    title: 'The vault holds nothing that is replicated from Azure to Azure',
    meaning: 'It was given to this audit, so something was expected in it.',
    cause: 'It is the wrong vault, replicates nothing yet, or nothing any more.',
    remedy: () => steps('Check the id of the vault, or leave the vault out.'),
  },
  ASR305: {
    severity: 'warning',
    about: 'vault',
    title: 'The vault has mappings, but no replicated VM',
    meaning: 'VMs were expected where mappings are; there is no agent to keep up to date.',
    cause: 'Replication of the VMs was never enabled, or was disabled.',
    remedy: (at) => steps(`Look at the replicated items of ${vaultOf(at)} in the portal, or leave the vault out.`),
  },
  ASR306: {
    severity: 'error',
    about: 'audit',
    title: 'Nothing was found to audit',
    meaning: 'That no finding is there does not mean that all is well.',
    cause: 'The vaults are the wrong ones or empty, or a right or a scope is missing.',
    remedy: () => steps('Check the ids and the scope, and that the identity that runs this step may see the vaults.'),
  },
  ASR307: {
    severity: 'error',
    about: 'audit',
    title: 'The audit was interrupted',
    meaning: 'What was not read yet is missing in this report.',
    cause: 'It was cancelled, or the time for it was over.',
    remedy: () => steps('Run it again, with a longer timeout or fewer vaults.'),
  },
  ASR308: {
    severity: 'warning',
    about: 'vault',
    title: 'The vault shows configuration issues that no mapping or VM does',
    meaning: 'Something that replication or automatic update needs may not work.',
    cause:
      'The summary of the vault has entries that are not among the health errors of its mappings and replicated items.',
    source: sources.types,
    remedy: (at) =>
      steps(`In the portal open ${vaultOf(at)}, Site Recovery, Configuration issues, and do what it recommends.`),
  },
  ASR309: {
    severity: 'note',
    about: 'vault',
    title: 'Nobody gets the alerts of the vault by mail',
    meaning: 'The mails that Site Recovery sends before an agent expires reach nobody.',
    cause: 'Neither the owners of the subscription nor an address of its own are to get mails.',
    source: sources.updates,
    remedy: (at) =>
      steps(
        `In the portal open ${vaultOf(at)}, Site Recovery events, Email notifications, and name who is to get them.`,
      ),
  },
  ASR310: {
    severity: 'warning',
    about: 'vault',
    title: 'The mappings of the vault use more than one automation account',
    meaning:
      'Each account needs its identity, its role and its minutes; one that is forgotten leaves its mappings behind.',
    cause: 'Automatic update was switched on with different accounts. Microsoft documents one account for a vault.',
    source: sources.autoUpdate,
    remedy: () =>
      steps(
        `Choose one of the accounts, and run this tool for the whole vault with ${setting('action', 'Enabled')} and the id of that account as \`automation-account-id\`.`,
      ),
  },
  ASR410: {
    severity: 'note',
    about: 'vault',
    title: 'Not known: the health that the vault itself shows',
    meaning: 'Issues that neither a mapping nor a VM shows are not seen.',
    cause: 'It could not be read.',
    source: sources.types,
    remedy: (at) => steps(grantReading(`${VAULTS}/replicationVaultHealth/read`, vaultOf(at))),
  },
  ASR411: {
    severity: 'note',
    about: 'vault',
    title: 'Not known: who gets the alerts of the vault by mail',
    meaning: 'Whether anybody is warned by mail before an agent expires cannot be told.',
    cause: 'The alert settings could not be read.',
    source: sources.types,
    remedy: (at) => steps(grantReading(`${VAULTS}/replicationAlertSettings/read`, vaultOf(at))),
  },
  ASR412: {
    severity: 'note',
    about: 'vault',
    title: 'Not known: why updates of agents failed',
    meaning: 'Agents of the vault wait for an update; whether one was tried and failed, and why, cannot be told.',
    cause: 'The jobs of the vault could not be read.',
    source: sources.types,
    remedy: (at) => steps(grantReading(`${VAULTS}/replicationJobs/read`, vaultOf(at))),
  },
  ASR413: {
    severity: 'note',
    about: 'vault',
    title: 'Not known: the state of VMs of the vault',
    meaning: 'Whether these VMs run, and their VM agent and extension work, cannot be told.',
    cause: 'They were to be read one by one, and could not be read.',
    source: sources.vms,
    remedy: () => steps(grantReading('Microsoft.Compute/virtualMachines/instanceView/read', 'the VMs')),
  },
} as const satisfies Record<string, Rule>;
