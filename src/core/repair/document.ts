/** The JSON report of a repair: what was done step by step, and the audit afterwards. */
import { auditLists, exemptionList, issueList } from '../audit-report/document';
import type { IssueRecord } from '../baseline/issue-record';
import { ratchetJson, ratchetLists } from '../audit-report/ratchet-json';
import { JSON_END, jsonHead, jsonList } from '../render/json';
import { headOf, type ReportContext } from '../rows/head';
import { problemForm } from '../rows/problem';
import { countOutcome, figuresOf, type RepairReport } from './report';
import { repairStepForm } from './rows';
import { stepOutcomes } from './outcome';

/**
 * In pieces. The lists are those of the last audit: afterwards where something was changed.
 * @param planDigest of the plan that was written
 * @param issues as the baseline says, for the run that takes this report as its own
 */
export function* makeRepairDocument(
  report: RepairReport,
  context: ReportContext,
  planDigest: string | undefined,
  issues?: readonly IssueRecord[],
): Generator<string> {
  const { before, last, refusal, dryRun, planned, steps } = report;
  yield jsonHead({
    ...headOf({ ...report, context }),
    dryRun,
    changed: report.changed,
    ...(refusal && { refusal: problemForm.write(problemForm.make(refusal)) }),
    steps: Object.fromEntries(stepOutcomes.map((kind) => [kind, countOutcome(report, kind)])),
    planned: planned.map(({ id }) => id),
    vmsAffected: figuresOf(report).vms,
    planDigest,
    compliant: last.compliant,
    countsBefore: before,
    counts: last.counts,
    ...ratchetJson(last.ratchet),
    exemptionFiles: last.exemptions.sources,
  });
  yield* jsonList('repairs', steps, (step) => repairStepForm.write(repairStepForm.make(step)));
  yield* exemptionList(last);
  yield* auditLists(last, context);
  yield* ratchetLists(last.ratchet);
  yield* issueList(issues);
  yield JSON_END;
}
