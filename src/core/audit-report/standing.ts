/** How it stands with a VM: in exactly one of these ways, so that what is not known never counts as covered. */
import { isCause, type Finding } from '../audit/findings';
import type { AgentRow, StandingWord } from '../audit/rows';
import { number, plural } from '../render/format';
import type { Badge } from '../render/page/model';
import { groupById } from '../values/id-map';

export const standings = ['healthy', 'exempted', 'heldBack', 'notKnown'] as const;

export type Standing = (typeof standings)[number];

export type ByStanding = Readonly<Record<Standing, number>>;

export const BADGES: Readonly<Record<Standing, Badge & StandingWord>> = {
  healthy: 'covered',
  exempted: 'exempted',
  heldBack: 'held back',
  notKnown: 'not known',
};

/** Of the agents, in their order. */
function standingsOf(agents: readonly AgentRow[], findings: readonly Finding[]): readonly Standing[] {
  const byResource = groupById(findings.filter(counts), ({ resource }) => resource);
  return agents.map((agent) => standingOf(agent, byResource.get(agent.id) ?? []));
}

const counts = ({ severity }: Finding): boolean => severity !== 'note';
const isOpen = (found: Finding): boolean => counts(found) && found.exemptedBy === undefined;

function standingOf({ coverage }: AgentRow, found: readonly Finding[]): Standing {
  if (found.some(isOpen)) return 'heldBack';
  if (coverage === 'unknown') return 'notKnown';
  if (found.length > 0) return 'exempted';
  return coverage === 'covered' ? 'healthy' : 'heldBack';
}

/** By agent. */
export function standingByAgent({
  agents,
  findings,
}: {
  readonly agents: readonly AgentRow[];
  readonly findings: readonly Finding[];
}): ReadonlyMap<AgentRow, Standing> {
  const all = standingsOf(agents, findings);
  return new Map(agents.map((agent, index) => [agent, all[index] ?? 'notKnown']));
}

export const countByStanding = (agents: readonly AgentRow[], findings: readonly Finding[]): ByStanding =>
  tally(standingsOf(agents, findings));

export function tally(all: readonly Standing[]): ByStanding {
  const sums = { healthy: 0, exempted: 0, heldBack: 0, notKnown: 0 };
  for (const standing of all) sums[standing]++;
  return sums;
}

/** By finding that is open: how many VMs it holds back, by itself or by what follows from it. */
export function vmsHeldBack(agents: readonly AgentRow[], findings: readonly Finding[]): ReadonlyMap<Finding, number> {
  const byKey = new Map(findings.map((found) => [found.key, found]));
  const vms = groupById(findings.filter(isOpen), ({ resource }) => resource);
  const counts = new Map<Finding, number>();
  for (const { id } of agents) {
    const seen = new Set<Finding>();
    const add = (found: Finding): void => {
      if (seen.has(found) || !isOpen(found)) return;
      seen.add(found);
      counts.set(found, (counts.get(found) ?? 0) + 1);
      for (const key of found.causedBy) {
        const cause = byKey.get(key);
        if (cause !== undefined) add(cause);
      }
    };
    vms.get(id)?.forEach(add);
  }
  return counts;
}

/** How many causes the VMs are held back by. */
export const countHoldingBack = (agents: readonly AgentRow[], findings: readonly Finding[]): number =>
  [...vmsHeldBack(agents, findings).keys()].filter(isCause).length;

/** For instance `94 of 125 VMs covered and current; 4 exempted; 19 held back by 3 causes; 8 not known`. */
export function standingText(
  total: number,
  { healthy, exempted, heldBack, notKnown }: ByStanding,
  causes: number,
): string {
  if (total === 0) return 'no VM to judge';
  const by = causes === 0 ? '' : ` by ${plural(causes, 'cause')}`;
  const others = [
    [exempted, 'exempted'],
    [heldBack, `held back${by}`],
    [notKnown, 'not known'],
  ] as const;
  const rest = others.filter(([count]) => count > 0).map(([count, what]) => `; ${number(count)} ${what}`);
  return `${number(healthy)} of ${plural(total, 'VM')} covered and current${rest.join('')}`;
}
