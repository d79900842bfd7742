/** Findings of the runs of the nightly update: of a mapping where its own runs are told, else of the account. */
import { number } from '../render/format';
import { nameOf } from '../values/arm-id';
import type { RunbookJob, Schedule } from '../values/resources';
import { DAY, day } from '../values/time';
import { finding, type RuleId } from './catalogue';
import type { AccountFacts } from './facts';
import type { Details, Finding, FindingSubject } from './findings';
import { relateRuns, type Runs, type Served } from './relate-runs';
import type { Place } from './rule';
import { createdAt, completed, endedBadly, hasEnded, isRecent, RECENT_MS, waitsTooLong } from './runbook-jobs';
import { isDaily } from './schedule-state';

interface Case {
  readonly facts: AccountFacts;
  readonly served: readonly Served[];
  readonly now: number;
  readonly subject: FindingSubject;
  readonly at: Place;
}

/** @param one the account, and the mappings that use it */
export function judgeRuns(one: Case): Finding[] {
  const { facts, served, subject, at, now } = one;
  if (!facts.runbookJobs.known) return [];
  const jobs = facts.runbookJobs.value;
  const { name } = subject;
  if (jobs.length === 0) {
    const message = `The nightly update did not run in ${name} in the last seven days.`;
    return [finding('ASR108', subject, message, { at })];
  }
  const runs = relateRuns(facts, served);
  return [
    ...judgeUnrelated(runs.unrelated, one),
    ...served.flatMap((mapping) => judgeMapping(mapping, runs, one)),
    ...judgeEarlier(runs, one),
    ...judgeWaiting(
      jobs.filter((job) => waitsTooLong(job, now)),
      one,
    ),
  ];
}

const ending = (job: RunbookJob): string => {
  const when = job.endedAt ?? createdAt(job);
  return `ended as ${job.status}${when === undefined ? '' : ` on ${day(when)}`}`;
};

const because = ({ exception, statusDetails }: RunbookJob): string =>
  [exception, statusDetails].filter((text) => text !== '').join(' ');

/** A run that was started before a repair says nothing of the repair, also where it ended after it. */
const detailsOf = (job: RunbookJob): Pick<Details, 'because' | 'evidenceAt'> => ({
  because: because(job),
  evidenceAt: createdAt(job),
});

/** Where several mappings share the account, one that fails says nothing of the others. */
function judgeUnrelated(unrelated: readonly RunbookJob[], { served, subject, at }: Case): Finding[] {
  const failed = newFailure(unrelated, served.length > 1);
  if (failed === undefined) return [];
  const { name } = subject;
  const details = { at, ...detailsOf(failed) };
  return served.length > 1
    ? [
        finding(
          'ASR113',
          subject,
          `A nightly update in ${name} ${ending(failed)}, and nothing says for which mapping.`,
          details,
        ),
      ]
    : [finding('ASR106', subject, `The last nightly update in ${name} ${ending(failed)}.`, details)];
}

/** That of the last run; where the runs of several mappings cannot be told apart, of any in the last night. */
function newFailure(jobs: readonly RunbookJob[], severalMappings: boolean): RunbookJob | undefined {
  const ended = jobs.filter(hasEnded);
  const [last] = ended;
  if (last === undefined || !severalMappings) return last !== undefined && endedBadly(last) ? last : undefined;
  const since = (createdAt(last) ?? 0) - DAY / 2;
  return ended.find((job) => endedBadly(job) && (createdAt(job) ?? 0) >= since);
}

function judgeMapping({ vault, mapping }: Served, runs: Runs, { facts, now, at }: Case): Finding[] {
  const own = runs.of.get(mapping.id) ?? [];
  const find = (id: RuleId, message: string, run?: RunbookJob): Finding[] => [
    finding(id, { resource: mapping.id, name: mapping.name, vaultId: vault.id }, message, {
      at,
      ...(run && detailsOf(run)),
    }),
  ];
  const last = own.find(hasEnded);
  if (last !== undefined && endedBadly(last))
    return find('ASR018', `The last nightly update of the mapping ${mapping.name} ${ending(last)}.`, last);
  const all = facts.runbookJobs.known ? facts.runbookJobs.value : [];
  const isTold = !runs.unrelated.some((job) => isRecent(job, now));
  if (own.some((job) => isRecent(job, now)) || !isTold || !shouldHaveRun(mapping.autoUpdate?.scheduleName, facts, now))
    return [];
  const where = all.some((job) => isRecent(job, now)) ? ', while others were' : '';
  return find(
    'ASR019',
    `No nightly update of the mapping ${mapping.name} was started in ${nameOf(facts.id)} in the last two days${where}.`,
  );
}

/** A schedule that is missing, off or not daily has a finding of its own, and a new one has not run yet. */
function shouldHaveRun(name: string | undefined, { schedules }: AccountFacts, now: number): boolean {
  const schedule = schedules.find(name);
  if (schedule?.known !== true || schedule.value === 'missing') return false;
  const { enabled, createdAt: created } = schedule.value satisfies Schedule;
  return enabled && isDaily(schedule.value) && (created ?? 0) < now - RECENT_MS;
}

/** Once for the account, however many failed. */
function judgeEarlier({ of, unrelated }: Runs, { served, subject, at }: Case): Finding[] {
  const latest = newFailure(unrelated, served.length > 1);
  const earlier = [...of.values()].flatMap((own) => {
    const ended = own.filter(hasEnded);
    return ended[0] !== undefined && completed(ended[0]) ? ended.filter(endedBadly) : [];
  });
  const failed = [...(latest === undefined ? unrelated.filter(endedBadly) : []), ...earlier][0];
  if (failed === undefined) return [];
  const message = `A nightly update in ${subject.name} ${ending(failed)}.`;
  return [finding('ASR107', subject, message, { at, ...detailsOf(failed) })];
}

function judgeWaiting([job, ...others]: readonly RunbookJob[], { subject, at, now }: Case): Finding[] {
  if (job === undefined) return [];
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  const hours = Math.floor((now - (createdAt(job) ?? now)) / (DAY / 24));
  const message = `A nightly update in ${subject.name} has been ${job.status} for ${number(hours)} hours${more}.`;
  return [finding('ASR112', subject, message, { at, ...detailsOf(job) })];
}
