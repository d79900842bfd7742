/** Relates the jobs that run in a vault to its mappings. */
import { heedRate } from './attempt';
import type { ListContext } from './lists';
import type { JobView, Mapping, Vault } from './model';
import { within } from './patience';
import { observe } from './track';
import type { Found, RunningJobs } from './work';

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
    const { clock, service, reads, stop } = this.context;
    const names: string[] = [];
    const links = new Set<string>();
    let next: string | undefined;
    do {
      const from = next;
      const page = await reads.run(
        () => within(PATIENCE_MS, clock, stop, (signal) => service.listJobs(this.vault, from, signal)),
        stop.signal,
      );
      if (page === undefined) return { names, complete: false };
      if (!page.ok) {
        heedRate(page.failure, reads);
        return { names, complete: false };
      }
      const running = page.value.items.filter((job) => observe(job).kind === 'running');
      names.push(...running.map((job) => job.name.toLowerCase()));
      next = running.length === 0 || links.has(page.value.next ?? '') ? undefined : page.value.next;
      links.add(next ?? '');
    } while (next !== undefined);
    return { names, complete: true };
  }

  /** A job that has not begun names no container yet. */
  private async read(name: string): Promise<JobView | 'ended' | 'unknown'> {
    const known = this.details.get(name);
    if (known !== undefined) return known;
    const { clock, service, reads, stop } = this.context;
    const job = await reads.run(
      () => within(PATIENCE_MS, clock, stop, (signal) => service.readJob(this.vault, name, signal)),
      stop.signal,
    );
    if (job === undefined) return 'unknown';
    if (!job.ok) {
      heedRate(job.failure, reads);
      return 'unknown';
    }
    if (observe(job.value).kind !== 'running') return 'ended';
    if (job.value.state.toLowerCase() === 'notstarted') return job.value.affected === undefined ? 'unknown' : job.value;
    this.details.set(name, job.value);
    return job.value;
  }

  private workedOn({ affected }: JobView): Mapping[] {
    if (affected === undefined) return [];
    const candidates = new Set(affected.source.flatMap((name) => this.bySource.get(name) ?? []));
    return [...candidates].filter((mapping) => mapping.targetContainer.some((name) => affected.target.includes(name)));
  }
}
