import type { Clock } from '../values/ports';
import { Lane, type LaneOptions } from './lane';
import { readBucket, REQUESTS_AT_ONCE } from './limits';

/** A lane for what is asked of Azure Resource Manager itself in a subscription; an empty id is that of the tenant. */
export const armLane = (
  subscriptionId: string,
  { clock, random }: { readonly clock: Clock; readonly random: () => number },
  gate?: LaneOptions['gate'],
): Lane =>
  new Lane(
    { limits: [], bucket: readBucket(subscriptionId, clock), concurrency: REQUESTS_AT_ONCE, gate, random },
    clock,
  );
