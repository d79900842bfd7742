/** Since when something is found, in words. */
import { plural } from '../render/format';
import { DAY, day } from '../values/time';
import type { Finding } from './findings';

type Aged = Pick<Finding, 'state' | 'firstSeen'>;

/**
 * For instance `new`, `new for 9 days`, `for 9 days`, or of several `2 new, the oldest for 9 days`; empty without a
 * baseline.
 * @param now milliseconds since the epoch
 */
export function ageText(found: readonly Aged[], now: number): string {
  const times = found.flatMap(({ firstSeen }) => firstSeen ?? []);
  if (times.length === 0) return '';
  const days = Math.floor((now - times.reduce((a, b) => Math.min(a, b))) / DAY);
  const since = days > 0 ? `for ${plural(days, 'day')}` : '';
  const count = (state: Aged['state']): number => found.filter((one) => one.state === state).length;
  const [fresh, checked] = [count('new'), count('newly-checked')];
  const parts = [
    ...(fresh === 0 ? [] : [found.length === 1 ? 'new' : `${fresh} new`]),
    ...(checked === 0 ? [] : [found.length === 1 ? 'newly checked' : `${checked} newly checked`]),
  ];
  if (since === '') return parts.join(', ');
  if (found.length === 1) return [...parts, since].join(' ');
  return [...parts, `the oldest ${since}`].join(', ');
}

/** The same in brackets, to stand behind a sentence. */
export function ageRemark(found: readonly Aged[], now: number): string {
  const text = ageText(found, now);
  return text === '' ? '' : ` (${text})`;
}

/** For texts that are compared from night to night, in which no age may stand; empty without a baseline. */
export const sinceDay = ({ firstSeen }: Aged): string => (firstSeen === undefined ? '' : ` Since ${day(firstSeen)}.`);
