/** Values that the tests of the core are made of. */
import type { Watcher, RunResult } from '../../src/core/changes/run-model';
import type { Mapping, Row, Outcome, Vault, WantedSetting } from '../../src/core/values/model';
import { makeReport, type Report } from '../../src/core/changes/report';
import { settingWords } from '../../src/core/changes/change-kind';
import { START } from '../support/manual-clock';

export const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';
export const ACCOUNT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Automation/automationAccounts/account`;

export const enabled: WantedSetting = { status: 'Enabled', automationAccountId: ACCOUNT };
export const disabled: WantedSetting = { status: 'Disabled' };

export function vaultNamed(name: string, subscriptionId = SUBSCRIPTION): Vault {
  const id = `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/${name}`;
  return { id, subscriptionId, resourceGroup: 'rg', name };
}

export const vault = vaultNamed('vault');

/** A mapping that has automatic update disabled. */
export function mappingNamed(name: string, changes: Partial<Mapping> = {}, of: Vault = vault): Mapping {
  return {
    id: `${of.id}/replicationFabrics/f/replicationProtectionContainers/c/replicationProtectionContainerMappings/${name}`,
    name,
    provider: 'A2A',
    state: 'Paired',
    sourceFabric: 'West Europe',
    targetFabric: 'North Europe',
    sourceContainer: [`source-of-${name}`],
    targetContainer: [`target-of-${name}`],
    autoUpdate: { status: 'Disabled', automationAccountId: undefined, authenticationType: 'RunAsAccount' },
    healthErrors: [],
    ...changes,
  };
}

/** The setting of a mapping that is enabled as wanted. */
export const asWanted = {
  status: 'Enabled',
  automationAccountId: ACCOUNT,
  authenticationType: 'SystemAssignedIdentity',
};

export const problem = { code: 'Code', message: 'A message.' };

export function row(name: string, outcome?: Outcome, changes: Partial<Row<Mapping>> = {}): Row<Mapping> {
  return {
    vault,
    subject: mappingNamed(name),
    decision: { selected: true, reason: 'automatic update is disabled' },
    ...(outcome === undefined ? {} : { outcome }),
    ...changes,
  };
}

export const skippedRow = (name: string): Row<Mapping> =>
  row(name, undefined, { decision: { selected: false, reason: 'already disabled' } });

export function resultOf(rows: readonly Row<Mapping>[], changes: Partial<RunResult<Mapping>> = {}): RunResult<Mapping> {
  return {
    startedAt: START,
    endedAt: START + 90_000,
    stopped: undefined,
    vaultFailures: [],
    warnings: [],
    rows,
    ...changes,
  };
}

export const reportOf = (
  rows: readonly Row<Mapping>[],
  changes: Partial<RunResult<Mapping>> = {},
  dryRun = false,
): Report<Mapping> =>
  makeReport(resultOf(rows, changes), { words: settingWords, dryRun, failOnDrift: false, failOnUnconfirmed: true });

export const silent: Watcher = {
  vaultListed: () => undefined,
  vaultFailed: () => undefined,
  started: () => undefined,
  ended: () => undefined,
  fault: () => undefined,
  over: () => undefined,
  waits: () => undefined,
  progress: () => undefined,
};
