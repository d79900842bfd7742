/** What tells vaults apart for people: names of mappings are the same in every vault, and so may be those of vaults. */
import { IdMap } from './id-map';
import type { Vault } from './model';

type Named = Pick<Vault, 'id' | 'name' | 'resourceGroup' | 'subscriptionId'>;

/** By id of the vault: its name, with as much of where it is as tells it from the others. */
export function vaultLabels(vaults: readonly Named[]): IdMap<string> {
  const forms = [
    ({ name }: Named): string => name,
    ({ resourceGroup, name }: Named): string => `${resourceGroup}/${name}`,
  ].map((form) => ({ form, uses: countOf(vaults.map((vault) => form(vault).toLowerCase())) }));
  return new IdMap(
    vaults.map((vault) => {
      const unique = forms.find(({ form, uses }) => uses.get(form(vault).toLowerCase()) === 1);
      return [vault.id, unique?.form(vault) ?? `${vault.subscriptionId}/${vault.resourceGroup}/${vault.name}`];
    }),
  );
}

/** Writes `vault / name` where there is more than one vault, else the name alone. */
export function namesIn(vaults: readonly Named[]): (vaultId: string, name: string) => string {
  if (vaults.length < 2) return (_vaultId, name) => name;
  const labels = vaultLabels(vaults);
  return (vaultId, name) => {
    const label = labels.get(vaultId);
    return label === undefined || label === name ? name : `${label} / ${name}`;
  };
}

function countOf(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
