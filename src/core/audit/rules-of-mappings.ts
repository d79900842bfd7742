/** Findings of mappings: their setting, their health, the schedules that they name. */
import { setting } from '../values/spell';
import { RUNBOOK } from '../values/runbook';
import { accountOf, enable, readJob, sources, vaultOf, type Place, type Rule } from './rule';
import { steps, type Step } from './steps';

const RUN_AS =
  'Run As accounts were retired on 30 September 2023. They can be neither created nor renewed, so what the portal calls Repair is not possible any more.';

const leaveRunAs = (at: Place): readonly Step[] =>
  steps(
    `Do not select Repair: it created the Run As account again or renewed its certificate. A managed identity takes its place: switch on the system-assigned identity of the automation account and give it Contributor on ${vaultOf(at)}.`,
    `${enable(at)}: it moves the mapping to that identity.`,
  );

const REPAIR = "it sends the setting of a mapping with health errors again, as the portal's Repair does";

const again = (at: Place): string =>
  `Run this tool with ${setting('action', 'Enabled')}, ${setting('force', 'true')} and ${setting('automation-account-id', accountOf(at))}: the setting is sent again, which should bring the schedule back.`;

export const rulesOfMappings = {
  ASR001: {
    severity: 'error',
    about: 'mapping',
    title: 'Automatic update is disabled',
    meaning: 'Nobody updates the agents of the VMs that this mapping replicates; they age until they lose support.',
    cause: 'It was never switched on, or was switched off.',
    source: sources.autoUpdate,
    remedy: (at) => steps(`${enable(at)}.`),
    effect: 'blocks',
  },
  ASR002: {
    severity: 'error',
    about: 'mapping',
    title: 'Automatic update uses another automation account than the wanted one',
    meaning: 'The agents are updated by an account that this audit was not told to expect.',
    cause: 'It was switched on with another account, in the portal or by another run.',
    remedy: (at) => steps(`${enable(at)}.`),
  },
  ASR003: {
    severity: 'error',
    about: 'mapping',
    title: 'The authentication type is Run As, which is retired',
    meaning: 'The nightly update cannot sign in, so no agent is updated.',
    cause: `${RUN_AS} Site Recovery takes this type where a change names none.`,
    source: sources.migration,
    remedy: leaveRunAs,
    effect: 'blocks',
  },
  ASR004: {
    severity: 'error',
    about: 'mapping',
    title: 'The mapping has a health error',
    meaning: 'Site Recovery itself says that the automatic update of this mapping does not work as it should.',
    cause: 'The service says why, as far as it knows.',
    source: sources.types,
    mayBe: ['warning'],
    remedy: (at) => steps('Do what the service recommends.', `${enable(at)}: ${REPAIR}.`),
    effect: 'blocks',
  },
  ASR005: {
    severity: 'note',
    about: 'mapping',
    title: 'The mapping is not Paired',
    meaning: 'It replicates nothing at the moment, and its setting cannot be changed.',
    cause: 'It is being set up or taken down, or that has failed.',
    remedy: (at) => steps(`Look at the mapping and the last Site Recovery jobs of ${vaultOf(at)} in the portal.`),
    effect: 'blocks',
  },
  ASR006: {
    severity: 'error',
    about: 'mapping',
    title: 'Automatic update is enabled without an automation account',
    meaning: 'Nothing starts the nightly update, so no agent is updated.',
    cause: 'The mapping names no automation account.',
    remedy: (at) => steps(`${enable(at)}.`),
    effect: 'blocks',
  },
  ASR007: {
    severity: 'warning',
    about: 'mapping',
    title: 'The mapping names no schedule',
    meaning: 'It cannot be told whether anything starts the nightly update.',
    cause: 'Switching on makes a schedule in the automation account; the mapping does not name one.',
    remedy: (at) => steps(again(at)),
    effect: 'unknown',
  },
  ASR008: {
    severity: 'error',
    about: 'mapping',
    title: 'The schedule of the nightly update is missing',
    meaning: 'Nothing starts the nightly update, so no agent is updated.',
    cause: 'The schedule that the mapping names was deleted from the automation account.',
    remedy: (at) => steps(again(at)),
    effect: 'blocks',
  },
  ASR009: {
    severity: 'error',
    about: 'mapping',
    title: 'The schedule of the nightly update is disabled',
    meaning: 'Nothing starts the nightly update, so no agent is updated.',
    cause: 'Someone has switched the schedule off in the automation account.',
    source: sources.autoUpdate,
    remedy: (at) => steps(`In the portal open ${accountOf(at)}, Schedules, and enable it.`),
    effect: 'blocks',
  },
  ASR010: {
    severity: 'error',
    about: 'mapping',
    title: 'The schedule of the nightly update has no next run',
    meaning: 'Nothing will start the nightly update, so no agent will be updated.',
    cause: 'The schedule has expired, or is no longer a recurring one.',
    source: sources.autoUpdate,
    remedy: (at) =>
      steps(`In the portal open ${accountOf(at)}, Schedules, and make it recur daily without an end.`, again(at)),
    effect: 'blocks',
  },
  ASR011: {
    severity: 'error',
    about: 'mapping',
    title: 'The Run As account does not have the permission to access the vault',
    meaning: 'The nightly update is refused, so no agent is updated.',
    cause: RUN_AS,
    source: sources.autoUpdate,
    remedy: leaveRunAs,
    effect: 'blocks',
  },
  ASR012: {
    severity: 'error',
    about: 'mapping',
    title: 'The Run As account is not found',
    meaning: 'The nightly update cannot sign in, so no agent is updated.',
    cause: RUN_AS,
    source: sources.autoUpdate,
    remedy: leaveRunAs,
    effect: 'blocks',
  },
  ASR013: {
    severity: 'warning',
    about: 'mapping',
    title: 'The certificate of the Run As account is about to expire',
    meaning: 'The nightly update stops on the day the certificate expires.',
    cause: RUN_AS,
    source: sources.autoUpdate,
    remedy: leaveRunAs,
  },
  ASR014: {
    severity: 'error',
    about: 'mapping',
    title: 'The certificate of the Run As account has expired',
    meaning: 'The nightly update cannot sign in, so no agent is updated.',
    cause: RUN_AS,
    source: sources.autoUpdate,
    remedy: leaveRunAs,
    effect: 'blocks',
  },
  ASR015: {
    severity: 'warning',
    about: 'mapping',
    title: 'The schedule of the nightly update does not run every day',
    meaning: 'Agents are updated later than they could be. Microsoft documents a daily run.',
    cause: 'Someone has changed how often the schedule recurs.',
    remedy: (at) => steps(`In the portal open ${accountOf(at)}, Schedules, and make it recur every day.`, again(at)),
  },
  ASR016: {
    severity: 'warning',
    about: 'mapping',
    title: 'The schedule of the nightly update is about to end',
    meaning: 'From that day on nothing starts the nightly update, and no agent is updated.',
    cause: 'The schedule has an expiry.',
    remedy: (at) => steps(`In the portal open ${accountOf(at)}, Schedules, and take its expiry away.`),
  },
  ASR017: {
    severity: 'error',
    about: 'mapping',
    title: 'The job schedule of the nightly update is missing, or starts something else',
    meaning: 'Nothing starts the runbook that updates the agents, whatever the schedule says.',
    cause: `A job schedule ties the schedule of the mapping to the runbook ${RUNBOOK}. It was deleted or replaced.`,
    remedy: (at) => steps(again(at)),
    effect: 'blocks',
  },
  ASR018: {
    severity: 'error',
    about: 'mapping',
    title: 'The last nightly update of the mapping failed',
    meaning: 'No agent, or not every agent, of this mapping was updated.',
    cause: `The newest job of the runbook ${RUNBOOK} that has ended and that names this mapping, or its vault, did not complete.`,
    remedy: readJob,
    effect: 'blocks',
  },
  ASR019: {
    severity: 'warning',
    about: 'mapping',
    title: 'The nightly update of the mapping did not run in the last two days',
    meaning: 'Its schedule is daily and enabled, and yet no job was started for it, so no agent of it was updated.',
    cause: `No job of the runbook ${RUNBOOK} names this mapping, while all recent jobs name a mapping or a vault.`,
    remedy: (at) =>
      steps(`In the portal open ${accountOf(at)}, Schedules, and check the next run and the last ones.`, again(at)),
    effect: 'unknown',
  },
  ASR020: {
    severity: 'error',
    mayBe: ['warning'],
    about: 'mapping',
    title: 'What automatic update runs on is unhealthy',
    meaning: 'Site Recovery itself says that its automatic update cannot run, so no agent is updated.',
    cause: 'The health error has the category AgentAutoUpdateInfra, or another one of automatic update.',
    source: sources.types,
    remedy: (at) =>
      steps('Do what the service recommends.', `${enable(at)} and ${setting('force', 'true')}: ${REPAIR}.`),
    effect: 'blocks',
  },
  ASR021: {
    severity: 'error',
    mayBe: ['warning'],
    about: 'mapping',
    title: 'Something that automatic update needs was deleted',
    meaning: 'Nothing starts the nightly update, or it cannot run, so no agent is updated.',
    cause:
      'The health error has the category AgentAutoUpdateArtifactDeleted: for instance the schedule or the job schedule in the automation account is gone.',
    source: sources.types,
    remedy: (at) => steps(again(at)),
    effect: 'blocks',
  },
  ASR022: {
    severity: 'error',
    about: 'mapping',
    title: 'There was no permission to create a Run As account',
    meaning: 'Switching automatic update on did not get to its end, so no agent is updated.',
    cause: `Whoever switched automatic update on was to create a Run As account and give it Contributor. ${RUN_AS}`,
    source: sources.autoUpdate,
    remedy: leaveRunAs,
    effect: 'blocks',
  },
  ASR023: {
    severity: 'warning',
    about: 'mapping',
    title: 'The health of the mapping is not Normal, and no health error says why',
    meaning: 'Automatic update of this mapping may not work as it should.',
    cause: 'The service gives the health of the mapping, and no error with it.',
    remedy: (at) =>
      steps(
        `Look at Configuration issues on the dashboard of ${vaultOf(at)} in the portal.`,
        `${enable(at)} and ${setting('force', 'true')}: ${REPAIR}.`,
      ),
  },
} as const satisfies Record<string, Rule>;
