/** Which findings say that something could not be read, and which others cannot be found for that reason. */
import { IdSet } from '../values/id-map';
import { catalogue } from '../audit/catalogue';
import { subscriptionScopeOf } from '../values/arm-id';
import type { Rule } from '../audit/rule';
import { ruleIdOf, type BaselineEntry } from './baseline';

type Hidden = readonly (Rule['about'] | `ASR${number}`)[];

/** By the finding that says so: what it hides, by what that is about or by its id. */
const HIDES: Readonly<Record<string, Hidden>> = {
  ASR301: ['mapping', 'account', 'identity', 'agent', 'vault', 'subscription', 'audit'],
  ASR302: ['mapping', 'account', 'identity', 'vault', 'subscription', 'audit'],
  ASR303: ['agent', 'vault', 'audit'],
  ASR401: ['ASR101', 'ASR103', 'ASR104', 'ASR105', 'ASR110'],
  ASR402: ['ASR008', 'ASR009', 'ASR010', 'ASR015', 'ASR016', 'ASR019'],
  ASR403: ['ASR018', 'ASR019', 'ASR106', 'ASR107', 'ASR108', 'ASR112', 'ASR113'],
  ASR404: ['ASR109', 'ASR111'],
  ASR405: ['ASR104', 'ASR105'],
  ASR406: ['ASR017', 'ASR018', 'ASR019'],
  ASR407: ['ASR114', 'ASR115'],
  ASR408: ['ASR116'],
  ASR409: ['ASR117', 'ASR118', 'ASR119'],
  ASR410: ['ASR308'],
  ASR411: ['ASR309'],
  // Only what is said of other findings depends on it.
  ASR412: [],
  ASR413: ['ASR220', 'ASR221', 'ASR222'],
};

/** What is looked for only in a VM that is asked itself. */
export const OF_VMS: readonly string[] = ['ASR220', 'ASR221', 'ASR222'];

export const unreadRules: readonly string[] = Object.keys(HIDES);

/** Keys of the findings that say that something could not be read. */
export type Unread = ReadonlySet<string>;

export const unreadAmong = (found: readonly { readonly key: string }[]): Unread =>
  new IdSet(found.flatMap((one) => (HIDES[ruleIdOf(one)] === undefined ? [] : [one.key])));

interface Place {
  /** Of the finding that may be hidden. */
  readonly key: string;
  /** ARM ids; empty where there is none. */
  readonly vaultId: string;
  readonly accountId: string;
}

export function isHidden(unread: Unread, { key, vaultId, accountId }: Place): boolean {
  if (unread.size === 0) return false;
  const id = ruleIdOf({ key });
  const about = catalogue.get(id)?.about;
  const own = [key.slice(id.length + 1), vaultId, accountId];
  const places = [...own, ...own.map(subscriptionScopeOf)];
  return Object.entries(HIDES).some(
    ([one, hidden]) =>
      one !== id &&
      hidden.some((what) => what === about || what === id) &&
      places.some((place) => unread.has(`${one} ${place}`)),
  );
}

/** Ids of the findings that cannot be found where these say what could not be read. */
export function hiddenBy(found: readonly Pick<BaselineEntry, 'key'>[]): ReadonlySet<string> {
  const hidden = found.flatMap((one) => HIDES[ruleIdOf(one)] ?? []);
  return new Set(
    [...catalogue].flatMap(([id, { about }]) => (hidden.some((what) => what === about || what === id) ? [id] : [])),
  );
}
