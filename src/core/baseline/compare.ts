/** Holds what is found against an earlier report: what is new, what is accepted, what became of the rest. */
import { catalogue } from '../audit/catalogue';
import type { Finding } from '../audit/findings';
import type { AuditRows } from '../audit/rows';
import { groupById, IdSet } from '../values/id-map';

/** A finding of an earlier report. */
export interface BaselineEntry {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly vaultId: string;
  /** Milliseconds since the epoch. */
  readonly firstSeen: number;
  readonly accepted: boolean;
}

export interface Baseline {
  /** Since when nothing was lost: milliseconds since the epoch. */
  readonly since: number;
  /** Ids of the findings that the audit behind it looked for. */
  readonly rules: readonly string[];
  readonly entries: readonly BaselineEntry[];
}

/** `newly-checked`: of a rule that the baseline did not know; it does not count as new, and is accepted from then on. */
export type FindingState = 'accepted' | 'new' | 'newly-checked';

/** `gone`: what it was about is not there any more. */
export type PastState = 'fixed' | 'gone' | 'out-of-scope' | 'not-known';

export interface Compared {
  /** By key, for everything that is found now. */
  readonly states: ReadonlyMap<string, { readonly state: FindingState; readonly firstSeen: number }>;
  /** What was found then and is not found now. */
  readonly past: readonly { readonly entry: BaselineEntry; readonly state: PastState }[];
  /** The baseline for the next run. */
  readonly next: Baseline;
}

export interface CompareOptions {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Accepts all that is new. */
  readonly acceptNew: boolean;
  /** The audit was interrupted, so that what is not found may only not have been looked for. */
  readonly interrupted: boolean;
}

/** Without a baseline everything is accepted, and the ratchet begins. */
export function compare(rows: AuditRows, baseline: Baseline | undefined, options: CompareOptions): Compared {
  const { now, acceptNew, interrupted } = options;
  const before = new Map((baseline?.entries ?? []).map((entry) => [entry.key, entry]));
  const rules = new Set(baseline?.rules ?? [...catalogue.keys()]);
  const moved = movedFrom(rows, before);
  const states = new Map<string, { readonly state: FindingState; readonly firstSeen: number }>();
  for (const { key, id } of rows.findings) {
    const entry = before.get(key) ?? moved.get(key);
    const accepted = baseline === undefined || acceptNew || entry?.accepted === true;
    const state = accepted ? 'accepted' : entry === undefined && !rules.has(id) ? 'newly-checked' : 'new';
    states.set(key, { state, firstSeen: entry?.firstSeen ?? now });
  }
  const found = new Set([...rows.findings.map(({ key }) => key), ...[...moved.values()].map(({ key }) => key)]);
  const stateOf = pastStates(rows, interrupted);
  const past = [...before.values()]
    .filter(({ key }) => !found.has(key))
    .map((entry) => ({ entry, state: stateOf(entry) }));
  return {
    states,
    past,
    next: interrupted && baseline !== undefined ? baseline : nextOf(rows, states, past, baseline, now),
  };
}

function nextOf(
  { findings }: AuditRows,
  states: Compared['states'],
  past: Compared['past'],
  baseline: Baseline | undefined,
  now: number,
): Baseline {
  const seen = findings.map(({ key, id, name, vaultId }) => {
    const { state, firstSeen } = states.get(key) ?? { state: 'new', firstSeen: now };
    return { key, id, name, vaultId, firstSeen, accepted: state !== 'new' };
  });
  const carried = past
    .filter(({ state }) => state === 'not-known' || state === 'out-of-scope')
    .map(({ entry }) => entry);
  return { since: baseline?.since ?? now, rules: [...catalogue.keys()], entries: [...seen, ...carried] };
}

/** The subject of a key: an ARM id in lower case. */
const subjectOf = ({ key, id }: Pick<BaselineEntry, 'key' | 'id'>): string =>
  key.slice(id.length + 1).split(' on /')[0] ?? '';

/** Ids of all that was read. */
function subjectsOf({ vaults, accounts, mappings, agents }: AuditRows): IdSet {
  const ids = [...vaults, ...accounts, ...mappings].map(({ id }) => id);
  return new IdSet([...ids, ...agents.map(({ id, vmId }) => vmId ?? id)]);
}

/**
 * What was deleted and made again has another id and the same name: by key of the finding now, what it was then. Only
 * one to one, and only if what the old finding was about is proven to be gone.
 */
function movedFrom(rows: AuditRows, before: ReadonlyMap<string, BaselineEntry>): ReadonlyMap<string, BaselineEntry> {
  const likeness = ({ id, vaultId, name }: Pick<Finding, 'id' | 'vaultId' | 'name'>): string =>
    `${id}\n${vaultId}\n${name}`;
  const now = new Set(rows.findings.map(({ key }) => key));
  const stateOf = pastStates(rows, false);
  const gone = groupById(
    [...before.values()].filter((entry) => !now.has(entry.key) && stateOf(entry) === 'gone'),
    likeness,
  );
  const fresh = groupById(
    rows.findings.filter(({ key }) => !before.has(key)),
    likeness,
  );
  const moved = new Map<string, BaselineEntry>();
  for (const [like, [finding, ...more]] of fresh) {
    const [entry, ...others] = gone.get(like) ?? [];
    if (finding !== undefined && entry !== undefined && more.length + others.length === 0)
      moved.set(finding.key, entry);
  }
  return moved;
}

/** Which findings hide others that are about the same vault or account. */
const HIDDEN_BY: Readonly<Record<string, readonly string[]>> = {
  vault: ['ASR301', 'ASR302', 'ASR303'],
  mapping: ['ASR301', 'ASR302', 'ASR402'],
  agent: ['ASR301', 'ASR302', 'ASR303'],
  account: ['ASR401', 'ASR402', 'ASR403', 'ASR404'],
  identity: ['ASR401', 'ASR405'],
};

function pastStates(rows: AuditRows, interrupted: boolean): (entry: BaselineEntry) => PastState {
  const vaults = new IdSet(rows.vaults.map(({ id }) => id));
  const subjects = subjectsOf(rows);
  const unread = new IdSet(
    rows.findings.flatMap(({ id, vaultId, resource }) => [`${id} ${vaultId}`, `${id} ${resource}`]),
  );
  return (entry) => {
    if (interrupted) return 'not-known';
    const vault = entry.vaultId;
    const subject = subjectOf(entry);
    const about = catalogue.get(entry.id)?.about ?? 'vault';
    // An account is written down for one of its vaults, which may be another one now.
    const isShared = about === 'account' && subjects.has(subject);
    if (!isShared && !vaults.has(vault)) return 'out-of-scope';
    const hidden = (HIDDEN_BY[about] ?? []).some(
      (id) => unread.has(`${id} ${vault}`) || unread.has(`${id} ${subject}`),
    );
    if (hidden) return 'not-known';
    return subjects.has(subject) ? 'fixed' : 'gone';
  };
}
