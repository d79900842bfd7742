/** Findings of what stands in the way of a change: locks, deny assignments, the state and the tenant of a subscription. */
import { accountOf, grantContributor, grantReading, sources, vaultOf, type Rule } from './rule';
import { steps } from './steps';

const SUBSCRIPTION = 'the subscription';

export const rulesOfSubscriptions = {
  ASR114: {
    severity: 'error',
    about: 'account',
    title: 'A read-only lock covers the automation account',
    meaning: 'No runbook of the account can be started, so no agent is updated.',
    cause: 'The account, its resource group or its subscription has a lock of the level ReadOnly.',
    source: sources.locks,
    remedy: (at) =>
      steps(
        `Ask whoever locked ${accountOf(at)}, or what it is in, whether a lock of the level CanNotDelete would do. This tool removes no lock.`,
      ),
    effect: 'blocks',
  },
  ASR115: {
    severity: 'warning',
    about: 'vault',
    title: 'A read-only lock covers the vault',
    meaning:
      'The setting of its mappings cannot be changed: such a change is refused with ScopeLocked. That the nightly update is refused too is likely, and not documented.',
    cause: 'The vault, its resource group or its subscription has a lock of the level ReadOnly.',
    source: sources.locks,
    remedy: (at) =>
      steps(
        `Ask whoever locked ${vaultOf(at)}, or what it is in, whether a lock of the level CanNotDelete would do. This tool removes no lock.`,
      ),
    effect: 'unknown',
  },
  ASR116: {
    severity: 'warning',
    about: 'identity',
    title: 'A deny assignment denies the identity what it may need on the vault',
    meaning: 'The nightly update may be refused, whatever roles the identity has.',
    cause:
      'A deny assignment takes precedence over roles. Deployment stacks and managed applications make them. What the hidden runbook does is not documented.',
    source: sources.denyAssignments,
    remedy: (at) =>
      steps(
        `If the jobs of the runbook succeed, nothing has to be done. Otherwise open in the portal ${vaultOf(at)}, Access control (IAM), Deny assignments, and ask the owner of the deployment to exclude the identity of ${accountOf(at)}.`,
      ),
    effect: 'unknown',
  },
  ASR117: {
    severity: 'warning',
    about: 'subscription',
    title: 'The subscription is not in the state Enabled',
    meaning: 'It still works. If it is disabled, nothing in it can be changed, and no agent is updated.',
    cause: 'A payment is due, or the offer of the subscription ends.',
    source: sources.subscriptionStates,
    remedy: () => steps('In the portal open Cost Management + Billing, and settle what is due.'),
  },
  ASR118: {
    severity: 'error',
    about: 'subscription',
    title: 'The subscription is disabled',
    meaning: 'Nothing in it can be changed: no setting is taken, and no agent is updated.',
    cause: 'A payment was not made, the offer has ended, or somebody has cancelled the subscription.',
    source: sources.subscriptionStates,
    remedy: () => steps('In the portal open Cost Management + Billing, and activate the subscription again.'),
    effect: 'blocks',
  },
  ASR119: {
    severity: 'error',
    about: 'account',
    title: 'The identity of the automation account is in another tenant than its subscription',
    meaning: 'The nightly update cannot sign in to the tenant of the vault, so no agent is updated.',
    cause: 'The subscription was moved to another tenant. Managed identities do not move with it.',
    source: sources.transfer,
    remedy: (at) =>
      steps(
        `In the portal open ${accountOf(at)}, Identity, System assigned, set it to Off and save, then set it to On and save. Then give the new identity its role:`,
        grantContributor({ ...at, principalId: undefined }),
      ),
    effect: 'blocks',
  },
  ASR407: {
    severity: 'note',
    about: 'subscription',
    title: 'Not known: the locks of the subscription',
    meaning: 'Whether a read-only lock stands in the way of changes cannot be told.',
    cause: 'The locks could not be read.',
    source: sources.locks,
    remedy: () => steps(grantReading('Microsoft.Authorization/locks/read', SUBSCRIPTION)),
  },
  ASR408: {
    severity: 'note',
    about: 'subscription',
    title: 'Not known: the deny assignments of the subscription',
    meaning: 'Whether the nightly update is denied what its roles allow cannot be told.',
    cause: 'The deny assignments could not be read.',
    source: sources.denyAssignments,
    remedy: () => steps(grantReading('Microsoft.Authorization/denyAssignments/read', SUBSCRIPTION)),
  },
  ASR409: {
    severity: 'note',
    about: 'subscription',
    title: 'Not known: the state of the subscription',
    meaning: 'Whether it is disabled, and in which tenant it is, cannot be told.',
    cause: 'The subscription could not be read.',
    source: sources.subscriptionStates,
    remedy: () => steps(grantReading('Microsoft.Resources/subscriptions/read', SUBSCRIPTION)),
  },
} as const satisfies Record<string, Rule>;
