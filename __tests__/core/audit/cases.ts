/** For every row of the table of findings facts that lead to it, and all that they lead to. */
import type { AuditFacts } from '../../../src/core/audit/facts';
import type { RunbookJob } from '../../../src/core/values/resources';
import type { HealthError } from '../../../src/core/values/model';
import {
  DAY,
  ACCOUNT,
  NOW,
  SUBSCRIPTION,
  TENANT,
  account,
  accountId,
  deny,
  factsOf,
  held,
  inVault,
  item,
  itself,
  job,
  known,
  link,
  mapping,
  roleOn,
  schedule,
  setting,
  unknown,
  usage,
  vault,
  withAccount,
  withItem,
  withMapping,
  withSubscription,
  withVm,
} from './values';
import { IdMap } from '../../../src/core/values/id-map';

export interface Case {
  readonly facts: AuditFacts;
  /** Ids of all findings, in their order. */
  readonly finds: readonly string[];
  readonly wantedAccountIds?: readonly string[];
}

const ill = (...messages: readonly string[]): AuditFacts =>
  withMapping({
    healthErrors: messages.map((message): HealthError => ({
      code: '',
      message,
      possibleCauses: '',
      recommendedAction: 'Select Repair',
    })),
  });

const error: HealthError = { code: '1', message: 'Say.', possibleCauses: '', recommendedAction: '' };
const illOf = (category: string): AuditFacts => withMapping({ healthErrors: [{ ...error, category, level: 'Error' }] });
const issue = {
  code: '9',
  category: 'Configuration',
  severity: 'Warning',
  message: 'A proxy is gone.',
  about: 'Vault',
};

const lockedAt = (scope: string): AuditFacts =>
  withSubscription({ locks: known([{ name: 'keep', scope, level: 'ReadOnly' }]) });

const other = accountId('elsewhere', '22222222-2222-3333-4444-555555555555');
const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';

/** Of a mapping in the vault, by its name. */
const runOf = (name: string, status: string, daysAgo: number): RunbookJob => ({
  ...job(status, daysAgo),
  parameters: { target: mapping({}, vault, name).id },
});

/** Two mappings share the account, of containers of their own. */
const withRuns = (...runbookJobs: readonly RunbookJob[]): AuditFacts =>
  factsOf(
    [
      inVault({
        mappings: known([
          mapping({ sourceContainer: ['c'] }, vault, 'a'),
          mapping({ sourceContainer: ['container'] }, vault, 'b'),
        ]),
      }),
    ],
    [account({ runbookJobs: known(runbookJobs) })],
  );

