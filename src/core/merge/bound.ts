/** Whether what comes after a wave may begin: what a person would look for in its report before going on. */
import type { MergeReport } from './join';

export interface Bound {
  /** Failed changes, up to which the next wave may begin. */
  readonly allowed: number;
  /** Changes that failed, were refused, or did not end. */
  readonly failed: number;
  /** Changes that had to be made; undefined for a wave that changes nothing, as an audit does. */
  readonly selected: number | undefined;
  /** Every shard and every vault of the plan was reported and read. What is not known of is no failure to be counted. */
  readonly isWhole: boolean;
  readonly isWithin: boolean;
}

export function boundOf({ joined, problems, vaults }: MergeReport, allowed: number): Bound {
  const counts = joined.kind === 'change' ? joined.report.counts : undefined;
  const outcomes = counts?.outcomes;
  const failed =
    outcomes === undefined
      ? 0
      : outcomes.failed + outcomes['failed-to-start'] + outcomes['timed-out'] + outcomes.abandoned;
  const isWhole = problems === 0 && vaults.every(({ state }) => state === 'reported');
  return { allowed, failed, selected: counts?.selected, isWhole, isWithin: isWhole && failed <= allowed };
}

/** In the log and at the top of the summary. */
export function boundText({ allowed, failed, selected, isWhole, isWithin }: Bound): string {
  const counted =
    selected === undefined
      ? ''
      : selected === 0
        ? ' Nothing had to be changed, so nothing was tried.'
        : ` Changes to make: ${selected}. Failed: ${failed}; allowed: ${allowed}.`;
  const unknown = isWhole ? '' : ' Not every shard and vault was reported, so failures there are not known.';
  return `The next wave may begin: ${isWithin ? 'yes' : 'no'}.${counted}${unknown}`;
}
