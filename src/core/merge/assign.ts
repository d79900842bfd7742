/** Puts each report to its shard, once. */
import type { PlannedShard } from '../estate/document';
import type { Problem } from '../values/model';
import type { Cause } from '../values/cause';
import { shardFinder } from './find-shard';
import { earlierAttempt, notInPlan, notPlanned, outdated, shardTwice, vaultTwice } from './problems';
import type { Plan, ShardReport } from './model';
import { isEarlierAttempt } from './run-of';
import { groupById, IdSet } from '../values/id-map';

export type Say = (level: Cause['level'], problem: Problem, affected: string) => void;

/**
 * By shard; without a plan every report is a shard of its own.
 * @param reports the first of two that are about the same counts
 */
export function assign(
  reports: readonly ShardReport[],
  plan: Plan | undefined,
  say: Say,
): ReadonlyMap<PlannedShard, ShardReport> {
  const byShard = new Map<PlannedShard, ShardReport>();
  const rivalOf = rivals(reports);
  const counting = new Set<ShardReport>();
  const shardOf = plan === undefined ? withoutPlan() : shardFinder(plan.shards);
  for (const report of reports) {
    const { file } = report;
    const found = shardOf(report);
    const first = 'why' in found ? undefined : byShard.get(found.shard);
    const rival = rivalOf(report, (other) => 'why' in found || counting.has(other));
    if (first !== undefined && 'shard' in found) {
      const { shard } = found.shard;
      if (isEarlierAttempt(report, first)) say('warning', earlierAttempt(shard, file, first.file), file);
      else say('error', shardTwice(shard, file, first.file), file);
    } else if (plan !== undefined && ('why' in found || rival !== undefined) && isEarlierAttempt(report, plan))
      say('warning', outdated(file, plan.file), file);
    else if (rival !== undefined) say('error', vaultTwice(file, rival.file, rival.vaults), file);
    else if ('why' in found) say('error', notPlanned(file, found.why), file);
    else {
      byShard.set(found.shard, report);
      counting.add(report);
      if (found.notPlanned.length > 0) say('warning', notInPlan(file, found.notPlanned), file);
    }
  }
  return byShard;
}

type RivalOf = (
  report: ShardReport,
  counts: (other: ShardReport) => boolean,
) => { readonly file: string; readonly vaults: readonly string[] } | undefined;

/** The first other report that covers the same vaults, with their names. */
function rivals(reports: readonly ShardReport[]): RivalOf {
  const byVault = groupById(
    reports.flatMap((report) => report.vaults.map(({ id }) => ({ id, report }))),
    ({ id }) => id,
  );
  return (report, counts) => {
    const othersOf = (id: string): readonly ShardReport[] =>
      (byVault.get(id) ?? []).flatMap(({ report: other }) => (other !== report && counts(other) ? [other] : []));
    const shared = report.vaults.filter(({ id }) => othersOf(id).length > 0);
    const file = shared[0] && othersOf(shared[0].id)[0]?.file;
    return file === undefined ? undefined : { file, vaults: shared.map(({ name }) => name) };
  };
}

function withoutPlan(): ReturnType<typeof shardFinder> {
  let count = 0;
  return ({ file, vaults }) => {
    const shard = String(++count).padStart(2, '0');
    const subscriptions = [...new IdSet(vaults.map(({ subscriptionId }) => subscriptionId))];
    return {
      shard: { shard, name: file, subscriptions, items: undefined, vaultIds: vaults.map(({ id }) => id) },
      notPlanned: [],
    };
  };
}
