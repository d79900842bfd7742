/** `Merge`: makes one report of those of the shards. Azure is asked nothing. */
import { relative } from 'node:path';
import { parseVaultId } from '../core/values/arm-id';
import type { IssueRecord } from '../core/baseline/issue-record';
import type { AuditReport } from '../core/audit-report/report';
import type { RatchetOptions } from '../core/audit-report/ratchet';
import { plural } from '../core/render/format';
import { boundOf, boundText } from '../core/merge/bound';
import { mergeDocument } from '../core/merge/document';
import { sharing } from '../core/rows/share';
import { mergeReports, type MergeReport } from '../core/merge/join';
import { mergePage } from '../core/merge/page';
import { noSuchFile, notReadable, tooLarge } from '../core/merge/problems';
import { MAX_OF_ALL, weightOf } from '../core/merge/weigh';
import type { JoinedRepair, ReadReport } from '../core/merge/model';
import { repairCauses } from '../core/repair/causes';
import { countFound, countOutcome } from '../core/repair/report';
import { approveText } from '../core/repair/summary';
import { readReport } from '../core/merge/read-report';
import { mergeSummary } from '../core/merge/summary';
import { mergeHeadline } from '../core/merge/headline';
import type { Cause } from '../core/values/cause';
import { cloudNames, cloudOf } from '../azure/cloud';
import type { ReportContext } from '../core/rows/head';
import type { MergeTask } from '../inputs';
import type { Outputs } from '../outputs';
import type { ActionResult } from '../publish';
import { systemClock } from '../runtime/clock';
import { withoutSecrets } from '../runtime/secrets';
import { auditOutputs, causesOf } from './audit';
import { pageFiles, sarifOptions, testFiles } from './audit-files';
import { jobOutputs } from './run-change';
import { ratchetCauses, ratchetInputs, ratchetText, readRatchet } from './baseline';
import { reportContext, type ActionContext } from './context';
import { exemptionInputs } from './exemptions';
import { spelled, spellingOn } from './spelling';
import { keepIssuesOf, type KeepOptions } from './issues';
import { findFiles, readText } from '../files/find-files';
import { sha256 } from './sha256';

/** It needs no connection to Azure. */
export type MergeContext = Pick<ActionContext, 'host' | 'settings' | 'runId' | 'stop' | 'tenantId' | 'exemptions'>;

/** Of all shards together, so that alerts of an estate are uploaded once. */
const CATEGORY = 'site-recovery/';

export async function merge(task: MergeTask, context: MergeContext): Promise<ActionResult> {
  const { host } = context;
  const url = (await host.origin())?.url;
  const against = await readRatchet(task.baseline, host);
  const report = await readAndMerge(task, context, { url, against });
  const inputs = {
    action: task.action,
    reports: task.reports,
    failuresAllowed: task.failuresAllowed,
    reportFormats: task.formats,
    ...ratchetInputs(task.baseline),
    ...exemptionInputs(task),
  };
  const reported = { ...(await reportContext(context, inputs)), ...placeOf(report) };
  const bound = task.failuresAllowed === undefined ? undefined : boundOf(report, task.failuresAllowed);
  if (bound !== undefined) host.print(boundText(bound));
  const files = await pageFiles(() => mergePage(report, reported), task.formats);
  const { joined } = report;
  if (joined.kind === 'audit') host.print(...ratchetText(joined.report.ratchet));
  const plan = planTextOf(report, reported);
  const planDigest = plan && `sha256:${sha256(plan)}`;
  const approve = planDigest && spellingOn(host.name)(approveText(planDigest));
  if (plan !== undefined) files.push({ suffix: 'plan.json', pieces: [plan], output: 'planPath' });
  const issues = await keepIssuesOfMerge(report, task, { ...reported, against }, context);
  if (joined.kind === 'audit') {
    const options = { ...sarifOptions(reported, host.name), category: CATEGORY };
    files.push(...testFiles(joined.report, task.formats, options));
  }
  return {
    failed: report.failed,
    headline: mergeHeadline(report),
    causes: [...report.causes, ...causesOfJoined(report)],
    document: mergeDocument(report, reported, issues),
    summary: () => mergeSummary(report, { ...reported, bound, approve, drawsMermaid: host.drawsMermaid }),
    outputs: {
      ...outputsOf(report),
      ...(bound !== undefined && { withinBound: bound.isWithin }),
      ...(planDigest !== undefined && { planDigest }),
    },
    files,
  };
}

/** Undefined for what is no audit. */
async function keepIssuesOfMerge(
  { joined, plan, vaults }: MergeReport,
  task: MergeTask,
  options: Omit<KeepOptions, 'vaultCount' | 'subscriptionNames' | 'seen'>,
  context: MergeContext,
): Promise<readonly IssueRecord[] | undefined> {
  if (joined.kind !== 'audit') return undefined;
  const subscriptionNames = plan?.subscriptionNames ?? [];
  const estate = { vaultCount: vaults.length, subscriptionNames, seen: plan?.seen };
  return keepIssuesOf(joined.report, task, { ...options, ...estate }, context);
}

