/** The plan in the log, in the summary and on the page. */
import { isOneCommand, stepText } from '../audit/steps';
import { LEADING, type LineToDo, type PlanOverview } from '../plan/overview';
import { number, plural } from '../render/format';
import { cell, prose } from '../render/markdown';
import type { Table } from '../render/page/model';
import { tableOf, type ColumnOf } from '../render/page/table';
import { bounded, visible } from '../render/text';

/** Of the summary; the report and the page have all. */
const MAX_LINES = 10;
/** Characters that are copied for a line. */
const MAX_COPIED = 4_000;

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

export function planSection({ headline, lines, plan }: PlanOverview): string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, MAX_LINES);
  const left = lines.length - shown.length;
  const undone = plan.open - plan.heldBack;
  return [
    `### Do next: ${cell(headline, 200)}`,
    '',
    ...shown.flatMap(lineText),
    ...(left > 0 ? [`And ${plural(left, 'step')} more, in the page and in the JSON report.`, ''] : []),
    ...(undone > 0 ? [`Of ${plural(undone, 'VM')} it is not known what they need.`, ''] : []),
  ];
}

function lineText(line: LineToDo, index: number): string[] {
  const { title, toCopy } = line;
  const indent = ' '.repeat(String(index + 1).length + 2);
  const copied: string[] = [];
  let left = MAX_COPIED;
  for (const step of toCopy) {
    left -= stepText(step).length;
    if (left < 0) {
      copied.push('The rest is in the page and in the JSON report.', '');
      break;
    }
    copied.push(
      ...('command' in step && canCopy(step.command)
        ? fenced(step.command)
        : [prose(bounded(stepText(step), 1_000)), '']),
    );
  }
  return [
    `${index + 1}. **${cell(title, 300)}** (${remarks(line)})`,
    '',
    ...copied.map((line) => (line === '' ? '' : `${indent}${line}`)),
  ];
}

/** What a reader may paste: one call of `az`, or inputs; nothing that is invisible, and no fence in it. */
const canCopy = (text: string): boolean =>
  (isOneCommand(text) || text.split('\n').every((line) => visible(line) === line)) && !text.includes('```');

const fenced = (text: string): string[] => [
  text.startsWith('az ') ? '```sh' : '```yaml',
  ...text.split('\n'),
  '```',
  '',
];

const FOR: ColumnOf<LineToDo> = ['for', 'For', 'text', ({ age }) => age];

export const planTable = ({ lines }: PlanOverview): Table =>
  tableOf<LineToDo>('plan', 'Do next', lines, [
    ['title', 'Step', 'text', ({ title }) => title],
    ['vms', 'VMs that need it', 'number', ({ agents }) => agents],
    ['who', 'Who', 'text', ({ who }) => who],
    ...(lines.some(({ age }) => age !== '') ? [FOR] : []),
    [
      'how',
      'How',
      'text',
      ({ toCopy }) => toCopy.map((step) => ('command' in step ? step.command : step.text)).join('\n'),
    ],
    ['targets', 'Targets', 'number', ({ steps }) => steps.length],
    ['undo', 'What undoes it', 'text', ({ steps }) => (steps.length === 1 ? steps[0]?.undo : undefined)],
  ]);
