/** How it stands with a VM: in exactly one of these ways, so that what is not known never counts as covered. */
import { catalogue } from '../audit/catalogue';
import type { Finding } from '../audit/findings';
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

/** How it stands with each VM. */
export type Standings = ReadonlyMap<AgentRow, Standing>;

export function standingsOf(agents: readonly AgentRow[], findings: readonly Finding[]): Standings {
  const byResource = groupById(findings.filter(counts), ({ resource }) => resource);
  return new Map(agents.map((agent) => [agent, standingOf(agent, byResource.get(agent.id) ?? [])]));
}

const counts = ({ severity }: Finding): boolean => severity !== 'note';
const isOpen = (found: Finding): boolean => counts(found) && found.exemptedBy === undefined;

function standingOf({ coverage }: AgentRow, found: readonly Finding[]): Standing {
  if (found.some(isOpen)) return 'heldBack';
  if (coverage === 'unknown') return 'notKnown';
  if (found.length > 0) return 'exempted';
  return coverage === 'covered' ? 'healthy' : 'heldBack';
}

export function tally(all: Iterable<Standing>): ByStanding {
  const sums = { healthy: 0, exempted: 0, heldBack: 0, notKnown: 0 };
  for (const standing of all) sums[standing]++;
  return sums;
}

/** By finding that is open: the VMs that it holds back, by itself or by what follows from it. */
export type HeldBack = ReadonlyMap<Finding, readonly AgentRow[]>;

export function heldBackBy(agents: readonly AgentRow[], findings: readonly Finding[]): HeldBack {
  const byKey = new Map(findings.map((found) => [found.key, found]));
  const ofVms = groupById(findings.filter(isOpen), ({ resource }) => resource);
  const heldBack = new Map<Finding, AgentRow[]>();
  for (const agent of agents) {
    const seen = new Set<Finding>();
    const add = (found: Finding): void => {
      if (seen.has(found) || !isOpen(found)) return;
      seen.add(found);
      const others = heldBack.get(found);
      if (others === undefined) heldBack.set(found, [agent]);
      else others.push(agent);
      for (const key of found.causedBy) {
        const cause = byKey.get(key);
        if (cause !== undefined) add(cause);
      }
    };
    ofVms.get(agent.id)?.forEach(add);
  }
  return heldBack;
}

/** How many VMs these hold back together. */
export const countHeldBack = (causes: readonly Finding[], heldBack: HeldBack): number =>
  new Set(causes.flatMap((cause) => heldBack.get(cause) ?? [])).size;

/** For instance ` Holds back 14 VMs.`; empty for what holds back none, and for causes that are about a VM each. */
export function heldBackText(causes: readonly Finding[], heldBack: HeldBack): string {
  const count = causes.some(({ id }) => catalogue.get(id)?.about === 'agent') ? 0 : countHeldBack(causes, heldBack);
  return count === 0 ? '' : ` ${causes.length > 1 ? 'Together they hold' : 'Holds'} back ${plural(count, 'VM')}.`;
}

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
