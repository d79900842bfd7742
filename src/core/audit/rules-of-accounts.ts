/** Findings of automation accounts and of their identities; from ASR401 on what could not be read of them. */
import { setting } from '../values/spell';
import { RUNBOOK } from '../values/runbook';
import { accountOf, enable, grantContributor, grantReading, readJob, sources, vaultOf, type Rule } from './rule';
import { shellWord } from '../render/shell';
import { command, steps } from './steps';

const AUTOMATION = 'Microsoft.Automation/automationAccounts';

export const rulesOfAccounts = {
  ASR101: {
    severity: 'error',
    about: 'account',
    title: 'The automation account does not exist',
    meaning: 'Nothing can start the nightly update, so no agent is updated.',
    cause: 'It was deleted or moved, or its id is wrong.',
    remedy: (at) =>
      steps(
        `Choose another automation account in the subscription of ${vaultOf(at)}, with a system-assigned identity that has Contributor on the vault.`,
        'Run this tool with `action: Enabled` and the id of that account.',
      ),
    effect: 'blocks',
  },
  ASR102: {
    severity: 'warning',
    about: 'identity',
    title: 'The automation account is in another subscription than the vault',
    meaning:
      'Microsoft documents one subscription for both only of the account that Site Recovery creates itself. Of one that you choose it says nothing: it may work.',
    cause: 'The account was chosen by its id, or was moved.',
    source: sources.autoUpdate,
    remedy: (at) =>
      steps(
        `If the jobs of the runbook succeed, nothing has to be done. Otherwise run this tool with \`action: Enabled\` and the id of an automation account in the subscription of ${vaultOf(at)}.`,
      ),
  },
  ASR103: {
    severity: 'error',
    about: 'account',
    title: 'The automation account has no system-assigned identity',
    meaning: 'The nightly update cannot sign in, so no agent is updated. A user-assigned identity does not help.',
    cause: 'The identity was never switched on, or only user-assigned ones were given to the account.',
    source: sources.migration,
    remedy: (at) =>
      steps(
        `In the portal open ${accountOf(at)}, Identity, System assigned, set it to On and save. If it has no user-assigned identity, this does the same:`,
        command(
          `az rest --method patch --url ${shellWord(`${at.accountId ?? 'ACCOUNT_ID'}?api-version=2023-11-01`)} --body '{"identity":{"type":"SystemAssigned"}}'`,
        ),
        'Then give the identity its role:',
        grantContributor(at),
      ),
    effect: 'blocks',
  },
  ASR104: {
    severity: 'error',
    about: 'identity',
    title: 'The identity of the automation account has no role on the vault',
    meaning: 'The nightly update is refused, so no agent is updated.',
    cause:
      'Switching automatic update on gives no role. Neither the vault nor any scope above it has an assignment to the identity or to a group that it is in.',
    source: sources.migration,
    remedy: (at) => steps(grantContributor(at)),
    effect: 'blocks',
  },
  ASR105: {
    severity: 'warning',
    about: 'identity',
    title: 'The role of the identity on the vault is not documented to suffice',
    meaning: 'The nightly update may be refused.',
    cause:
      'Microsoft names Contributor on the vault on one page and Owner on another, and the migration in the portal gives Contributor on the subscription. Narrower roles are not documented.',
    source: sources.migration,
    remedy: (at) =>
      steps('If the jobs of the runbook succeed, nothing has to be done. Otherwise:', grantContributor(at)),
  },
  ASR106: {
    severity: 'error',
    about: 'account',
    title: 'The last nightly update failed',
    meaning: 'No agent, or not every agent, was updated.',
    cause: `The newest job of the runbook ${RUNBOOK} that has ended did not complete.`,
    source: sources.jobs,
    remedy: readJob,
    effect: 'blocks',
  },
  ASR107: {
    severity: 'warning',
    about: 'account',
    title: 'A nightly update failed in the last seven days',
    meaning: 'The last one completed, but updates are not reliable.',
    cause: `An earlier job of the runbook ${RUNBOOK} did not complete.`,
    source: sources.jobs,
    remedy: readJob,
  },
  ASR108: {
    severity: 'warning',
    about: 'account',
    title: 'The nightly update did not run in the last seven days',
    meaning: 'Unless it was switched on today, no agent is updated.',
    cause: `The runbook ${RUNBOOK}, which the list of runbooks does not show, has no job.`,
    remedy: (at) =>
      steps(
        `In the portal open ${accountOf(at)}, Schedules, and look at the next run.`,
        `${enable(at)} and ${setting('force', 'true')}: the setting is sent again, which should bring the schedule back.`,
      ),
    effect: 'unknown',
  },
  ASR109: {
    severity: 'note',
    about: 'account',
    title: 'More job time was used this month than the limit that Azure names',
    meaning:
      'What that means depends on the pricing tier of the account. Azure does not report that its jobs are throttled.',
    cause:
      'Azure names a limit for the account and one for its subscription. Microsoft writes 500 free minutes of a subscription on one page and of an account on another.',
    source: sources.usages,
    remedy: () => steps('Nothing has to be done. To use less, search for other runbooks that run in the subscription.'),
  },
  ASR110: {
    severity: 'warning',
    about: 'account',
    title: 'The automation account is not in the state Ok',
    meaning: 'Its jobs may not start, and then no agent is updated. What each state means is not documented.',
    cause: 'Azure may have suspended the account, or may not reach it.',
    remedy: (at) => steps(`Open ${accountOf(at)} in the portal; open a support request if it gives no reason.`),
    effect: 'unknown',
  },
  ASR111: {
    severity: 'warning',
    about: 'account',
    title: 'Azure Automation throttles the account',
    meaning: 'Jobs of the nightly update may not start until the limit is lifted.',
    cause: 'The job time of this month has reached the limit of the account, or of its subscription.',
    source: sources.usages,
    remedy: (at) =>
      steps(
        `In the portal open ${accountOf(at)}, Pricing tier and usage, and choose the tier Basic.`,
        'Or search for other runbooks that use up the minutes of the subscription.',
      ),
    effect: 'unknown',
  },
  ASR112: {
    severity: 'warning',
    about: 'account',
    title: 'A nightly update has waited for more than an hour',
    meaning: 'It may never start, and its agents are not updated meanwhile.',
    cause: `A job of the runbook ${RUNBOOK} was created, and has not begun.`,
    source: sources.jobs,
    remedy: (at) => steps(`In the portal open ${accountOf(at)}, Jobs, and see how many wait and run; stop what hangs.`),
    effect: 'unknown',
  },
  ASR113: {
    severity: 'error',
    about: 'account',
    title: 'A nightly update failed, and it is not known of which mapping',
    meaning: 'Agents of one of the mappings that share the account were not updated. The others may be fine.',
    cause: `Nothing in the job of the runbook ${RUNBOOK} tells for which mapping it ran.`,
    remedy: readJob,
    effect: 'unknown',
  },
  ASR401: {
    severity: 'warning',
    about: 'account',
    title: 'Not known: the automation account',
    meaning: 'Whether it exists and has a system-assigned identity cannot be told.',
    cause: 'It could not be read.',
    remedy: (at) => steps(grantReading(`${AUTOMATION}/read`, accountOf(at))),
    effect: 'unknown',
  },
  ASR402: {
    severity: 'warning',
    about: 'account',
    title: 'Not known: the schedules of the nightly update',
    meaning: 'Whether anything starts the nightly update cannot be told.',
    cause: 'The schedules that the mappings name could not be read.',
    remedy: (at) => steps(grantReading(`${AUTOMATION}/schedules/read`, accountOf(at))),
    effect: 'unknown',
  },
  ASR403: {
    severity: 'warning',
    about: 'account',
    title: 'Not known: the runs of the nightly update',
    meaning: 'Whether the nightly update ran and completed cannot be told.',
    cause: 'The jobs of the automation account could not be read.',
    remedy: (at) => steps(grantReading(`${AUTOMATION}/jobs/read`, accountOf(at))),
    effect: 'unknown',
  },
  ASR404: {
    severity: 'warning',
    about: 'account',
    title: 'Not known: the minutes of job time used this month',
    meaning: 'Whether Azure throttles the account cannot be told.',
    cause: 'The usage of the automation account could not be read.',
    remedy: (at) => steps(grantReading(`${AUTOMATION}/usages/read`, accountOf(at))),
  },
  ASR405: {
    severity: 'warning',
    about: 'identity',
    title: 'Not known: the roles of the identity on the vault',
    meaning: 'Whether the nightly update may change the vault cannot be told.',
    cause: 'The role assignments could not be read.',
    remedy: (at) => steps(grantReading('Microsoft.Authorization/roleAssignments/read', vaultOf(at))),
    effect: 'unknown',
  },
  ASR406: {
    severity: 'note',
    about: 'account',
    title: 'Not known: the job schedules of the nightly update',
    meaning: 'Whether the schedules start the right runbook, and which run belongs to which mapping, cannot be told.',
    cause: 'The job schedules that the mappings name could not be read.',
    remedy: (at) => steps(grantReading(`${AUTOMATION}/jobSchedules/read`, accountOf(at))),
  },
} as const satisfies Record<string, Rule>;
