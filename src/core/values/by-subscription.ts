/** Very many vaults are spoken of by subscription. */
import { groupById, IdMap } from './id-map';
import type { Vault } from './model';

/** Above this number of vaults a log and a summary name subscriptions first, and of vaults only what needs a reader. */
export const MAX_VAULTS_NAMED = 50;

/** Vaults that were found have the name, and those that were given have not. */
type MaybeNamed = Vault & { readonly subscriptionName?: string | undefined };

export const subscriptionLabel = ({ subscriptionName, subscriptionId }: MaybeNamed): string =>
  subscriptionName || subscriptionId;

/**
 * Calls `whole` for each subscription once a value was given for all of its vaults; only the first of a vault counts.
 * @returns takes the value of a vault
 */
export function onceWhole<T>(
  vaults: readonly Vault[],
  whole: (subscription: string, values: readonly T[]) => void,
): (vault: Vault, value: T) => void {
  const expected = groupById(vaults, ({ subscriptionId }) => subscriptionId);
  const given = new IdMap<IdMap<T>>();
  return (vault, value) => {
    const values = given.get(vault.subscriptionId) ?? new IdMap<T>();
    given.set(vault.subscriptionId, values);
    if (values.has(vault.id)) return;
    values.set(vault.id, value);
    if (values.size === expected.get(vault.subscriptionId)?.length)
      whole(subscriptionLabel(vault), [...values.values()]);
  };
}
