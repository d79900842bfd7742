/** How bad a vault, a subscription or a shard is, for summary, page and CSV alike. */
import type { MergedShard } from './join';

export type RowLevel = 'error' | 'warning' | 'ok';

const ERRORS = ['Errors', 'Failed', 'Not ended'];
const WARNINGS = ['Warnings'];

/** @param missing vaults that nothing is known of */
export function levelOfFigures(
  { figures, missing }: { readonly figures: readonly (number | undefined)[]; readonly missing: number },
  titles: readonly string[],
): RowLevel {
  const any = (of: readonly string[]): boolean =>
    titles.some((title, index) => of.includes(title) && (figures[index] ?? 0) > 0);
  if (missing > 0 || any(ERRORS)) return 'error';
  return any(WARNINGS) ? 'warning' : 'ok';
}

/** A shard that ran whole and found something has not failed to run. */
export const levelOfShard = ({ whole, failed }: MergedShard): RowLevel =>
  whole ? (failed ? 'warning' : 'ok') : 'error';
