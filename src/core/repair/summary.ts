/** The summary of a repair: what was done, what is left and for whom, and what it looked like before and after. */
import { problemText } from '../render/format';
import { byteLength, cell, code, escapeMarkdown, prose, tableHead, tableRow } from '../render/markdown';
import { bounded } from '../render/text';
import { CONCLUSION_SYMBOLS } from '../changes/summary';
import type { PlanStep } from '../plan/step';
import { MAX_BYTES, nextStep, runText, tableSection } from '../render/sections';
import type { Problem } from '../values/model';
import type { ReportContext } from '../rows/head';
import type { StepOutcomeKind } from './outcome';
import { repairHeadline, type RepairReport } from './report';

const SYMBOLS: Readonly<Record<StepOutcomeKind, string>> = {
  failed: '❌',
  'not-allowed': '❌',
  blocked: '❌',
  'waiting-for-service': '⏳',
  'changed-since-approval': '⚠️',
  'not-approved': '⚠️',
  'needs-person': '👤',
  repaired: '✅',
  'not-needed': '▫️',
};

export function makeRepairSummary(report: RepairReport, context: ReportContext): string {
  const { conclusion, changed, before, after, dryRun, planned, refusal } = report;
  const top = [
    `## ${CONCLUSION_SYMBOLS[conclusion]} ${escapeMarkdown(repairHeadline(report))}`,
    '',
    `${changed ? 'Changed as below; each change was read again.' : 'Nothing was changed.'} ${runText(report, context.origin)}`,
    ...(after?.stopped === undefined
      ? []
      : ['', 'The audit afterwards was interrupted: it does not say what is left.']),
    '',
    ...(refusal?.nextStep === undefined ? [] : [prose(refusal.nextStep), '']),
    ...tableHead(['', 'Errors', 'Warnings', 'VMs', 'Covered by automatic update']),
    ...[{ when: 'Before', audit: before }, ...(after === undefined ? [] : [{ when: 'After', audit: after }])].map(
      ({ when, audit: { counts } }) =>
        tableRow([
          when,
          ...[counts.findings.error, counts.findings.warning, counts.agents.total, counts.agents.covered].map(String),
        ]),
    ),
    '',
  ];
  const rows = [
    ...(dryRun ? planned.map((step) => stepRow('📝 would be done', step, undefined, step.undo)) : []),
    // What was not done need not be undone.
    ...report.steps.map(({ step, outcome: { kind, problem, startedAt } }) =>
      stepRow(`${SYMBOLS[kind]} ${kind}`, step, problem, startedAt === undefined ? undefined : step.undo),
    ),
  ];
  const columns = ['Outcome', 'Step', 'Before', 'After', 'VMs', 'Why, and what next', 'Undo'];
  const steps = tableSection('Steps', columns, rows, { bytes: MAX_BYTES - byteLength(top.join('\n')) - 1_000 });
  return `${[...top, ...steps].join('\n')}\n`;
}

function stepRow(what: string, step: PlanStep, problem: Problem | undefined, undo: string | undefined): string {
  const why = problem === undefined ? '' : cell(problemText(problem, false), 600);
  const next = problem?.nextStep === undefined ? '' : `<br>${nextStep(problem.nextStep)}`;
  return tableRow([
    what,
    cell(step.title, 200),
    prose(bounded(step.before, 400)),
    prose(bounded(step.wanted, 400)),
    String(step.agents.length),
    `${why}${next}`,
    undo === undefined ? '' : code(undo),
  ]);
}
