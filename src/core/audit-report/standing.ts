/** How it stands with a VM: in exactly one of these ways, so that what is not known never counts as covered. */
import type { Finding } from '../audit/findings';
import type { AgentRow } from '../audit/rows';
import { number, plural } from '../render/format';
import { groupById } from '../values/id-map';

export const standings = ['healthy', 'exempted', 'heldBack', 'notKnown'] as const;

export type Standing = (typeof standings)[number];

export type ByStanding = Readonly<Record<Standing, number>>;

export function countByStanding(agents: readonly AgentRow[], findings: readonly Finding[]): ByStanding {
  const byResource = groupById(
    findings.filter(({ severity }) => severity !== 'note'),
    ({ resource }) => resource,
  );
  const counts = { healthy: 0, exempted: 0, heldBack: 0, notKnown: 0 };
  for (const agent of agents) counts[standingOf(agent, byResource.get(agent.id) ?? [])]++;
  return counts;
}

function standingOf({ coverage }: AgentRow, found: readonly Finding[]): Standing {
  if (found.some(({ exemptedBy }) => exemptedBy === undefined)) return 'heldBack';
  if (coverage === 'unknown') return 'notKnown';
  if (found.length > 0) return 'exempted';
  return coverage === 'covered' ? 'healthy' : 'heldBack';
}

/** For instance `94 of 125 VMs covered and current, 19 held back, 8 not known`. */
export function standingText(total: number, { healthy, exempted, heldBack, notKnown }: ByStanding): string {
  if (total === 0) return 'no VM to judge';
  const others = [
    [exempted, 'exempted'],
    [heldBack, 'held back'],
    [notKnown, 'not known'],
  ] as const;
  const rest = others.filter(([count]) => count > 0).map(([count, what]) => `, ${number(count)} ${what}`);
  return `${number(healthy)} of ${plural(total, 'VM')} covered and current${rest.join('')}`;
}
