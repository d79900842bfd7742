/** What to do first about what an issue is about, with what is copied for it. */
import { overviewOf, type LineToDo } from '../plan/overview';
import { isCopyable, stepText, type Step } from '../audit/steps';
import { isOneCommand } from '../render/shell';
import { copiedText, numbered } from '../plan/line-text';
import { plural } from '../render/format';
import { prose, withoutReferences } from '../render/markdown';
import { bounded } from '../render/text';
import { IdSet } from '../values/id-map';
import { commandLines, fitting, plain } from './text';
import type { Unit } from './unit';

const MAX_LINES = 10;

/** Ages are left out, since they would change the text every night. */
export function planLines(unit: Unit, characters: number): string[] {
  const ids = new IdSet(unit.agents.map(({ id }) => id));
  const steps = unit.steps.map((step) => ({ ...step, agents: step.agents.filter((id) => ids.has(id)) }));
  const held = new IdSet(steps.flatMap((step) => step.agents));
  const open = unit.agents.filter(({ id, coverage }) => held.has(id) || coverage === 'unknown').length;
  const { headline, lines } = overviewOf({ steps, open, heldBack: held.size });
  if (lines.length === 0) return [];
  const texts = fitting(
    lines.slice(0, MAX_LINES).map((line, index) => lineText(line, index)),
    (text) => text,
    characters,
    () => 'More steps are in the report of the run.\n',
  );
  const left = lines.length - MAX_LINES;
  return [
    `### What to do first: ${plain(headline, 200)}`,
    '',
    ...texts,
    ...(left > 0 ? [`And ${plural(left, 'step')} more, in the report of the run.`, ''] : []),
  ];
}

function lineText({ title, who, agents, toCopy }: LineToDo, index: number): string {
  const needed = agents === 0 ? '' : `, needed by ${plural(agents, 'VM')}`;
  const copied = copiedText(toCopy, stepLines, () => 'The rest is in the report of the run.');
  return numbered(index, `**${plain(title, 300)}** (${who}${needed})`, copied).join('\n');
}

function stepLines(step: Step): readonly string[] {
  if (!('command' in step) || !isCopyable(step.command))
    return [prose(bounded(stepText(step), 1_000), withoutReferences)];
  return commandLines(step.command.split('\n'), isOneCommand(step.command) ? 'sh' : 'yaml');
}
