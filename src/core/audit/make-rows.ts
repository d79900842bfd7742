/** Rows of an audit's report, from what was gathered and what was found in it. */
import { groupById, IdMap } from '../values/id-map';
import { isA2A } from '../values/mapping-state';
import type { Mapping, Vault } from '../values/model';
import { accountForm, type AccountRow } from './account-row';
import { findingsByVault } from './bearing';
import { coverageBy, coverageOfAgent } from './coverage';
import { failedUpdatesOf, type AccountFacts, type AuditFacts } from './facts';
import { counting, type Finding } from './findings';
import { judge, newestIn, servedByAccounts, usersOfAccounts, type JudgeOptions } from './judge';
import { relateRuns, type Runs } from './relate-runs';
import { agentForm, mappingForm, vaultForm, type AuditRows, type MappingRow } from './rows';
import { countBySeverity } from './by-severity';

type FindingsOf = (resource: string) => readonly Finding[];

export function makeRows(facts: AuditFacts, options: JudgeOptions): AuditRows {
  const findings = judge(facts, options);
  const byResource = groupById(findings, ({ resource }) => resource);
  const findingsOf: FindingsOf = (resource) => byResource.get(resource) ?? [];
  const coverageIn = coverageBy(findings);
  const { now, expiryDays } = options;
  const newest = newestIn(facts);
  const agentsIn = facts.vaults.map((vaultFacts) => {
    const { vault } = vaultFacts;
    const byMapping = coverageIn(vaultFacts);
    const failed = failedUpdatesOf(vaultFacts);
    const items = vaultFacts.items.known ? vaultFacts.items.value.filter(({ provider }) => isA2A(provider)) : [];
    return items.map((item) => {
      const own = findingsOf(item.id);
      const vm = facts.vms.find(item.vmId);
      const coverage = coverageOfAgent(item, byMapping(item), own, now);
      return agentForm.make({
        item,
        vault,
        coverage,
        newest,
        failedUpdate: failed.get(item.id),
        vm: vm?.known === true ? vm.value : undefined,
        findings: own,
        now,
        expiryDays,
      });
    });
  });
  const users = usersOfAccounts(facts);
  const served = servedByAccounts(facts);
  const runsIn = new IdMap([...facts.accounts].map(([id, account]) => [id, relateRuns(account, served.get(id) ?? [])]));
  const accounts = [...facts.accounts].map(([id, account]) => accountRow(account, users.get(id) ?? [], findingsOf(id)));
  const byVault = findingsByVault(counting(findings), { vaults: facts.vaults.map(({ vault }) => vault), accounts });
  const vaults = facts.vaults.map((vaultFacts, index) => {
    const { vault, mappings, items } = vaultFacts;
    return vaultForm.make({
      vault,
      mappings: mappings.known ? mappings.value : undefined,
      agents: items.known ? agentsIn[index] : undefined,
      findings: countBySeverity(byVault.get(vault.id) ?? []),
    });
  });
  return {
    findings,
    vaults,
    accounts,
    mappings: facts.vaults.flatMap(({ vault, mappings }) =>
      (mappings.known ? mappings.value : []).map((mapping) =>
        mappingRow(mapping, vault, facts, runsIn, findingsOf(mapping.id)),
      ),
    ),
    agents: agentsIn.flat(),
  };
}

function accountRow(facts: AccountFacts, users: readonly Vault[], findings: readonly Finding[]): AccountRow {
  const { account, runbookJobs } = facts;
  return accountForm.make({
    facts,
    account: account.known && account.value !== 'missing' ? account.value : undefined,
    jobs: runbookJobs.known ? runbookJobs.value : undefined,
    users,
    findings,
  });
}

function mappingRow(
  mapping: Mapping,
  vault: Vault,
  { accounts }: AuditFacts,
  runsIn: IdMap<Runs>,
  findings: readonly Finding[],
): MappingRow {
  const { automationAccountId, scheduleName } = mapping.autoUpdate ?? {};
  const account = accounts.find(automationAccountId);
  const known = account?.schedules.find(scheduleName);
  const schedule = known?.known && known.value !== 'missing' ? known.value : undefined;
  const related = runsIn.find(automationAccountId);
  const runs = related?.of.get(mapping.id) ?? [];
  const runsNote = runs.length === 0 && (related?.unrelated.length ?? 0) > 0 ? TOGETHER : '';
  return mappingForm.make({ mapping, vault, schedule, runs, runsNote, findings });
}

const TOGETHER = 'with those of the account as a whole: nothing in them names this mapping';
