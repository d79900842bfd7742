/** An audit held against an earlier one: what is new, what is fixed, and since when nothing got worse. */
import { counting, isCause, type Finding } from '../audit/findings';
import type { AuditRows } from '../audit/rows';
import { isCounted, type Baseline } from '../baseline/baseline';
import { compare, isNeverAccepted, type PastFinding } from '../baseline/compare';
import type { PastState } from '../baseline/past';
import type { ReadBaseline } from '../baseline/read-baseline';
import { number, plural } from '../render/format';
import type { Cause } from '../values/cause';
import { IdSet } from '../values/id-map';
import type { Problem } from '../values/model';
import { day } from '../values/time';

/** What was given to hold an audit against. */
export type GivenBaseline =
  | { readonly kind: 'not-given' }
  | { readonly kind: 'read'; readonly baseline: ReadBaseline }
  /** None was there, on what seems to be the first run. */
  | { readonly kind: 'first' }
  | { readonly kind: 'lost' | 'unusable'; readonly problem: Problem };

export const baselineKinds = ['not-given', 'read', 'first', 'lost', 'unusable'] as const;

export interface RatchetOptions {
  readonly given: GivenBaseline;
  readonly failOnNew: boolean;
  readonly acceptNew: boolean;
  /** Of this tool. */
  readonly version: string;
  /** ARM ids of vaults that were to be read and of which nobody reports. */
  readonly unreported?: readonly string[];
}

export const noRatchet: RatchetOptions = {
  given: { kind: 'not-given' },
  failOnNew: false,
  acceptNew: false,
  version: '',
};

/** Causes that are errors or warnings; what follows from them and notes are in no count. */
export type RatchetCounts = Readonly<Record<PastState | 'new' | 'newly-checked' | 'accepted', number>>;

export interface Ratchet {
  readonly kind: GivenBaseline['kind'];
  readonly failOnNew: boolean;
  readonly acceptNew: boolean;
  /** For the next run; undefined if this one is no baseline. */
  readonly next: Baseline | undefined;
  /** When the report was made that this one is held against. */
  readonly asOf: number | undefined;
  readonly counts: RatchetCounts;
  /** Causes that this run would accept if they did not say that something is not known. */
  readonly neverAccepted: number;
  /** Vaults of the baseline that were no part of this run. */
  readonly vaultsElsewhere: number;
  readonly past: readonly PastFinding[];
  /** What is wrong with the baseline, or worth a warning. */
  readonly cause: Cause | undefined;
}

export interface Held {
  /** With their states, if there is a baseline to hold them against. */
  readonly findings: readonly Finding[];
  readonly ratchet: Ratchet;
}

interface HoldOptions {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly interrupted: boolean;
}

export function holdAgainst(rows: AuditRows, options: RatchetOptions, { now, interrupted }: HoldOptions): Held {
  const { failOnNew, acceptNew, version, unreported = [] } = options;
  const given = related(options.given, rows);
  const baseline = given.kind === 'read' ? given.baseline : undefined;
  const compared = compare(rows, baseline, { now, interrupted, acceptNew, version, unreported });
  const { past } = compared;
  const findings = given.kind === 'not-given' || given.kind === 'unusable' ? rows.findings : compared.findings();
  return {
    findings,
    ratchet: {
      kind: given.kind,
      failOnNew,
      acceptNew,
      next: given.kind === 'unusable' ? undefined : withoutVaults(compared.next),
      asOf: baseline?.asOf,
      counts: countsOf(findings, past),
      neverAccepted: baseline === undefined || acceptNew ? counting(findings).filter(isNeverAccepted).length : 0,
      vaultsElsewhere: baseline === undefined ? 0 : vaultsElsewhere(baseline, rows, unreported),
      past,
      cause: causeOf(given),
    },
  };
}

const vaultsOf = ({ vaultIds, entries }: ReadBaseline): IdSet =>
  new IdSet([...vaultIds, ...entries.map(({ vaultId }) => vaultId)].filter((id) => id !== ''));

