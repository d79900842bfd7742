/** Judges what an audit has gathered. */
import { accountFor } from '../values/account-for';
import { groupById, IdMap, IdSet } from '../values/id-map';
import type { Vault } from '../values/model';
import { failedUpdatesOf, type AuditFacts } from './facts';
import type { Finding } from './findings';
import { RANK } from './severity';
import { linkCauses } from './causes';
import { judgeAccount } from './judge-account';
import { judgeAgent } from './judge-agent';
import { judgeBarriers } from './judge-barriers';
import { judgeUnreadVms, judgeVm } from './judge-vm';
import { judgeMapping } from './judge-mapping';
import type { Served } from './relate-runs';
import { judgeAudit, judgeVault } from './judge-vault';
import { judgeVaultHealth } from './judge-vault-health';
import { coverageBy } from './coverage';
import { newestAgent, type NewestAgent } from './support-window';
import { compare, sameText, compareIds } from '../values/compare';
import { accountInUse, isA2A } from '../values/mapping-state';

export interface JudgeOptions {
  /** ARM ids of the accounts that the mappings are to use, see `accountFor`; without them any valid one is accepted. */
  readonly wantedAccountIds?: readonly string[];
  /** How many days ahead an expiry is a finding. */
  readonly expiryDays: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The worst first; then by id, resource and vault. */
export function bySeverity(a: Finding, b: Finding): number {
  return (
    RANK[a.severity] - RANK[b.severity] ||
    compare(a.id, b.id) ||
    compareIds(a.resource, b.resource) ||
    compareIds(a.vaultId, b.vaultId)
  );
}

/** Every finding once: no two have the same id, resource and vault. */
export function judge(facts: AuditFacts, options: JudgeOptions): Finding[] {
  const ofSettings = [...judgeMappings(facts, options), ...judgeAccounts(facts, options)];
  const coverageIn = coverageBy(ofSettings);
  const time = { now: options.now, days: options.expiryDays };
  const newest = newestIn(facts);
  const ofAgents = facts.vaults.flatMap((vaultFacts) => {
    const coverageOf = coverageIn(vaultFacts);
    const { vault, items } = vaultFacts;
    const failed = failedUpdatesOf(vaultFacts);
    const replicated = items.known ? items.value.filter(({ provider }) => isA2A(provider)) : [];
    return replicated.flatMap((item) => [
      ...judgeAgent(vault, item, coverageOf(item), failed.get(item.id), newest, time),
      ...judgeVm(vault, item, facts.vms),
    ]);
  });
  const inVaults = groupById([...ofSettings, ...ofAgents], ({ vaultId }) => vaultId);
  const ofVaults = facts.vaults.flatMap((vaultFacts) => [
    ...judgeVault(vaultFacts),
    ...judgeUnreadVms(vaultFacts, facts.vms),
    ...judgeVaultHealth(vaultFacts, inVaults.get(vaultFacts.vault.id) ?? []),
  ]);
  const all = [...ofSettings, ...ofAgents, ...ofVaults, ...judgeAudit(facts)];
  return linkCauses(distinct(all), facts).sort(bySeverity);
}

/** By resource first: a key of all three for each of very many findings would take more memory than the findings do. */
function distinct(all: readonly Finding[]): Finding[] {
  const byResource = groupById(all, ({ resource }) => resource);
  return [...byResource.values()].flatMap((same) =>
    same.length === 1 ? same : [...new IdMap(same.map((found) => [`${found.id}\n${found.vaultId}`, found])).values()],
  );
}

/** Of all agents between regions. */
export const newestIn = ({ vaults }: AuditFacts): NewestAgent =>
  newestAgent(
    vaults.flatMap(({ items }) => (items.known ? items.value.filter(({ provider }) => isA2A(provider)) : [])),
  );

const judgeMappings = (
  { vaults, accounts }: AuditFacts,
  { wantedAccountIds = [], now, expiryDays }: JudgeOptions,
): Finding[] =>
  vaults.flatMap(({ vault, mappings }) => {
    const all = mappings.known ? mappings.value : [];
    const [inUse, ...others] = new IdMap(all.flatMap(accountInUse).map((id) => [id, id])).values();
    const usual = others.length === 0 ? inUse : undefined;
    const wanted = accountFor(wantedAccountIds, vault.id);
    return all.flatMap((mapping) => {
      const account = accounts.find(mapping.autoUpdate?.automationAccountId);
      return judgeMapping(vault, mapping, account, { wanted, usual, now, expiryDays });
    });
  });

/** The wanted account is judged also for the vaults that do not use it yet, since it is to serve them. */
function judgeAccounts(facts: AuditFacts, { wantedAccountIds = [], now }: JudgeOptions): Finding[] {
  const vaultsOf = vaultsOfAccounts(facts, wantedAccountIds);
  const served = servedByAccounts(facts);
  const ofAccounts = [...facts.accounts].flatMap(([id, account]) => {
    const found = judgeAccount(account, vaultsOf(id), served.get(id) ?? [], now);
    // An interrupted audit may have left the details of runs unread, so it does not say that nothing says for which mapping.
    return facts.stopped === undefined ? found : found.filter((one) => one.id !== 'ASR113');
  });
  return [...ofAccounts, ...judgeBarriers(facts, vaultsOf)];
}

/** The vaults that an account serves, or is to serve. */
function vaultsOfAccounts(
  facts: AuditFacts,
  wantedAccountIds: readonly string[],
): (accountId: string) => readonly Vault[] {
  const users = usersOfAccounts(facts);
  const toServe = vaultsToServe(facts);
  return (id) => {
    const used = users.get(id) ?? [];
    const others = toServe.filter(
      (vault) => sameText(id, accountFor(wantedAccountIds, vault.id)) && !used.includes(vault),
    );
    return [...used, ...others];
  };
}

/** Those that have mappings, or all if none has. */
function vaultsToServe({ vaults }: AuditFacts): Vault[] {
  const served = vaults.filter(
    ({ mappings }) => mappings.known && mappings.value.some(({ provider }) => isA2A(provider)),
  );
  return (served.length > 0 ? served : vaults).map(({ vault }) => vault);
}

/** By id of the account: the vaults in which a working mapping names it, in the order of their ids. */
export function usersOfAccounts({ vaults }: AuditFacts): IdMap<Vault[]> {
  const users = new IdMap<Vault[]>();
  const byId = [...vaults].sort((a, b) => compareIds(a.vault.id, b.vault.id));
  for (const { vault, mappings } of byId) {
    for (const id of mappings.known ? new IdSet(mappings.value.flatMap(accountInUse)) : []) {
      const others = users.get(id);
      if (others === undefined) users.set(id, [vault]);
      else others.push(vault);
    }
  }
  return users;
}

/** By id of the account: the mappings that it updates. */
export function servedByAccounts({ vaults }: AuditFacts): IdMap<Served[]> {
  const served = new IdMap<Served[]>();
  for (const { vault, mappings } of vaults) {
    for (const mapping of mappings.known ? mappings.value : []) {
      for (const id of accountInUse(mapping)) {
        const others = served.get(id);
        if (others === undefined) served.set(id, [{ vault, mapping }]);
        else others.push({ vault, mapping });
      }
    }
  }
  return served;
}
