/** Where a finding is, for people: with its vault where there are several, since names of mappings are the same in each. */
import { catalogue } from '../audit/catalogue';
import type { Finding } from '../audit/findings';
import type { VaultRow } from '../audit/rows';
import { namesIn } from '../values/vault-labels';

const OF_NO_VAULT = new Set(['vault', 'account', 'audit']);

export function placesIn(vaults: readonly VaultRow[]): (finding: Finding) => string {
  const nameIn = namesIn(vaults);
  return ({ id, name, vaultId }) =>
    OF_NO_VAULT.has(catalogue.get(id)?.about ?? 'audit') ? name : nameIn(vaultId, name);
}
