/** Which vaults a finding bears on: it is written down for one of them. */
import { subscriptionScopeOf } from '../values/arm-id';
import { groupById, IdMap, IdSet } from '../values/id-map';
import { catalogue } from './catalogue';
import { counting, type Finding } from './findings';
import type { AuditRows, VaultRow } from './rows';
import { countBySeverity, worstIn } from './by-severity';

interface Estate {
  readonly vaults: readonly { readonly id: string }[];
  readonly accounts: readonly { readonly id: string; readonly vaultIds: readonly string[] }[];
}

/** An account bears on every vault that uses it; a subscription on those in it, and on those that use an account in it. */
function vaultsBearing({ vaults, accounts }: Estate): (found: Finding) => Iterable<string> {
  const users = new IdMap(accounts.map(({ id, vaultIds }) => [id, vaultIds]));
  const vaultsIn = groupById(vaults, ({ id }) => subscriptionScopeOf(id));
  const accountsIn = groupById(accounts, ({ id }) => subscriptionScopeOf(id));
  return ({ id, resource, vaultId }) => {
    switch (catalogue.get(id)?.about) {
      case 'account':
        return new IdSet([vaultId, ...(users.get(resource) ?? [])]);
      case 'subscription': {
        const own = (vaultsIn.get(resource) ?? []).map((vault) => vault.id);
        return new IdSet([vaultId, ...own, ...(accountsIn.get(resource) ?? []).flatMap((one) => one.vaultIds)]);
      }
      default:
        return [vaultId];
    }
  };
}

/** By vault: all that was found in it, and all else that bears on it. */
export function findingsByVault(findings: readonly Finding[], estate: Estate): IdMap<readonly Finding[]> {
  const vaultsOf = vaultsBearing(estate);
  const byVault = new IdMap<Finding[]>();
  for (const found of findings)
    for (const id of vaultsOf(found)) {
      const others = byVault.get(id);
      if (others === undefined) byVault.set(id, [found]);
      else others.push(found);
    }
  return byVault;
}

/** The rows of vaults, with what was found counted again. */
export function countedAgain({
  vaults,
  accounts,
  findings,
}: Pick<AuditRows, 'vaults' | 'accounts' | 'findings'>): readonly VaultRow[] {
  const byVault = findingsByVault(counting(findings), { vaults, accounts });
  return vaults.map((row) => {
    const counts = countBySeverity(byVault.get(row.id) ?? []);
    return { ...row, findings: counts, level: worstIn(counts) };
  });
}
