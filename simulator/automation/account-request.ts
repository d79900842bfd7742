import type { Incoming, Reply } from '../http';
import type { AccountSpec } from '../scenario';
import type { World } from '../world';

export interface AccountRequest {
  readonly world: World;
  readonly incoming: Incoming;
  readonly account: AccountSpec;
  /** Lower-cased, decoded names in the path after the account. */
  readonly names: readonly string[];
  readonly now: number;
}

/** The provider's own errors have no envelope, unlike those of Resource Manager before it. */
export const automationError = (status: number, code: string, message: string): Reply => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: JSON.stringify({ code, message }),
});

/** Automation writes times with an offset, that of UTC unless a schedule has a time zone. */
export function automationTime(time: number, offsetMinutes = 0): string {
  const [ahead, distance] = [offsetMinutes < 0 ? '-' : '+', Math.abs(offsetMinutes)];
  const [hours, minutes] = [Math.floor(distance / 60), distance % 60].map((part) => String(part).padStart(2, '0'));
  const local = new Date(time + offsetMinutes * 60_000).toISOString().replace(/\.?0*Z$/, '');
  return `${local}${ahead}${hours ?? ''}:${minutes ?? ''}`;
}
