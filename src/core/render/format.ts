/** Words for numbers and outcomes, the same in log, annotations and summary. */
import type { Row, Problem } from '../values/model';
import type { Report } from '../changes/report';

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

export const durationOf = (row: Row): number | undefined =>
  row.startedAt === undefined || row.endedAt === undefined ? undefined : row.endedAt - row.startedAt;

export function outcomeText(row: Row): string {
  if (!row.decision.selected) return 'skipped';
  if (row.outcome === undefined) return 'would change';
  return row.outcome.kind === 'succeeded' && row.outcome.note !== undefined
    ? 'succeeded with a remark'
    : row.outcome.kind;
}

/** Message, causes, recommendation and correlation id in one text; the next step is not in it. */
export function problemText(problem: Problem, withCode = true): string {
  const { code, message, possibleCauses, recommendedAction, correlationId } = problem;
  const parts = [withCode ? `${code}: ${message}` : message];
  if (possibleCauses) parts.push(`Possible causes: ${possibleCauses}`);
  if (recommendedAction) parts.push(`Recommended: ${recommendedAction}`);
  if (correlationId) parts.push(`(correlation id ${correlationId})`);
  return parts.join(' ');
}

/** The run in one sentence. */
export function headline(report: Report): string {
  const { counts, conclusion, vaultFailures, words } = report;
  const { outcomes } = counts;
  const unread = vaultFailures.length === 0 ? '' : `; ${plural(vaultFailures.length, 'vault')} could not be read`;
  const other = report.otherErrors === 0 ? '' : `; ${plural(report.otherErrors, 'other error')}`;
  const wrong = `${unread}${other}`;
  const bad = [
    [outcomes.failed, 'failed'],
    [outcomes['failed-to-start'], 'failed to start'],
    [outcomes['timed-out'], 'not ended in time'],
    [outcomes.abandoned, 'left when the run was cancelled'],
  ] as const;
  const parts = bad.filter(([count]) => count > 0).map(([count, text]) => `${number(count)} ${text}`);
  const of = `${plural(outcomes.succeeded, words.deed)} of ${number(counts.selected)} succeeded`;
  const total = plural(counts.total, words.one);
  switch (conclusion) {
    case 'unchanged':
      return counts.total === 0
        ? `Nothing to do: the vaults hold no ${words.many}`
        : `Nothing to do: of ${total} none has to ${words.toBe}`;
    case 'planned':
      return `Dry run: ${number(counts.selected)} of ${total} would ${words.toBe}`;
    case 'drifted':
      return `Drift: ${number(counts.selected)} of ${total} are not as wanted`;
    case 'succeeded':
      return `${plural(outcomes.succeeded, words.one)} ${words.done}`;
    case 'cancelled':
      return `Cancelled: ${[of, ...parts].join(', ')}${unread}`;
    case 'timed-out':
      return `Timed out: ${[of, ...parts].join(', ')}${unread}`;
    case 'failed':
      if (counts.selected === 0) return wrong === '' ? 'Failed' : `Failed${wrong.replace(';', ':')}`;
      if (report.dryRun) return `Failed: ${number(counts.selected)} of ${total} would ${words.toBe}${wrong}`;
      return `Failed: ${[of, ...parts].join(', ')}${wrong}`;
  }
}
