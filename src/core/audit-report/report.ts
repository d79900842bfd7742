/** The report of an audit: one value from which log, outputs, summary, files and issues are made. */
import type { StopReason } from '../values/model';
import { exempt, exemptedCauses, type Exempted, type ExemptOptions } from './exempt';
import { spelledStep } from '../audit/steps';
import { asOnGitHub, type Spell } from '../values/spell';
import { planOverview, type PlanOverview } from '../plan/overview';
import { countsAsNew, holdAgainst, noRatchet, type Ratchet, type RatchetOptions } from './ratchet';
import { heldBackBy, standingsOf, tally, type ByStanding, type HeldBack, type Standings } from './standing';
import type { AuditFacts } from '../audit/facts';
import { counting, isCause, type Finding } from '../audit/findings';
import { bySeverity, type JudgeOptions } from '../audit/judge';
import { makeRows } from '../audit/make-rows';
import { newestAgent, type NewestAgent } from '../audit/support-window';
import { isExpiring, type AgentRow, type AuditRows } from '../audit/rows';
import { countBySeverity, type BySeverity } from '../audit/by-severity';

export type FailOn = 'error' | 'warning' | 'none';

export type AuditConclusion = 'cancelled' | 'timed-out' | 'failed' | 'succeeded';

export interface AuditCounts {
  readonly findings: BySeverity;
  readonly vaults: number;
  readonly accounts: number;
  readonly mappings: number;
  readonly agents: AgentCounts;
  /** Causes that are exempted; they are in no other count of findings. */
  readonly exempted: number;
  /** Causes that VMs are held back by. */
  readonly holdingBack: number;
}

export interface AgentCounts extends ByStanding {
  readonly total: number;
  /** No update is waiting, and they have not expired. */
  readonly current: number;
  /** An update is waiting. */
  readonly outdated: number;
  /** Within the days asked for; expired ones included. */
  readonly expiring: number;
  readonly expired: number;
  /** By automatic update; those that have expired, whose tries are used up or that must be reinstalled are not. */
  readonly covered: number;
  readonly notCovered: number;
  readonly coverageNotKnown: number;
}

export interface VersionRow {
  /** `unknown` if the service gives none. */
  readonly version: string;
  readonly agents: number;
  /** An update is waiting for them. */
  readonly outdated: number;
}

/** What rows alone say. */
export interface AuditVerdict extends AuditRows {
  readonly conclusion: AuditConclusion;
  readonly failed: boolean;
  /**
   * The audit was not interrupted and found nothing that counts: no error, and no warning either where warnings are to
   * fail. With `none` errors still count here; they only do not fail the step.
   */
  readonly compliant: boolean;
  readonly failOn: FailOn;
  readonly expiryDays: number;
  readonly stopped: StopReason | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly counts: AuditCounts;
  readonly standings: Standings;
  readonly heldBack: HeldBack;
  /** The most frequent first. */
  readonly versions: readonly VersionRow[];
  /** What agents are held against. */
  readonly newestAgent: NewestAgent;
  /** The ten agents that expire first, expired ones included. */
  readonly soonest: readonly AgentRow[];
}

export interface AuditReport extends AuditVerdict {
  readonly plan: PlanOverview;
  readonly ratchet: Ratchet;
  readonly exemptions: Exempted;
}

/** What rows are held against. */
export interface ReviewOptions {
  /** ARM ids of the accounts that the mappings are to use, see `accountFor`. */
  readonly wantedAccountIds?: readonly string[];
  /** Hex digest of a text. */
  readonly hash: (text: string) => string;
  /** Left out where findings are not held against a baseline. */
  readonly against?: RatchetOptions | undefined;
  readonly exemptions?: ExemptOptions | undefined;
  readonly spell?: Spell;
}

export interface AuditOptions extends JudgeOptions, ReviewOptions {
  readonly failOn: FailOn;
}

export const makeAuditReport = (facts: AuditFacts, options: AuditOptions): AuditReport =>
  reviewAudit(makeRows(facts, options), { ...options, ...timesOf(facts) });

export const timesOf = ({
  startedAt,
  endedAt,
  stopped,
}: AuditFacts): Pick<AuditFacts, 'startedAt' | 'endedAt' | 'stopped'> => ({
  startedAt,
  endedAt,
  stopped,
});

type Conclusive = Pick<AuditVerdict, 'failOn' | 'expiryDays' | 'stopped' | 'startedAt' | 'endedAt'>;

/** The report of rows, of one audit or of several that are joined. */
export function reviewAudit(given: AuditRows, options: Conclusive & ReviewOptions): AuditReport {
  const { against = noRatchet, stopped, startedAt: now, spell = asOnGitHub } = options;
  const told = given.findings.map((found) => spelledFinding(found, spell));
  const { rows: marked, exempted } = exempt({ ...given, findings: told }, options.exemptions);
  const { findings, ratchet } = holdAgainst(marked, against, { now, interrupted: stopped !== undefined });
  const rows = { ...marked, findings };
  const open = { ...rows, findings: findings.filter(({ exemptedBy }) => exemptedBy === undefined) };
  const plan = planOverview(open, { ...options, now });
  return { ...concludeAudit(rows, { ...options, ratchet }), plan, ratchet, exemptions: exempted };
}

