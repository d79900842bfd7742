/** Which findings follow from others: what follows is shown under its cause, and counted with it. */
import type { AuditFacts } from './facts';
import { coverageBy } from './coverage';
import type { Finding } from './findings';
import { RANK } from './severity';
import { isA2A } from '../values/mapping-state';
import { groupById } from '../values/id-map';

/** What says of an agent that nothing updates it, or that this is beginning to show. */
const OF_AGENTS = new Set(['ASR202', 'ASR203', 'ASR212']);

/** Runs of the nightly update that fail, or are missing, for a reason that is a finding of the same account. */
const OF_RUNS: Readonly<Record<string, readonly string[]>> = {
  ASR106: ['ASR103', 'ASR104', 'ASR110'],
  ASR108: ['ASR103', 'ASR104', 'ASR110'],
};

/**
 * Gives each finding the keys of its causes. A cause is at least as severe as what follows from it, so that counting
 * causes alone never makes an estate look better than it is.
 */
export function linkCauses(findings: readonly Finding[], facts: AuditFacts): Finding[] {
  const ofAgents = causesOfAgents(findings, facts);
  const byAccount = groupById(findings, ({ resource }) => resource);
  const others = ({ id, resource }: Finding): readonly Finding[] =>
    (OF_AGENTS.has(id) ? ofAgents.get(resource.toLowerCase()) : OF_RUNS[id] && byAccount.get(resource)) ?? [];
  return findings.map((found) => {
    const causes = others(found).filter((cause) => mayFollowFrom(found, cause));
    return causes.length === 0 ? found : { ...found, causedBy: [...new Set(causes.map(({ key }) => key))] };
  });
}

/** No two findings can be each other's cause: what follows goes from agents to runs to all else. */
export function mayFollowFrom(found: Finding, cause: Finding): boolean {
  if (RANK[cause.severity] > RANK[found.severity]) return false;
  if (OF_AGENTS.has(found.id)) return !OF_AGENTS.has(cause.id);
  return (
    OF_RUNS[found.id]?.includes(cause.id) === true && found.resource.toLowerCase() === cause.resource.toLowerCase()
  );
}

/** By lower-cased id of the replicated item: what stops the update of its agent. */
function causesOfAgents(findings: readonly Finding[], { vaults }: AuditFacts): ReadonlyMap<string, readonly Finding[]> {
  const coverageIn = coverageBy(findings);
  const causes = new Map<string, readonly Finding[]>();
  for (const facts of vaults) {
    if (!facts.items.known) continue;
    const coverageOf = coverageIn(facts);
    for (const item of facts.items.value.filter(({ provider }) => isA2A(provider)))
      causes.set(item.id.toLowerCase(), coverageOf(item).causes);
  }
  return causes;
}
