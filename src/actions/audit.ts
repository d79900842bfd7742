/** `Audit`: judges whether every agent is kept up to date, and changes nothing. */
import { makeAuditDocument } from '../core/audit-report/document';
import type { AccountFacts, VaultFacts } from '../core/audit/facts';
import { counting, type Finding } from '../core/audit/findings';
import { heldBackText } from '../core/audit-report/standing';
import { gather, type GatherRequest } from '../core/audit/gather';
import { stepsText } from '../core/audit/steps';
import { makeRows } from '../core/audit/make-rows';
import { reviewAudit, timesOf, type AuditOptions, type AuditReport } from '../core/audit-report/report';
import { makeAuditSummary } from '../core/audit-report/summary';
import { exemptionCauses, exemptionsText } from '../core/audit-report/exemptions';
import { planText } from '../core/audit-report/plan';
import { placesIn } from '../core/audit-report/where';
import { agentsText, auditHeadline } from '../core/audit-report/headline';
import { plural } from '../core/render/format';
import { nameOf } from '../core/values/arm-id';
import { MAX_VAULTS_NAMED, onceWhole } from '../core/values/by-subscription';
import { groupById, IdMap } from '../core/values/id-map';
import type { FoundVaults } from '../core/estate/model';
import type { Vault } from '../core/values/model';
import type { Cause } from '../core/values/cause';
import { createFaultLog, type FaultLog } from '../fault-log';
import type { Host } from '../hosts/host';
import type { AuditTask } from '../inputs';
import type { Outputs } from '../outputs';
import type { ActionResult } from '../publish';
import { systemClock } from '../runtime/clock';
import { collectGarbage } from '../runtime/memory';
import { FINDINGS_URL } from '../version';
import { ageRemark } from '../core/audit/age';
import { countsAsNew } from '../core/audit-report/ratchet';
import { auditFiles } from './audit-files';
import { ratchetCauses, ratchetInputs, ratchetText, readRatchet } from './baseline';
import { reportContext, type ActionContext } from './context';
import { exemptionInputs, exemptOptions } from './exemptions';
import { keepIssuesOf } from './issues';
import { spellingOn } from './spelling';
import { sha256 } from './sha256';

/** Reads and judges the vaults, with a line of the log for what was read. */
export async function auditVaults(
  vaults: readonly Vault[],
  { deep, ...options }: Omit<AuditOptions, 'now' | 'hash'> & Pick<GatherRequest, 'deep'>,
  { host, stop, connection }: ActionContext,
): Promise<AuditReport> {
  const { wantedAccountIds = [] } = options;
  const faults = createFaultLog(host, systemClock);
  const service = await connection.service();
  // Of a large estate what was gathered takes more memory than its rows, and these as much as the report; so that each
  // can be freed as soon as the next is made, no variable of this function holds it.
  const gatherRows = async () => {
    const facts = await gather(
      { vaults, wantedAccountIds, deep },
      { clock: systemClock, stop, service, random: Math.random, watcher: auditJournal(vaults, host, faults) },
    );
    faults.close();
    return { rows: makeRows(facts, { ...options, now: facts.startedAt }), times: timesOf(facts) };
  };
  const review = async () => {
    const { rows, times } = await gatherRows();
    collectGarbage();
    return reviewAudit(rows, { ...options, ...times, hash: sha256, spell: spellingOn(host.name) });
  };
  const report = await review();
  collectGarbage();
  if (!isNothingRead(report)) host.print(agentsText(report), ...exemptionsText(report.exemptions));
  return report;
}

export async function audit(task: AuditTask, found: FoundVaults, context: ActionContext): Promise<ActionResult> {
  const { host, settings } = context;
  const { vaults } = found;
  const { automationAccountIds, failOn, expiryDays, deep } = task;
  const against = await readRatchet(task.baseline, host);
  const exemptions = await exemptOptions(task.target, found, context);
  const asked = { wantedAccountIds: automationAccountIds, expiryDays, failOn, against, exemptions, deep };
  const report = await auditVaults(vaults, asked, context);
  if (!isNothingRead(report)) host.print(...ratchetText(report.ratchet), ...planText(report.plan));
  const reported = await reportContext(context, {
    vaultIds: vaults.map((vault) => vault.id),
    action: task.action,
    automationAccountIds,
    failOn,
    expiryDays,
    deep,
    ...ratchetInputs(task.baseline),
    ...exemptionInputs(task),
    timeoutMinutes: settings.timeoutMs / 60_000,
  });
  const issues = await keepIssuesOf(
    report,
    task,
    {
      ...reported,
      against,
      vaultCount: vaults.length,
      subscriptionNames: vaults.map(({ subscriptionId, subscriptionName }) => [
        subscriptionId,
        subscriptionName ?? subscriptionId,
      ]),
      seen: found.seen,
    },
    context,
  );
  const named = { ...reported, subscriptionNames: namesOf(vaults), emptyVaults: found.empty };
  return {
    failed: report.failed,
    headline: auditHeadline(report),
    causes: [...ratchetCauses(report.ratchet), ...causesOf(report)],
    document: makeAuditDocument(report, reported, issues),
    summary: () => makeAuditSummary(report, { ...named, drawsMermaid: host.drawsMermaid }),
    outputs: auditOutputs(report),
    files: await auditFiles(report, task.formats, named, host.name),
  };
}

