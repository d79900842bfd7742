/** The first line of a report of changes. */
import { plural, number } from '../render/format';
import { confirmedText, isUnconfirmed, type Report } from './report';

/** Nothing else is wrong with the run. */
export const isOnlyUnconfirmed = (report: Report): boolean =>
  report.rows.some(isUnconfirmed) &&
  (report.conclusion === 'succeeded' || report.conclusion === 'failed') &&
  report.counts.outcomes.succeeded === report.counts.selected &&
  report.vaultFailures.length + report.otherErrors.length === 0;

/** The run in one sentence. */
export function headline(report: Report): string {
  const { counts, conclusion, vaultFailures, words } = report;
  const { outcomes } = counts;
  const unread = vaultFailures.length === 0 ? '' : `; ${plural(vaultFailures.length, 'vault')} could not be read`;
  const other = report.otherErrors.map((said) => `; ${said}`).join('');
  const wrong = `${unread}${other}`;
  const bad = [
    [outcomes.failed, 'failed'],
    [outcomes['failed-to-start'], 'failed to start'],
    [outcomes['timed-out'], 'not ended in time'],
    [outcomes.abandoned, `left when the run ${conclusion === 'cancelled' ? 'was cancelled' : 'broke'}`],
  ] as const;
  const parts = bad.filter(([count]) => count > 0).map(([count, text]) => `${number(count)} ${text}`);
  const unconfirmed = report.rows.filter(isUnconfirmed).length;
  const doubt = unconfirmed === 0 ? '' : ` (${number(unconfirmed)} not confirmed)`;
  const of = `${plural(outcomes.succeeded, words.deed)} of ${number(counts.selected)} succeeded${doubt}`;
  if (isOnlyUnconfirmed(report))
    return `${confirmedText(counts)}: ${plural(unconfirmed, words.deed)} not seen to take effect`;
  const total = plural(counts.total, words.one);
  // The service takes a setting with any account.
  const useless = report.uselessIn === 0 ? '' : `; it cannot work yet in ${plural(report.uselessIn, 'vault')}`;
  switch (conclusion) {
    case 'unchanged':
      return counts.total === 0
        ? `Nothing to do: the vaults hold no ${words.many}`
        : `Nothing to do: of ${total} none has to ${words.toBe}${useless}`;
    case 'planned':
      return `Dry run: ${number(counts.selected)} of ${total} would ${words.toBe}${useless}`;
    case 'drifted':
      return `Drift: ${number(counts.selected)} of ${total} are not as wanted`;
    case 'succeeded':
      return `${plural(outcomes.succeeded, words.one)} ${words.done}${useless}`;
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
