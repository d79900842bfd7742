/** An audit in words and in links, the same in log, summary, page and issues. */
import { number, plural } from '../render/format';
import type { PortalOptions } from '../render/sections';
import type { DocsOptions } from '../audit/findings';
import type { AgentCounts, AuditReport } from './report';
import type { Level } from '../audit/severity';
import { standingText } from './standing';

export type Links = DocsOptions & PortalOptions;

export const SYMBOLS: Readonly<Record<Level, string>> = { error: '❌', warning: '⚠️', note: 'ℹ️', ok: '✅' };

/** The audit in one sentence. */
export function auditHeadline({ conclusion, compliant, counts }: AuditReport): string {
  const { error, warning, note } = counts.findings;
  const found = [
    error > 0 ? plural(error, 'error') : '',
    warning > 0 ? plural(warning, 'warning') : '',
    note > 0 ? plural(note, 'note') : '',
  ].filter((text) => text !== '');
  const { agents } = counts;
  const where = `${standingText(agents.total, agents)}, in ${plural(counts.vaults, 'vault')}`;
  const what = `${found.length === 0 ? 'no findings' : found.join(', ')}; ${where}`;
  if (conclusion === 'cancelled') return `Audit cancelled; until then: ${what}`;
  if (conclusion === 'timed-out') return `Audit not ended in time; until then: ${what}`;
  const verdict = compliant ? (agents.total === 0 ? 'Nothing to judge' : 'Compliant') : 'Not compliant';
  return `${verdict}: ${what}`;
}

/** How many of the agents are how; for a line of text. */
export function agentsText({ counts: { agents }, expiryDays }: AuditReport): string {
  const { total, current, outdated, expiring, expired } = agents;
  return (
    `${plural(total, 'agent')}: ${number(current)} current, ${number(outdated)} with an update waiting, ` +
    `${number(expiring)} expiring within ${plural(expiryDays, 'day')} (${number(expired)} expired), ` +
    `automatic update: ${coverageText(agents)}`
  );
}

/** Three numbers, since what is not known is neither. */
export const coverageText = ({ covered, notCovered, coverageNotKnown }: AgentCounts): string =>
  `${number(covered)} covered, ${number(notCovered)} not covered, ${number(coverageNotKnown)} not known`;
