/** What the selectors of an exemption are held against, for everything that a finding can be about. */
import type { AuditRows } from '../audit/rows';
import { nameOf, segmentAfter, subscriptionOf, subscriptionScopeOf } from '../values/arm-id';
import { IdMap, IdSet } from '../values/id-map';
import { matchesGlob } from '../values/glob';
import { selectorKeys, type Exemption, type SelectorKey } from './model';

/** All values of a key have to match, so that an account that two vaults share is not exempted by one of them. */
export type Facets = Readonly<Partial<Record<SelectorKey, readonly string[]>>>;

/** Tags by id of the vault. */
export type VaultTags = IdMap<Readonly<Record<string, string>>>;

const groupOf = (id: string): string => segmentAfter(id, 'resourceGroups') ?? '';

/** What of the rows of an audit is looked at. */
export interface Subjects {
  readonly vaults: readonly Pick<AuditRows['vaults'][number], 'id'>[];
  readonly accounts: readonly Pick<AuditRows['accounts'][number], 'id' | 'vaultIds'>[];
  readonly mappings: readonly Pick<AuditRows['mappings'][number], 'id' | 'name' | 'vaultId' | 'automationAccountId'>[];
  readonly agents: readonly Pick<AuditRows['agents'][number], 'id' | 'vm' | 'vmId' | 'vaultId' | 'mappingId'>[];
}

/** By ARM id; that of a vault itself among them. */
export function facetsOf(rows: Subjects, tags: VaultTags = new IdMap()): IdMap<Facets> {
  const facets = new IdMap<Facets>();
  const ofVaults = (ids: readonly string[]): Facets => ({
    vault: ids.map(nameOf),
    subscription: ids.map(subscriptionOf),
    resourceGroup: ids.map(groupOf),
    vaultTag: ids.flatMap((id) => Object.entries(tags.get(id) ?? {}).map(([key, value]) => `${key}=${value}`)),
  });
  for (const { id } of rows.vaults) facets.set(id, { ...ofVaults([id]), id: [id] });
  for (const id of new IdSet([...rows.vaults, ...rows.accounts].map((row) => subscriptionScopeOf(row.id))))
    facets.set(id, { subscription: [subscriptionOf(id)], id: [id] });
  for (const { id, vaultIds } of rows.accounts) {
    const own = { account: [nameOf(id)], id: [id] };
    facets.set(
      id,
      vaultIds.length > 0
        ? { ...ofVaults(vaultIds), ...own }
        : { subscription: [subscriptionOf(id)], resourceGroup: [groupOf(id)], ...own },
    );
  }
  const accountOf = new IdMap<string>();
  for (const { id, name, vaultId, automationAccountId: account } of rows.mappings) {
    if (account !== undefined) accountOf.set(id, nameOf(account));
    facets.set(id, {
      ...ofVaults([vaultId]),
      mapping: [name],
      ...(account !== undefined && { account: [nameOf(account)] }),
      id: [id],
    });
  }
  for (const { id, vm, vmId, vaultId, mappingId } of rows.agents) {
    const account = accountOf.find(mappingId);
    facets.set(id, {
      ...ofVaults([vaultId]),
      vm: [vm],
      ...(mappingId !== undefined && { mapping: [nameOf(mappingId)] }),
      ...(account !== undefined && { account: [account] }),
      id: [vmId ?? id],
    });
  }
  return facets;
}

/** A tag is one of several: one that matches is enough. Of everything else each value has to match. */
export function selects({ selectors }: Pick<Exemption, 'selectors'>, facets: Facets): boolean {
  return selectorKeys.every((key) => {
    const patterns = selectors[key];
    if (patterns === undefined) return true;
    const values = facets[key] ?? [];
    const matches = (value: string): boolean => patterns.some((pattern) => matchesGlob(pattern, value));
    return key === 'vaultTag' ? values.some(matches) : values.length > 0 && values.every(matches);
  });
}
