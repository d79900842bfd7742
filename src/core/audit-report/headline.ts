/** An audit in words and in links, the same in log, summary, page and issues. */
import { number, plural } from '../render/format';
import { IdSet } from '../values/id-map';
import type { PortalOptions } from '../render/sections';
import type { DocsOptions } from '../audit/findings';
import type { AgentCounts, AuditReport } from './report';
import { countsText } from '../audit/by-severity';
import type { Level } from '../audit/severity';
import type { HtmlPage } from '../render/page/model';
import { catalogue, NEVER_EXEMPT } from '../audit/catalogue';
import { standingText } from './standing';
import { isUnreadId } from './unread';

export type Links = DocsOptions & PortalOptions;

export const SYMBOLS: Readonly<Record<Level, string>> = { error: '❌', warning: '⚠️', note: 'ℹ️', ok: '✅' };

/** The audit in one sentence: how it stands with the VMs, and what was found. */
export const auditHeadline = (report: AuditReport): string =>
  `${auditVerdict(report)}; ${countsText(report.counts.findings) || 'no findings'} in ${plural(report.counts.vaults, 'vault')}${unreadText(report)}`;

/** What the verdict does not know: VMs that were not counted at all, and sources that were not read. */
function unreadText({ findings, vaults }: AuditReport): string {
  const hiding = new IdSet(findings.filter(({ id }) => HIDES_VMS.has(id)).map(({ vaultId }) => vaultId));
  const lost = vaults.filter(({ id }) => hiding.has(id)).length;
  const sources = new Set(findings.map(({ id }) => id).filter(isLesserSource)).size;
  return [
    lost === 0 ? '' : `; ${plural(lost, 'vault')} not read, and so no VM of ${lost === 1 ? 'it' : 'them'} counted`,
    sources === 0 ? '' : `; judged without ${plural(sources, 'source')} that could not be read`,
  ].join('');
}

/** Vaults whose VMs, or of which nothing at all, could be read. */
const HIDES_VMS: ReadonlySet<string> = new Set(['ASR301', 'ASR303']);

/** What an identity with few rights goes without: no VM is called not known for it. */
const isLesserSource = (id: string): boolean =>
  isUnreadId(id) && !NEVER_EXEMPT.has(id) && catalogue.get(id)?.effect === undefined;

/** How it stands with the VMs. */
export function auditVerdict({ conclusion, compliant, ratchet, counts: { agents, holdingBack } }: AuditReport): string {
  const standing = standingText(agents.total, agents, holdingBack);
  if (conclusion === 'cancelled') return `Audit cancelled; until then: ${standing}`;
  if (conclusion === 'timed-out') return `Audit not ended in time; until then: ${standing}`;
  const verdict = compliant ? (agents.total === 0 ? 'Nothing to judge' : 'Compliant') : 'Not compliant';
  // The verdict ignores the baseline, and would read as if the step had not failed.
  if (ratchet.kind === 'unusable')
    return `The baseline cannot be used, so the step fails. Without it ${verdict.charAt(0).toLowerCase()}${verdict.slice(1)}: ${standing}`;
  return `${verdict}: ${standing}`;
}

/** Nothing to judge is neither good nor bad, and what is held back or not known is not good. */
export function verdictLevel({ conclusion, compliant, counts }: AuditReport): HtmlPage['verdict']['level'] {
  if (conclusion !== 'succeeded') return 'error';
  const { agents, findings } = counts;
  if (!compliant || findings.warning + agents.heldBack + agents.notKnown > 0) return 'warning';
  return agents.total === 0 ? 'not known' : 'ok';
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
