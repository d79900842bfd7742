/** Puts each report to its shard of the plan, and finds what is wrong with them as a whole. */
import type { PlannedShard } from '../estate/document';
import type { Cause } from '../values/cause';
import type { Problem } from '../values/model';
import { notOfHere, notOfPlan, type Here } from './provenance';
import { assign, type Say } from './assign';
import {
  earlierAttempt,
  mixedActions,
  mixedDryRuns,
  noPlan,
  noShard,
  otherRun,
  outdated,
  refused,
  sameTwice,
  shardsMissing,
  twoPlans,
  vaultsNotReported,
} from './problems';
import type { Plan, ReadReport, ShardAction, ShardReport, Source } from './model';
import { isEarlierAttempt, latestFirst, runOf } from './run-of';
import { nameOf } from '../values/arm-id';
import { compare } from '../values/compare';
import { IdMap, IdSet } from '../values/id-map';

/** A shard of the plan with its report; `refused`: its inputs were wrong, and it did nothing. */
export interface CollatedShard {
  readonly planned: PlannedShard;
  readonly report: ShardReport | 'missing' | 'refused';
  /** ARM ids of vaults that it should have reported, and did not. */
  readonly notReported: readonly string[];
}

export interface Collation {
  readonly plan: Plan | undefined;
  readonly action: ShardAction | undefined;
  readonly shards: readonly CollatedShard[];
  readonly causes: readonly Cause[];
}

/** @param read in any order; the same reports give the same */
export function collate(read: readonly ReadReport[], here: Here): Collation {
  const causes: Cause[] = [];
  const say: Say = (level, problem, affected) => causes.push({ level, problem, affected: [affected] });
  for (const one of read) {
    if (one.kind === 'unusable') say('error', one.problem, 'the reports');
    if (one.kind === 'refused') say('error', refused(one.file, one.inputProblems), one.file);
  }
  const ofHere = <T extends Source>(reports: readonly T[]): readonly T[] =>
    reports.filter((report) => counts(report, notOfHere(report, here), say));
  const plan = planAmong(ofHere(read.flatMap((one) => (one.kind === 'plan' ? [one.plan] : []))), say);
  const all = ofHere(read.flatMap((one) => (one.kind === 'shard' ? [one.report] : [])));
  const once = distinct([...all].sort(latestFirst), say);
  const ofRun = once.filter((report) => {
    if (plan === undefined) return true;
    const other = runOf(report.url) !== runOf(plan.url);
    const problem = other ? otherRun(report.file, report.url, plan.url) : notOfPlan(report, plan);
    if (problem === undefined || !isEarlierAttempt(report, plan)) return counts(report, problem, say);
    say('warning', outdated(report.file, plan.file), report.file);
    return false;
  });
  const { action, reports } = ofOneAction(ofRun, say);
  const byShard = assign(reports, plan, say);
  checkDryRuns([...byShard.values()], say);
  const refusals = read.filter(({ kind }) => kind === 'refused').length;
  const shards = shardsOf(plan, byShard, refusals, say);
  return { plan, action, shards, causes };
}

function counts(report: Source, problem: Problem | undefined, say: Say): boolean {
  if (problem !== undefined) say('error', problem, report.file);
  return problem === undefined;
}

/** What came to nothing does not say that it was one. */
function checkDryRuns(reports: readonly ShardReport[], say: Say): void {
  const isDry = ({ content }: ShardReport): boolean | undefined =>
    content.kind === 'change' ? content.dryRun : content.repair?.dryRun;
  const changes = reports.filter((report) => isDry(report) !== undefined && report.problem === undefined);
  const dry = changes.filter((report) => isDry(report) === true);
  if (dry.length > 0 && dry.length < changes.length)
    say('error', mixedDryRuns(dry.map(({ file }) => file).sort()), 'the reports');
}

/** The first counts, if there are several. */
function planAmong(plans: readonly Plan[], say: Say): Plan | undefined {
  const [plan, ...others] = distinct([...plans].sort(latestFirst), say);
  if (plan === undefined) {
    say('error', noPlan(), 'the plan');
    return undefined;
  }
  const rivals = others.filter((other) => {
    if (!isEarlierAttempt(other, plan)) return true;
    say('warning', earlierAttempt('', other.file, plan.file), other.file);
    return false;
  });
  if (rivals.length > 0) say('error', twoPlans([plan, ...rivals].map(({ file }) => file)), 'the plan');
  return plan;
}

/** A copy of a report is the same report. */
function distinct<T extends Source>(reports: readonly T[], say: Say): readonly T[] {
  const byRun = new Map<string, T>();
  return reports.filter((report) => {
    const first = report.runId === '' ? undefined : byRun.get(report.runId);
    if (first !== undefined) say('error', sameTwice(report.file, first.file), report.file);
    else byRun.set(report.runId, report);
    return first === undefined;
  });
}

/** The action that most reports are of counts. */
function ofOneAction(
  reports: readonly ShardReport[],
  say: Say,
): { readonly action: ShardAction | undefined; readonly reports: readonly ShardReport[] } {
  const counts = new Map<ShardAction, number>();
  for (const { action } of reports) counts.set(action, (counts.get(action) ?? 0) + 1);
  const [[action] = [undefined]] = [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
  const others = reports.filter((report) => report.action !== action);
  if (action !== undefined && others.length > 0) {
    const texts = others.map((report) => `${report.file} (${report.action})`).sort();
    say('error', mixedActions(action, texts), 'the reports');
  }
  return { action, reports: reports.filter((report) => report.action === action) };
}

function shardsOf(
  plan: Plan | undefined,
  byShard: ReadonlyMap<PlannedShard, ShardReport>,
  refusals: number,
  say: Say,
): readonly CollatedShard[] {
  const planned = plan?.shards ?? [...byShard.keys()];
  const without = planned.filter((shard) => !byShard.has(shard));
  // A refused shard does not know its vaults; if there are as many, these are they.
  const state = refusals >= without.length ? 'refused' : 'missing';
  if (state === 'missing') {
    const told = without.map(({ shard, name, vaultIds }) => ({
      title: `${shard} (${name})`,
      vaults: vaultIds.map(nameOf),
    }));
    say('error', shardsMissing(told), without.map(({ shard }) => `shard ${shard}`).join(', '));
  }
  return planned.map((shard): CollatedShard => {
    const report = byShard.get(shard);
    if (report === undefined) return { planned: shard, report: state, notReported: shard.vaultIds };
    const notReported = missingVaults(shard, report);
    if (report.problem !== undefined) {
      say('error', noShard(report.file, shard.shard, report.problem), `shard ${shard.shard}`);
    } else if (notReported.length > 0) {
      say('error', vaultsNotReported(report.file, shard.shard, notReported.map(nameOf)), `shard ${shard.shard}`);
    }
    return { planned: shard, report, notReported };
  });
}

function missingVaults({ vaultIds }: PlannedShard, { vaults, content }: ShardReport): readonly string[] {
  const told = content.kind === 'audit' ? content.vaults : vaults;
  const known = new IdSet(told.map(({ id }) => id));
  const wanted = new IdMap([...vaultIds, ...vaults.map(({ id }) => id)].map((id) => [id, id]));
  return [...wanted.values()].filter((id) => !known.has(id));
}