/** The cloud and the tenant of the shards, so that links lead there; a merge signs in to none. */
function placeOf({ cloud, tenantId }: MergeReport): Partial<Pick<ReportContext, 'cloud' | 'portal' | 'tenantId'>> {
  const name = cloudNames.find((one) => one === cloud);
  return {
    ...(name && { cloud: name, portal: cloudOf(name).portal }),
    ...(tenantId !== undefined && /^[\w.-]+$/.test(tenantId) && { tenantId }),
  };
}

/** One file after the other, of which no more is kept than its rows. */
async function readAndMerge(
  { reports }: MergeTask,
  { host, stop, exemptions: given }: MergeContext,
  { url, against }: { readonly url: string | undefined; readonly against: RatchetOptions | undefined },
): Promise<MergeReport> {
  const folder = process.cwd();
  const { files, useless } = await findFiles(reports, folder, ['json']);
  const read: ReadReport[] = useless.map((pattern) => ({ kind: 'unusable', problem: noSuchFile(pattern) }));
  const context = { parseVaultId, share: sharing(), hash: sha256 };
  const spell = spellingOn(host.name);
  let left = files.length;
  let memoryLeft = MAX_OF_ALL;
  for (const file of files) {
    if (stop.signal.aborted) break;
    left--;
    const path = relative(folder, file) || file;
    let one: ReadReport;
    try {
      const text = await readText(file);
      const weight = weightOf(text, memoryLeft);
      if (weight > memoryLeft)
        one = { kind: 'unusable', problem: tooLarge(path, MAX_OF_ALL, ' together with those before it') };
      else {
        one = readReport(path, text, context);
        memoryLeft -= weight;
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown error';
      one = { kind: 'unusable', problem: notReadable(path, why) };
    }
    if (one.kind === 'unusable') one = { ...one, problem: spelled(one.problem, spell) };
    read.push(one);
    host.print(`${path}: ${described(one)}`);
  }
  const { reason } = stop;
  return mergeReports(read, {
    now: systemClock.now(),
    url,
    review: { hash: sha256, against, spell, exemptions: given && { given, now: systemClock.now() } },
    unread: left > 0 && reason !== undefined ? { files: left, reason } : undefined,
  });
}

function described(read: ReadReport): string {
  switch (read.kind) {
    case 'plan':
      return `plan of ${plural(read.plan.shards.length, 'shard')}`;
    case 'shard':
      return `${read.report.action} of ${plural(read.report.vaults.length, 'vault')}, ${read.report.conclusion}`;
    case 'refused':
      return 'a shard whose inputs were wrong';
    case 'repair-plan':
      return `plan of ${plural(read.plan.steps.length, 'repair')}`;
    case 'unusable':
      return read.problem.message;
  }
}

const causesOfJoined = ({ joined }: MergeReport): readonly Cause[] =>
  joined.kind === 'audit'
    ? joined.repair === undefined
      ? [...ratchetCauses(joined.report.ratchet), ...causesOf(joined.report)]
      : [...ratchetCauses(joined.report.ratchet), ...joinedRepairCauses(joined.repair, joined.report)]
    : joined.kind === 'change'
      ? joined.report.causes
      : [];

const joinedRepairCauses = ({ steps, refusals }: JoinedRepair, audit: AuditReport): readonly Cause[] => [
  ...repairCauses(steps, undefined, audit),
  ...refusals.map((problem): Cause => ({ level: 'error', problem, affected: [] })),
];

/** As it is written, since its digest is that of the file. */
function planTextOf({ joined }: MergeReport, { origin, tenantId }: ReportContext): string | undefined {
  const plan = joined.kind === 'audit' ? joined.repair?.plan : undefined;
  return plan && withoutSecrets(`${JSON.stringify({ ...plan, madeBy: { origin, tenantId } }, null, 2)}\n`);
}

function outputsOf(report: MergeReport): Outputs {
  const { conclusion, changed, compliant, shards, vaults } = report;
  return {
    ...ofJoined(report),
    conclusion,
    changed,
    ...(compliant !== undefined && { compliant }),
    vaultCount: vaults.length,
    shardCount: shards.length,
  };
}

function repairOutputs(repair: JoinedRepair): Outputs {
  const { before, after = before, planned, vms } = repair;
  return {
    findingsBefore: countFound(before),
    findingsAfter: countFound(after),
    repaired: countOutcome(repair, 'repaired'),
    needsPerson: countOutcome(repair, 'needs-person'),
    repairsPlanned: planned,
    vmsAffected: vms,
  };
}

function ofJoined({ joined }: MergeReport): Outputs {
  if (joined.kind === 'nothing') return {};
  if (joined.kind === 'audit')
    return { ...auditOutputs(joined.report), ...(joined.repair && repairOutputs(joined.repair)) };
  const { total, selected, skipped } = joined.report.counts;
  const counts =
    joined.list === 'items'
      ? { itemsTotal: total, itemsSelected: selected, itemsSkipped: skipped }
      : { mappingsTotal: total, mappingsSelected: selected, mappingsSkipped: skipped };
  return { ...jobOutputs(joined.report), ...counts };
}
