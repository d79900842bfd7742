/** Whether automatic update covers an agent: the mapping of its container does, if nothing stops that. */
import { inSameContainer, subscriptionScopeOf } from '../values/arm-id';
import { groupById, IdMap } from '../values/id-map';
import type { Mapping } from '../values/model';
import { catalogue, isShared } from './catalogue';
import type { VaultFacts } from './facts';
import type { ReplicatedItem } from '../values/resources';
import type { Finding } from './findings';
import { RANK } from './severity';
import { isA2A } from '../values/mapping-state';

export const coverages = ['covered', 'not-covered', 'unknown'] as const;

export interface Coverage {
  readonly kind: (typeof coverages)[number];
  /** The mapping that updates the agent, or that should. */
  readonly mapping: Mapping | undefined;
  /** Why it is not covered, or why that is not known. */
  readonly reason: string;
  /** What stops the update; empty if nothing does, or if there is no mapping. */
  readonly causes: readonly Finding[];
}

type Blockers = IdMap<readonly Finding[]>;

const keyOf = (resource: string, vaultId = ''): string => `${resource}\n${vaultId}`;

/** What is milder than its rule stops nothing. */
export function effectOf({ id, severity }: Finding): 'blocks' | 'unknown' | undefined {
  const rule = catalogue.get(id);
  return rule === undefined || RANK[severity] > RANK[rule.severity] ? undefined : rule.effect;
}

/** What stands in the way of the nightly update, by what it was found in. */
const blockersOf = (findings: readonly Finding[]): Blockers =>
  groupById(
    findings.filter((found) => effectOf(found) !== undefined),
    (found) => keyOf(found.resource, isShared(found.id) ? '' : found.vaultId),
  );

/** @param findings those of mappings and accounts, at least */
export function coverageBy(
  findings: readonly Finding[],
): (facts: Pick<VaultFacts, 'vault' | 'mappings'>) => (item: ReplicatedItem) => Coverage {
  const blockers = blockersOf(findings);
  return ({ vault, mappings }) => {
    if (!mappings.known) {
      const reason = 'the mappings of the vault could not be read';
      return () => ({ kind: 'unknown', mapping: undefined, reason, causes: [] });
    }
    const byContainer = new IdMap<Coverage[]>();
    for (const mapping of mappings.value.filter(({ provider }) => isA2A(provider))) {
      const coverage = coverageOf(mapping, vault.id, blockers);
      for (const name of mapping.sourceContainer) {
        const others = byContainer.get(name);
        if (others === undefined) byContainer.set(name, [coverage]);
        else others.push(coverage);
      }
    }
    return (item) =>
      best(
        inSameFabric(
          item,
          item.sourceContainer.flatMap((name) => byContainer.get(name) ?? []),
        ),
      );
  };
}

function coverageOf(mapping: Mapping, vaultId: string, blockers: Blockers): Coverage {
  const account = mapping.autoUpdate?.automationAccountId ?? '';
  const keys = new Set([
    ...[mapping.id, account, vaultId].map((id) => keyOf(id, vaultId)),
    ...[account, subscriptionScopeOf(account), subscriptionScopeOf(vaultId)].map((id) => keyOf(id)),
  ]);
  const found = [...keys].flatMap((key) => blockers.get(key) ?? []);
  const causes = found.filter((one) => effectOf(one) === 'blocks');
  const [blocker = found[0]] = causes;
  if (blocker === undefined) return { kind: 'covered', mapping, reason: '', causes };
  const kind = causes.length === 0 ? 'unknown' : 'not-covered';
  return { kind, mapping, reason: `${blocker.id}: ${blocker.message}`, causes };
}

/** Containers of two fabrics may have the same name; where one of them is the item's own, the other does not count. */
function inSameFabric(item: ReplicatedItem, candidates: readonly Coverage[]): readonly Coverage[] {
  const own = candidates.filter(({ mapping }) => mapping !== undefined && inSameContainer(mapping.id, item.id));
  return own.length > 0 ? own : candidates;
}

function best(candidates: readonly Coverage[]): Coverage {
  const byKind = (kind: Coverage['kind']): Coverage | undefined => candidates.find((one) => one.kind === kind);
  const none = {
    kind: 'not-covered',
    mapping: undefined,
    reason: 'its protection container has no mapping',
    causes: [],
  } as const;
  return byKind('covered') ?? byKind('unknown') ?? candidates[0] ?? none;
}

/**
 * What a mapping covers, it covers only as long as the service can still update the agent.
 * @param findings of the item
 * @param now milliseconds since the epoch
 */
export function coverageOfAgent(
  item: ReplicatedItem,
  byMapping: Coverage,
  findings: readonly Finding[],
  now: number,
): Coverage {
  const blocker = findings.find((found) => effectOf(found) === 'blocks');
  const lost = lostBy(item, now) ?? (blocker && `${blocker.id}: ${blocker.message}`);
  return lost === undefined || byMapping.kind === 'not-covered'
    ? byMapping
    : { kind: 'not-covered', mapping: byMapping.mapping, reason: lost, causes: [] };
}

function lostBy({ agentExpiry, reinstallRequired, upgradeRetriesExhausted }: ReplicatedItem, now: number) {
  if (agentExpiry !== undefined && agentExpiry <= now) return 'ASR201: the agent has expired';
  if (reinstallRequired) return 'ASR209: the agent must be reinstalled';
  return upgradeRetriesExhausted ? 'ASR208: the tries to update the agent are used up' : undefined;
}
