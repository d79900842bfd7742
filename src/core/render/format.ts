/** Words for numbers and outcomes, the same in log, annotations and summary. */
import type { Problem } from '../values/model';

/** @param ms milliseconds; below zero counts as zero, since the service cuts end times to whole seconds */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Thousands apart; the runtime's own formatting would load its language data first. */
export const number = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

export const plural = (count: number, singular: string, several = `${singular}s`): string =>
  `${number(count)} ${count === 1 ? singular : several}`;

/** Message, causes, recommendation and correlation id in one text; the next step is not in it. */
export function problemText(problem: Problem, withCode = true): string {
  const { code, message, possibleCauses, recommendedAction, correlationId } = problem;
  const parts = [withCode ? `${code}: ${message}` : message];
  if (possibleCauses) parts.push(`Possible causes: ${possibleCauses}`);
  if (recommendedAction) parts.push(`Recommended: ${recommendedAction}`);
  if (correlationId) parts.push(`(correlation id ${correlationId})`);
  return parts.join(' ');
}
