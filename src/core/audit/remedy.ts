/** Remedies in a report, step by step. */
import { withoutTicks } from '../render/page/text';
import { isFields, own } from '../rows/fields';
import { text, type Kind, type ReadContext } from '../rows/kinds';
import type { Share } from '../rows/share';
import { isOneCommand } from '../render/shell';
import { stepText, type Step } from './steps';

const MAX_STEPS = 20;

/** One copy of the steps that many findings have. */
const shared = new WeakMap<Share, Map<string, readonly Step[]>>();

const one = (key: 'text' | 'command'): object => ({
  type: 'object',
  additionalProperties: false,
  required: [key],
  properties: { [key]: { type: 'string', minLength: 1 } },
});

export const remedy: Kind<readonly Step[]> = {
  schema: { type: 'array', minItems: 1, items: { oneOf: [one('text'), one('command')] } },
  cell: 'text',
  read(value, context) {
    if (!Array.isArray(value) || value.length > MAX_STEPS) return undefined;
    const steps = value.flatMap((step) => stepOf(step, context) ?? []);
    return steps.length < value.length ? undefined : sharedSteps(steps, context);
  },
  show: (steps) => steps.map((step) => ('text' in step ? withoutTicks(stepText(step)) : stepText(step))).join(' '),
};

/** A reader copies commands, so that what is more than one call of `az` is shown as a sentence. */
function stepOf(value: unknown, context: ReadContext): Step | undefined {
  if (!isFields(value)) return undefined;
  const command = text.read(own(value, 'command'), context);
  if (command !== undefined) return isOneCommand(command) ? { command } : { text: command };
  const sentence = text.read(own(value, 'text'), context);
  return sentence === undefined ? undefined : { text: sentence };
}

function sharedSteps(steps: readonly Step[], { share }: ReadContext): readonly Step[] {
  const known = shared.get(share) ?? new Map<string, readonly Step[]>();
  shared.set(share, known);
  const key = JSON.stringify(steps);
  const first = known.get(key);
  if (first === undefined) known.set(key, steps);
  return first ?? steps;
}
