/** What to do about a finding, step by step. A step is a value from the rule to the reader. */
import type { Spell } from '../values/spell';
import { isOneCommand } from '../render/shell';
import { visible } from '../render/text';

/** A sentence, or a command to be copied as it is. */
export type Step = { readonly text: string } | { readonly command: string };

export const steps = (...all: readonly (string | Step)[]): readonly Step[] =>
  all.map((step) => (typeof step === 'string' ? { text: step } : step));

export const command = (text: string): Step => ({ command: text });

/** Commands name no inputs of ours. */
export function spelledStep(step: Step, spell: Spell): Step {
  if (!('text' in step)) return step;
  const text = spell(step.text);
  return text === step.text ? step : { text };
}

/** What a reader may paste: one call of `az`, or inputs; nothing that is invisible. */
export const isCopyable = (text: string): boolean =>
  isOneCommand(text) || text.split('\n').every((line) => visible(line) === line);

/** On one line. */
export const stepText = (step: Step): string => visible('command' in step ? step.command : step.text);

/** A line for each step; commands are indented, as what is to be copied is in every next step. */
export const stepsText = (all: readonly Step[]): string =>
  all.map((step) => `${'command' in step ? '  ' : ''}${stepText(step)}`).join('\n');

/**
 * The steps of a problem's next step, where the calls of `az` stand on lines of their own. What else is indented there,
 * such as lines of YAML, stays with its sentence.
 */
export function stepsOf(nextStep: string): readonly Step[] {
  const all: Step[] = [];
  let sentence: string[] = [];
  const end = (): void => {
    if (sentence.length > 0) all.push({ text: sentence.join('\n') });
    sentence = [];
  };
  for (const line of nextStep.split('\n')) {
    if (!line.startsWith('  ') || !isOneCommand(line.trim())) {
      sentence.push(line);
      continue;
    }
    end();
    all.push(command(line.trim()));
  }
  end();
  return all;
}
