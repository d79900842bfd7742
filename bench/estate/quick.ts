/** A small estate in less than half a minute, with margins that hold on a busy machine. */
import type { Check } from '../quick';
import type { Say } from '../run';
import { smallEstate } from './cases';
import { boundOf, longest, measureEstate, unevenness, type ActionResult, type EstateResults } from './run';

/** What other load on the machine may add; a look at the jobs every 30 s would be 1.5. */
const MAX_RATIO = 1.4;
/** Simulated seconds; the bound is 0, since so small an estate is read at once. */
const MAX_AUDIT = 15;
/** Subscriptions are few, and so their vaults cannot be dealt evenly. */
const MAX_UNEVEN = 0.15;

const atMost = (measure: string, value: number, limit: number): Check => ({
  measure,
  value,
  kind: 'at most',
  limit,
  holds: value <= limit,
});

function checksOf({ discovery, actions }: EstateResults): readonly Check[] {
  const length = ({ action, shards }: ActionResult): Check =>
    action === 'Audit'
      ? atMost('Audit: slowest shard', longest(shards), MAX_AUDIT)
      : atMost('Enabled: slowest shard ÷ bound', longest(shards) / boundOf(shards), MAX_RATIO);
  return [
    atMost('discovery', discovery.seconds, 15),
    atMost('shards: furthest from even', unevenness(discovery.entries), MAX_UNEVEN),
    ...actions.map(length),
    ...actions.map(({ action, rejected }) => atMost(`${action}: requests rejected for rate`, rejected, 0)),
    ...actions.map(({ action, merging }) => atMost(`merge of ${action}`, merging.seconds, 10)),
  ];
}

export async function quickEstate(say: Say): Promise<readonly Check[]> {
  const checks = checksOf(await measureEstate(smallEstate, () => undefined));
  for (const { measure, value, limit, holds } of checks) {
    say(`${holds ? 'holds' : 'FAILS'}  ${measure}: ${value.toFixed(2)}, at most ${limit}`);
  }
  return checks;
}
