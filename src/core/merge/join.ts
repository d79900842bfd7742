/** Joins the reports of the shards into one value, from which summary, JSON report, page and outputs are made. */
import { judgeFindings, type AuditReport, type ReviewOptions } from '../audit-report/report';
import { IdSet } from '../values/id-map';
import { counting } from '../audit/findings';
import type { StopReason } from '../values/model';
import type { Conclusion } from '../changes/report';
import type { Cause } from '../values/cause';
import { collate, type CollatedShard, type Collation } from './collate';
import {
  figuresOf,
  subscriptionsOf,
  sumOf,
  type Figure,
  type Figures,
  type SubscriptionRow,
  type VaultLine,
} from './figures';
import { joinAudits } from './join-audits';
import { judgeVersions } from './judge-versions';
import { joinChanges } from './join-changes';
import { joinRepairs } from './join-repairs';
import { cutByStop, otherExemptions } from './problems';
import {
  type Joined,
  conclusions,
  type AuditContent,
  type Plan,
  type ReadRepairPlan,
  type ReadReport,
  type ShardAction,
  type ShardReport,
} from './model';
import type { Here } from './provenance';

export interface MergedShard {
  readonly shard: string;
  readonly name: string;
  readonly subscriptions: readonly string[];
  /** How it ended; `refused`: its inputs were wrong, and it did nothing. */
  readonly state: Conclusion | 'missing' | 'refused';
  readonly failed: boolean;
  /** It ran to its end and reported all its vaults, whatever it found in them. */
  readonly whole: boolean;
  readonly vaults: number;
  /** ARM ids of vaults that it should have reported, and did not. */
  readonly notReported: readonly string[];
  readonly figures: readonly (number | undefined)[];
  /** Milliseconds since the epoch. */
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  /** Name of its report, and of the run of the CI; empty where there is none. */
  readonly file: string;
  readonly url: string;
}

export interface MergeReport {
  readonly action: ShardAction | undefined;
  readonly plan: Plan | undefined;
  /** Where all reports are of the same one. */
  readonly cloud: string | undefined;
  readonly tenantId: string | undefined;
  readonly conclusion: Conclusion;
  readonly failed: boolean;
  readonly changed: boolean;
  /** Undefined for what is no audit. */
  readonly compliant: boolean | undefined;
  /** Milliseconds since the epoch: of the first shard, and of the last. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** What is wrong with shards and files, beside what the shards found. */
  readonly causes: readonly Cause[];
  /** How many errors there are with shards and files, those of shards that were interrupted left out. */
  readonly problems: number;
  /** The run of the CI that merges, if there is one. */
  readonly url: string | undefined;
  /** In the order of the plan. */
  readonly shards: readonly MergedShard[];
  readonly vaults: readonly VaultLine[];
  readonly subscriptions: readonly SubscriptionRow[];
  /** What the figures of shards, vaults and subscriptions count. */
  readonly figureColumns: readonly Figure[];
  readonly joined: Joined;
}

export interface MergeOptions extends Here {
  /** What the rows of audits are held against. */
  readonly review: ReviewOptions;
  /** Files that were not read any more, since the run was stopped. */
  readonly unread?: { readonly files: number; readonly reason: StopReason } | undefined;
}

const FAILING: readonly MergedShard['state'][] = ['cancelled', 'timed-out', 'failed', 'drifted', 'missing', 'refused'];

