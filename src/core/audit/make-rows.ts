/** Rows of an audit's report, from what was gathered and what was found in it. */
import { groupById, IdMap } from '../values/id-map';
import type { Mapping, Vault } from '../values/model';
import { isOfAccount } from './catalogue';
import type { AccountFacts, AuditFacts, VaultFacts } from './facts';
import type { ReplicatedItem } from '../values/resources';
import type { Finding, Severity } from './findings';
import { judge, usersOfAccounts, type JudgeOptions } from './judge';
import { expiryOf } from './judge-agent';
import { messagesOf } from './judge-mapping';
import type { AccountRow, AgentRow, AuditRows, Level, MappingRow, VaultRow } from './rows';
import { coverageBy, type Coverage } from './coverage';
import { endedBadly } from './runbook-jobs';
import { nameOf } from '../values/arm-id';
import { isA2A } from '../values/mapping-state';
import { daysUntil } from '../values/time';

type FindingsOf = (resource: string) => readonly Finding[];

export function makeRows(facts: AuditFacts, options: JudgeOptions): AuditRows {
  const findings = judge(facts, options);
  const byResource = groupById(findings, ({ resource }) => resource);
  const findingsOf: FindingsOf = (resource) => byResource.get(resource) ?? [];
  const upkeepIn = coverageBy(findings);
  const agentsIn = facts.vaults.map((vaultFacts) => {
    const upkeepOf = upkeepIn(vaultFacts);
    const items = vaultFacts.items.known ? vaultFacts.items.value.filter(({ provider }) => isA2A(provider)) : [];
    return items.map((item) => agentRow(item, vaultFacts.vault, upkeepOf(item), findingsOf, options));
  });
  const users = usersOfAccounts(facts);
  const byVault = groupById(findings, ({ vaultId }) => vaultId);
  const shared = sharedFindings(users, findingsOf);
  const vaults = facts.vaults.map((vaultFacts, index) => {
    const { id } = vaultFacts.vault;
    return vaultRow(vaultFacts, agentsIn[index] ?? [], [
      ...new Set([...(byVault.get(id) ?? []), ...(shared.get(id) ?? [])]),
    ]);
  });
  return {
    findings,
    vaults,
    accounts: [...facts.accounts].map(([id, account]) => accountRow(account, users.get(id) ?? [], findingsOf)),
    mappings: facts.vaults.flatMap(({ vault, mappings }) =>
      (mappings.known ? mappings.value : []).map((mapping) => mappingRow(mapping, vault, facts, findingsOf)),
    ),
    agents: agentsIn.flat(),
  };
}

/** By vault: findings of accounts that it shares with the vault that they are written down for. */
function sharedFindings(users: IdMap<Vault[]>, findingsOf: FindingsOf): IdMap<readonly Finding[]> {
  const byVault = new IdMap<readonly Finding[]>();
  for (const [account, vaults] of users) {
    const shared = findingsOf(account).filter(({ id }) => isOfAccount(id));
    for (const vault of vaults) {
      byVault.set(vault.id, [...(byVault.get(vault.id) ?? []), ...shared]);
    }
  }
  return byVault;
}

const worst = (findings: readonly Finding[]): Level => findings[0]?.severity ?? 'ok';

export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

const vaultRow = (
  { vault, mappings, items }: VaultFacts,
  agents: readonly AgentRow[],
  findings: readonly Finding[],
): VaultRow => {
  const counts = countBySeverity(findings);
  return {
    id: vault.id,
    name: vault.name,
    subscriptionId: vault.subscriptionId,
    resourceGroup: vault.resourceGroup,
    level: counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : counts.note > 0 ? 'note' : 'ok',
    findings: counts,
    mappings: mappings.known ? mappings.value.length : undefined,
    agents: items.known ? agents.length : undefined,
    kept: agents.filter(({ upkeep }) => upkeep === 'kept').length,
    outdated: agents.filter(({ updateAvailable }) => updateAvailable).length,
    expiring: agents.filter(isExpiring).length,
  };
};

/** Expired ones included. */
export const isExpiring = ({ expiry }: AgentRow): boolean => expiry === 'expired' || expiry === 'soon';

function accountRow(facts: AccountFacts, users: readonly Vault[], findingsOf: FindingsOf): AccountRow {
  const { account, runbookJobs, minutesUsed } = facts;
  const own = account.known && account.value !== 'missing' ? account.value : undefined;
  const jobs = runbookJobs.known ? runbookJobs.value : undefined;
  return {
    id: facts.id,
    name: nameOf(facts.id),
    level: worst(findingsOf(facts.id)),
    vaultIds: users.map(({ id }) => id),
    reads: account.known ? (own?.state ?? 'missing') : `not known: ${account.problem.code}`,
    location: own?.location,
    principalId: own?.principalId,
    runs: jobs?.length,
    failedRuns: jobs?.filter(endedBadly).length,
    lastRun: jobs?.[0]?.startedAt,
    lastRunStatus: jobs?.[0]?.status,
    minutesUsed: minutesUsed.known ? minutesUsed.value : undefined,
  };
}

function mappingRow(mapping: Mapping, vault: Vault, { accounts }: AuditFacts, findingsOf: FindingsOf): MappingRow {
  const { autoUpdate } = mapping;
  const account = accounts.find(autoUpdate?.automationAccountId);
  const known = account?.schedules.find(autoUpdate?.scheduleName);
  const schedule = known?.known && known.value !== 'missing' ? known.value : undefined;
  return {
    id: mapping.id,
    name: mapping.name,
    vaultId: vault.id,
    level: worst(findingsOf(mapping.id)),
    provider: mapping.provider,
    state: mapping.state,
    sourceFabric: mapping.sourceFabric,
    targetFabric: mapping.targetFabric,
    status: autoUpdate?.status,
    automationAccountId: autoUpdate?.automationAccountId,
    authenticationType: autoUpdate?.authenticationType,
    scheduleName: autoUpdate?.scheduleName,
    jobScheduleName: autoUpdate?.jobScheduleName,
    scheduleEnabled: schedule?.enabled,
    nextRun: schedule?.nextRun,
    timeZone: schedule?.timeZone,
    healthErrors: mapping.healthErrors.length === 0 ? '' : messagesOf(mapping.healthErrors),
  };
}

function agentRow(
  item: ReplicatedItem,
  vault: Vault,
  upkeep: Coverage,
  findingsOf: FindingsOf,
  { now, expiryDays }: JudgeOptions,
): AgentRow {
  const { agentExpiry, certificateExpiry } = item;
  return {
    id: item.id,
    name: item.name,
    vaultId: vault.id,
    level: worst(findingsOf(item.id)),
    vm: item.vm,
    vmId: item.vmId,
    osType: item.osType,
    sourceRegion: item.sourceRegion,
    targetRegion: item.targetRegion,
    protectionState: item.protectionState,
    replicationHealth: item.replicationHealth,
    agentVersion: item.agentVersion,
    updateAvailable: item.updateAvailable,
    expiry: expiryOf(agentExpiry, { now, days: expiryDays }),
    agentExpiry,
    daysLeft: agentExpiry === undefined ? undefined : daysUntil(agentExpiry, now),
    certificateExpiry,
    certificateDaysLeft: certificateExpiry === undefined ? undefined : daysUntil(certificateExpiry, now),
    retriesExhausted: item.upgradeRetriesExhausted,
    reinstallRequired: item.reinstallRequired,
    blockingReasons: item.blockingReasons.join('; '),
    upkeep: upkeep.kind,
    mappingId: upkeep.mapping?.id,
    upkeepReason: upkeep.reason,
  };
}
