/** What can be wrong with the reports that are to be merged, each with what to do about it. */
import { shown } from '../estate/select';
import { number, plural } from '../render/format';
import { isoTime } from '../values/time';
import type { Problem } from '../values/model';
import { bounded, visible } from '../render/text';
import { REPORT_VERSION } from '../rows/head';

const quoted = (text: string): string => `"${bounded(visible(text), 300)}"`;

const AGAIN = 'Upload and download it again, or run the shard again.';
const ONE_EACH =
  'Give Merge the reports of one run of the CI only, each once: see that the patterns of reports do not take in those of other runs.';

const WHO = 'If the report is none of yours, see who may upload artifacts to the run.';

export const noSuchFile = (pattern: string): Problem => ({
  code: 'NoSuchReport',
  message: `No file matches ${quoted(pattern)}.`,
  nextStep:
    'Compare it with the folder that the artifacts were downloaded to (each artifact may have a folder of its own: folder/**/*.json takes in all), and see that the shards uploaded their reports.',
});

export const notReadable = (file: string, why: string): Problem => ({
  code: 'ReportNotReadable',
  message: `${quoted(file)} cannot be read: ${bounded(visible(why), 300)}`,
  nextStep: AGAIN,
});

export const cutShort = (file: string): Problem => ({
  code: 'ReportTruncated',
  message: `${quoted(file)} is truncated: its end is missing.`,
  nextStep: AGAIN,
});

export const notJson = (file: string): Problem => ({
  code: 'ReportNotJson',
  message: `${quoted(file)} is not JSON.`,
  nextStep: 'Name the JSON reports of Discover and of the shards only; they are what the output `report-path` names.',
});

/** @param what is not as it should be */
export const notOurs = (file: string, what: string): Problem => ({
  code: 'NotAReport',
  message: `${quoted(file)} is not a report of this tool: ${what}.`,
  nextStep: 'Name the JSON reports of Discover and of the shards only; they are what the output `report-path` names.',
});

export const doesNotAddUp = (file: string, what: string): Problem => ({
  code: 'ReportDoesNotAddUp',
  message: `${quoted(file)} does not add up, so that it is not believed: ${what}.`,
  nextStep:
    'Use the same version of this tool in all jobs, and run the shard again. If it stays so, somebody has changed the report: see who may upload artifacts to the run.',
});

/** @param bound bytes */
export const tooLarge = (file: string, bound: number, beside = ''): Problem => ({
  code: 'ReportTooLarge',
  message: `${quoted(file)} is not read, since it would take more than ${number(bound / 1024 / 1024)} MiB of memory${beside}.`,
  nextStep: 'Name reports of this tool only. If it is one, let Discover make more shards.',
});

export const newer = (file: string, version: number, tool: string): Problem => ({
  code: 'NewerReport',
  message: `${quoted(file)} is a report of version ${version}${tool === '' ? '' : `, written by version ${bounded(visible(tool), 50)} of this tool`}; this one reads version ${REPORT_VERSION}.`,
  nextStep: 'Use the same version of this tool in all jobs.',
});

export const ofNoShard = (file: string, action: string): Problem => ({
  code: 'NotOfAShard',
  message: `${quoted(file)} is a report of ${action}, and not of a shard.`,
  nextStep: 'Name the JSON reports of Discover and of the shards only.',
});

export const refused = (file: string, inputProblems: readonly string[]): Problem => ({
  code: 'ShardRefused',
  message: `${quoted(file)} is of a shard that did nothing, since its inputs were wrong: ${inputProblems
    .slice(0, 5)
    .map((problem) => bounded(visible(problem), 500))
    .join('; ')}`,
  nextStep: 'Correct the inputs of the step, then run the shards again.',
});

/** Codes of the runs themselves have a name in front, so that none of them is taken for one of Merge's. */
const codeOf = (of: 'shard' | 'discover', code: string): string =>
  `${of}/${/^[\w.-]{1,100}$/.test(code) ? code : 'Unknown'}`;

