/** The plan in the log, in the summary and on the page. */
import { isCopyable, stepText } from '../audit/steps';
import { copiedText, numbered } from '../plan/line-text';
import { healedBy } from '../plan/lines';
import { LEADING, leadingLines, type LineToDo, type PlanOverview } from '../plan/overview';
import { number, plural } from '../render/format';
import { cell, prose } from '../render/markdown';
import type { Note, Table } from '../render/page/model';
import { tableOf, type ColumnOf } from '../render/page/table';
import { withoutTicks } from '../render/page/text';
import { bounded, visible } from '../render/text';
import type { AuditReport } from './report';
import type { Standing } from './standing';
import { isUnreadId } from './unread';

/** Of the summary; the report and the page have all. */
const MAX_LINES = 10;

/** Lines of a log. */
export function planText({ headline, lines }: PlanOverview): string[] {
  const leading = lines
    .slice(0, LEADING)
    .map((line, index) => `  ${index + 1}. ${visible(line.title)} (${remarks(line)})`);
  const left = lines.length - leading.length;
  return [
    `${headline}${leading.length === 0 ? '' : ':'}`,
    ...leading,
    ...(left > 0 ? [`  and ${number(left)} more`] : []),
  ];
}

/** For instance `this tool, needed by 14 VMs, for 9 days`. */
const remarks = ({ who, agents, age }: LineToDo): string =>
  [who, agents === 0 ? '' : `needed by ${plural(agents, 'VM')}`, age].filter((text) => text !== '').join(', ');

/** @param folds whether the host folds what is long, so that the steps stay together */
export function planSection(report: Planned, { folds }: { readonly folds: boolean }): string[] {
  const { headline, lines } = report.plan;
  if (lines.length === 0) return [];
  const shown = lines.slice(0, MAX_LINES);
  const left = lines.length - shown.length;
  return [
    `### Do next: ${cell(headline, 200)}`,
    '',
    ...shown.flatMap((line, index) => lineText(line, index, folds)),
    ...(left > 0 ? [`And ${plural(left, 'step')} more, in the page and in the JSON report.`, ''] : []),
    ...thenText(report).flatMap((text) => [text, '']),
  ];
}

function lineText(line: LineToDo, index: number, folds: boolean): string[] {
  const { title, toCopy } = line;
  const copied = copiedText(
    toCopy,
    (step) =>
      'command' in step && canCopy(step.command) ? fenced(step.command) : [prose(bounded(stepText(step), 1_000))],
    (isAll) => `${isAll ? 'What to copy' : 'The rest'} is in the page and in the JSON report.`,
  );
  const isFolded = folds && copied.length > MAX_OPEN;
  const lines = isFolded ? [FOLDED, '', ...copied, '</details>', ''] : copied;
  return numbered(index, `**${cell(title, 300)}** (${remarks(line)})`, lines);
}

/** Lines that do not hide the next step. */
const MAX_OPEN = 10;
const FOLDED = '<details><summary>What to copy</summary>';

/** As it stands between two fences. */
export const canCopy = (text: string): boolean => isCopyable(text) && !text.includes('```');

const fenced = (text: string): string[] => [text.startsWith('az ') ? '```sh' : '```yaml', ...text.split('\n'), '```'];

/** Steps that the first screen has room for. */
const FIRST_STEPS = 5;

const FOR: ColumnOf<LineToDo> = ['for', 'Found', 'text', ({ age }) => age];

/** What is copied; all that is no command is a comment of shell and YAML, what undoes it too. */
function howText({ toCopy, steps }: LineToDo): string {
  const undo = steps.length === 1 ? steps[0]?.undo : undefined;
  const isScript = toCopy.some((step) => 'command' in step);
  const lines = toCopy.map((step) => {
    if ('command' in step && canCopy(step.command)) return step.command;
    return `${isScript ? '# ' : ''}${withoutTicks(stepText(step))}`;
  });
  return [...lines, ...(undo === undefined ? [] : [`# Undo: ${visible(undo)}`])].join('\n');
}

/** Nobody waits for it but those who want to know. */
const isRight = ({ agents, steps }: LineToDo): boolean =>
  agents === 0 && steps.every(({ kind, wanted }) => kind === 'person' && isUnreadId(wanted));

export const planTable = ({ lines }: PlanOverview): Table =>
  tableOf<LineToDo>(
    'plan',
    'Do next',
    lines.filter((line) => !isRight(line)),
    [
      ['step', 'Step', 'prose', ({ title }) => title],
      ['vms', 'Needed by', 'vms', ({ agents }) => agents || undefined],
      ['who', 'Who', 'text', ({ who }) => who],
      ...(lines.some(({ age }) => age !== '') ? [FOR] : []),
      ['how', 'How', 'copy', howText, { screen: true }],
    ],
    { first: FIRST_STEPS },
  );

const MAX_RIGHTS = 3;

type Planned = Pick<AuditReport, 'plan' | 'counts' | 'standings'>;

/** What it takes to know the rest stands under what follows from the steps. */
export function planNotes(report: Planned): readonly Note[] {
  const rights = report.plan.lines.filter(isRight);
  const left = rights.length - MAX_RIGHTS;
  return [
    ...thenText(report).map((text) => ({ text })),
    ...rights.slice(0, MAX_RIGHTS).map((line) => ({ text: `${line.title.replace(/\.$/, '')}.`, copy: howText(line) })),
    ...(left > 0 ? [{ text: `${number(left)} more could not be read, see “Not read”.` }] : []),
  ];
}

/** What follows once the leading steps are done; nothing where that is what is so now. */
function thenText({ plan: { plan, lines }, counts: { agents }, standings }: Planned): readonly string[] {
  const idsOf = (...of: readonly Standing[]): ReadonlySet<string> =>
    new Set([...standings].flatMap(([{ id }, one]) => (of.includes(one) ? [id] : [])));
  // A step may be the end of what is not known too, for instance where a mapping leaves an account that cannot be read.
  const [waiting, unknown] = [idsOf('heldBack', 'notKnown'), idsOf('notKnown')];
  const healedIn = (of: readonly LineToDo[]): readonly string[] =>
    [...healedBy(plan, of)].filter((id) => waiting.has(id));
  const [healed, all] = [healedIn(leadingLines(lines)), healedIn(lines).length];
  const first = healed.length;
  if (first === 0 && agents.notKnown === 0) return [];
  const notKnown = agents.notKnown - healed.filter((id) => unknown.has(id)).length;
  const others = [
    ...(all > first ? [`${number(agents.healthy + all)} after all ${plural(lines.length, 'step')}`] : []),
    ...(agents.exempted > 0 ? [`${number(agents.exempted)} exempted`] : []),
    ...(notKnown > 0 ? [`${number(notKnown)} not known`] : []),
  ].map((text) => `; ${text}`);
  return [
    `Then ${number(agents.healthy + first)} of ${plural(agents.total, 'VM')} are covered and current${others.join('')}.`,
  ];
}
