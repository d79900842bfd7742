/** Reads the list of a vault's jobs, one request for many jobs, and keeps account of how far it can be relied on. */
import { stopped } from '../requests/send-with-retries';
import type { ListContext } from '../requests/lists';
import { LOOPING_LIST, walkPages } from '../requests/pages';
import { JobListHealth } from './job-list-health';
import type { Failure, JobView, Vault } from '../values/model';
import { withTimeout } from '../requests/with-timeout';
import { isStray, MAX_STRAYS } from '../requests/retry-policy';
import { interpretJobState } from './job-state';

/** A page that is not answered in this time is given up, since many jobs wait for it; later, where the service is slow. */
const MIN_TIMEOUT_MS = 15_000;
const MAX_TIMEOUT_MS = 60_000;
const TIMES_LAST_ANSWER = 3;
/** An end that the list shows so much later than it could have is a sign of lagging. */
const LATE_MS = 3_000;

/** A job that the list is asked for. */
export interface Sought {
  readonly startedAt: number;
  /** When the last poll that was answered was sent. */
  readonly lastPoll: number;
}

export interface ListReading<Job extends Sought> {
  /** By name; what else the list shows is passed over. */
  readonly jobs: ReadonlyMap<string, Job>;
  /** It is read until it has shown all of these; what it does not show is left in here. */
  readonly unseen: Set<Job>;
  readonly shows: (job: Job, view: JobView, sentAt: number) => void;
}

export class JobList {
  readonly health = new JobListHealth();
  /** Requests that the last reading took. */
  pages = 1;
  private patienceMs = MIN_TIMEOUT_MS;

  constructor(
    private readonly vault: Vault,
    private readonly context: Pick<ListContext, 'clock' | 'stop' | 'service' | 'reads'>,
  ) {}

  /** Why it could not be read; undefined if it could. */
  async read<Job extends Sought>({ jobs, unseen, shows }: ListReading<Job>): Promise<Failure | undefined> {
    const { clock, stop } = this.context;
    const ends = { late: 0, timely: 0 };
    let newestSeen = Number.NEGATIVE_INFINITY;
    let pages = 0;
    let sentAt = clock.monotonic();
    const walk = walkPages('list of jobs', async (next) => {
      const asked = await this.page(next);
      sentAt = asked.sentAt;
      return asked.page;
    });
    for await (const page of walk) {
      if (stop.signal.aborted) return stopped('the run was stopped');
      if (!page.ok) {
        // What a list that goes in circles did not show is asked for by itself.
        if (page.failure.problem.code === LOOPING_LIST) break;
        this.health.failed(page.failure, clock.monotonic());
        return page.failure;
      }
      pages++;
      for (const view of page.value.items) {
        const job = jobs.get(view.name.toLowerCase());
        if (job === undefined) continue;
        newestSeen = Math.max(newestSeen, job.startedAt);
        unseen.delete(job);
        if (interpretJobState(view).kind !== 'running') ends[this.isLate(job, view) ? 'late' : 'timely']++;
        shows(job, view, sentAt);
      }
      if (unseen.size === 0) break;
    }
    if (pages === 0) return stopped('the run was stopped');
    this.pages = pages;
    // The list is newest first: one that shows an older job of ours and not a newer one is behind the jobs.
    const missesNewest = [...unseen].some((job) => job.startedAt > newestSeen);
    this.health.showed({ missesNewest, ...ends }, clock.monotonic());
    return undefined;
  }

  private async page(from: string | undefined): Promise<{ page: ListedPage | undefined; sentAt: number }> {
    const { clock, stop, service, reads } = this.context;
    for (let failures = 0; ; failures++) {
      let sentAt = clock.monotonic();
      const page = await reads.ask(() => {
        sentAt = clock.monotonic();
        return withTimeout(this.patienceMs, clock, stop, (signal) => service.listJobs(this.vault, from, signal));
      }, stop);
      if (page === undefined || stop.signal.aborted) return { page: undefined, sentAt };
      if (page.ok) {
        this.patienceMs = bounded(TIMES_LAST_ANSWER * (clock.monotonic() - sentAt));
        return { page, sentAt };
      }
      const failure = this.failureOf(page.failure);
      // A stray fault on one page must not make all before it worthless.
      if (!isStray(failure) || failures === MAX_STRAYS) return { page: { ok: false, failure }, sentAt };
    }
  }

  /** Where nothing but our patience gave the request up, there was no answer. */
  private failureOf(failure: Failure): Failure {
    if (failure.kind !== 'stopped') return failure;
    const waited = Math.round(this.patienceMs / 1_000);
    this.patienceMs = bounded(2 * this.patienceMs);
    return { kind: 'hung', problem: { code: 'NoAnswer', message: `The service did not answer within ${waited} s.` } };
  }

  /** By the length that the service gives, an earlier poll could have shown the end. */
  private isLate(job: Sought, view: JobView): boolean {
    return view.lengthMs !== undefined && job.startedAt + view.lengthMs + LATE_MS < job.lastPoll;
  }
}

type ListedPage = Awaited<ReturnType<ListContext['service']['listJobs']>>;

const bounded = (ms: number): number => Math.min(MAX_TIMEOUT_MS, Math.max(MIN_TIMEOUT_MS, ms));
