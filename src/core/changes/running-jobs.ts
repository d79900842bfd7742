/** Relates the jobs that run in a vault to its mappings. */
import { pauseIfThrottled } from '../requests/send-with-retries';
import type { ListContext } from '../requests/lists';
import type { JobView, Mapping, Result, Vault } from '../values/model';
import { withTimeout } from '../requests/with-timeout';
import { isStray, MAX_STRAYS } from '../requests/retry-policy';
import { interpretJobState } from './job-state';
import type { Found, RunningJobs } from './change-kind';

/** A look at the list of jobs serves all mappings that ask within this time. */
const FRESH_MS = 5_000;
/** The changes wait for the first look, so it must not wait long for an answer. */
const PATIENCE_MS = 10_000;

interface Scan {
  /** Names of jobs by the id of the mapping that they work on. */
  readonly jobs: ReadonlyMap<string, string>;
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
  ) {
    for (const mapping of mappings) {
      for (const name of new Set(mapping.sourceContainer)) {
        const same = this.bySource.get(name);
        if (same === undefined) this.bySource.set(name, [mapping]);
        else same.push(mapping);
      }
    }
  }

  async find(mapping: Mapping, notBefore = 0): Promise<Found> {
    const now = this.context.clock.now();
    if (this.scan === undefined || this.scan.at < notBefore || now - this.scan.at > FRESH_MS) {
      this.scan = { at: now, result: this.look() };
    }
    const { jobs, complete } = await this.scan.result;
    const name = jobs.get(mapping.id.toLowerCase());
    if (name !== undefined && !this.isFollowed(name)) return { kind: 'job', name };
    return { kind: complete ? 'nothing' : 'unknown' };
  }

  private async look(): Promise<Scan> {
    const listed = await this.list();
    const running = listed.names.filter((name) => !this.isFollowed(name));
    const read = await Promise.all(running.map((name) => this.read(name)));
    const jobs = new Map<string, string>();
    for (const job of read) {
      if (job === 'unknown' || job === 'ended') continue;
      const [only, another] = this.workedOn(job);
      if (only !== undefined && another === undefined) jobs.set(only.id.toLowerCase(), job.name.toLowerCase());
    }
    return { jobs, complete: listed.complete && !read.includes('unknown') };
  }

  /** The list is newest first, so behind a page on which nothing runs nothing is looked for. */
  private async list(): Promise<{ names: string[]; complete: boolean }> {
    const { service } = this.context;
    const names: string[] = [];
    const links = new Set<string>();
    let next: string | undefined;
    do {
      const from = next;
      const page = await this.ask((signal) => service.listJobs(this.vault, from, signal));
      if (page === undefined) return { names, complete: false };
      const running = page.items.filter((job) => interpretJobState(job).kind === 'running');
      names.push(...running.map((job) => job.name.toLowerCase()));
      next = running.length === 0 || links.has(page.next ?? '') ? undefined : page.next;
      links.add(next ?? '');
    } while (next !== undefined);
    return { names, complete: true };
  }

  /** A job that has not begun names no container yet. */
  private async read(name: string): Promise<JobView | 'ended' | 'unknown'> {
    const known = this.details.get(name);
    if (known !== undefined) return known;
    const { service } = this.context;
    const job = await this.ask((signal) => service.readJob(this.vault, name, signal));
    if (job === undefined) return 'unknown';
    // One that ended since it was listed is taken up too: it may have made the change, after the mapping was listed.
    if (interpretJobState(job).kind !== 'running') return job.affected === undefined ? 'ended' : job;
    if (job.state.toLowerCase() === 'notstarted') return job.affected === undefined ? 'unknown' : job;
    this.details.set(name, job);
    return job;
  }

  /** What is not told soon is not waited for; but one stray fault must not hide the jobs of a whole vault. */
  private async ask<T>(send: (signal: AbortSignal) => Promise<Result<T>>): Promise<T | undefined> {
    const { clock, reads, stop } = this.context;
    for (let strays = 0; ; strays++) {
      const answer = await reads.run(() => withTimeout(PATIENCE_MS, clock, stop, send), stop.signal);
      if (answer === undefined) return undefined;
      if (answer.ok) return answer.value;
      pauseIfThrottled(answer.failure, reads);
      if (!isStray(answer.failure) || strays === MAX_STRAYS) return undefined;
    }
  }

  private workedOn({ affected }: JobView): Mapping[] {
    if (affected === undefined) return [];
    const candidates = new Set(affected.source.flatMap((name) => this.bySource.get(name) ?? []));
    return [...candidates].filter((mapping) => mapping.targetContainer.some((name) => affected.target.includes(name)));
  }
}
