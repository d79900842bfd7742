/** What an issue is kept for: a vault, or beyond twenty vaults a subscription. */
import { findingsByVault } from '../audit/bearing';
import { catalogue } from '../audit/catalogue';
import { isCause, type Finding } from '../audit/findings';
import { bySeverity } from '../audit/judge';
import type { VaultRow } from '../audit/rows';
import type { AuditReport } from '../audit-report/report';
import { nameOf, subscriptionOf, subscriptionScopeOf } from '../values/arm-id';
import { groupById, type IdMap } from '../values/id-map';
import { keyOf, subjectOf, type Subject } from '../baseline/issue-record';

/** With more vaults in the scope, whatever is wrong with how many of them, there is one issue for each subscription. */
export const MAX_VAULTS = 20;

export interface Unit extends Subject {
  readonly key: string;
  /** For people. */
  readonly name: string;
  /** Those of it that were audited; none of one that is gone or out of scope. */
  readonly vaults: readonly VaultRow[];
  /** That follow from no other, exempted ones included; the worst first. */
  readonly causes: readonly Finding[];
}

export interface UnitOptions {
  /** Vaults in the scope, those that could not be read included. */
  readonly vaultCount: number;
  /** By their ids. */
  readonly subscriptionNames: IdMap<string>;
  /** Keys of the issues that are there; `kept`: it stays what it is, however many vaults there are. */
  readonly present: ReadonlyMap<string, { readonly kept: boolean }>;
}

export function unitsOf(report: AuditReport, options: UnitOptions): readonly Unit[] {
  const { present, vaultCount, subscriptionNames } = options;
  const isKept = (subject: Subject): boolean => present.get(keyOf(subject))?.kept === true;
  const subjectFor = ({ id }: VaultRow): Subject => {
    const own: Subject = { kind: 'vault', id };
    const all: Subject = { kind: 'subscription', id: subscriptionScopeOf(id) };
    if (vaultCount > MAX_VAULTS) return isKept(own) ? own : all;
    return isKept(all) && !isKept(own) ? all : own;
  };
  const causesOf = causesOfVaults(report);
  const units = new Map<string, Unit>();
  for (const vaults of groupById(report.vaults, (row) => keyOf(subjectFor(row))).values()) {
    const [first] = vaults;
    if (first === undefined) continue;
    const subject = subjectFor(first);
    const causes = new Map(vaults.flatMap(({ id }) => causesOf(id).map((found) => [found.key, found])));
    units.set(keyOf(subject), {
      ...subject,
      key: keyOf(subject),
      name:
        subject.kind === 'vault' ? first.name : (subscriptionNames.get(subscriptionOf(first.id)) ?? nameOf(subject.id)),
      vaults,
      causes: [...causes.values()].sort(bySeverity),
    });
  }
  for (const key of present.keys()) {
    const subject = subjectOf(key);
    if (subject !== undefined && !units.has(key))
      units.set(key, { ...subject, key, name: nameOf(subject.id), vaults: [], causes: [] });
  }
  return [...units.values()];
}

/** Findings of the audit as a whole belong to no vault, though they have to name one. */
function causesOfVaults({ findings, vaults, accounts }: AuditReport): (vaultId: string) => readonly Finding[] {
  const ofVaults = findings.filter((found) => isCause(found) && catalogue.get(found.id)?.about !== 'audit');
  const byVault = findingsByVault(ofVaults, { vaults, accounts });
  return (vaultId) => byVault.get(vaultId) ?? [];
}
