/** Which findings are exempted, by which entry, and in which state each entry is. */
import { DAY } from '../values/time';
import { NEVER_EXEMPT } from '../audit/catalogue';
import type { Finding } from '../audit/findings';
import type { AuditRows } from '../audit/rows';
import { subscriptionOf } from '../values/arm-id';
import { groupById, IdMap } from '../values/id-map';
import { facetsOf, selects, type Facets, type VaultTags } from './facets';
import type { Exemption } from './model';

export const entryStates = [
  /** It covers more findings than it may, and so none. */
  'over-limit',
  'expired',
  'orphaned',
  'no-longer-needed',
  'ends-soon',
  'active',
  'not-judged',
] as const;
export type EntryState = (typeof entryStates)[number];

export interface JudgedEntry {
  readonly exemption: Exemption;
  readonly state: EntryState;
  /** Findings that it covers, those that another entry is credited with included; of one over its limit those that match. */
  readonly findings: number;
}

/** By whom a finding is covered. */
export interface Cover {
  /** The first entry in the order of the files. */
  readonly by: string;
  readonly alsoBy: readonly string[];
}

export interface Exemptions {
  readonly entries: readonly JudgedEntry[];
  /** Names of the entries that hold something, by its ARM id. */
  readonly holds: IdMap<readonly string[]>;
  /** By key of the finding. */
  readonly covers: ReadonlyMap<string, Cover>;
}

export interface ExemptionOptions {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Undefined where they were not read. */
  readonly tags?: VaultTags | undefined;
  /** Undefined for a shard and for what leaves vaults out: what is not there may be elsewhere. */
  readonly reach?: Reach | undefined;
}

/** How far a run looked. */
export interface Reach {
  /** GUIDs in lower case; `all`: every one that the identity may read. */
  readonly subscriptions: readonly string[] | 'all';
  /** Vaults without replicated items were looked at too. */
  readonly includesEmpty: boolean;
}

const SOON_DAYS = 14;

/** The moment at which it no longer holds; undefined: never. */
export const endOf = ({ expiresOn }: Exemption): number | undefined =>
  expiresOn === undefined ? undefined : Date.parse(`${expiresOn}T00:00:00Z`) + DAY;

export const isExpired = (exemption: Exemption, now: number): boolean =>
  (endOf(exemption) ?? Number.POSITIVE_INFINITY) <= now;

export const namesFinding = ({ findings }: Exemption, id: string): boolean =>
  (findings.includes('*') && !NEVER_EXEMPT.has(id)) || findings.includes(id);

export function applyExemptions(
  exemptions: readonly Exemption[],
  rows: AuditRows,
  options: ExemptionOptions,
): Exemptions {
  const facets = facetsOf(rows, options.tags);
  const matches = exemptions.map((exemption) =>
    rows.findings.filter(
      ({ id, resource, vaultId }) =>
        namesFinding(exemption, id) && selects(exemption, facets.get(resource || vaultId) ?? {}),
    ),
  );
  const covers = new Map<string, Cover>();
  for (const [index, exemption] of exemptions.entries()) {
    const found = matches[index] ?? [];
    if (exemption.applies === 'changes' || isExpired(exemption, options.now) || isOverLimit(exemption, found)) continue;
    for (const { key } of found) {
      const other = covers.get(key);
      covers.set(
        key,
        other === undefined
          ? { by: exemption.name, alsoBy: [] }
          : { ...other, alsoBy: [...other.alsoBy, exemption.name] },
      );
    }
  }
  return {
    covers: withConsequences(covers, rows.findings),
    holds: holdsOf(exemptions, facets, options.now),
    entries: exemptions.map((exemption, index) => {
      const found = matches[index] ?? [];
      return { exemption, findings: found.length, state: stateOf(exemption, found, rows, facets, options) };
    }),
  };
}

function holdsOf(exemptions: readonly Exemption[], facets: IdMap<Facets>, now: number): IdMap<readonly string[]> {
  const holds = exemptions.filter((exemption) => exemption.applies === 'changes' && !isExpired(exemption, now));
  const held = holds.flatMap((hold) =>
    [...facets].flatMap(([id, one]) => (selects(hold, one) ? [{ id, name: hold.name }] : [])),
  );
  return new IdMap([...groupById(held, ({ id }) => id)].map(([id, all]) => [id, all.map(({ name }) => name)]));
}

const isOverLimit = ({ atMost }: Exemption, found: readonly Finding[]): boolean =>
  atMost !== undefined && found.length > atMost;

/** What follows only from what is exempted is exempted with it. */
function withConsequences(covers: ReadonlyMap<string, Cover>, findings: readonly Finding[]): Map<string, Cover> {
  const all = new Map(covers);
  for (const { key, causedBy } of findings) {
    const [first] = causedBy;
    const cover = first === undefined ? undefined : covers.get(first);
    if (cover !== undefined && !all.has(key) && causedBy.every((cause) => covers.has(cause))) all.set(key, cover);
  }
  return all;
}

function stateOf(
  exemption: Exemption,
  found: readonly Finding[],
  rows: AuditRows,
  facets: IdMap<Facets>,
  { now, tags, reach }: ExemptionOptions,
): EntryState {
  if (isExpired(exemption, now)) return 'expired';
  if (isOverLimit(exemption, found)) return 'over-limit';
  const subjects = [...facets.values()].some((one) => selects(exemption, one));
  if (found.length > 0 || (exemption.applies === 'changes' && subjects)) {
    const end = endOf(exemption);
    return end !== undefined && end - now <= (SOON_DAYS + 1) * DAY ? 'ends-soon' : 'active';
  }
  if (exemption.selectors.vaultTag !== undefined && tags === undefined) return 'not-judged';
  if (!isWithin(exemption, reach) || mayBeUnread(exemption, rows.findings, facets)) return 'not-judged';
  if (subjects) return 'no-longer-needed';
  // Nothing of an empty vault was read, and the mapping or the account may be there.
  return reach?.includesEmpty === true || exemption.selectors.vm !== undefined ? 'orphaned' : 'not-judged';
}

/** Whether all that it can be about was looked at. */
function isWithin({ selectors }: Exemption, reach: Reach | undefined): boolean {
  if (reach === undefined) return false;
  const { subscriptions } = reach;
  if (subscriptions === 'all') return true;
  const named = selectors.subscription ?? selectors.id?.map(subscriptionOf) ?? [];
  return named.length > 0 && named.every((id) => subscriptions.includes(id.toLowerCase()));
}

/** Whether what it is about may be in something that could not be read. */
function mayBeUnread({ selectors }: Exemption, findings: readonly Finding[], facets: IdMap<Facets>): boolean {
  const { vault, subscription, resourceGroup, vaultTag } = selectors;
  const inVaults = Object.fromEntries(
    Object.entries({ vault, subscription, resourceGroup, vaultTag }).filter(([, patterns]) => patterns !== undefined),
  );
  return findings.some(({ id, vaultId }) => {
    const place = facets.get(vaultId);
    return NEVER_EXEMPT.has(id) && (place === undefined || selects({ selectors: inVaults }, place));
  });
}
