/** Which vaults of the scope are wanted, or why there are none. */
import { plural } from '../render/format';
import { matchesGlob } from '../values/glob';
import type { Problem, Result } from '../values/model';
import { bounded, visible } from '../render/text';
import { bySubscription, type FoundVault, type FoundVaults, type Listing, type Tag, type Wanted } from './model';

import type { InputNames } from './ports';

const MAX_NAMES = 5;

/** In the order of subscriptions and ids. A missing vault is one problem, the first that explains it; with `allowEmpty` it is none. */
export function select(listing: Listing, wanted: Wanted, inputs: InputNames): Result<FoundVaults> {
  const named = listing.vaults.filter(({ name }) => isNamed(name, wanted.names));
  const tagged = named.filter((vault) => hasTags(vault, wanted.tags));
  const holding = wanted.includeEmpty ? tagged : tagged.filter(({ items }) => items !== 0);
  const vaults = [...bySubscription(holding).values()].flat();
  const useless = wanted.names.filter((pattern) => !listing.vaults.some(({ name }) => matchesGlob(pattern, name)));
  const { source, warnings, subscriptions } = listing;
  const taken = new Set(vaults);
  const others = listing.vaults.flatMap((vault) => (taken.has(vault) ? [] : [vault.id]));
  const seen = warnings.length === 0 ? { subscriptions, others } : undefined;
  const found = (more: readonly Problem[]): Result<FoundVaults> => ({
    ok: true,
    value: { source, vaults, warnings: [...warnings, ...more], empty: tagged.length - holding.length, seen },
  });
  const problem =
    listing.vaults.length === 0
      ? noVault(listing, inputs)
      : useless.length > 0
        ? noSuchName(useless, listing, inputs)
        : tagged.length === 0
          ? noSuchTag(wanted.tags, named, inputs)
          : vaults.length === 0
            ? allEmpty(tagged, inputs)
            : undefined;
  if (problem === undefined) return found([]);
  if (wanted.allowEmpty) return found(vaults.length > 0 ? [problem] : []);
  return { ok: false, failure: { kind: 'answer', problem } };
}

const isNamed = (name: string, patterns: readonly string[]): boolean =>
  patterns.length === 0 || patterns.some((pattern) => matchesGlob(pattern, name));

/** The names of tags compare without regard to case, their values with it, as everywhere in Azure. */
function hasTags(vault: FoundVault, wanted: readonly Tag[]): boolean {
  return wanted.every(({ key, value }) =>
    Object.entries(vault.tags).some(([name, text]) => name.toLowerCase() === key.toLowerCase() && text === value),
  );
}

const noVault = ({ subscriptions, warnings }: Listing, { allowEmpty }: InputNames): Problem => ({
  code: 'NoVault',
  message:
    subscriptions.size === 0
      ? 'In the scope there is no subscription that the identity of this step may read.'
      : `No Recovery Services vault can be seen in the ${plural(subscriptions.size, 'subscription')} of the scope.${warnings.length > 0 ? ' Some could not be looked into; see the warnings.' : ''}`,
  nextStep: `Grant the identity of this step Reader on the vaults or above them, or correct the scope. If it is right that there is none, set ${allowEmpty}.`,
});

const noSuchName = (useless: readonly string[], { vaults }: Listing, { vaultName }: InputNames): Problem => ({
  code: 'NoVaultOfThatName',
  message: `Of ${plural(vaults.length, 'vault')} in the scope none has a name like ${shown(useless)}; there ${vaults.length === 1 ? 'is' : 'are'} ${shown(vaults.map(({ name }) => name))}.`,
  nextStep: `Correct ${vaultName}, where * stands for any text and ? for one character, or widen the scope.`,
});

const noSuchTag = (tags: readonly Tag[], vaults: readonly FoundVault[], { vaultTag }: InputNames): Problem => ({
  code: 'NoVaultWithThatTag',
  message: `Of ${plural(vaults.length, 'vault')} none has ${tags.length === 1 ? 'the tag' : 'all of the tags'} ${shown(tags.map(({ key, value }) => `${key}=${value}`))}.`,
  nextStep: `Correct ${vaultTag} (case counts in the value of a tag), or tag the vaults.`,
});

const allEmpty = (vaults: readonly FoundVault[], { includeEmpty }: InputNames): Problem => ({
  code: 'OnlyEmptyVaults',
  message: `${vaults.length === 1 ? 'The vault' : `None of the ${plural(vaults.length, 'vault')}`} in the scope ${vaults.length === 1 ? 'holds no' : 'holds any'} item that is replicated from Azure to Azure: ${shown(vaults.map(({ name }) => name))}.`,
  nextStep: `Set ${includeEmpty} to take such vaults too. If items are replicated there, the identity of this step may not read them: grant it Reader on the vaults.`,
});

/** The first few, in quotes. */
export function shown(texts: readonly string[]): string {
  const first = texts.slice(0, MAX_NAMES).map((text) => `"${bounded(visible(text), 100)}"`);
  const more = texts.length - first.length;
  return `${first.join(', ')}${more > 0 ? ` and ${plural(more, 'more', 'more')}` : ''}`;
}
