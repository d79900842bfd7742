/** Joins repairs: what was found before, what was done, and one plan of what all of them would do. */
import type { AuditReport } from '../audit-report/report';
import { mergePlans } from '../repair/merge-plans';
import type { PlanFile } from '../repair/plan-file';
import { concludeRepair, countsOf, type RepairCounts } from '../repair/report';
import type { Cause } from '../values/cause';
import type { CollatedShard } from './collate';
import type { JoinedRepair, ReadRepairPlan, RepairContent, ShardReport } from './model';
import { planMissing, plansDiffer } from './problems';

interface Repaired {
  readonly shard: string;
  readonly report: ShardReport;
  readonly repair: RepairContent;
}

export function joinRepairs(
  shards: readonly CollatedShard[],
  plans: readonly ReadRepairPlan[],
  audit: AuditReport,
): { readonly repair: JoinedRepair | undefined; readonly causes: readonly Cause[] } {
  const repaired = shards.flatMap(({ planned, report }): Repaired[] => {
    const repair = typeof report === 'string' || report.content.kind !== 'audit' ? undefined : report.content.repair;
    return typeof report === 'string' || repair === undefined ? [] : [{ shard: planned.shard, report, repair }];
  });
  const [first] = repaired;
  if (first === undefined) return { repair: undefined, causes: [] };
  const dryRun = repaired.every(({ repair }) => repair.dryRun);
  const { plan, causes } = dryRun ? planOf(repaired, repaired.length === shards.length, plans) : NO_PLAN;
  const steps = repaired.flatMap(({ repair }) => repair.steps);
  const planned = new Set(repaired.flatMap(({ repair }) => repair.planned)).size;
  const refusals = repaired.flatMap(({ repair }) => repair.refusal ?? []);
  const changed = repaired.some(({ repair }) => repair.changed);
  return {
    causes,
    repair: {
      dryRun,
      changed,
      plan,
      steps,
      planned,
      refusals,
      refusal: undefined,
      vms: repaired.reduce((sum, { repair }) => sum + repair.vms, 0),
      before: repaired.map(({ repair }) => repair.before).reduce(sumOf),
      after: changed ? countsOf(audit) : undefined,
      conclusion: concludeRepair({
        steps,
        planned,
        dryRun,
        failOnDrift: repaired.some(({ report }) => report.conclusion === 'drifted'),
        refusal: refusals[0],
        stopped: audit.stopped,
        last: audit,
      }).conclusion,
    },
  };
}

const NO_PLAN = { plan: undefined, causes: [] };

const sumOf = (one: RepairCounts, other: RepairCounts): RepairCounts => ({
  errors: one.errors + other.errors,
  warnings: one.warnings + other.warnings,
  agents: one.agents + other.agents,
  covered: one.covered + other.covered,
  healthy: one.healthy + other.healthy,
  notKnown: one.notKnown + other.notKnown,
});

/** None where a shard has none: what is approved is the whole, or nothing. */
function planOf(
  repaired: readonly Repaired[],
  isWhole: boolean,
  plans: readonly ReadRepairPlan[],
): { readonly plan: PlanFile | undefined; readonly causes: readonly Cause[] } {
  const byDigest = new Map(plans.map((one) => [one.digest, one.plan]));
  const causes: Cause[] = [];
  const found: PlanFile[] = [];
  for (const { shard, report, repair } of repaired) {
    const plan = byDigest.get(repair.planDigest ?? '');
    const isOwn =
      plan?.steps
        .map(({ id }) => id)
        .sort()
        .join() === [...repair.planned].sort().join();
    if (plan !== undefined && isOwn) found.push(plan);
    else causes.push({ level: 'error', problem: planMissing(shard, report.file), affected: [`shard ${shard}`] });
  }
  if (!isWhole || causes.length > 0) return { plan: undefined, causes };
  const merged = mergePlans(found);
  if (merged === undefined || merged.ok) return { plan: merged?.plan, causes };
  return {
    plan: undefined,
    causes: [{ level: 'error', problem: plansDiffer(merged.differ), affected: ['the plans'] }],
  };
}
