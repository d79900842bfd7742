/** What an issue is kept for: a vault, or beyond twenty vaults a subscription. */
import { findingsByVault } from '../audit/bearing';
import { catalogue, isShared } from '../audit/catalogue';
import { isCause, type Finding } from '../audit/findings';
import { bySeverity } from '../audit/judge';
import type { AgentRow, VaultRow } from '../audit/rows';
import { ruleIdOf } from '../baseline/baseline';
import type { PlanStep } from '../plan/step';
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
  /** Of these vaults. */
  readonly agents: readonly AgentRow[];
  /** Of the plan: what is to be done about them. */
  readonly steps: readonly PlanStep[];
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
  const agentsOf = groupById(report.agents, ({ vaultId }) => vaultId);
  const stepsFor = stepsByVault(report);
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
      agents: vaults.flatMap(({ id }) => agentsOf.get(id) ?? []),
      steps: stepsFor(vaults, causes),
    });
  }
  // What is closed and was not audited stays as it is.
  for (const [key, { kept }] of present) {
    const subject = kept ? subjectOf(key) : undefined;
    if (subject !== undefined && !units.has(key))
      units.set(key, { ...subject, key, name: nameOf(subject.id), vaults: [], causes: [], agents: [], steps: [] });
  }
  return [...units.values()];
}

/** Findings of the audit as a whole belong to no vault, though they have to name one. */
function causesOfVaults({ findings, vaults, accounts }: AuditReport): (vaultId: string) => readonly Finding[] {
  const ofVaults = findings.filter((found) => isCause(found) && catalogue.get(found.id)?.about !== 'audit');
  const byVault = findingsByVault(ofVaults, { vaults, accounts });
  return (vaultId) => byVault.get(vaultId) ?? [];
}

/** A step that heals what several vaults share is written down for one of them. */
function stepsByVault({
  plan: { plan },
}: AuditReport): (vaults: readonly VaultRow[], causes: ReadonlyMap<string, Finding>) => readonly PlanStep[] {
  const own = groupById(plan.steps, ({ vaultId }) => vaultId);
  const ofCause = new Map<string, PlanStep[]>();
  for (const step of plan.steps)
    for (const key of step.findings.filter((one) => isShared(ruleIdOf({ key: one }))))
      ofCause.set(key, [...(ofCause.get(key) ?? []), step]);
  const order = new Map(plan.steps.map((step, index) => [step, index]));
  return (vaults, causes) => {
    const steps = new Set([
      ...vaults.flatMap(({ id }) => own.get(id) ?? []),
      ...[...causes.keys()].flatMap((key) => ofCause.get(key) ?? []),
    ]);
    return [...steps].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  };
}