function vaultsElsewhere(baseline: ReadBaseline, { vaults }: AuditRows, unreported: readonly string[]): number {
  const here = new IdSet([...vaults.map(({ id }) => id), ...unreported]);
  return [...vaultsOf(baseline)].filter((id) => !here.has(id)).length;
}

const withoutVaults = (next: Baseline | undefined): Baseline | undefined =>
  next && { since: next.since, asOf: next.asOf, rules: next.rules, entries: next.entries };

/** A baseline of other vaults would call everything new, or everything fixed. */
function related(given: GivenBaseline, { vaults }: AuditRows): GivenBaseline {
  if (given.kind !== 'read' || vaults.length === 0) return given;
  const known = vaultsOf(given.baseline);
  if (known.size === 0 || vaults.some(({ id }) => known.has(id))) return given;
  const problem = {
    code: 'BaselineUnrelated',
    message: `The baseline has no vault in common with this run: it is about ${plural(known.size, 'other vault')}.`,
    nextStep: 'Name the JSON report of an earlier run of these vaults, or leave baseline out to begin again.',
  };
  return { kind: 'unusable', problem };
}

const causeOf = (given: GivenBaseline): Cause | undefined =>
  given.kind === 'lost' || given.kind === 'unusable'
    ? { level: given.kind === 'lost' ? 'warning' : 'error', problem: given.problem, affected: ['the baseline'] }
    : undefined;

function countsOf(findings: readonly Finding[], past: readonly PastFinding[]): RatchetCounts {
  const counts = { new: 0, 'newly-checked': 0, accepted: 0, fixed: 0, gone: 0, 'out-of-scope': 0, 'not-known': 0 };
  for (const found of findings)
    if (found.state !== undefined && isCause(found) && found.exemptedBy === undefined && found.severity !== 'note')
      counts[found.state]++;
  for (const { entry, state } of past) if (isCounted(entry)) counts[state]++;
  return counts;
}

/** Whether a finding may fail the step, as far as the baseline is concerned. */
export const countsAsNew = ({ state }: Pick<Finding, 'state'>, { failOnNew }: Pick<Ratchet, 'failOnNew'>): boolean =>
  !failOnNew || state === undefined || state === 'new';

/** For instance `Since 2026-11-25: 1 new, 4 fixed, 86 accepted; ratchet since 2026-11-03`; nothing without a baseline. */
export function sinceText(ratchet: Ratchet): string | undefined {
  const { kind, counts, asOf, next, neverAccepted, vaultsElsewhere } = ratchet;
  if (kind === 'not-given' || kind === 'unusable') return undefined;
  const began = next === undefined ? '' : `ratchet since ${day(next.since)}`;
  const refused =
    neverAccepted === 0
      ? ''
      : `; ${plural(neverAccepted, 'finding')} of what is not known never accepted, and new until it is read`;
  if (asOf === undefined)
    return next === undefined
      ? 'Nothing is accepted yet, since this run is not whole'
      : `Nothing to compare with: ${plural(counts.accepted, 'finding')} accepted, ${began}${refused}`;
  const others = [
    ['accepted', 'accepted'],
    ['gone', 'gone with what they were about'],
    ['not-known', 'not known'],
    ['newly-checked', 'newly checked'],
  ] as const;
  const more = others
    .filter(([state]) => counts[state] > 0)
    .map(([state, what]) => `, ${number(counts[state])} ${what}`);
  const elsewhere =
    vaultsElsewhere === 0
      ? ''
      : `; ${plural(vaultsElsewhere, 'vault')} of the baseline not in scope, with ${plural(counts['out-of-scope'], 'finding')}`;
  return `Since ${day(asOf)}: ${number(counts.new)} new, ${number(counts.fixed)} fixed${more.join('')}${elsewhere}; ${began}${refused}`;
}
