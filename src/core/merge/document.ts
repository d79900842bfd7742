/** The merged JSON report: how the shards ended, what was counted, and a row for everything in their reports. */
import { auditLists, exemptionList, issueList, newestJson, planJson, planList } from '../audit-report/document';
import { ratchetJson, ratchetLists } from '../audit-report/ratchet-json';
import type { IssueRecord } from '../baseline/issue-record';
import { countsJson, vaultErrors } from '../changes/document';
import { JSON_END, jsonHead, jsonList } from '../render/json';
import type { Form } from '../rows/define-rows';
import { headOf, type ReportContext } from '../rows/head';
import { causeJson } from '../rows/problem';
import { changeRowJson } from './change-rows';
import type { MergeReport } from './join';
import type { Joined, JoinedRepair } from './model';
import { stepOutcomes } from '../repair/outcome';
import { countFound, countOutcome } from '../repair/report';
import { repairStepForm } from '../repair/rows';
import { mergedShardForm, mergedSubscriptionForm, mergedVaultForm, type CountedRow } from './rows';

/** In pieces, so that the text of a hundred thousand rows is never in memory at once. */
export function* mergeDocument(
  report: MergeReport,
  context: ReportContext,
  issues?: readonly IssueRecord[],
): Generator<string> {
  const { shards, subscriptions, joined } = report;
  yield jsonHead({
    ...headOf({ ...report, context }),
    changed: report.changed,
    compliant: report.compliant,
    merged: merged(report),
    causes: report.causes.map(causeJson),
    ...joinedHead(joined),
  });
  yield* jsonList('shards', shards, counted(mergedShardForm, report));
  yield* jsonList('subscriptions', subscriptions, counted(mergedSubscriptionForm, report));
  yield* joinedLists(report, context);
  yield* issueList(issues);
  yield JSON_END;
}

const counted =
  <T, R extends object>(form: Form<CountedRow<T>, R>, { figureColumns: columns }: MergeReport) =>
  (of: T): object =>
    form.write(form.make({ of, columns }));

const merged = ({ action, plan, shards, vaults, subscriptions, problems }: MergeReport): object => ({
  action,
  planRunId: plan?.runId,
  planUrl: plan?.url || undefined,
  shards: shards.length,
  shardsFailed: shards.filter(({ failed }) => failed).length,
  shardsWhole: shards.filter(({ whole }) => whole).length,
  vaults: vaults.length,
  vaultsNotReported: vaults.filter(({ state }) => state === 'not-reported').length,
  vaultsUnread: vaults.filter(({ state }) => state === 'unread').length,
  subscriptions: subscriptions.length,
  problems,
});

function joinedHead(joined: Joined): object {
  if (joined.kind === 'nothing') return {};
  if (joined.kind === 'audit') {
    const { failOn, expiryDays, stopped, counts, versions } = joined.report;
    const newestAgent = newestJson(joined.report.newestAgent);
    return {
      ...{ failOn, expiryDays, stopped, counts, versions, newestAgent },
      plan: planJson(joined.report),
      ...ratchetJson(joined.report.ratchet),
      exemptionFiles: joined.report.exemptions.sources,
      ...(joined.repair && { repair: repairJson(joined.repair) }),
    };
  }
  const { report } = joined;
  return { dryRun: report.dryRun, counts: countsJson(report), vaultErrors: vaultErrors(report) };
}

function repairJson(repair: JoinedRepair): object {
  const { dryRun, planned, vms, before, after = before } = repair;
  return {
    dryRun,
    planned,
    vmsAffected: vms,
    findingsBefore: countFound(before),
    findingsAfter: countFound(after),
    steps: Object.fromEntries(stepOutcomes.map((kind) => [kind, countOutcome(repair, kind)])),
  };
}

function* joinedLists(report: MergeReport, context: ReportContext): Generator<string> {
  const { joined, vaults } = report;
  if (joined.kind === 'audit') {
    yield* planList(joined.report);
    yield* exemptionList(joined.report);
    if (joined.repair !== undefined)
      yield* jsonList('repairs', joined.repair.steps, (step) => repairStepForm.write(repairStepForm.make(step)));
    yield* auditLists(joined.report, context);
    yield* ratchetLists(joined.report.ratchet);
    return;
  }
  yield* jsonList('vaults', vaults, counted(mergedVaultForm, report));
  if (joined.kind === 'change') {
    const { list } = joined;
    yield* jsonList(list, joined.report.rows, (row) => changeRowJson(row, list));
  }
}