export const noDiscovery = (file: string, problem: Problem): Problem => ({
  ...problem,
  code: codeOf('discover', problem.code),
  message: `Discover came to nothing, says ${quoted(file)}: ${problem.message}`,
});

/** It was to find its vaults, and could not. */
export const noShard = (file: string, shard: string, problem: Problem): Problem => ({
  ...problem,
  code: codeOf('shard', problem.code),
  message: `Shard ${shard} came to nothing, says ${quoted(file)}: ${problem.message}`,
});

export const planMissing = (shard: string, file: string): Problem => ({
  code: 'PlanMissing',
  message: `The plan that shard ${bounded(visible(shard), 50)} wrote beside ${quoted(file)} is not among the files, or is another one; no plan of all shards is written.`,
  nextStep: 'Upload the file of the output plan-path of each shard too, and name it with the reports.',
});

export const plansDiffer = (what: string): Problem => ({
  code: 'PlansDiffer',
  message: `The plans of the shards differ in ${bounded(visible(what), 100)}; no plan of all shards is written.`,
  nextStep: 'Use the same version and the same inputs in all shards, and run them again at once.',
});

export const noPlan = (): Problem => ({
  code: 'NoPlan',
  message: 'No report that can be used is that of Discover, so that nobody can tell whether a shard is missing.',
  nextStep: 'Upload the report of Discover too, and name it with the others.',
});

export const twoPlans = (files: readonly string[]): Problem => ({
  code: 'TwoPlans',
  message: `There are ${plural(files.length, 'report')} of Discover: ${shown(files)}. The first counts.`,
  nextStep: ONE_EACH,
});

export const mixedActions = (action: string, others: readonly string[]): Problem => ({
  code: 'MixedActions',
  message: `The reports are of different actions. Those of ${action} are merged, and these are not: ${shown(others)}.`,
  nextStep: 'Merge the reports of each action in a step of its own.',
});

export const otherRun = (file: string, run: string, planned: string): Problem => ({
  code: 'OtherRun',
  message: `${quoted(file)} is of another run (${run === '' ? 'of no CI' : quoted(run)}) than the plan (${planned === '' ? 'of no CI' : quoted(planned)}).`,
  nextStep: ONE_EACH,
});

export const notOfThisRun = (file: string, run: string, here: string): Problem => ({
  code: 'OtherRun',
  message: `${quoted(file)} is of another run (${run === '' ? 'of no CI' : quoted(run)}) than this one (${quoted(here)}), and does not count.`,
  nextStep: ONE_EACH,
});

export const laterAttempt = (file: string, attempt: number, here: number): Problem => ({
  code: 'LaterAttempt',
  message: `${quoted(file)} says that it is of attempt ${attempt} of this run, which is in attempt ${here}; it does not count.`,
  nextStep: WHO,
});

export const fromTheFuture = (file: string, endedAt: number): Problem => ({
  code: 'FromTheFuture',
  message: `${quoted(file)} says that its run ended at ${isoTime(endedAt) ?? 'no time'}, which is yet to come; it does not count.`,
  nextStep: `Compare the clocks of the machines. ${WHO}`,
});

export const olderThanPlan = (file: string, plan: string): Problem => ({
  code: 'OlderThanPlan',
  message: `${quoted(file)} is of a run that began before the plan was made (${quoted(plan)}), and does not count.`,
  nextStep: ONE_EACH,
});

export const otherEstate = (file: string, own: string, planned: string): Problem => ({
  code: 'OtherEstate',
  message: `${quoted(file)} is about ${quoted(own)}, and the plan about ${quoted(planned)}; it does not count.`,
  nextStep: ONE_EACH,
});

export const mixedDryRuns = (dry: readonly string[]): Problem => ({
  code: 'MixedDryRuns',
  message: `Some shards were dry runs, and others were not: ${shown(dry)} changed nothing.`,
  nextStep: 'Give all shards the same inputs.',
});

