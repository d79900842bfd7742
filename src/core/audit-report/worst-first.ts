/** Rows of the page with the worst first. */
import type { AgentRow, VaultRow } from '../audit/rows';
import type { AgentLevel, Level } from '../audit/severity';
import { compare } from '../values/compare';
import type { Standing } from './standing';

const RANK: Readonly<Record<AgentLevel, number>> = { error: 0, warning: 1, note: 2, 'not known': 3, ok: 4 };
const BADGE: Readonly<Record<VaultBadge, number>> = { error: 0, warning: 1, 'not known': 2, note: 3, ok: 4 };
const STANDING: Readonly<Record<Standing, number>> = { heldBack: 0, notKnown: 1, exempted: 2, healthy: 3 };

export const byLevel = (a: { readonly level: AgentLevel }, b: { readonly level: AgentLevel }): number =>
  RANK[a.level] - RANK[b.level];

export type VaultBadge = Level | 'not known';

/** That nothing bad was found says nothing where it is not known how VMs stand. */
export const badgeOf = ({ level, coverageNotKnown }: VaultRow): VaultBadge =>
  (level === 'ok' || level === 'note') && coverageNotKnown !== 0 ? 'not known' : level;

export const worstVaults = (vaults: readonly VaultRow[]): readonly VaultRow[] =>
  [...vaults].sort(
    (a, b) =>
      BADGE[badgeOf(a)] - BADGE[badgeOf(b)] ||
      b.findings.error - a.findings.error ||
      b.findings.warning - a.findings.warning ||
      compare(a.id, b.id),
  );

/** What expires first is first among equals. */
export const worstAgents = (
  agents: readonly AgentRow[],
  standings: ReadonlyMap<AgentRow, Standing>,
): readonly AgentRow[] => {
  const rank = (agent: AgentRow): number => STANDING[standings.get(agent) ?? 'healthy'];
  const left = ({ daysLeft = Number.MAX_SAFE_INTEGER }: AgentRow): number => daysLeft;
  return [...agents].sort((a, b) => rank(a) - rank(b) || byLevel(a, b) || left(a) - left(b));
};
