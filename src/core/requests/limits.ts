/** What Azure lets one identity ask of one subscription; the true scope of Site Recovery's limits is not published. */
import { IdMap } from '../values/id-map';
import type { Clock } from '../values/ports';
import { TokenBucket, type Limit } from './windows';

/** Azure Resource Manager has a bucket of 250 reads that 25 a second fill up again. */
const ARM_READS: Limit = { requests: 245, lengthMs: 10_000 };
/** The comments of Microsoft's sample name 10,000 reads an hour, and no document does; a tenth is left for others. */
const SITE_RECOVERY_READS: Limit = { requests: 9_000, lengthMs: 3_600_000 };

/** Site Recovery is behind Azure Resource Manager, whose bucket is drawn on as well. */
export const READ_LIMITS: readonly Limit[] = [SITE_RECOVERY_READS];
/** VMs are read one by one and last, at less than half the pace that Resource Manager allows, since others read them too. */
export const VM_LIMITS: readonly Limit[] = [{ requests: 100, lengthMs: 10_000 }];
export const VMS_AT_ONCE = 12;
/** Of one subscription. */
export const REQUESTS_AT_ONCE = 24;
/** Of the whole process. At a tenth of a second for each it is then busy with itself. */
export const REQUESTS_OF_PROCESS = 128;

/** Whatever shares a clock shares the process, and so the buckets: what one part of a run took is missing for the next. */
const buckets = new WeakMap<Clock, IdMap<TokenBucket>>();

/** Resource Manager's bucket of a subscription. */
export function readBucket(subscriptionId: string, clock: Clock): TokenBucket {
  const ofClock = buckets.get(clock) ?? new IdMap<TokenBucket>();
  buckets.set(clock, ofClock);
  const bucket = ofClock.get(subscriptionId) ?? new TokenBucket(ARM_READS);
  ofClock.set(subscriptionId, bucket);
  return bucket;
}
