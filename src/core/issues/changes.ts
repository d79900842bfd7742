/** How what an issue is about stands now, and what has changed since its text was written. */
import { catalogue, isShared } from '../audit/catalogue';
import type { Finding } from '../audit/findings';
import type { AuditReport, FailOn } from '../audit-report/report';
import { hiddenBy, OF_VMS, unreadRules } from '../baseline/unread';
import { OF_COVERAGE } from '../baseline/past';
import type { Seen } from '../estate/model';
import { subscriptionOf, subscriptionScopeOf } from '../values/arm-id';
import { IdSet } from '../values/id-map';
import {
  causeIdOf,
  causeKey,
  isAmong,
  isOfAllVaults,
  SHARED,
  standingIn,
  type CauseId,
  type Causes,
  type Memory,
  type Standing,
} from './memory';
import type { Remembered } from './text';
import type { Unit } from './unit';

/** A finding that keeps an issue open, or would if it were not exempted. */
export interface Standee {
  readonly found: Finding;
  readonly standing: Standing;
}

export interface Changes {
  /** The worst first. */
  readonly now: readonly Standee[];
  /** What is remembered from here on: what is found, and what may be there all the same. */
  readonly causes: Causes;
  /** A digest of them. */
  readonly print: string;
  /** What was there and is not found: what would show it could not be read, or was not looked at. */
  readonly unknown: readonly Remembered[];
  readonly elsewhere: readonly Remembered[];
  /** What was open and is not any more. */
  readonly healed: readonly Remembered[];
  readonly gone: readonly Remembered[];
  /** It is proven that there is no vault of it any more. */
  readonly isGone: boolean;
  /** Something of it could not be read. */
  readonly isBlind: boolean;
  /** Found since. */
  readonly fresh: readonly Finding[];
  /** Exempted then, and not any more. */
  readonly again: readonly Finding[];
  /** Exempted since. */
  readonly exempted: readonly Finding[];
  /** Whose exemption ends soon, which it did not then. */
  readonly ending: readonly Finding[];
}

export interface ChangeOptions {
  /** Hex digest of a text. */
  readonly hash: (text: string) => string;
  readonly seen: Seen | undefined;
}

const DIGITS = 8;

/** What every issue is held against, made once for a report. */
export interface Night {
  readonly report: AuditReport;
  readonly seen: Seen | undefined;
  readonly digest: (id: string) => string;
  /** Names of exemptions. */
  readonly ending: ReadonlySet<string>;
  /** What says that something could not be read. */
  readonly unread: readonly Finding[];
  /** Digests of the vaults that are there, whether they were audited or not. */
  readonly there: ReadonlySet<string>;
  /** Of the accounts and subscriptions that were read. */
  readonly shared: readonly string[];
  /** Names by digest of the findings that the baseline has and that are not found. */
  readonly past: ReadonlyMap<string, string>;
}

export function nightOf(report: AuditReport, { hash, seen }: ChangeOptions): Night {
  const { vaults, accounts, findings, exemptions, ratchet } = report;
  const digest = (id: string): string => hash(id.toLowerCase()).slice(0, DIGITS);
  const ids = [...vaults, ...accounts].map(({ id }) => id);
  return {
    report,
    seen,
    digest,
    ending: new Set(
      exemptions.entries.flatMap(({ exemption, state }) => (state === 'ends-soon' ? [exemption.name] : [])),
    ),
    unread: findings.filter(({ id }) => unreadRules.includes(id)),
    there: new Set([...(seen?.others ?? []), ...vaults.map(({ id }) => id)].map(digest)),
    shared: [...new IdSet([...accounts.map(({ id }) => id), ...ids.map(subscriptionScopeOf)])],
    past: new Map(ratchet.past.map(({ entry }) => [digest(entry.key), entry.name])),
  };
}

/** Whether it is one of those that a vault is not healthy for. */
export const isBad = ({ severity }: Pick<Finding, 'severity'>, failOn: FailOn): boolean =>
  severity === 'error' || (severity === 'warning' && failOn === 'warning');

/** @param before undefined where there is no issue yet, or it does not tell */
export function changesOf(unit: Unit, before: Memory | undefined, night: Night): Changes {
  const { report, digest, ending } = night;
  const keyFor = ({ id, key, vaultId }: Finding): string =>
    causeKey({ vault: isShared(id) ? SHARED : digest(vaultId), rule: id, cause: digest(key) });
  const was = (key: string): Standing | undefined => before && standingIn(before.causes, key);
  const standingOf = (found: Finding, key: string): Standing => {
    const { exemptedBy, state } = found;
    if (exemptedBy !== undefined) return ending.has(exemptedBy) ? 'ending' : 'exempted';
    if (state !== undefined) return state === 'accepted' ? 'open' : 'new';
    return before === undefined || isOpen(was(key)) ? 'open' : 'new';
  };
  const keyed = unit.causes
    .filter((found) => isBad(found, report.failOn))
    .map((found) => ({ found, key: keyFor(found) }));
  const standees = keyed.map(({ found, key }) => ({ found, key, standing: standingOf(found, key) }));

  const found = new Map(standees.map(({ key, standing }) => [key, standing]));
  const isFound = isAmong(found);
  const left = [...(before?.causes ?? [])].filter(([key]) => !isFound(key));
  const { fateOf, isGone, isBlind } = fates(unit, night);
  const withFate = (fate: Fate): [string, Standing][] => left.filter(([key]) => fateOf(key) === fate);
  const unknown = withFate('unknown').map(([key, standing]): [string, Standing] => [
    key,
    isOpen(standing) ? 'unknown' : standing,
  ]);
  const elsewhere = withFate('elsewhere');
  const causes = new Map([...found, ...unknown, ...elsewhere]);
  const isSame = before !== undefined && fingerprint(before.causes) === fingerprint(causes);
  const now = standees.map(({ key, ...one }): Standee => {
    // What was new when the text was written stays so until it is written again.
    const wasNew = isSame && one.found.state === undefined && one.standing === 'open' && was(key) === 'new';
    if (wasNew) causes.set(key, 'new');
    return wasNew ? { ...one, standing: 'new' } : one;
  });
  const nameOf = namesOf(unit, night);
  const openOnes = (all: readonly [string, Standing][]): readonly Remembered[] =>
    all.flatMap(([key, standing]) => (isOpen(standing) ? [{ key, name: nameOf(key) }] : []));
  const since = (holds: (then: Standing | undefined, standing: Standing) => boolean): Finding[] =>
    before === undefined
      ? []
      : standees.flatMap(({ found: one, key, standing }) => (holds(was(key), standing) ? [one] : []));
  return {
    now,
    causes,
    print: digest(fingerprint(causes)),
    unknown: openOnes(unknown),
    elsewhere: openOnes(elsewhere),
    healed: openOnes(withFate('healed')),
    gone: openOnes(withFate('gone')),
    isGone,
    isBlind,
    fresh: since((then, standing) => then === undefined && isOpen(standing)),
    again: since((then, standing) => isExempted(then) && isOpen(standing)),
    exempted: since((then, standing) => isOpen(then) && isExempted(standing)),
    ending: since((then, standing) => then === 'exempted' && standing === 'ending'),
  };
}

