/** Finds the jobs that already run on the mappings of a vault, whoever started them. */
import type { ListContext } from './lists';
import type { JobView, Mapping, Vault } from './model';
import { within } from './patience';
import { observe } from './track';

/** A look at the list of jobs serves all mappings that ask within this time. */
const FRESH_MS = 5_000;
/** The changes wait for the first look, so it must not wait long for an answer. */
const PATIENCE_MS = 10_000;

export class RunningJobs {
  private scan: { readonly at: number; readonly jobs: Promise<ReadonlyMap<string, string>> } | undefined;
  /** Details of jobs that have begun; what they work on does not change any more. */
  private readonly details = new Map<string, JobView>();

  /** @param isFollowed tells the jobs that the run follows already */
  constructor(
    private readonly vault: Vault,
    private readonly mappings: readonly Mapping[],
    private readonly isFollowed: (jobName: string) => boolean,
    private readonly context: ListContext,
  ) {}

  /** Name of the running job that works on this mapping and no other, if there is one. */
  async find(mapping: Mapping): Promise<string | undefined> {
    const now = this.context.clock.now();
    if (this.scan === undefined || now - this.scan.at > FRESH_MS) this.scan = { at: now, jobs: this.look() };
    const name = (await this.scan.jobs).get(mapping.id.toLowerCase());
    return name === undefined || this.isFollowed(name) ? undefined : name;
  }

  private async look(): Promise<ReadonlyMap<string, string>> {
    const running = (await this.list()).filter((name) => !this.isFollowed(name));
    const jobs = await Promise.all(running.map((name) => this.read(name)));
    const byMapping = new Map<string, string>();
    for (const job of jobs) {
      const related = job === undefined ? [] : this.mappings.filter((mapping) => worksOn(job, mapping));
      const [only] = related;
      if (job !== undefined && only !== undefined && related.length === 1)
        byMapping.set(only.id.toLowerCase(), job.name.toLowerCase());
    }
    return byMapping;
  }

  /**
   * The list is newest first, so behind a page on which nothing runs nothing is looked for. It is asked once: where it
   * cannot be had, the change itself is refused with a conflict, and then it is asked again.
   */
  private async list(): Promise<string[]> {
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
      if (page === undefined || !page.ok) return names;
      const running = page.value.items.filter((job) => observe(job).kind === 'running');
      names.push(...running.map((job) => job.name.toLowerCase()));
      next = running.length === 0 || links.has(page.value.next ?? '') ? undefined : page.value.next;
      links.add(next ?? '');
    } while (next !== undefined);
    return names;
  }

  private async read(name: string): Promise<JobView | undefined> {
    const known = this.details.get(name);
    if (known !== undefined) return known;
    const { clock, service, reads, stop } = this.context;
    const job = await reads.run(
      () => within(PATIENCE_MS, clock, stop, (signal) => service.readJob(this.vault, name, signal)),
      stop.signal,
    );
    if (job === undefined || !job.ok || observe(job.value).kind !== 'running') return undefined;
    if (job.value.state.toLowerCase() !== 'notstarted') this.details.set(name, job.value);
    return job.value;
  }
}

function worksOn(job: JobView, mapping: Mapping): boolean {
  const { affected } = job;
  if (affected === undefined) return false;
  return (
    mapping.sourceContainer.some((name) => affected.source.includes(name)) &&
    mapping.targetContainer.some((name) => affected.target.includes(name))
  );
}
