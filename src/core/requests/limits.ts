/** What Azure lets one identity ask of one subscription; the true scope of Site Recovery's limits is not published. */
import type { Limit } from './lane';

/** Azure Resource Manager has a bucket of 250 reads that 25 a second fill up again. */
const ARM_READS: Limit = { requests: 240, lengthMs: 10_000 };
/** The comments of Microsoft's sample name 10,000 reads an hour, and no document does; a tenth is left for others. */
const SITE_RECOVERY_READS: Limit = { requests: 9_000, lengthMs: 3_600_000 };

export const ARM_LIMITS: readonly Limit[] = [ARM_READS];
/** Site Recovery is behind Azure Resource Manager. */
export const READ_LIMITS: readonly Limit[] = [SITE_RECOVERY_READS, ARM_READS];
/** VMs are read one by one and last, at less than half the pace that Resource Manager allows, since others read them too. */
export const VM_LIMITS: readonly Limit[] = [{ requests: 100, lengthMs: 10_000 }];
export const VMS_AT_ONCE = 12;
export const REQUESTS_AT_ONCE = 24;
