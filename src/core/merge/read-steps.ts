/** Remedies of a report, step by step. */
import { isOneCommand, type Step } from '../audit/steps';
import { isFields, listIn, maybeTextIn, type Fields, type Share } from './fields';

const MAX_STEPS = 20;

/** One copy of the steps that many findings of a report have. Undefined where they are not as this tool writes them. */
export function stepsReader(share: Share): (finding: Fields) => readonly Step[] | undefined {
  const known = new Map<string, readonly Step[]>();
  return (finding) => {
    const steps: Step[] = [];
    for (const value of listIn(finding, 'remedy') ?? []) {
      const step = isFields(value) ? stepOf(value) : undefined;
      if (step === undefined || steps.length === MAX_STEPS) return undefined;
      steps.push(step);
    }
    const key = JSON.stringify(steps);
    const first = known.get(key);
    if (first !== undefined) return first;
    const shared = steps.map((step) =>
      'command' in step ? { command: share(step.command) } : { text: share(step.text) },
    );
    known.set(key, shared);
    return shared;
  };
}

/** A reader copies commands, so that what is more than one call of `az` is shown as a sentence. */
function stepOf(fields: Fields): Step | undefined {
  const command = maybeTextIn(fields, 'command');
  if (command !== undefined) return isOneCommand(command) ? { command } : { text: command };
  const text = maybeTextIn(fields, 'text');
  return text === undefined ? undefined : { text };
}
