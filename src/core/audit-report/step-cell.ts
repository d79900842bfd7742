/** A step of a remedy in a table. */
import type { Step } from '../audit/steps';
import { code, prose } from '../render/markdown';
import { bounded } from '../render/text';

/** A command is whole or not there: half of one might do something else. */
const MAX_COMMAND = 4_000;

export function stepCell(step: Step): string {
  if ('text' in step) return prose(bounded(step.text, 1_000));
  return step.command.length > MAX_COMMAND
    ? 'A command that is too long for here; the report has it.'
    : code(step.command);
}