export const sameTwice = (file: string, other: string): Problem => ({
  code: 'SameReportTwice',
  message: `${quoted(file)} and ${quoted(other)} are the same report; it counts once.`,
  nextStep: ONE_EACH,
});

export const shardTwice = (shard: string, file: string, other: string): Problem => ({
  code: 'ShardTwice',
  message: `Shard ${shard} has two reports: ${quoted(other)} counts, ${quoted(file)} does not.`,
  nextStep: ONE_EACH,
});

export const earlierAttempt = (shard: string, file: string, other: string): Problem => ({
  code: 'EarlierAttempt',
  message: `${shard === '' ? 'Discover' : `Shard ${shard}`} has reports of two attempts: that of the later counts, ${quoted(other)}, and not ${quoted(file)}.`,
  nextStep: 'Nothing needs to be done; artifacts of the same name in every attempt would leave only the last.',
});

/** An estate may have shrunk, or be cut otherwise, since. */
export const outdated = (file: string, plan: string): Problem => ({
  code: 'EarlierAttempt',
  message: `${quoted(file)} is of an earlier attempt than the plan ${quoted(plan)}, which has no place for it; it is left out.`,
  nextStep: 'Nothing needs to be done.',
});

export const vaultTwice = (file: string, other: string, vaults: readonly string[]): Problem => ({
  code: 'VaultTwice',
  message: `${quoted(file)} and ${quoted(other)} both report ${shown(vaults)}; the former does not count.`,
  nextStep: ONE_EACH,
});

export const notPlanned = (file: string, why: string): Problem => ({
  code: 'NotOfThePlan',
  message: `${quoted(file)} is of no shard of the plan: ${why}.`,
  nextStep: 'Give the shards the vaults of the matrix as Discover made it, and Merge the report of that Discover.',
});

export const shardsMissing = (shards: readonly { readonly title: string; readonly vaults: readonly string[] }[]) => ({
  code: 'ShardMissing',
  message: `${plural(shards.length, 'shard')} of the plan ${shards.length === 1 ? 'has' : 'have'} no report: ${shards
    .slice(0, 5)
    .map(({ title, vaults }) => `${title} with the vaults ${shown(vaults)}`)
    .join('; ')}${shards.length > 5 ? `; and ${shards.length - 5} more` : ''}.`,
  nextStep:
    'See in the run why: the job may have failed before this tool ran, may have been cancelled, or may not have uploaded its report (upload also where the step failed: if: always()). Then run it again.',
});

export const vaultsNotReported = (file: string, shard: string, vaults: readonly string[]): Problem => ({
  code: 'VaultsNotReported',
  message: `${quoted(file)} tells nothing of ${plural(vaults.length, 'vault')} of shard ${shard}: ${shown(vaults)}.`,
  nextStep: 'See in the run of the shard why; a vault may have been deleted or moved since Discover ran.',
});

export const notInPlan = (file: string, vaults: readonly string[]): Problem => ({
  code: 'VaultsNotInPlan',
  message: `${quoted(file)} reports ${plural(vaults.length, 'vault')} that the plan does not name: ${shown(vaults)}.`,
  nextStep: 'Nothing needs to be done, if they were made since Discover ran.',
});

export const cutByStop = (left: number, reason: 'deadline' | 'cancelled'): Problem => ({
  code: reason === 'cancelled' ? 'Cancelled' : 'TimedOut',
  message: `${plural(left, 'report')} ${left === 1 ? 'was' : 'were'} not read: ${reason === 'cancelled' ? 'the run was cancelled' : 'the time was over'}.`,
  nextStep: 'Run again, with more time if that was too little.',
});

export const otherExemptions = (): Problem => ({
  code: 'OtherExemptions',
  message: 'Shards were audited with other exemptions than this merge has. Those of the merge count.',
  nextStep: 'Give the same exemptions to the shards and to Merge.',
});
