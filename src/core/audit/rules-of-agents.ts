/** Findings of replicated VMs and of their agents. */
import { sources, update, vaultOf, type Place, type Rule } from './rule';
import { steps, type Step } from './steps';

const lookAt = (at: Place): string => `In the portal open ${vaultOf(at)}, Replicated items, the VM`;

const UNSUPPORTED = 'This version is not supported any more; replication may stop without help from Microsoft.';

const updateInSteps = (at: Place): readonly Step[] =>
  steps(update(at), 'An agent more than four releases behind is brought up to date four releases at a time.');

export const rulesOfAgents = {
  ASR201: {
    severity: 'error',
    about: 'agent',
    title: 'The agent has expired',
    meaning: UNSUPPORTED,
    cause: 'The date until which the replicated item says that this version is supported has passed.',
    source: sources.updates,
    remedy: updateInSteps,
  },
  ASR202: {
    severity: 'warning',
    about: 'agent',
    title: 'The agent expires soon',
    meaning: 'On that day this version loses support.',
    cause: 'Newer releases were not installed so far.',
    source: sources.updates,
    remedy: (at) => steps(update(at)),
  },
  ASR203: {
    severity: 'warning',
    about: 'agent',
    title: 'An update of the agent is waiting',
    meaning: 'The VM does not run the newest release yet. Where automatic update works, the next nights bring it.',
    cause: 'A newer version of the agent is available.',
    source: sources.types,
    remedy: (at) => steps(update(at)),
  },
  ASR204: {
    severity: 'warning',
    about: 'agent',
    title: 'An update is waiting, but the agent cannot be updated now',
    meaning: 'As long as the service says so, neither the nightly update nor a manual one is likely to get through.',
    cause: 'The service says that the agent is not upgradable, and not why.',
    source: sources.types,
    remedy: (at) => steps(`${lookAt(at)}, and see what its state and health errors say.`, update(at)),
  },
  ASR205: {
    severity: 'error',
    about: 'agent',
    title: 'The certificate of the agent has expired',
    meaning: 'The agent may not be able to sign in to Site Recovery any more, so replication is at risk.',
    cause: 'The certificate was not renewed in time.',
    source: sources.types,
    remedy: (at) => steps(`${lookAt(at)}, and do what it says of the certificate.`),
  },
  ASR206: {
    severity: 'warning',
    about: 'agent',
    title: 'The certificate of the agent expires soon',
    meaning: 'After that day the agent may not be able to sign in to Site Recovery.',
    cause: 'The certificate was not renewed so far.',
    source: sources.types,
    remedy: (at) => steps(`${lookAt(at)}, and do what it says of the certificate.`),
  },
  ASR207: {
    severity: 'warning',
    about: 'agent',
    title: 'The certificate of the agent has to be updated',
    meaning: 'Site Recovery says that an update is required, and not by when, nor what happens without it.',
    cause: 'The replicated item says that its certificate has to be updated.',
    source: sources.types,
    remedy: (at) => steps(`${lookAt(at)}, and do what it says of the certificate.`),
  },
  ASR208: {
    severity: 'error',
    about: 'agent',
    title: 'The tries to update this agent are used up',
    meaning: 'It is not documented that the service tries again by itself, so the agent is taken to stay as it is.',
    cause: 'The replicated item says that the threshold of tries is exhausted.',
    source: sources.types,
    remedy: (at) =>
      steps(
        `In the portal open ${vaultOf(at)}, Site Recovery jobs, and read the errors of the failed updates, and fix what they name.`,
        update(at),
      ),
  },
  ASR209: {
    severity: 'error',
    about: 'agent',
    title: 'The agent must be reinstalled',
    meaning: 'It cannot be updated as it is.',
    cause: 'Site Recovery says so, with what stands in the way where it knows it.',
    source: sources.types,
    remedy: (at) => steps('Remove what stands in the way.', `${lookAt(at)}, and reinstall its agent.`),
  },
  ASR210: {
    severity: 'warning',
    about: 'agent',
    title: 'The VM is not protected',
    meaning:
      'It is being set up, was failed over, or its protection failed. Whether its agent is updated meanwhile is not documented.',
    cause: 'The replicated item is in another state than Protected.',
    source: sources.types,
    remedy: (at) => steps(`${lookAt(at)}, and see its state and last jobs.`),
  },
  ASR211: {
    severity: 'warning',
    about: 'agent',
    title: 'The replication health is critical',
    meaning: 'The VM may not be recoverable, and its agent may not be updated.',
    cause: 'The service says why, as far as it knows.',
    source: sources.types,
    remedy: (at) => steps(`Do what the service recommends. ${lookAt(at)}, and see its health errors.`),
  },
  ASR212: {
    severity: 'error',
    about: 'agent',
    title: 'Nothing keeps the agent up to date',
    meaning: 'The agent ages until it loses support.',
    cause: 'No mapping of the protection container that the VM is replicated from updates agents.',
    remedy: (at) =>
      steps(`Fix the findings of the mappings of ${vaultOf(at)} and of their automation accounts.`, update(at)),
  },
  ASR213: {
    severity: 'error',
    mayBe: ['warning'],
    about: 'agent',
    title: 'Site Recovery says that the version of the agent expires',
    meaning: 'The version loses support, or has lost it; replication may stop without help from Microsoft.',
    cause:
      'A health error of the category VersionExpiry. The date of expiry often says nothing: it is in the year 9999.',
    source: sources.types,
    remedy: (at) => steps('Do what the service recommends.', update(at)),
  },
  ASR214: {
    severity: 'error',
    about: 'agent',
    title: 'The agent is out of support: it is more than four releases behind',
    meaning: UNSUPPORTED,
    cause:
      'Microsoft supports the newest release and the four before it. Releases are counted by the second number of the version.',
    source: sources.updates,
    remedy: updateInSteps,
  },
  ASR215: {
    severity: 'warning',
    about: 'agent',
    title: 'The agent is soon out of support: it is three or four releases behind',
    meaning: 'One or two more releases, and this version loses support.',
    cause:
      'Microsoft supports the newest release and the four before it. Releases are counted by the second number of the version.',
    source: sources.updates,
    remedy: (at) => steps(update(at)),
  },
  ASR216: {
    severity: 'warning',
    about: 'agent',
    title: 'The agent has sent no heartbeat for more than a day',
    meaning: 'The VM is off, or its agent does not run or does not reach Site Recovery. Such an agent is not updated.',
    cause: 'The last heartbeat that Site Recovery shows is older than a day.',
    source: sources.types,
    remedy: (at) => steps(`Start the VM, or its agent, and see that it reaches Site Recovery. ${lookAt(at)}.`),
  },
  ASR217: {
    severity: 'warning',
    about: 'agent',
    title: 'The agent is installed for another distribution than the VM runs',
    meaning: 'Updates of the agent may fail, and replication may stop, until the agent is installed again.',
    cause: 'The operating system of the VM was upgraded since the agent was installed.',
    source: sources.types,
    remedy: (at) => steps(`${lookAt(at)}, and reinstall its agent.`),
  },
  ASR218: {
    severity: 'note',
    about: 'agent',
    title: 'The VM has to be restarted',
    meaning: 'Replication goes on. What the last update changed takes effect with the restart.',
    cause: 'Site Recovery says so after an update of the agent.',
    source: sources.updates,
    remedy: () => steps('Restart the VM in its next maintenance window.'),
  },
  ASR219: {
    severity: 'note',
    about: 'agent',
    title: 'Site Recovery has tried again to update the agent',
    meaning: 'An update by the service did not succeed at once. It gives up after some tries.',
    cause: 'The replicated item counts the tries; why they failed is in the jobs.',
    source: sources.types,
    remedy: (at) =>
      steps(`In the portal open ${vaultOf(at)}, Site Recovery jobs, and read the errors of failed updates.`),
  },
  ASR220: {
    severity: 'warning',
    about: 'agent',
    title: 'The VM is not running',
    meaning: 'Its agent cannot be updated until it runs.',
    cause: 'It was stopped or deallocated.',
    source: sources.vms,
    remedy: () => steps('Start the VM for long enough that its agent is updated, or accept that it ages.'),
  },
  ASR221: {
    severity: 'warning',
    about: 'agent',
    title: 'The VM agent is not ready',
    meaning: 'Updates of the agent of Site Recovery go through the VM agent, and fail without it.',
    cause: 'The VM agent does not run, is out of date, or does not reach Azure.',
    source: sources.extension,
    remedy: () => steps('Restart or update the VM agent, and see that the VM reaches Azure.'),
  },
  ASR222: {
    severity: 'warning',
    about: 'agent',
    title: 'The extension of Site Recovery on the VM has failed',
    meaning: 'The agent is not updated as long as its extension does not succeed.',
    cause: 'Azure shows the extension as failed.',
    source: sources.extension,
    remedy: (at) =>
      steps(
        `In the portal open the VM, Extensions, and read the message of the extension of Site Recovery, and fix what it names.`,
        update(at),
      ),
  },
} as const satisfies Record<string, Rule>;
