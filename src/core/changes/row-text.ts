/** What is shown of a row of changes. */
import type { Row } from '../values/model';

export const durationOf = (row: Row): number | undefined =>
  row.startedAt === undefined || row.endedAt === undefined ? undefined : Math.max(0, row.endedAt - row.startedAt);

export function outcomeText(row: Row): string {
  if (!row.decision.selected) return 'skipped';
  if (row.outcome === undefined) return 'would change';
  if (row.outcome.kind !== 'succeeded') return row.outcome.kind;
  if (row.confirmation?.asWanted === false) return 'succeeded, not confirmed';
  return row.outcome.note === undefined ? 'succeeded' : 'succeeded with a remark';
}

/** What somebody else wanted of it must not be undone without a word. */
export const overrideText = (left: string): string =>
  `another operation set it to ${left} during this run; this run changed that.`;
