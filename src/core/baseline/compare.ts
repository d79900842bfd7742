/** Holds what is found against an earlier report: what is new, what is accepted, what became of the rest. */
import { catalogue, NEVER_EXEMPT } from '../audit/catalogue';
import { isCause, type Finding, type FindingState } from '../audit/findings';
import type { AuditRows } from '../audit/rows';
import { groupById } from '../values/id-map';
import { ruleIdOf, type Baseline, type BaselineEntry } from './baseline';
import { accountsOf, pastStateOf, type PastOptions, type PastState } from './past';
import { isHidden, OF_VMS, unreadAmong } from './unread';

export interface PastFinding {
  readonly entry: BaselineEntry;
  readonly state: PastState;
}

export interface Compared {
  /** As they were given, each with its state and when it was found first; made when it is asked for. */
  findings(this: void): readonly Finding[];
  /** What was found then and is not found now. */
  readonly past: readonly PastFinding[];
  /** The baseline for the next run; undefined where there is none yet and what is found is not all that there is. */
  readonly next: Baseline | undefined;
}

export interface CompareOptions extends PastOptions {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Accepts all that is new and that can be accepted. */
  readonly acceptNew: boolean;
  /** Of this tool. */
  readonly version: string;
}

/** What says that something is not known stays new until it is read, whoever has accepted it and when. */
export const isNeverAccepted = ({ id }: Pick<Finding, 'id'>): boolean => NEVER_EXEMPT.has(id);

/** Without a baseline everything is accepted but what is not known, and the ratchet begins. */
export function compare(rows: AuditRows, baseline: Baseline | undefined, options: CompareOptions): Compared {
  const { now, acceptNew, interrupted } = options;
  const before = new Map((baseline?.entries ?? []).map((entry) => [entry.key, entry]));
  const lost = lostFrom(rows, before, options);
  const moved = movedFrom(rows.findings, before, lost);
  const entryOf = ({ key }: Finding): BaselineEntry | undefined => before.get(key) ?? moved.get(key);
  const rules = new Set(baseline?.rules ?? [...catalogue.keys()]);
  const neverRead = neverReadBefore(baseline, rows);
  const stateNow = (found: Finding, entry: BaselineEntry | undefined): FindingState => {
    if (isNeverAccepted(found)) return 'new';
    if (entry?.accepted === true) return 'accepted';
    // It counts again when its exemption ends, so that nothing but an earlier report accepts it.
    if (found.exemptedBy !== undefined) return 'new';
    if (baseline === undefined || acceptNew) return 'accepted';
    return entry === undefined && (!rules.has(found.id) || neverRead(found)) ? 'newly-checked' : 'new';
  };
  const markOf = (found: Finding): { readonly state: FindingState; readonly firstSeen: number } => {
    const entry = entryOf(found);
    return { state: stateNow(found, entry), firstSeen: entry?.firstSeen ?? now };
  };
  const movedOn = new Set(moved.values());
  const past = lost.filter(({ entry }) => !movedOn.has(entry));
  const isWhole = !interrupted && (baseline !== undefined || options.unreported.length === 0);
  return {
    findings: () => rows.findings.map((found) => ({ ...found, ...markOf(found) })),
    past,
    next: isWhole ? nextOf() : baseline,
  };

  function nextOf(): Baseline {
    const seen = rows.findings.map((one): BaselineEntry => {
      const { key, name, vaultId } = one;
      const { state, firstSeen } = markOf(one);
      const isOfNewRule = state === 'newly-checked' && !rules.has(one.id);
      const checkedSince = isOfNewRule ? options.version : entryOf(one)?.checkedSince;
      return { key, name, vaultId, firstSeen, accepted: state !== 'new', isCause: isCause(one), checkedSince };
    });
    const carried = past.filter(({ state }) => state === 'not-known' || state === 'out-of-scope');
    return {
      since: baseline?.since ?? now,
      asOf: now,
      rules: [...new Set([...(baseline?.rules ?? []), ...lookedFor(rows)])],
      entries: [...seen, ...carried.map(({ entry }) => entry)],
    };
  }
}

/** Ids of findings; those of VMs only where VMs were asked. */
const lookedFor = ({ agents }: AuditRows): readonly string[] =>
  [...catalogue.keys()].filter(
    (id) => !OF_VMS.includes(id) || agents.some(({ powerState }) => powerState !== undefined),
  );

/** What was found then and is not found under the same key now, with what became of it. */
function lostFrom(
  rows: AuditRows,
  before: ReadonlyMap<string, BaselineEntry>,
  options: PastOptions,
): readonly PastFinding[] {
  const now = new Set(rows.findings.map(({ key }) => key));
  const lost = [...before.values()].filter(({ key }) => !now.has(key));
  if (lost.length === 0) return [];
  const stateOf = pastStateOf(rows, options);
  return lost.map((entry) => ({ entry, state: stateOf(entry) }));
}

/** Whether nobody has ever looked there: what could not be read since the ratchet began, and was read now. */
function neverReadBefore(baseline: Baseline | undefined, rows: AuditRows): (found: Finding) => boolean {
  const unread = unreadAmong((baseline?.entries ?? []).filter(({ firstSeen }) => firstSeen === baseline?.since));
  if (unread.size === 0) return () => false;
  const accounts = accountsOf(rows);
  return ({ key, vaultId, resource }) =>
    isHidden(unread, { key, vaultId, accountId: accounts.get(resource) ?? resource });
}

/**
 * What was deleted and made again has another id and the same name: by key of the finding now, what it was then. Only
 * one to one, and only if what the old finding was about is proven to be gone.
 */
function movedFrom(
  findings: readonly Finding[],
  before: ReadonlyMap<string, BaselineEntry>,
  lost: readonly PastFinding[],
): ReadonlyMap<string, BaselineEntry> {
  const likeness = (id: string, { vaultId, name }: Pick<Finding, 'vaultId' | 'name'>): string =>
    `${id}\n${vaultId}\n${name}`;
  const gone = groupById(
    lost.flatMap(({ entry, state }) => (state === 'gone' ? [entry] : [])),
    (entry) => likeness(ruleIdOf(entry), entry),
  );
  if (gone.size === 0) return new Map();
  const fresh = groupById(
    findings.filter(({ key }) => !before.has(key)),
    (found) => likeness(found.id, found),
  );
  const moved = new Map<string, BaselineEntry>();
  for (const [like, [finding, ...more]] of fresh) {
    const [entry, ...others] = gone.get(like) ?? [];
    if (finding !== undefined && entry !== undefined && more.length + others.length === 0)
      moved.set(finding.key, entry);
  }
  return moved;
}
