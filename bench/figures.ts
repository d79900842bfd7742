/** The reckoning behind the table: bounds, windows and medians. */
import type { RequestRecord } from '../simulator';

/** What the service takes of a subscription in a minute. */
export const WRITES_PER_MINUTE = 200;
export const READS_PER_HOUR = 10_000;

/** The least seconds in which N changes of one subscription can end, after the first request for the list. */
export const boundSeconds = (mappings: number, jobSeconds: number): number =>
  jobSeconds + 60 * Math.floor((mappings - 1) / WRITES_PER_MINUTE);

export const readsAllowed = (mappings: number): number => Math.max(100, 1.5 * mappings);

export const isRead = ({ subscription, method }: RequestRecord): boolean =>
  subscription !== undefined && method === 'GET';

/** The most reads that one subscription saw in any hour. */
export function mostReadsInAnHour(requests: readonly RequestRecord[]): number {
  const bySubscription = new Map<string, number[]>();
  for (const { subscription = '', time } of requests.filter(isRead)) {
    const times = bySubscription.get(subscription);
    if (times === undefined) bySubscription.set(subscription, [time]);
    else times.push(time);
  }
  return Math.max(0, ...[...bySubscription.values()].map(mostInAnHour));
}

function mostInAnHour(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [index, time] of sorted.entries()) {
    while ((sorted[first] ?? time) <= time - 3_600_000) first++;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  if (high === undefined) throw new RangeError('nothing was measured');
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
}

/** Simulated milliseconds at which the first list of mappings was asked for. */
export function firstListAt(requests: readonly RequestRecord[]): number {
  const first = requests.find(({ kind }) => kind === 'mappings.list');
  if (first === undefined) throw new Error('The list of mappings was never asked for.');
  return first.time;
}