/** As where the sign-in failed: there are no figures then, and the one thing to do is said with the error. */
const isNothingRead = ({ vaults, findings }: AuditReport): boolean =>
  vaults.length > 0 && findings.filter(({ id }) => id === 'ASR301').length === vaults.length;

const namesOf = (vaults: FoundVaults['vaults']): IdMap<string> =>
  new IdMap(vaults.flatMap(({ subscriptionId, subscriptionName: name }) => (name ? [[subscriptionId, name]] : [])));

function auditJournal(vaults: readonly Vault[], host: Host, faults: FaultLog) {
  const isLarge = vaults.length > MAX_VAULTS_NAMED;
  const sayWhole = onceWhole<VaultFacts>(vaults, (subscription, all) => {
    const mappings = all.flatMap(({ mappings: list }) => (list.known ? [list.value.length] : []));
    const items = all.flatMap(({ items: list }) => (list.known ? [list.value.length] : []));
    const unread = all.length - Math.min(mappings.length, items.length);
    const counts = `${plural(sum(mappings), 'mapping')}, ${plural(sum(items), 'replicated item')}`;
    const missing = unread === 0 ? '' : `, ${plural(unread, 'vault')} not wholly read`;
    host.print(`Subscription ${subscription}: ${plural(all.length, 'vault')}, ${counts}${missing}`);
  });
  return {
    vaultRead(facts: VaultFacts) {
      if (isLarge) return sayWhole(facts.vault, facts);
      const { vault, mappings, items } = facts;
      const count = (known: boolean, length: number, one: string): string =>
        known ? plural(length, one) : `${one}s not known`;
      const parts = [
        count(mappings.known, mappings.known ? mappings.value.length : 0, 'mapping'),
        count(items.known, items.known ? items.value.length : 0, 'replicated item'),
      ];
      host.print(`Vault ${vault.name}: ${parts.join(', ')}`);
    },
    accountRead({ id, account }: AccountFacts) {
      const state = account.known ? (account.value === 'missing' ? 'missing' : 'read') : 'not known';
      if (!isLarge || state !== 'read') host.print(`Automation account ${nameOf(id)}: ${state}`);
    },
    ...faults,
  };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** One for each kind of finding, so that a thousand outdated agents are one annotation. */
export function causesOf(report: AuditReport): Cause[] {
  const { findings, failOn, ratchet, startedAt, exemptions, vaults, heldBack } = report;
  const placeOf = placesIn(vaults);
  // What is accepted fails nothing, and stands apart from what is new.
  const kindOf = (found: Finding): string => `${found.id} ${countsAsNew(found, ratchet)}`;
  const causes = [...groupById(counting(findings), kindOf).values()].flatMap((same): Cause[] => {
    const [first] = same;
    if (first === undefined || first.severity === 'note') return [];
    const isBad = failOn === 'warning' || (failOn === 'error' && first.severity === 'error');
    const fails = isBad && countsAsNew(first, ratchet);
    const problem = {
      code: first.id,
      message: `${same.length === 1 ? first.message : `${first.title} (${same.length} times). For instance: ${first.message}`}${heldBackText(same, heldBack)}${ageRemark(same, startedAt)}`,
      possibleCauses: first.cause,
      nextStep:
        same.length === 1
          ? stepsText(first.remedy)
          : `For ${placeOf(first)}: ${stepsText(first.remedy)}\nThe others likewise: ${FINDINGS_URL}#${first.id.toLowerCase()}`,
    };
    return [{ level: fails ? 'error' : 'warning', problem, affected: same.map(placeOf) }];
  });
  return [...exemptionCauses(exemptions), ...causes];
}

export const auditOutputs = ({
  conclusion,
  compliant,
  counts: { findings, agents, exempted },
  ratchet,
}: AuditReport): Outputs => ({
  conclusion,
  changed: false,
  compliant,
  findingsErrors: findings.error,
  findingsWarnings: findings.warning,
  ...ratchetOutputs(ratchet),
  exempted,
  agentsTotal: agents.total,
  agentsCurrent: agents.current,
  agentsOutdated: agents.outdated,
  agentsExpiring: agents.expiring,
});

export const ratchetOutputs = ({ kind, counts }: AuditReport['ratchet']): Outputs =>
  kind === 'read' ? { findingsNew: counts.new, findingsFixed: counts.fixed } : {};
