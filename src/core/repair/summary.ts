/** The summary of a repair: what was done, what is left and for whom, and what it looked like before and after. */
import { sinceText } from '../audit-report/ratchet';
import { problemText } from '../render/format';
import { byteLength, cell, code, escapeMarkdown, link, prose, tableHead, tableRow } from '../render/markdown';
import { bounded } from '../render/text';
import { CONCLUSION_SYMBOLS } from '../changes/summary';
import { MAX_BYTES, nextStep, runText, startedText, tableSection } from '../render/sections';
import type { Problem } from '../values/model';
import type { ReportContext } from '../rows/head';
import { stepsText } from '../audit/steps';
import { isSentAgain, type PlanStep } from '../plan/step';
import { stepOutcomes, type DecidedStep, type StepOutcomeKind } from './outcome';
import { minuteText } from '../values/time';
import type { Spell } from '../values/spell';
import { PLAN_VALID_DAYS, type PlanFile, type PlannedStep } from './plan-file';
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
  /** The plan that the run was approved with. */
  readonly approved: { readonly digest: string; readonly plan: PlanFile } | undefined;
  readonly spell: Spell;
}

export function makeRepairSummary(
  report: RepairReport,
  context: ReportContext,
  { headline, digest, approved, spell }: RepairSummaryOptions,
): string {
  const { conclusion, changed, isProven, dryRun, planned, refusal } = report;
  const since = sinceText(report.last.ratchet);
  const top = [
    `## ${CONCLUSION_SYMBOLS[conclusion]} ${escapeMarkdown(headline)}`,
    '',
    `${changed ? `Changed as below${isProven ? '; each change was read again' : ''}.` : 'Nothing was changed.'} ${runText(report, context)}`,
    ...(approved === undefined ? [] : ['', approvedText(approved.digest, approved.plan)]),
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

/** Which plan bound the run and where it comes from; who approved it, no run is told. */
export function approvedText(digest: string, { madeAt, madeBy }: Pick<PlanFile, 'madeAt' | 'madeBy'>): string {
  const { origin, identity, tenantId } = madeBy ?? {};
  const at = minuteText(Date.parse(madeAt)) ?? 'an unknown day';
  // An address that a file gives may lead anywhere but to another page.
  const name = origin && (/^https:\/\//i.test(origin.url) ? link(origin.name, origin.url) : cell(origin.name, 200));
  const run = name === undefined ? '' : ` by run ${name}`;
  const tenant = tenantId === undefined ? '' : ` in the tenant ${code(tenantId)}`;
  const who =
    identity === undefined && tenant === ''
      ? ''
      : `, signed in${identity === undefined ? '' : ` as ${cell(identity, 200)}`}${tenant}`;
  return `Plan ${code(digest)}, made${run} on ${at}${startedText(origin)}${who}. Who approved it is in the record that the CI keeps of the deployment.`;
}

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
export function whyNoUndo(step: Pick<PlanStep, 'kind' | 'before' | 'wanted'>): string {
  if (isSentAgain(step)) return 'nothing to undo';
  return step.kind === 'settings' ? 'cannot be undone, since Run As is retired' : 'cannot be undone';
}

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
