/** What is shown of a row of changes. */
import type { Row } from '../values/model';

export const durationOf = (row: Row): number | undefined =>
  row.startedAt === undefined || row.endedAt === undefined ? undefined : Math.max(0, row.endedAt - row.startedAt);

export function outcomeText(row: Row): string {
  if (!row.decision.selected) return 'skipped';
  if (row.outcome === undefined) return 'would change';
  return row.outcome.kind === 'succeeded' && row.outcome.note !== undefined
    ? 'succeeded with a remark'
    : row.outcome.kind;
}

/** What somebody else wanted of it must not be undone without a word. */
export const overrideText = (left: string): string =>
  `somebody else's operation ended during this run and left it reading ${left}; this run changed that.`;