/** Of a large estate most need no other spelling, and are kept once. */
function spelledFinding(found: Finding, spell: Spell): Finding {
  const remedy = found.remedy.map((step) => spelledStep(step, spell));
  return remedy.every((step, index) => step === found.remedy[index]) ? found : { ...found, remedy };
}

interface Measure extends Pick<AuditVerdict, 'failOn' | 'stopped'> {
  readonly ratchet: Pick<Ratchet, 'kind' | 'failOnNew'>;
}

/** What findings come to. */
export function judgeFindings(
  findings: readonly Finding[],
  { failOn, stopped, ratchet }: Measure,
): Pick<AuditVerdict, 'compliant' | 'conclusion'> {
  const bad = counting(findings).filter(
    ({ severity }) => severity === 'error' || (severity === 'warning' && failOn === 'warning'),
  );
  const fails = (found: Finding): boolean => failOn !== 'none' && countsAsNew(found, ratchet);
  return {
    compliant: bad.length === 0 && stopped === undefined,
    conclusion: conclude(stopped, ratchet.kind === 'unusable' || bad.some(fails)),
  };
}

/** Counts and concludes rows. */
export function concludeAudit(rows: AuditRows, options: Conclusive & Measure): AuditVerdict {
  const { failOn, expiryDays, stopped, startedAt, endedAt } = options;
  const findings = [...rows.findings].sort(bySeverity);
  const standings = standingsOf(rows.agents, findings);
  const heldBack = heldBackBy(rows.agents, findings);
  const counts = countsOf({ ...rows, findings }, standings, heldBack);
  const { compliant, conclusion } = judgeFindings(findings, options);
  return {
    conclusion,
    failed: conclusion !== 'succeeded',
    compliant,
    failOn,
    expiryDays,
    stopped,
    startedAt,
    endedAt,
    counts,
    standings,
    heldBack,
    findings,
    vaults: rows.vaults,
    accounts: rows.accounts,
    mappings: rows.mappings,
    agents: rows.agents,
    versions: versionsOf(rows.agents),
    newestAgent: newestAgent(rows.agents),
    soonest: soonestOf(rows.agents),
  };
}

function conclude(stopped: StopReason | undefined, failed: boolean): AuditConclusion {
  if (stopped === 'cancelled') return 'cancelled';
  if (stopped === 'deadline') return 'timed-out';
  return failed ? 'failed' : 'succeeded';
}

function countsOf(
  { findings, vaults, accounts, mappings, agents }: AuditRows,
  standings: Standings,
  heldBack: HeldBack,
): AuditCounts {
  const count = (holds: (agent: AgentRow) => boolean): number => agents.filter(holds).length;
  return {
    findings: countBySeverity(counting(findings)),
    exempted: exemptedCauses(findings).length,
    vaults: vaults.length,
    accounts: accounts.length,
    mappings: mappings.length,
    agents: {
      total: agents.length,
      ...tally(standings.values()),
      current: count(({ updateAvailable, expiry }) => !updateAvailable && expiry !== 'expired'),
      outdated: count(({ updateAvailable }) => updateAvailable),
      expiring: count(isExpiring),
      expired: count(({ expiry }) => expiry === 'expired'),
      covered: count(({ coverage }) => coverage === 'covered'),
      notCovered: count(({ coverage }) => coverage === 'not-covered'),
      coverageNotKnown: count(({ coverage }) => coverage === 'unknown'),
    },
    holdingBack: [...heldBack.keys()].filter(isCause).length,
  };
}

function versionsOf(agents: readonly AgentRow[]): VersionRow[] {
  const versions = new Map<string, { agents: number; outdated: number }>();
  for (const { agentVersion, updateAvailable } of agents) {
    const version = agentVersion || 'unknown';
    const counts = versions.get(version) ?? { agents: 0, outdated: 0 };
    versions.set(version, counts);
    counts.agents++;
    if (updateAvailable) counts.outdated++;
  }
  return [...versions]
    .map(([version, counts]) => ({ version, ...counts }))
    .sort((a, b) => b.agents - a.agents || (a.version < b.version ? 1 : -1));
}

const SOONEST = 10;

function soonestOf(agents: readonly AgentRow[]): AgentRow[] {
  const expiring = agents.flatMap((agent) =>
    agent.agentExpiry === undefined ? [] : [{ agent, at: agent.agentExpiry }],
  );
  return expiring
    .sort((a, b) => a.at - b.at || (a.agent.vm < b.agent.vm ? -1 : 1))
    .slice(0, SOONEST)
    .map(({ agent }) => agent);
}
