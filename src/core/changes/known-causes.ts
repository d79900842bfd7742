/** What to do about a job that failed for a reason which is known: the command itself, and not "do what the service says". */
import { catalogue } from '../audit/catalogue';
import { stepsText } from '../audit/steps';
import type { Place } from '../audit/rule';
import type { Problem } from '../values/model';

/** The service has no code of its own for these; the finding that says the same has the remedy. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/automation account[^.]* (?:was not found|not found|does not exist|could not be found)/i, 'ASR101'],
  [
    /(?:no|without a|does not have a) (?:system-assigned|managed) identity|identity[^.]* (?:is not|not) (?:enabled|switched on)/i,
    'ASR103',
  ],
  [
    /identity[^.]* (?:has no|lacks|without|does not have)[^.]* (?:access|role|permissions?|rights?|authori[sz]ation)|identity[^.]* is not authori[sz]ed/i,
    'ASR104',
  ],
];

/** @returns undefined where the cause is not known */
export function adviceOnFailedJob(problem: Problem, at: Place): string | undefined {
  const text = [problem.message, problem.possibleCauses, problem.recommendedAction].join(' ');
  const id = CAUSES.find(([pattern]) => pattern.test(text))?.[1];
  const rule = id === undefined ? undefined : catalogue.get(id);
  return rule === undefined ? undefined : `Do this, then run again (${id}):\n${stepsText(rule.remedy(at))}`;
}
