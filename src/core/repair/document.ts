/** The JSON report of a repair: what was done step by step, and the audit afterwards. */
import { auditLists } from '../audit-report/document';
import { JSON_END, jsonHead, jsonList } from '../render/json';
import { headOf, type ReportContext } from '../rows/head';
import { problemForm } from '../rows/problem';
import { countOutcome, repairStepForm, type RepairReport } from './report';
import { stepOutcomes } from './outcome';

/** In pieces. The lists are those of the last audit: afterwards where something was changed. */
export function* makeRepairDocument(report: RepairReport, context: ReportContext): Generator<string> {
  const { before, after = before, refusal, dryRun, planned, steps } = report;
  yield jsonHead({
    ...headOf({ ...report, context }),
    dryRun,
    changed: report.changed,
    ...(refusal && { refusal: problemForm.write(problemForm.make(refusal)) }),
    steps: Object.fromEntries(stepOutcomes.map((kind) => [kind, countOutcome(report, kind)])),
    planned: planned.map(({ id }) => id),
    compliant: after.compliant,
    countsBefore: before.counts,
    counts: after.counts,
  });
  yield* jsonList('repairs', steps, (step) => repairStepForm.write(repairStepForm.make(step)));
  yield* auditLists(after, context);
  yield JSON_END;
}
