/** The least time in which a shard can end, by what the service takes of a subscription. */
import type { RequestRecord } from '../../simulator';
import { boundSeconds, isRead } from '../figures';

/** Resource Manager's bucket of reads, for each subscription. */
export const READ_BUCKET = 250;
export const READS_REFILLED_A_SECOND = 25;

export interface Load {
  readonly reads: number;
  /** Of these, looks at jobs, of which a run can make more or fewer. */
  readonly looks: number;
  readonly changes: number;
}

const LOOKS: readonly RequestRecord['kind'][] = ['jobs.list', 'job.get', 'operation.status'];

/** Requests by subscription, of which no two shards have the same. */
export function loads(requests: readonly RequestRecord[]): readonly Load[] {
  const bySubscription = new Map<string, RequestRecord[]>();
  for (const request of requests) {
    const same = bySubscription.get(request.subscription ?? '');
    if (same === undefined) bySubscription.set(request.subscription ?? '', [request]);
    else same.push(request);
  }
  return [...bySubscription.values()].map((same) => ({
    reads: same.filter(isRead).length,
    looks: same.filter(({ kind }) => LOOKS.includes(kind)).length,
    changes: same.filter(({ kind }) => kind === 'mapping.patch').length,
  }));
}

/** Seconds in which N reads can be answered. */
export const readsBound = (reads: number): number => Math.max(0, (reads - READ_BUCKET) / READS_REFILLED_A_SECOND);

/** Seconds: the reads that are no looks at jobs, or the changes and the length of the last. */
export const loadBound = ({ reads, looks, changes }: Load, jobSeconds: number): number =>
  Math.max(readsBound(reads - looks), changes === 0 ? 0 : boundSeconds(changes, jobSeconds));
