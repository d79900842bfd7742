/** What changes leave alone: what an exemption covers, and what it holds. */
import { catalogue } from '../audit/catalogue';
import { isExpired } from './apply';
import { selects, type Facets, type VaultTags } from './facets';
import type { Exemption } from './model';

export type About = 'mapping' | 'agent' | 'account' | 'identity';

export interface LeaveAlone {
  readonly exemptions: readonly Exemption[];
  /** Undefined where they are not known. */
  readonly tags?: VaultTags | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Whether its findings are about such things; an exemption of waiting updates does not hold the setting of a mapping.
 * @param found ids of what is found of it now, where that is known: what is not found is not exempted, but may be held
 */
const isAbout = ({ findings, applies }: Exemption, about: About, found: readonly string[] | undefined): boolean =>
  findings.some(
    (id) =>
      id === '*' ||
      (catalogue.get(id)?.about === about && (applies === 'changes' || found === undefined || found.includes(id))),
  );

/** The first in the order of the files; whether one matches more than its `atMost` is not looked at here. */
export const leftAloneBy = (
  exemptions: readonly Exemption[],
  about: About,
  facets: Facets | undefined,
  now: number,
  found?: readonly string[],
): Exemption | undefined =>
  facets && exemptions.find((one) => isAbout(one, about, found) && !isExpired(one, now) && selects(one, facets));

export const leftAloneText = ({ name, applies, expiresOn, description }: Exemption): string =>
  `${applies === 'changes' ? 'held' : 'exempted'} by ${name}${expiresOn === undefined ? '' : ` until ${expiresOn}`}: ${description}`;

/** Where tags could not be read, whatever they may be of is left alone. */
export const withoutTags = (exemptions: readonly Exemption[]): readonly Exemption[] =>
  exemptions.map((exemption) => ({ ...exemption, selectors: { ...exemption.selectors, vaultTag: undefined } }));
