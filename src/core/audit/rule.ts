/** What a row of the table of findings says, and the steps that several rows share. */
import type { Severity } from './severity';
import { RUNBOOK } from '../values/runbook';
import { setting } from '../values/spell';
import { howToGrant } from '../render/missing-right';
import { shellWord } from '../render/shell';
import { command, steps, type Step } from './steps';

/** Where a finding is, for commands: ARM ids as they are written; undefined ones become placeholders. */
export interface Place {
  readonly vaultId?: string | undefined;
  readonly accountId?: string | undefined;
  /** Object id of the account's system-assigned identity. */
  readonly principalId?: string | undefined;
  /** Name of the VM. */
  readonly vm?: string | undefined;
}

/** Where Microsoft says what a finding rests on. */
export const sources = {
  autoUpdate:
    '[Automatic update of the Mobility service](https://learn.microsoft.com/azure/site-recovery/azure-to-azure-autoupdate)',
  migration:
    '[Migrate from Run As accounts to managed identities](https://learn.microsoft.com/azure/site-recovery/how-to-migrate-run-as-accounts-managed-identity)',
  updates: '[Service updates in Site Recovery](https://learn.microsoft.com/azure/site-recovery/service-updates-how-to)',
  jobs: '[Runbook execution in Azure Automation](https://learn.microsoft.com/azure/automation/automation-runbook-execution)',
  usages:
    '[Usages of an automation account](https://learn.microsoft.com/rest/api/automation/usages/list-by-automation-account)',
  locks: '[Lock your resources](https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources)',
  denyAssignments:
    '[Azure deny assignments](https://learn.microsoft.com/azure/role-based-access-control/deny-assignments)',
  subscriptionStates:
    '[Subscription states](https://learn.microsoft.com/azure/cost-management-billing/manage/subscription-states)',
  transfer:
    '[Transfer a subscription to another tenant](https://learn.microsoft.com/azure/role-based-access-control/transfer-subscription)',
  vms: '[Instance view of a VM](https://learn.microsoft.com/rest/api/compute/virtual-machines/instance-view)',
  extension:
    '[Troubleshoot the Site Recovery extension](https://learn.microsoft.com/azure/site-recovery/site-recovery-extension-troubleshoot)',
  types: "the types of Site Recovery's REST API",
} as const;

export interface Rule {
  readonly severity: Severity;
  /** Milder ones that it may have, where the service itself says how bad it is. */
  readonly mayBe?: readonly Severity[];
  /** Without one it is inferred: no document of Microsoft says it. */
  readonly source?: (typeof sources)[keyof typeof sources];
  /** `identity`: an automation account at one vault; `account`: wherever it is used. */
  readonly about: 'mapping' | 'account' | 'identity' | 'agent' | 'vault' | 'subscription' | 'audit';
  readonly title: string;
  /** What it means for the VMs. */
  readonly meaning: string;
  readonly cause: string;
  readonly remedy: (at: Place) => readonly Step[];
  /** `stops`: no agent is updated at night; `hides`: whether one is cannot be told. */
  readonly effect?: 'blocks' | 'unknown';
}

export const vaultOf = ({ vaultId = 'VAULT_ID' }: Place): string => shellWord(vaultId);
export const accountOf = ({ accountId = 'ACCOUNT_ID' }: Place): string => shellWord(accountId);

export const readJob = (at: Place): readonly Step[] =>
  steps(`In the portal open ${accountOf(at)}, Jobs, the job of ${RUNBOOK}, and read its exception and errors.`);

export const enable = (at: Place): string =>
  `Run this tool with ${setting('action', 'Enabled')} and ${setting('automation-account-id', accountOf(at))}`;

export const update = ({ vm = 'VM_NAME' }: Place): string =>
  `Run this tool with ${setting('action', 'UpdateAgents')} and ${setting('vm', vm)}, or update the agent in the portal: the vault, Replicated items, the VM.`;

export function grantContributor(at: Place): Step {
  const principal =
    at.principalId === undefined
      ? `"$(az resource show --ids ${accountOf(at)} --query identity.principalId --output tsv)"`
      : shellWord(at.principalId);
  return command(
    `az role assignment create --assignee-object-id ${principal} --assignee-principal-type ServicePrincipal --role Contributor --scope ${vaultOf(at)}`,
  );
}

/**
 * @param action of Azure Resource Manager, which Reader has too
 * @param grant command that gives it
 */
export const grantReading = (action: string, scope: string, grant?: string): string =>
  `Grant the identity that runs this step the action ${action} on ${scope} or above it (the role Reader has it), and allow some minutes for it to take effect.${howToGrant(grant)}`;
