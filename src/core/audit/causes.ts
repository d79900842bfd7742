/** Which findings follow from others: what follows is shown under its cause, and counted with it. */
import type { AuditFacts } from './facts';
import { coverageBy, type Coverage } from './coverage';
import type { Finding } from './findings';
import { RANK } from './severity';
import { isA2A } from '../values/mapping-state';
import { groupById, IdMap } from '../values/id-map';
import { subscriptionScopeOf } from '../values/arm-id';
import { sameText } from '../values/compare';
import { isOfAccount } from './catalogue';

/** What says of an agent that nothing updates it, or that this is beginning to show. */
const OF_AGENTS = new Set(['ASR202', 'ASR203', 'ASR212', 'ASR215']);

/** Runs of the nightly update that fail, or are missing, for a reason that is a finding of the same account. */
const ACCOUNT = ['ASR103', 'ASR104', 'ASR110', 'ASR111', 'ASR114', 'ASR116', 'ASR118', 'ASR119'];
const OF_RUNS: Readonly<Record<string, readonly string[]>> = {
  ASR106: ACCOUNT,
  ASR108: ACCOUNT,
  ASR112: ['ASR110', 'ASR111'],
  ASR113: ACCOUNT,
};

/** The same of one mapping: what is found of the mapping itself, and of the account at its vault. */
const OF_MAPPINGS: Readonly<Record<string, readonly string[]>> = {
  ASR018: ['ASR003', 'ASR011', 'ASR012', 'ASR014', ...ACCOUNT],
  ASR019: ['ASR017', ...ACCOUNT],
};

/**
 * Gives each finding the keys of its causes. A cause is at least as severe as what follows from it, so that counting
 * causes alone never makes an estate look better than it is.
 */
export function linkCauses(findings: readonly Finding[], facts: AuditFacts): Finding[] {
  const byResource = groupById(findings, ({ resource }) => resource);
  const ofAgents = causesOfAgents(findings, facts, (id) => byResource.has(id));
  const accounts = accountsOf(facts);
  const at = (resource: string): readonly Finding[] => byResource.get(resource) ?? [];
  const others = ({ id, resource, vaultId }: Finding): readonly Finding[] => {
    const ofAgent = ofAgents.get(resource);
    if (OF_AGENTS.has(id)) return ofAgent?.causes ?? [];
    if (ofAgent !== undefined) return at(ofAgent.mapping?.id ?? '');
    if (OF_RUNS[id] !== undefined) return [resource, subscriptionScopeOf(resource)].flatMap(at);
    if (OF_MAPPINGS[id] === undefined) return [];
    const account = accounts.get(resource) ?? '';
    const ofAccount = at(account).filter((other) => isOfAccount(other.id) || sameText(other.vaultId, vaultId));
    return [...at(resource), ...ofAccount, ...[account, vaultId].map(subscriptionScopeOf).flatMap(at)];
  };
  return findings.map((found) => {
    const causes = others(found).filter((cause) => mayFollowFrom(found, cause));
    return causes.length === 0 ? found : { ...found, causedBy: [...new Set(causes.map(({ key }) => key))] };
  });
}

/** No two findings can be each other's cause: what follows goes from agents to runs to all else. */
export function mayFollowFrom(found: Finding, cause: Finding): boolean {
  if (RANK[cause.severity] > RANK[found.severity]) return false;
  if (OF_AGENTS.has(found.id)) return !OF_AGENTS.has(cause.id);
  // The service says the same of a mapping and of the items that it replicates.
  if (found.id === cause.id) return ITEM.test(found.resource) && MAPPING.test(cause.resource);
  // The causes of a mapping's runs may be the account's, which the finding does not name.
  if (OF_MAPPINGS[found.id]?.includes(cause.id) === true) return true;
  return OF_RUNS[found.id]?.includes(cause.id) === true && isIn(found.resource, cause.resource);
}

/** Itself, or its subscription. */
const isIn = (resource: string, outer: string): boolean =>
  sameText(resource, outer) || sameText(subscriptionScopeOf(resource), outer);

const ITEM = /\/replicationProtectedItems\/[^/]+$/i;
const MAPPING = /\/replicationProtectionContainerMappings\/[^/]+$/i;

/** By id of the mapping: the account that it names. */
const accountsOf = ({ vaults }: AuditFacts): IdMap<string> =>
  new IdMap(
    vaults
      .flatMap(({ mappings }) => (mappings.known ? mappings.value : []))
      .map(({ id, autoUpdate }) => [id, autoUpdate?.automationAccountId ?? '']),
  );

/** By id of the replicated item in which something was found: what updates its agent, and what stops that. */
function causesOfAgents(
  findings: readonly Finding[],
  { vaults }: AuditFacts,
  hasFindings: (id: string) => boolean,
): IdMap<Coverage> {
  const coverageIn = coverageBy(findings);
  const causes = new IdMap<Coverage>();
  for (const facts of vaults) {
    if (!facts.items.known) continue;
    const coverageOf = coverageIn(facts);
    for (const item of facts.items.value.filter(({ provider, id }) => isA2A(provider) && hasFindings(id)))
      causes.set(item.id, coverageOf(item));
  }
  return causes;
}