export const cases: Readonly<Record<string, Case>> = {
  ASR001: {
    facts: withMapping({ autoUpdate: { ...setting, status: 'Disabled', automationAccountId: undefined } }),
    finds: ['ASR001', 'ASR212'],
  },
  ASR002: {
    facts: factsOf(undefined, [account(), account({ id: accountId('wanted') })]),
    wantedAccountIds: [accountId('wanted')],
    finds: ['ASR002'],
  },
  ASR003: {
    facts: withMapping({ autoUpdate: { ...setting, authenticationType: 'RunAsAccount' } }),
    finds: ['ASR003', 'ASR212'],
  },
  ASR004: { facts: ill('The extension failed.', 'Something else.'), finds: ['ASR004', 'ASR212'] },
  ASR005: { facts: withMapping({ state: 'PairingFailed' }), finds: ['ASR212', 'ASR005'] },
  ASR006: {
    facts: withMapping({ autoUpdate: { ...setting, automationAccountId: undefined } }),
    finds: ['ASR006', 'ASR212'],
  },
  ASR007: { facts: withMapping({ autoUpdate: { ...setting, scheduleName: undefined } }), finds: ['ASR007'] },
  ASR008: {
    facts: withAccount({ schedules: new IdMap([['nightly', known('missing')]]) }),
    finds: ['ASR008', 'ASR212'],
  },
  ASR009: {
    facts: withAccount({ schedules: new IdMap([['nightly', schedule({ enabled: false })]]) }),
    finds: ['ASR009', 'ASR212'],
  },
  ASR010: {
    facts: withAccount({ schedules: new IdMap([['nightly', schedule({ nextRun: undefined })]]) }),
    finds: ['ASR010', 'ASR212'],
  },
  ASR011: {
    facts: ill('The Run As account does not have the permission to access the recovery services resource.'),
    finds: ['ASR011', 'ASR212'],
  },
  ASR012: {
    facts: ill('Run As account is not found. Either one of these was deleted or not created.'),
    finds: ['ASR012', 'ASR212'],
  },
  ASR013: {
    facts: ill('The Azure Run as Certificate used by the automation account is about to expire.'),
    finds: ['ASR013'],
  },
  ASR014: {
    facts: ill('The Azure Run as Certificate used by the automation account has now expired.'),
    finds: ['ASR014', 'ASR212'],
  },
  ASR015: {
    facts: withAccount({ schedules: new IdMap([['nightly', schedule({ interval: 30 })]]) }),
    finds: ['ASR015'],
  },
  ASR016: {
    facts: withAccount({ schedules: new IdMap([['nightly', schedule({ expiry: NOW + 60 * DAY })]]) }),
    finds: ['ASR016'],
  },
  ASR017: {
    facts: withAccount({ jobSchedules: new IdMap([['link', link({ runbook: 'Other' })]]) }),
    finds: ['ASR017', 'ASR212'],
  },
  ASR018: { facts: withRuns(runOf('a', 'Completed', 1), runOf('b', 'Failed', 1)), finds: ['ASR018', 'ASR212'] },
  ASR019: { facts: withRuns(runOf('a', 'Completed', 1)), finds: ['ASR019'] },
  ASR020: { facts: illOf('AgentAutoUpdateInfra'), finds: ['ASR020', 'ASR212'] },
  ASR021: { facts: illOf('AgentAutoUpdateArtifactDeleted'), finds: ['ASR021', 'ASR212'] },
  ASR022: {
    facts: ill(
      'You do not have permissions to create an Azure Run As account (service principal) and grant the Contributor role to the service principal.',
    ),
    finds: ['ASR022', 'ASR212'],
  },
  ASR023: { facts: withMapping({ health: 'Warning' }), finds: ['ASR023'] },
  ASR101: { facts: withAccount({ account: known('missing') }), finds: ['ASR101', 'ASR212'] },
  ASR102: {
    facts: factsOf(
      [inVault({ mappings: known([mapping({ autoUpdate: { ...setting, automationAccountId: other } })]) })],
      [account({ id: other })],
    ),
    finds: ['ASR102'],
  },
  ASR103: { facts: withAccount({ account: itself({ principalId: undefined }) }), finds: ['ASR103', 'ASR212'] },
  ASR104: {
    facts: withAccount({ roles: new IdMap([[vault.id.toLowerCase(), held()]]) }),
    finds: ['ASR104', 'ASR212'],
  },
  ASR105: { facts: withAccount({ roles: roleOn(vault.id, reader) }), finds: ['ASR105'] },
  ASR106: {
    facts: withAccount({ runbookJobs: known([job('Running', 0), job('Failed', 1, 'It broke.'), job('Completed', 2)]) }),
    finds: ['ASR106', 'ASR212'],
  },
  ASR107: { facts: withAccount({ runbookJobs: known([job('Completed', 1), job('Failed', 2)]) }), finds: ['ASR107'] },
  ASR108: { facts: withAccount({ runbookJobs: known([]) }), finds: ['ASR108'] },
  ASR109: { facts: withAccount({ usage: usage(500.6) }), finds: ['ASR109'] },
  ASR110: { facts: withAccount({ account: itself({ state: 'Suspended' }) }), finds: ['ASR110'] },
  ASR111: {
    facts: withAccount({ usage: usage(1, { throttleStatus: 'ThrottledAtSubscriptionLevel' }) }),
    finds: ['ASR111'],
  },
  ASR112: {
    facts: withAccount({ runbookJobs: known([{ ...job('Queued', 0.05), startedAt: undefined }, job('Completed', 1)]) }),
    finds: ['ASR112'],
  },
  ASR113: { facts: withRuns(job('Completed', 1), job('Failed', 1.1)), finds: ['ASR113'] },
  ASR114: { facts: lockedAt(ACCOUNT), finds: ['ASR114', 'ASR212'] },
  ASR115: { facts: lockedAt(vault.id), finds: ['ASR115'] },
  ASR116: {
    facts: withSubscription({ denyAssignments: known([deny()]) }),
    finds: ['ASR116'],
  },
  ASR117: { facts: withSubscription({ state: known({ state: 'PastDue', tenantId: TENANT }) }), finds: ['ASR117'] },
  ASR118: {
    facts: withSubscription({ state: known({ state: 'Disabled', tenantId: TENANT }) }),
    finds: ['ASR118', 'ASR212'],
  },
  ASR119: {
    facts: withAccount({ account: itself({ identityTenant: SUBSCRIPTION }) }),
    finds: ['ASR119', 'ASR212'],
  },
  ASR201: { facts: withItem({ agentExpiry: NOW }), finds: ['ASR201'] },
  ASR202: { facts: withItem({ agentExpiry: NOW + 60 * DAY }), finds: ['ASR202'] },
  ASR203: { facts: withItem({ updateAvailable: true }), finds: ['ASR203'] },
  ASR204: { facts: withItem({ updateAvailable: true, upgradeable: false }), finds: ['ASR203', 'ASR204'] },
  ASR205: { facts: withItem({ certificateExpiry: NOW - DAY }), finds: ['ASR205'] },
  ASR206: { facts: withItem({ certificateExpiry: NOW + DAY }), finds: ['ASR206'] },
  ASR207: { facts: withItem({ certificateUpdateRequired: true }), finds: ['ASR207'] },
  ASR208: { facts: withItem({ upgradeRetriesExhausted: true }), finds: ['ASR208'] },
  ASR209: { facts: withItem({ reinstallRequired: true, blockingReasons: ['No space'] }), finds: ['ASR209'] },
  ASR210: { facts: withItem({ protectionState: 'UnplannedFailoverCommitted' }), finds: ['ASR210'] },
  ASR211: { facts: withItem({ replicationHealth: 'Critical' }), finds: ['ASR211'] },
  ASR212: { facts: withItem({ sourceContainer: ['nowhere'] }), finds: ['ASR212'] },
  ASR213: {
    facts: withItem({ healthErrors: [{ ...error, category: 'VersionExpiry', level: 'Error' }] }),
    finds: ['ASR213'],
  },
  ASR214: { facts: withItem({ agentVersion: '9.62.1.1', agentExpiry: undefined }), finds: ['ASR214'] },
  ASR215: { facts: withItem({ agentVersion: '9.64.1.1', agentExpiry: undefined }), finds: ['ASR215'] },
  ASR216: { facts: withItem({ lastHeartbeat: NOW - DAY - 1 }), finds: ['ASR216'] },
  ASR217: { facts: withItem({ distribution: 'RHEL9-64', agentDistribution: 'RHEL8-64' }), finds: ['ASR217'] },
  ASR218: { facts: withItem({ rebootNeeded: true }), finds: ['ASR218'] },
  ASR219: { facts: withItem({ updateAvailable: true, upgradeTries: 2 }), finds: ['ASR203', 'ASR219'] },
  ASR220: { facts: withVm({ powerState: 'deallocated', agentStatus: 'Not Ready' }), finds: ['ASR220'] },
  ASR221: { facts: withVm({ agentStatus: 'Not Ready' }), finds: ['ASR221'] },
  ASR222: {
    facts: withVm({ extension: { status: 'Provisioning failed', failed: true, message: 'It timed out.' } }),
    finds: ['ASR222'],
  },
  ASR301: { facts: factsOf([inVault({ mappings: unknown, items: unknown })], []), finds: ['ASR301'] },
  ASR302: { facts: factsOf([inVault({ mappings: unknown })], []), finds: ['ASR302'] },
  ASR303: { facts: factsOf([inVault({ items: unknown })]), finds: ['ASR303'] },
  ASR304: { facts: factsOf([inVault({ mappings: known([]), items: known([]) })], []), finds: ['ASR306', 'ASR304'] },
  ASR305: { facts: factsOf([inVault({ items: known([]) })]), finds: ['ASR305'] },
  ASR306: { facts: factsOf([], []), finds: ['ASR306'] },
  ASR307: { facts: factsOf(undefined, undefined, { stopped: 'deadline' }), finds: ['ASR307'] },
  ASR308: { facts: factsOf([inVault({ health: known([issue]) })]), finds: ['ASR308'] },
  ASR309: { facts: factsOf([inVault({ alerts: known([]) })]), finds: ['ASR309'] },
  ASR310: {
    facts: factsOf(
      [
        inVault({
          mappings: known([
            mapping({}, vault, 'a'),
            mapping({ autoUpdate: { ...setting, automationAccountId: accountId('second') } }, vault, 'b'),
          ]),
        }),
      ],
      [account(), account({ id: accountId('second') })],
    ),
    finds: ['ASR310'],
  },
  ASR401: { facts: withAccount({ account: unknown }), finds: ['ASR401'] },
  ASR402: { facts: withAccount({ schedules: new IdMap([['nightly', unknown]]) }), finds: ['ASR402'] },
  ASR403: { facts: withAccount({ runbookJobs: unknown }), finds: ['ASR403'] },
  ASR404: { facts: withAccount({ usage: unknown }), finds: ['ASR404'] },
  ASR405: { facts: withAccount({ roles: new IdMap([[vault.id.toLowerCase(), unknown]]) }), finds: ['ASR405'] },
  ASR406: { facts: withAccount({ jobSchedules: new IdMap([['link', unknown]]) }), finds: ['ASR406'] },
  ASR407: { facts: withSubscription({ locks: unknown }), finds: ['ASR407'] },
  ASR408: { facts: withSubscription({ denyAssignments: unknown }), finds: ['ASR408'] },
  ASR409: { facts: withSubscription({ state: unknown }), finds: ['ASR409'] },
  ASR410: { facts: factsOf([inVault({ health: unknown })]), finds: ['ASR410'] },
  ASR411: { facts: factsOf([inVault({ alerts: unknown })]), finds: ['ASR411'] },
  ASR412: { facts: factsOf([inVault({ failedUpdates: unknown })]), finds: ['ASR412'] },
  ASR413: {
    facts: factsOf(undefined, undefined, { vms: new IdMap([[item().vmId ?? '', unknown]]) }),
    finds: ['ASR413'],
  },
};