export function mergeReports(read: readonly ReadReport[], { unread, review, ...here }: MergeOptions): MergeReport {
  const collation = withVersions(collate(read, here));
  const { plan, action } = collation;
  const isWhole =
    unread === undefined &&
    collation.shards.every(
      ({ report, notReported }) => typeof report !== 'string' && notReported.length === 0 && ranWhole(report),
    );
  const { exemptions } = review;
  const { joined, causes: ofPlans } = join(collation, plansAmong(read), {
    ...review,
    exemptions: exemptions && { ...exemptions, tags: plan?.tags, reach: isWhole ? plan?.reach : undefined },
  });
  const figures = figuresOf(collation.shards, joined);
  const shards = collation.shards.map((shard) => mergedShard(shard, figures));
  const causes = [...collation.causes, ...ofPlans, ...failedShards(shards)];
  if (unread !== undefined) {
    causes.push({ level: 'error', problem: cutByStop(unread.files, unread.reason), affected: ['the reports'] });
  }
  const ended = collation.shards.flatMap(({ report }) => (typeof report === 'string' ? [] : [report]));
  const given = digestsOf(review.exemptions?.given.sources.map(({ sha256 }) => sha256) ?? []);
  const others = ended.filter(
    ({ content, problem }) =>
      content.kind === 'audit' && problem === undefined && digestsOf(content.exemptionDigests) !== given,
  );
  if (others.length > 0)
    causes.push({ level: 'warning', problem: otherExemptions(), affected: others.map(({ file }) => file) });
  const found = [...collation.causes, ...ofPlans];
  const incomplete = found.some(({ level }) => level === 'error') || unread !== undefined;
  const problems = found.filter(({ level }) => level === 'error').length + (unread === undefined ? 0 : 1);
  const conclusion = worst([
    // What a whole audit found is judged again, all together.
    ...ended.filter((report) => !isJudgedAgain(report, collation, review)).map((report) => report.conclusion),
    ...(joined.kind === 'nothing' || hasOwnMeasures(collation, review) ? [] : [conclusionOf(joined)]),
    ...(incomplete ? ['failed' as const] : []),
    ...(unread === undefined ? [] : [unread.reason === 'cancelled' ? ('cancelled' as const) : ('timed-out' as const)]),
  ]);
  const failed = FAILING.includes(conclusion);
  return {
    action,
    plan,
    cloud: same(ended.map(({ cloud }) => cloud)),
    tenantId: same(ended.map(({ tenantId }) => tenantId)),
    conclusion,
    failed,
    changed: ended.some(({ content }) => (content.kind === 'change' ? content : content.repair)?.changed === true),
    compliant:
      joined.kind !== 'audit'
        ? undefined
        : !incomplete &&
          joined.report.stopped === undefined &&
          ended.every(
            ({ content, problem }) =>
              content.kind === 'audit' && problem === undefined && isCompliant(content, joined.report),
          ),
    startedAt: earliest(ended.map(({ startedAt }) => startedAt)) ?? here.now,
    endedAt: latest(ended.map(({ endedAt }) => endedAt)) ?? here.now,
    causes: [...causes].sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning')),
    problems,
    url: here.url,
    shards,
    vaults: figures.lines,
    subscriptions: subscriptionsOf(figures, plan?.subscriptionNames),
    figureColumns: figures.columns,
    joined,
  };
}

/** What a shard is judged by may be known to another one only. */
function withVersions(collation: Collation): Collation {
  const reports = collation.shards.flatMap(({ report }) => (typeof report === 'string' ? [] : [report]));
  const audits = reports.flatMap(({ content }) => (content.kind === 'audit' ? [content] : []));
  const judged = new Map(judgeVersions(audits).map((content, index) => [audits[index], content]));
  const shards = collation.shards.map((shard) => {
    const { report } = shard;
    if (typeof report === 'string' || report.content.kind !== 'audit') return shard;
    const content = judged.get(report.content) ?? report.content;
    return { ...shard, report: { ...report, content, conclusion: concludedAgain(report, content) } };
  });
  return { ...collation, shards };
}

function concludedAgain({ problem, conclusion }: ShardReport, content: AuditContent): Conclusion {
  if (problem !== undefined || content.repair !== undefined) return conclusion;
  return judgeFindings(content.findings, { ...content, failOn: content.failOn ?? 'error' }).conclusion;
}

const plansAmong = (read: readonly ReadReport[]): readonly ReadRepairPlan[] =>
  read.flatMap((one) => (one.kind === 'repair-plan' ? [one] : []));

function join(
  { shards, action }: Collation,
  plans: readonly ReadRepairPlan[],
  review: ReviewOptions,
): { readonly joined: Joined; readonly causes: readonly Cause[] } {
  const reports = shards.flatMap(({ report }) => (typeof report === 'string' ? [] : [report]));
  if (action === undefined || reports.length === 0) return { joined: { kind: 'nothing' }, causes: [] };
  if (action !== 'Audit' && action !== 'Repair') return { joined: joinChanges(reports, action), causes: [] };
  const joined = joinAudits(
    reports,
    review,
    shards.flatMap(({ notReported }) => notReported),
  );
  if (action === 'Audit') return { joined, causes: [] };
  const { repair, causes } = joinRepairs(shards, plans, joined.report);
  return { joined: { ...joined, repair }, causes };
}

