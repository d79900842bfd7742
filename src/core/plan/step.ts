/** A step of the plan: one thing that is done to one resource so that findings go away. */
import type { Step } from '../audit/steps';
import { sameText } from '../values/compare';

/** What this tool can repair, in the order in which one step may depend on another. */
export const repairKinds = ['identity', 'roles', 'settings', 'schedules', 'agents'] as const;
export type RepairKind = (typeof repairKinds)[number];

/** `person`: nothing that this tool does. */
export type PlanStepKind = RepairKind | 'person';

export interface PlanStep {
  /** Made of kind, target and wanted value, so that the same step has the same id in every run. */
  readonly id: string;
  readonly kind: PlanStepKind;
  /** ARM id of what it is done to; of the vault for a role, which is given there. */
  readonly target: string;
  /** Name of the target for people. */
  readonly name: string;
  readonly vaultId: string;
  /** ARM id of the automation account that it is about. */
  readonly accountId: string | undefined;
  /** What is done, in one sentence without its full stop. */
  readonly title: string;
  /** What the target reads now, and what it will read. */
  readonly before: string;
  readonly wanted: string;
  /** The change has to be sent although the setting already reads as wanted. */
  readonly force: boolean;
  /** Keys of the findings that it heals. */
  readonly findings: readonly string[];
  /** Ids of the steps that have to be done first. */
  readonly after: readonly string[];
  /** ARM ids of the replicated items that are not healed without it. */
  readonly agents: readonly string[];
  /** Action that whoever does it needs; undefined if that is not one right. */
  readonly right: string | undefined;
  /** How to do it by hand. */
  readonly byHand: readonly Step[];
  /** Command that undoes it; undefined if it cannot be undone, or changes nothing that could be. */
  readonly undo: string | undefined;
}

/** It reads as wanted already, and is sent so that what hangs on it is made again. */
export const isSentAgain = ({ kind, before, wanted }: Pick<PlanStep, 'kind' | 'before' | 'wanted'>): boolean =>
  kind === 'settings' && sameText(before, wanted);

/** The rights of the repairs; docs/permissions.md has a role for each. */
export const RIGHTS: Readonly<Record<RepairKind, string>> = {
  identity: 'Microsoft.Automation/automationAccounts/write',
  roles: 'Microsoft.Authorization/roleAssignments/write',
  settings:
    'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectionContainerMappings/write',
  schedules: 'Microsoft.Automation/automationAccounts/schedules/write',
  agents:
    'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems/updateMobilityService/action',
};

/** The place of a step among those that it may depend on; a person's step is the last. */
export const orderOf = ({ kind }: Pick<PlanStep, 'kind'>): number =>
  kind === 'person' ? repairKinds.length : repairKinds.indexOf(kind);

/** What heals a finding; a finding that is not here needs a person. */
export const REPAIRS: Readonly<Record<string, { readonly kind: RepairKind; readonly force?: boolean }>> = {
  ASR001: { kind: 'settings' },
  ASR002: { kind: 'settings' },
  ASR003: { kind: 'settings' },
  ASR004: { kind: 'settings' },
  ASR006: { kind: 'settings' },
  ASR007: { kind: 'settings', force: true },
  ASR008: { kind: 'settings', force: true },
  ASR009: { kind: 'schedules' },
  ASR011: { kind: 'settings' },
  ASR012: { kind: 'settings' },
  ASR013: { kind: 'settings' },
  ASR014: { kind: 'settings' },
  ASR017: { kind: 'settings', force: true },
  ASR020: { kind: 'settings', force: true },
  ASR021: { kind: 'settings', force: true },
  ASR022: { kind: 'settings' },
  ASR023: { kind: 'settings', force: true },
  ASR103: { kind: 'identity' },
  ASR104: { kind: 'roles' },
  ASR105: { kind: 'roles' },
  ASR201: { kind: 'agents' },
  ASR202: { kind: 'agents' },
  ASR203: { kind: 'agents' },
  ASR213: { kind: 'agents' },
  ASR214: { kind: 'agents' },
  ASR215: { kind: 'agents' },
};
