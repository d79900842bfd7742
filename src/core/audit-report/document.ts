/** The JSON report of an audit: what was asked, what was counted, what was found, and what it was found in. */
import { headOf, type ReportContext } from '../rows/head';
import { JSON_END, jsonHead, jsonList } from '../render/json';
import { issueForm, type IssueRecord } from '../baseline/issue-record';
import { exemptionForm } from '../exemptions/rows';
import { planStepForm } from '../plan/rows';
import { ratchetJson, ratchetLists } from './ratchet-json';
import type { AuditReport } from './report';
import { NEWEST_KNOWN } from '../audit/support-window';
import { findingForm, type DocsOptions } from '../audit/findings';
import { accountForm } from '../audit/account-row';
import { agentForm, mappingForm, vaultForm, type AgentRow } from '../audit/rows';
import { BADGES } from './standing';

/** In pieces, a row a line, so that the text of a hundred thousand rows is never in memory at once. */
export function* makeAuditDocument(
  report: AuditReport,
  context: ReportContext,
  issues?: readonly IssueRecord[],
): Generator<string> {
  const { stopped, failOn, expiryDays, compliant, counts, versions, newestAgent } = report;
  yield jsonHead({
    ...headOf({ ...report, context }),
    ...{ stopped, failOn, expiryDays, compliant, counts, versions, newestAgent: newestJson(newestAgent) },
    plan: planJson(report),
    ...ratchetJson(report.ratchet),
    exemptionFiles: report.exemptions.sources,
  });
  yield* planList(report);
  yield* exemptionList(report);
  yield* auditLists(report, context);
  yield* ratchetLists(report.ratchet);
  yield* issueList(issues);
  yield JSON_END;
}

/** The date only of what no agent of the audit has. */
export const newestJson = ({ version, from }: AuditReport['newestAgent']): object => ({
  version,
  from,
  ...(from === 'known' && { since: NEWEST_KNOWN.since }),
});

export const planJson = ({ plan: { headline, plan } }: Pick<AuditReport, 'plan'>): object => ({
  headline,
  vms: plan.open,
  vmsWithSteps: plan.heldBack,
});

/** The steps of the plan, of which nothing was done. */
export const planList = ({ plan: { plan } }: Pick<AuditReport, 'plan'>): Generator<string> =>
  jsonList('steps', plan.steps, (step) => planStepForm.write(planStepForm.make(step)));

export const exemptionList = ({ exemptions: { entries } }: Pick<AuditReport, 'exemptions'>): Generator<string> =>
  jsonList('exemptions', entries, (entry) => exemptionForm.write(exemptionForm.make(entry)));

/** Nothing where no issues are kept. */
export function* issueList(issues: readonly IssueRecord[] | undefined): Generator<string> {
  if (issues !== undefined) yield* jsonList('issues', issues, (row) => issueForm.write(issueForm.make(row)));
}

/** What was found, and what it was found in. */
export function* auditLists(report: AuditReport, options: DocsOptions): Generator<string> {
  const standingOf = (agent: AgentRow): string => BADGES[report.standings.get(agent) ?? 'notKnown'];
  yield* jsonList('findings', report.findings, (row) => findingForm.write(row, options));
  yield* jsonList('vaults', report.vaults, (row) => vaultForm.write(row));
  yield* jsonList('accounts', report.accounts, (row) => accountForm.write(row));
  yield* jsonList('mappings', report.mappings, (row) => mappingForm.write(row));
  yield* jsonList('agents', report.agents, (row) => agentForm.write(row, { standingOf }));
}
