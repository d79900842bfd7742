/** When the support of agents ends, by week. */
import type { AgentRow } from '../audit/rows';
import type { Bar } from '../render/page/model';
import { DAY, day } from '../values/time';

const WEEKS = 12;
const WEEK = 7;

/** Weeks up to the last in which the support of an agent ends, at most a quarter of a year. */
export function supportByWeek(agents: readonly AgentRow[], now: number, expiryDays: number): readonly Bar[] {
  const weeks = Array.from({ length: WEEKS }, () => 0);
  let [out, later, noDate] = [0, 0, 0];
  for (const { expiry, daysLeft } of agents) {
    const week = daysLeft === undefined ? undefined : Math.floor(daysLeft / WEEK);
    if (expiry === 'expired') out++;
    else if (week === undefined) noDate++;
    else if (week < WEEKS) weeks[Math.max(0, week)] = (weeks[Math.max(0, week)] ?? 0) + 1;
    else later++;
  }
  const shown = weeks.slice(
    0,
    weeks.reduce((last, count, index) => (count > 0 ? index + 1 : last), 0),
  );
  return [
    { label: 'Out of support', value: out, level: 'error' },
    ...shown.map((value, index): Bar => ({
      label: `Until ${day(now + (index + 1) * WEEK * DAY)}`,
      value,
      level: index * WEEK < expiryDays ? 'warning' : 'note',
    })),
    { label: 'Later', value: later, level: 'ok' },
    ...(noDate === 0 ? [] : [{ label: 'No date known', value: noDate, level: 'not known' } as const]),
  ];
}
