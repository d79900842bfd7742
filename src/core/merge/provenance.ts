/** Which reports may count: those of this run, of its attempts so far, of the time since the plan, and of one estate. */
import type { Problem } from '../values/model';
import type { Plan, Source } from './model';
import { fromTheFuture, laterAttempt, notOfThisRun, olderThanPlan, otherEstate } from './problems';
import { attemptOf, runOf } from './run-of';

/** Milliseconds that the clocks of two machines may be apart. */
const MAX_CLOCK_SKEW = 10 * 60_000;

export interface Here {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The run of the CI that merges; undefined where there is none, as on the console. */
  readonly url?: string | undefined;
}

/** @returns why a report may not count, whatever the plan says */
export function notOfHere({ file, url, startedAt, endedAt }: Source, here: Here): Problem | undefined {
  if (here.url !== undefined) {
    if (runOf(url) !== runOf(here.url)) return notOfThisRun(file, url, here.url);
    if (attemptOf(url) > attemptOf(here.url)) return laterAttempt(file, attemptOf(url), attemptOf(here.url));
  }
  return Math.max(startedAt, endedAt) > here.now + MAX_CLOCK_SKEW ? fromTheFuture(file, endedAt) : undefined;
}

/** @returns why a report of the run of the plan may not count beside it */
export function notOfPlan(report: Source, plan: Plan): Problem | undefined {
  if (report.startedAt < plan.startedAt - MAX_CLOCK_SKEW) return olderThanPlan(report.file, plan.file);
  for (const key of ['cloud', 'tenantId'] as const) {
    const [own, planned] = [report[key], plan[key]];
    if (own !== '' && planned !== '' && own.toLowerCase() !== planned.toLowerCase())
      return otherEstate(report.file, own, planned);
  }
  return undefined;
}
