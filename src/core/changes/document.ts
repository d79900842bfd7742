/** The JSON report: what was asked, what was counted, and a row for each subject. */
import { headOf, type ReportContext } from '../rows/head';
import { causeJson, vaultErrorForm } from '../rows/problem';
import { JSON_END, jsonHead, jsonList } from '../render/json';
import type { Subject } from '../values/model';
import type { Report } from './report';
import type { ChangeForm } from './rows';

/** In pieces, so that the text of ten thousand rows is never in memory at once. */
export function* makeDocument<S extends Subject>(
  report: Report<S>,
  context: ReportContext,
  { list, form }: ChangeForm<S>,
  exemptionFiles?: readonly object[],
): Generator<string> {
  yield jsonHead({
    ...headOf({ ...report, context }),
    changed: report.changed,
    counts: countsJson(report),
    causes: report.causes.map(causeJson),
    vaultErrors: vaultErrors(report),
    exemptionFiles,
  });
  yield* jsonList(list, report.rows, (row) => form.write(form.make(row)));
  yield JSON_END;
}

export const countsJson = ({ counts: { total, selected, skipped, outcomes, confirmed } }: Report): object => ({
  total,
  selected,
  skipped,
  ...outcomes,
  confirmed,
});

export const vaultErrors = ({ vaultFailures }: Report): readonly object[] =>
  vaultFailures.map((failure) => vaultErrorForm.write(vaultErrorForm.make(failure)));
