/** When the support of something ends, as far as that matters. */
import { DAY } from '../values/time';

export const expiries = ['none', 'later', 'soon', 'expired'] as const;

export type Expiry = (typeof expiries)[number];

/** @param days how many days ahead is soon */
export function expiryOf(
  at: number | undefined,
  { now, days }: { readonly now: number; readonly days: number },
): Expiry {
  if (at === undefined) return 'none';
  if (at <= now) return 'expired';
  return at - now <= days * DAY ? 'soon' : 'later';
}
