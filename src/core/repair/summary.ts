/** The summary of a repair: what was done, what is left and for whom, and what it looked like before and after. */
import { sinceText } from '../audit-report/ratchet';
import { problemText } from '../render/format';
import { byteLength, cell, code, escapeMarkdown, prose, tableHead, tableRow } from '../render/markdown';
import { bounded } from '../render/text';
import { CONCLUSION_SYMBOLS } from '../changes/summary';
import { MAX_BYTES, nextStep, runText, tableSection } from '../render/sections';
import type { Problem } from '../values/model';
import type { ReportContext } from '../rows/head';
import { stepsText } from '../audit/steps';
import { isSentAgain, type PlanStep } from '../plan/step';
import { stepOutcomes, type DecidedStep, type StepOutcomeKind } from './outcome';
import type { Spell } from '../values/spell';
import { PLAN_VALID_DAYS, type PlannedStep } from './plan-file';
import type { RepairReport } from './report';

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

export interface RepairSummaryOptions {
  readonly headline: string;
  /** Of the plan that was written. */
  readonly digest: string | undefined;
  readonly spell: Spell;
}

export function makeRepairSummary(
  report: RepairReport,
  context: ReportContext,
  { headline, digest, spell }: RepairSummaryOptions,
): string {
  const { conclusion, changed, isProven, dryRun, planned, refusal } = report;
  const since = sinceText(report.last.ratchet);
  const top = [
    `## ${CONCLUSION_SYMBOLS[conclusion]} ${escapeMarkdown(headline)}`,
    '',
    `${changed ? `Changed as below${isProven ? '; each change was read again' : ''}.` : 'Nothing was changed.'} ${runText(report, context)}`,
    ...(isProven ? [] : ['', 'No whole audit followed, so what is left is not known: run again, or audit.']),
    '',
    ...(since === undefined ? [] : [`**${since}.**`, '']),
    ...(refusal?.nextStep === undefined ? [] : [prose(refusal.nextStep), '']),
    ...(digest === undefined || planned.length === 0 ? [] : [spell(`${approveText(digest)} ${OF_SHARDS}`), '']),
    ...beforeAndAfter(report),
  ];
  const steps = stepsSection(
    dryRun || refusal !== undefined ? planned : [],
    report.steps,
    MAX_BYTES - byteLength(top.join('\n')) - 1_000,
  );
  return `${[...top, ...steps].join('\n')}\n`;
}

export const beforeAndAfter = ({ before, after }: Pick<RepairReport, 'before' | 'after'>): readonly string[] => [
  ...tableHead(['', 'Errors', 'Warnings', 'VMs', 'Covered and current', 'Not known', 'Covered by automatic update']),
  ...[{ when: 'Before', counts: before }, ...(after === undefined ? [] : [{ when: 'After', counts: after }])].map(
    ({ when, counts: { errors, warnings, agents, healthy, notKnown, covered } }) =>
      tableRow([when, ...[errors, warnings, agents, healthy, notKnown, covered].map(String)]),
  ),
  '',
];

/** @param digest of the plan that is to be approved */
export const approveText = (digest: string): string =>
  `**Next:** have these steps approved, then run with the file as \`plan\` and with \`plan-digest\` ${code(digest)}, within ${PLAN_VALID_DAYS} days.`;

const OF_SHARDS = 'Where an estate is planned in shards, it is the plan of Merge that is approved.';

/** What went wrong first. */
const inReadingOrder = (steps: readonly DecidedStep[]): readonly DecidedStep[] =>
  [...steps].sort((a, b) => stepOutcomes.indexOf(a.outcome.kind) - stepOutcomes.indexOf(b.outcome.kind));

/** A plan file does not say which VMs a step is for. */
type ShownStep = PlannedStep & Partial<Pick<PlanStep, 'agents' | 'byHand'>>;

/** What would be done, and how the steps ended. */
export function stepsSection(
  planned: readonly ShownStep[],
  steps: readonly DecidedStep[],
  bytes: number,
): readonly string[] {
  const rows = [
    ...planned.map((step) => stepRow('📝 would be done', step, undefined, undoCell(step))),
    // What was not done need not be undone.
    ...inReadingOrder(steps).map(({ step, outcome: { kind, problem, startedAt } }) =>
      stepRow(
        `${SYMBOLS[kind]} ${kind}`,
        step,
        problem,
        startedAt === undefined ? '' : undoCell(step),
        kind === 'needs-person',
      ),
    ),
  ];
  const columns = ['Outcome', 'Step', 'Before', 'After', 'VMs', 'Why, and what next', 'Undo'];
  return tableSection('Steps', columns, rows, { bytes });
}

const undoCell = (step: ShownStep): string => (step.undo === undefined ? whyNoUndo(step) : code(step.undo));

/** Of a step without a command that undoes it. */
export const whyNoUndo = (step: Pick<PlanStep, 'kind' | 'before' | 'wanted'>): string =>
  isSentAgain(step) ? 'nothing to undo' : 'cannot be undone';

function stepRow(
  what: string,
  step: ShownStep,
  problem: Problem | undefined,
  undo: string,
  isForPerson = false,
): string {
  const why = problem === undefined ? '' : cell(problemText(problem, false), 600);
  const toDo = problem?.nextStep ?? (isForPerson ? stepsText(step.byHand ?? []) : '');
  const next = toDo === '' ? '' : `<br>${nextStep(toDo)}`;
  return tableRow([
    what,
    cell(step.title, 200),
    prose(bounded(step.before, 400)),
    prose(bounded(step.wanted, 400)),
    step.agents === undefined ? '' : String(step.agents.length),
    `${why}${next}`,
    undo,
  ]);
}
