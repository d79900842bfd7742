/** Health errors in words. */
import type { HealthError } from '../values/model';

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** What the service says of its health errors, as far as it says it. */
export const wordsOf = (errors: readonly HealthError[]): string =>
  errors
    .flatMap(({ possibleCauses, recommendedAction }) => [
      possibleCauses && sentence(possibleCauses),
      recommendedAction && `The service recommends: ${sentence(recommendedAction)}`,
    ])
    .filter((text) => text !== '')
    .join(' ');

export const messagesOf = (errors: readonly HealthError[]): string =>
  errors.map(({ code, message }) => [code, message].filter((text) => text !== '').join(': ') || 'no text').join('; ');
