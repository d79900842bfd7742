/** Relates the jobs that run in a vault to its mappings. */
import { IdMap } from '../values/id-map';
import type { ListContext } from '../requests/lists';
import { LOOPING_LIST, walkPages } from '../requests/pages';
import type { JobView, Mapping, Result, Vault } from '../values/model';
import { withTimeout } from '../requests/with-timeout';
import { isStray, MAX_STRAYS } from '../requests/retry-policy';
import { stopped } from '../requests/send-with-retries';
import { interpretJobState } from './job-state';
import type { ConflictRoom } from './conflict-wait';
import type { Found, RunningJobs } from './change-kind';

/** The changes wait for the first check, so it must not wait long for an answer. */
const PATIENCE_MS = 10_000;

interface Scan {
  /** Names of jobs by the id of the mapping that they work on. */
  readonly jobs: IdMap<string>;
  /** Names of source containers on which jobs work that name no mapping, or several; `*` if a job names none. */
  readonly busy: ReadonlySet<string>;
  readonly complete: boolean;
}

export class JobsOnMappings implements RunningJobs<Mapping> {
  private scan: { readonly at: number; readonly result: Promise<Scan> } | undefined;
  /** Details of jobs that have begun; what they work on does not change any more. */
  private readonly details = new Map<string, JobView>();
  /** Mappings by each name of their source container. */
  private readonly bySource = new Map<string, Mapping[]>();

  constructor(
    private readonly vault: Vault,
    mappings: readonly Mapping[],
    private readonly isFollowed: (jobName: string) => boolean,
    private readonly context: ListContext,
    private readonly conflicts: ConflictRoom,
  ) {
    for (const mapping of mappings) {
      for (const name of new Set(mapping.sourceContainer)) {
        const same = this.bySource.get(name);
        if (same === undefined) this.bySource.set(name, [mapping]);
        else same.push(mapping);
      }
    }
  }

  /** One check serves all mappings that ask for a while, longer the more of them wait. */
  async find(mapping: Mapping, notBefore?: number): Promise<Found> {
    const now = this.context.clock.monotonic();
    const serves = (at: number): boolean =>
      notBefore === undefined || (at >= notBefore && now - at <= this.conflicts.sharedMs());
    if (this.scan === undefined || !serves(this.scan.at)) this.scan = { at: now, result: this.check() };
    const { jobs, busy, complete } = await this.scan.result;
    const name = jobs.get(mapping.id);
    if (name !== undefined && !this.isFollowed(name)) return { kind: 'job', name };
    const isBusy = busy.has('*') || mapping.sourceContainer.some((container) => busy.has(container));
    return { kind: complete ? 'nothing' : 'unknown', isBusy };
  }

  private async check(): Promise<Scan> {
    const listed = await this.list();
    const running = listed.names.filter((name) => !this.isFollowed(name));
    const read = await Promise.all(running.map((name) => this.read(name)));
    const jobs = new IdMap<string>();
    const busy = new Set<string>();
    for (const job of read) {
      if (job === 'ended') continue;
      const [only, another] = job === 'unknown' ? [] : this.workedOn(job);
      if (job !== 'unknown' && only !== undefined && another === undefined) jobs.set(only.id, job.name.toLowerCase());
      else for (const name of (job !== 'unknown' && job.affected?.source) || ['*']) busy.add(name);
    }
    return { jobs, busy, complete: listed.complete && !read.includes('unknown') };
  }

  /** The list is newest first, so behind a page on which nothing runs nothing is searched for. */
  private async list(): Promise<{ names: string[]; complete: boolean }> {
    const { service } = this.context;
    const names: string[] = [];
    const pages = walkPages('list of jobs', (next) => this.ask((signal) => service.listJobs(this.vault, next, signal)));
    for await (const page of pages) {
      if (!page.ok) return { names, complete: page.failure.problem.code === LOOPING_LIST };
      const running = page.value.items.filter((job) => interpretJobState(job).kind === 'running');
      for (const job of running) names.push(job.name.toLowerCase());
      if (running.length === 0) break;
    }
    return { names, complete: true };
  }

  /** A job that has not begun names no container yet. */
  private async read(name: string): Promise<JobView | 'ended' | 'unknown'> {
    const known = this.details.get(name);
    if (known !== undefined) return known;
    const { service } = this.context;
    const answer = await this.ask((signal) => service.readJob(this.vault, name, signal));
    if (!answer.ok) return 'unknown';
    const job = answer.value;
    // One that ended since it was listed is picked up too: it may have made the change, after the mapping was listed.
    if (interpretJobState(job).kind !== 'running') return job.affected === undefined ? 'ended' : job;
    if (job.state.toLowerCase() === 'notstarted') return job.affected === undefined ? 'unknown' : job;
    this.details.set(name, job);
    return job;
  }

  /** What is not told soon is not waited for; but one stray fault must not hide the jobs of a whole vault. */
  private async ask<T>(send: (signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>> {
    const { clock, reads, stop } = this.context;
    for (let strays = 0; ; strays++) {
      const answer = await reads.ask(() => withTimeout(PATIENCE_MS, clock, stop, send), stop);
      if (answer === undefined) return { ok: false, failure: stopped('the run was stopped') };
      if (answer.ok || !isStray(answer.failure) || strays === MAX_STRAYS) return answer;
    }
  }

  private workedOn({ affected }: JobView): Mapping[] {
    if (affected === undefined) return [];
    const candidates = new Set(affected.source.flatMap((name) => this.bySource.get(name) ?? []));
    return [...candidates].filter((mapping) => mapping.targetContainer.some((name) => affected.target.includes(name)));
  }
}
