/** What a schedule says of the runs to come. */
import { sameText } from '../values/compare';
import type { Schedule } from '../values/resources';
import { DAY } from '../values/time';

/** A next run that was due a moment ago may only not have been moved on yet. */
export const hasNextRun = ({ nextRun, expiry }: Schedule, now: number): boolean =>
  nextRun !== undefined && nextRun > now - DAY && (expiry === undefined || expiry > now);

const EVERY_DAY = 7;

/** True too for one that runs more often, and for one of which the service does not say. */
export function isDaily({ frequency, interval = 1, weekDays }: Schedule): boolean {
  if (frequency === '' || sameText(frequency, 'Minute')) return true;
  if (sameText(frequency, 'Hour')) return interval <= 24;
  if (sameText(frequency, 'Week')) return interval === 1 && weekDays === EVERY_DAY;
  return sameText(frequency, 'Day') && interval === 1;
}

/** For instance `every 30 days`. */
export function recurrence({ frequency, interval = 1 }: Schedule): string {
  if (sameText(frequency, 'OneTime')) return 'once';
  const unit = frequency.toLowerCase();
  return interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`;
}