const conclusionOf = (joined: Exclude<Joined, { kind: 'nothing' }>): Conclusion =>
  (joined.kind === 'audit' ? joined.repair : undefined)?.conclusion ?? joined.report.conclusion;

/** Shards may fail on different severities, or on new findings alone; then each of them is the judge of itself. */
function hasOwnMeasures({ shards }: Collation, { against }: ReviewOptions): boolean {
  const audits = shards.flatMap(({ report }) =>
    typeof report !== 'string' && report.content.kind === 'audit' ? [report.content] : [],
  );
  if (against?.failOnNew === true) return false;
  return new Set(audits.flatMap(({ failOn }) => failOn ?? [])).size > 1 || audits.some((one) => one.ratchet.failOnNew);
}

/** All together: what a shard held it against, exemptions or a baseline, may be other than here. */
const isJudgedAgain = (report: ShardReport, collation: Collation, review: ReviewOptions): boolean =>
  report.content.kind === 'audit' &&
  report.content.repair === undefined &&
  report.content.ratchet.kind !== 'unusable' &&
  ranWhole(report) &&
  !hasOwnMeasures(collation, review);

const digestsOf = (digests: readonly string[]): string => [...digests].sort().join(' ');

const same = ([first, ...others]: readonly string[]): string | undefined =>
  others.every((other) => other === first) ? first || undefined : undefined;

const worst = (all: readonly Conclusion[]): Conclusion => conclusions.find((one) => all.includes(one)) ?? 'unchanged';

const earliest = (times: readonly number[]): number | undefined =>
  times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b));
const latest = (times: readonly number[]): number | undefined =>
  times.length === 0 ? undefined : times.reduce((a, b) => Math.max(a, b));

function mergedShard({ planned, report, notReported }: CollatedShard, { lines, columns }: Figures): MergedShard {
  const { shard, name, subscriptions } = planned;
  const state = typeof report === 'string' ? report : report.conclusion;
  const own = lines.filter((line) => line.shard === shard);
  const told = typeof report === 'string' ? undefined : report;
  return {
    shard,
    name,
    subscriptions,
    state,
    failed: FAILING.includes(state) || notReported.length > 0,
    whole: told !== undefined && notReported.length === 0 && ranWhole(told),
    vaults: own.length,
    notReported,
    figures: told === undefined ? columns.map(() => undefined) : sumOf(own, columns.length),
    startedAt: told?.startedAt,
    endedAt: told?.endedAt,
    file: told?.file ?? '',
    url: told?.url ?? '',
  };
}

/** What the shard says of exemptions counts for nothing. */
const isCompliant = ({ failOn, vaults }: AuditContent, { findings }: AuditReport): boolean => {
  const own = new IdSet(vaults.map(({ id }) => id));
  return counting(findings)
    .filter(({ vaultId }) => vaultId === '' || own.has(vaultId))
    .every(({ severity }) => severity === 'note' || (severity === 'warning' && failOn !== 'warning'));
};

const ranWhole = ({ conclusion, problem, content }: ShardReport): boolean =>
  problem === undefined &&
  conclusion !== 'cancelled' &&
  conclusion !== 'timed-out' &&
  (content.kind === 'change' || content.stopped === undefined);

/** Missing and refused ones have causes of their own; what a whole one found is said of all together. */
function failedShards(shards: readonly MergedShard[]): Cause[] {
  const failed = shards.filter(({ whole, file }) => !whole && file !== '');
  if (failed.length === 0) return [];
  const problem = {
    code: 'ShardFailed',
    message: `${failed.length} of ${shards.length} shards did not end as they should.`,
    nextStep: 'What they found is in the summary and in the report; their logs tell the rest.',
  };
  return [
    { level: 'error', problem, affected: failed.map(({ shard, name, state }) => `${shard} (${name}): ${state}`) },
  ];
}
