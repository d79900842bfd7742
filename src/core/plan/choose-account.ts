/** The automation account that a vault's mappings are given: the wanted one, or the one valid account that it already uses. */
import type { AuditRows } from '../audit/rows';
import { accountFor } from '../values/account-for';
import { groupById, IdSet } from '../values/id-map';
import type { FindingIndex } from './finding-index';

/** Undefined if there is none, or more than one; then a person has to choose. */
export type ChooseAccount = (vaultId: string) => string | undefined;

/**
 * Valid is an account with an identity. Where a vault uses none, that is the account which gets an identity by the same
 * plan, so that carrying out a plan leads to no plan that chooses otherwise.
 */
export function accountChooser(
  { accounts, mappings }: AuditRows,
  findings: FindingIndex,
  wantedAccountIds: readonly string[],
): ChooseAccount {
  const isWrong = (id: string): boolean => findings.of(id, 'settings').length > 0;
  const valid = new IdSet(accounts.filter(({ principalId }) => principalId !== undefined).map(({ id }) => id));
  const repairable = new IdSet(accounts.map(({ id }) => id).filter((id) => findings.of(id, 'identity').length > 0));
  const usedBy = groupById(
    accounts.flatMap(({ id, vaultIds }) => vaultIds.map((vaultId) => ({ id, vaultId }))),
    ({ vaultId }) => vaultId,
  );
  const among = (vaultId: string, set: IdSet): readonly string[] =>
    (usedBy.get(vaultId) ?? []).map(({ id }) => id).filter((id) => set.has(id));
  const only = ([first, ...others]: readonly string[]): string | undefined => (others.length === 0 ? first : undefined);

  const kept = mappings
    .filter(({ id }) => !isWrong(id))
    .flatMap(({ automationAccountId }) => automationAccountId ?? []);
  const given = mappings
    .filter(({ id, vaultId }) => isWrong(id) && among(vaultId, valid).length === 0)
    .flatMap(({ vaultId }) => only(among(vaultId, repairable)) ?? []);
  const repaired = new IdSet([...kept, ...given].filter((id) => repairable.has(id)));

  return (vaultId) => {
    const wanted = accountFor(wantedAccountIds, vaultId);
    if (wanted !== undefined) return wanted;
    return only([valid, repaired].map((set) => among(vaultId, set)).find(({ length }) => length > 0) ?? []);
  };
}
