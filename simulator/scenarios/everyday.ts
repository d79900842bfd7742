import type { MappingSpec, Scenario } from '../scenario';
import { estate } from './estate';
import { accountHealthError, otherAccountId, permissionErrors } from './texts';

const right: MappingSpec = { status: 'Enabled' };

const asFound: readonly MappingSpec[] = [
  {},
  {},
  {},
  {},
  right,
  right,
  { status: 'Enabled', account: otherAccountId },
  { status: 'Enabled', authentication: 'RunAsAccount' },
  { status: 'Enabled', health: [accountHealthError] },
  { provider: 'HyperV' },
  { state: 'PairingInProgress' },
  {},
  {},
];

export const everyday: readonly Scenario[] = [
  {
    name: 'first-enabling',
    description: 'A vault as found: disabled, enabled, other account, Run As, unhealthy, Hyper-V, not paired.',
    vaults: [{ name: 'vault-weu', mappings: asFound }],
    job: { seconds: [40, 170] },
  },
  {
    name: 'nothing-to-do',
    description: 'All mappings are as wanted already.',
    vaults: [{ name: 'vault-weu', mappings: 6, each: right }],
  },
  {
    name: 'failed-job',
    description: 'One of six jobs fails: the cause stands in the provider’s text only.',
    vaults: [
      {
        name: 'vault-weu',
        mappings: [{}, {}, { job: { state: 'Failed', errors: permissionErrors, errorsIn: 'child-task' } }, {}, {}, {}],
      },
    ],
    job: { seconds: [30, 90] },
  },
  {
    name: 'cannot-start',
    description: 'Of five changes one is refused for a missing right on the account and one as not valid.',
    vaults: [
      {
        name: 'vault-weu',
        mappings: [
          {},
          {
            refusal: {
              status: 403,
              by: 'arm',
              code: 'LinkedAuthorizationFailed',
              message:
                "The client '{client}' with object id '{object}' has permission to perform action 'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectionContainerMappings/write' on scope '{mapping}'; however, it does not have permission to perform action(s) 'Microsoft.Automation/automationAccounts/read' on the linked scope(s) '{account}' (respectively) or the linked scope(s) are invalid.",
            },
          },
          {},
          {
            refusal: {
              status: 400,
              by: 'asr',
              code: '150162',
              message: 'The Automation account {account} could not be used.',
              possibleCauses: 'The Automation account and the vault are not in the same subscription.',
              recommendedAction: 'Choose an Automation account in the subscription of the vault and retry.',
            },
          },
          {},
        ],
      },
    ],
    job: { seconds: [20, 60] },
  },
  {
    name: 'timeout',
    description: 'Of four jobs one never ends.',
    vaults: [{ name: 'vault-weu', mappings: [{}, { job: { seconds: Infinity } }, {}, {}] }],
    job: { seconds: [20, 60] },
    inputs: { timeout: '5' },
  },
  {
    name: 'two-subscriptions',
    description: 'Four vaults in two subscriptions; the limits of one are not those of the other.',
    vaults: estate({ vaults: 4, mappingsPerVault: 8, subscriptions: 2 }).vaults,
    job: { seconds: [40, 120] },
  },
  {
    name: 'without-effect',
    description:
      'Jobs succeed, but one mapping does not read as wanted, one only after a while, and one has a health error.',
    vaults: [
      {
        name: 'vault-weu',
        mappings: [
          {},
          { job: { effective: false } },
          { job: { healthAfter: [accountHealthError] } },
          { job: { showsAfterSeconds: 40 } },
        ],
      },
    ],
    job: { seconds: [20, 60] },
  },
  { ...estate({ jobSeconds: 5 }), name: 'single', description: 'One mapping, whose job takes 5 seconds.' },
  {
    ...estate({ mappingsPerVault: 1000, jobSeconds: [40, 170] }),
    name: 'large',
    description: 'A thousand mappings in one vault.',
  },
  {
    ...estate({ mappingsPerVault: 10_000, jobSeconds: [40, 170] }),
    name: 'huge',
    description: 'Ten thousand mappings in one vault.',
  },
];
