/** Times are milliseconds since the epoch, and dates in UTC. */

/** Milliseconds. */
export const DAY = 24 * 60 * 60 * 1000;

/** The furthest that a date may be from the epoch, in milliseconds. */
const FURTHEST = 8.64e15;

/** Undefined for what is no time. */
export const isoTime = (ms: number | undefined): string | undefined =>
  ms !== undefined && Math.abs(ms) <= FURTHEST ? new Date(ms).toISOString() : undefined;

/** To the second, for instance `2026-01-31T23:59:00Z`. */
export const secondText = (ms: number | undefined): string | undefined => isoTime(ms)?.replace(/\.\d+Z$/, 'Z');

/** For people, for instance `2026-01-31 23:59 UTC`. */
export const minuteText = (ms: number): string | undefined => {
  const iso = isoTime(ms);
  return iso && `${iso.slice(0, 16).replace('T', ' ')} UTC`;
};

export const day = (ms: number): string => isoTime(ms)?.slice(0, -14) ?? 'an unknown day';

/** Whole days until then, below zero once it is past. */
export const daysUntil = (ms: number, now: number): number => Math.floor((ms - now) / DAY);
