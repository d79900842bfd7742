/** The summary of a repair: what was done, what is left and for whom, and what it looked like before and after. */
import { duration, problemText } from '../render/format';
import { byteLength, cell, escapeMarkdown, link, tableHead, tableRow } from '../render/markdown';
import { MAX_BYTES } from '../render/sections';
import type { ReportContext } from '../rows/head';
import { isoTime } from '../values/time';
import type { DecidedStep, StepOutcomeKind } from './outcome';
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

const VERDICTS: Readonly<Record<RepairReport['conclusion'], string>> = {
  cancelled: '🛑',
  'timed-out': '⏱️',
  failed: '❌',
  drifted: '❌',
  planned: '📝',
  succeeded: '✅',
  unchanged: '✅',
};

export function makeRepairSummary(report: RepairReport, context: ReportContext): string {
  const { conclusion, before, after, startedAt, endedAt, dryRun, planned, refusal } = report;
  const by = context.origin === undefined ? '' : ` Run by ${link(context.origin.name, context.origin.url)}.`;
  const at = isoTime(startedAt)?.replace(/\.\d+Z$/, 'Z') ?? '';
  const top = [
    `## ${VERDICTS[conclusion]} ${escapeMarkdown(repairHeadline(report))}`,
    '',
    `${dryRun || after === undefined ? 'Nothing was changed.' : 'Changed as below; each change was read again.'} ${at}, ${duration(endedAt - startedAt)}.${by}`,
    '',
    ...(refusal?.nextStep === undefined ? [] : [escapeMarkdown(refusal.nextStep), '']),
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
  const doing: readonly DecidedStep[] = dryRun
    ? [...planned.map((step): DecidedStep => ({ step, outcome: { kind: 'repaired' } })), ...report.steps]
    : report.steps;
  const isPlanned = new Set(planned.map(({ id }) => id));
  const rows = doing.map(({ step, outcome }) => {
    const { problem, kind } = outcome;
    const what = dryRun && isPlanned.has(step.id) ? '📝 would be done' : `${SYMBOLS[kind]} ${kind}`;
    const why = problem === undefined ? '' : cell(problemText(problem, false), 600);
    const next = problem?.nextStep === undefined ? '' : `<br>${cell(problem.nextStep, 600)}`;
    return tableRow([
      what,
      cell(step.title, 200),
      cell(step.before, 200),
      cell(step.wanted, 200),
      String(step.agents.length),
      `${why}${next}`,
      step.undo === undefined || kind === 'needs-person' ? '' : commandSpan(step.undo),
    ]);
  });
  if (rows.length === 0) return `${top.join('\n')}\n`;
  const head = [
    '### Steps',
    '',
    ...tableHead(['Outcome', 'Step', 'Before', 'After', 'VMs', 'Why, and what next', 'Undo']),
  ];
  let left = MAX_BYTES - byteLength([...top, ...head].join('\n')) - 1_000;
  const kept = rows.filter((row) => (left -= byteLength(row) + 1) >= 0);
  const dropped = rows.length - kept.length;
  const note =
    dropped === 0 ? [] : ['', `${dropped} rows left out to stay within the size limit; the JSON report has all.`];
  return `${[...top, ...head, ...kept, ...note].join('\n')}\n`;
}

/** A command of ours in a table, byte for byte as it is to be copied. */
const commandSpan = (command: string): string => `\`\` ${command.replaceAll('|', '\\|')} \`\``;