/** Names of what findings that are not there any more were about: found again among all that is there, or in the baseline. */
function namesOf(unit: Unit, { report, digest, past }: Night): (key: string) => string | undefined {
  const { vaults, accounts, mappings } = report;
  const own = new IdSet(unit.vaults.map(({ id }) => id));
  const byRule = new Map<string, ReadonlyMap<string, string>>();
  const namesFor = (rule: string): ReadonlyMap<string, string> => {
    const about = catalogue.get(rule)?.about;
    const rows =
      about === 'agent'
        ? unit.agents.map(({ id, vm, vmId }) => ({ id: vmId ?? id, name: vm }))
        : about === 'mapping'
          ? mappings.filter(({ vaultId }) => own.has(vaultId))
          : about === 'account'
            ? accounts
            : vaults;
    return new Map(rows.map(({ id, name }) => [digest(`${rule} ${id}`), name]));
  };
  return (key) => {
    const { rule, cause } = causeIdOf(key);
    const names = byRule.get(rule) ?? namesFor(rule);
    byRule.set(rule, names);
    return names.get(cause) ?? past.get(cause);
  };
}

export const isOpen = (standing: Standing | undefined): boolean =>
  standing === 'open' || standing === 'new' || standing === 'unknown';
export const isExempted = (standing: Standing | undefined): boolean => standing === 'exempted' || standing === 'ending';

const fingerprint = (causes: Causes): string =>
  [...causes]
    .map(([key, standing]) => `${key} ${standing === 'new' ? 'open' : standing}`)
    .sort()
    .join('\n');

/** What became of what was there and is not found. */
type Fate = 'healed' | 'unknown' | 'elsewhere' | 'gone';

function fates(
  unit: Unit,
  { seen, digest, unread, there, shared }: Night,
): { readonly fateOf: (key: string) => Fate; readonly isGone: boolean; readonly isBlind: boolean } {
  const own = new IdSet(unit.vaults.map(({ id }) => id));
  const audited = new Set([...own].map(digest));
  const isComplete = seen?.subscriptions.has(subscriptionOf(unit.id).toLowerCase()) === true;
  const blind = unread.filter(({ vaultId, id }) => own.has(vaultId) || isShared(id));
  // What an account lacks may stand with another vault than that of the account's own finding.
  const hiddenIn = (vault: string): ReadonlySet<string> =>
    hiddenBy(blind.filter(({ vaultId, id }) => vault === SHARED || isShared(id) || digest(vaultId) === vault));
  const hidden = new Map([SHARED, ...audited].map((vault) => [vault, hiddenIn(vault)]));
  const asked = unit.agents.some(({ powerState }) => powerState !== undefined);
  const covered = unit.agents.every(({ coverage }) => coverage !== 'unknown');
  const isHidden = (vault: string, rule: string): boolean =>
    (hidden.get(vault) ?? hidden.get(SHARED))?.has(rule) === true ||
    (OF_VMS.includes(rule) && !asked) ||
    (rule === OF_COVERAGE && !covered);
  const isAudited = ({ vault, rule, cause }: CauseId): boolean =>
    vault === SHARED
      ? own.size > 0 && (unit.kind === 'vault' || isComplete || shared.some((id) => digest(`${rule} ${id}`) === cause))
      : audited.has(vault);
  const fateOf = (key: string): Fate => {
    const { vault, rule, cause } = causeIdOf(key);
    if (isAudited({ vault, rule, cause })) return isHidden(vault, rule) ? 'unknown' : 'healed';
    if (vault === SHARED) return isComplete ? 'gone' : 'elsewhere';
    if (isOfAllVaults(key)) return !isComplete ? 'elsewhere' : isHidden(vault, rule) ? 'unknown' : 'healed';
    // A vault that is there and was not audited is another run's.
    return isComplete && !there.has(vault) ? 'gone' : 'elsewhere';
  };
  const isThere = unit.kind === 'vault' && there.has(digest(unit.id));
  return { fateOf, isGone: own.size === 0 && isComplete && !isThere, isBlind: blind.length > 0 };
}
