/** Reads the runs of the nightly update, with what a list does not say about those that matter. */
import { allPages } from '../requests/pages';
import { sendWithRetries } from '../requests/send-with-retries';
import { nameOf, subscriptionOf } from '../values/arm-id';
import type { Result } from '../values/model';
import type { RunbookJob } from '../values/resources';
import { DAY } from '../values/time';
import type { Sources } from './read-lanes';
import { createdAt, endedBadly, RECENT_MS } from './runbook-jobs';

const LOOK_BACK_MS = 7 * DAY;
/** Of one account. */
const MAX_DETAILS = 500;

/**
 * Newest first. Those that failed, and those of the last two days, are read one by one: only then a job tells why it
 * failed and which parameters it has.
 * @param now milliseconds since the epoch
 */
export async function readRuns(id: string, now: number, sources: Sources): Promise<Result<readonly RunbookJob[]>> {
  const { service } = sources;
  const context = sources.arm(subscriptionOf(id));
  const listed = await listJobs(id, now - LOOK_BACK_MS, sources);
  if (!listed.ok) return listed;
  const jobs = [...listed.value].sort(byStart);
  const wanted = jobs
    .filter((job) => endedBadly(job) || (createdAt(job) ?? now) >= now - RECENT_MS)
    .slice(0, MAX_DETAILS);
  const read = new Map(
    await Promise.all(
      wanted.map(async (job): Promise<[RunbookJob, RunbookJob]> => {
        const details = await sendWithRetries(
          `job ${job.name}`,
          context.reads,
          (signal) => service.readRunbookJob(id, job.name, signal),
          context,
        );
        return [job, details.ok ? details.value : job];
      }),
    ),
  );
  return { ok: true, value: jobs.map((job) => read.get(job) ?? job) };
}

/** A job that never begins has no start, so the creation is asked for; the filter on it is not documented, and may be refused. */
async function listJobs(id: string, since: number, sources: Sources): Promise<Result<readonly RunbookJob[]>> {
  const list = (by: 'creation' | 'start') =>
    allPages(
      `list of jobs of ${nameOf(id)}`,
      (next, signal) => sources.service.listRunbookJobs(id, since, by, next, signal),
      sources.arm(subscriptionOf(id)),
    );
  const created = await list('creation');
  return created.ok || created.failure.status !== 400 ? created : list('start');
}

/** A job of which nothing tells when it began is the newest. */
const byStart = (a: RunbookJob, b: RunbookJob): number =>
  (b.startedAt ?? b.createdAt ?? Number.MAX_VALUE) - (a.startedAt ?? a.createdAt ?? Number.MAX_VALUE);
