/** What an annotation says. Its lines are ours: a text of the service is one line, so that none of it passes for the next step. */
import type { Problem } from '../values/model';
import { problemText } from './format';
import { visible } from './text';

const MAX_NAMES = 10;

export function annotationText(problem: Problem, affected: readonly string[] = []): string {
  const names = affected.slice(0, MAX_NAMES).map(visible).join(', ');
  const more = affected.length > MAX_NAMES ? ` and ${affected.length - MAX_NAMES} more` : '';
  return [
    visible(problemText(problem, false)),
    ...(affected.length === 0 ? [] : [`Affects: ${names}${more}`]),
    ...(problem.nextStep === undefined
      ? []
      : [`Next:${problem.nextStep.startsWith(' ') ? '\n' : ' '}${problem.nextStep}`]),
  ].join('\n');
}
