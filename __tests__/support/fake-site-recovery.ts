/** Site Recovery in memory, on a manual clock: with latencies, faults, jobs of a length, and books of all it was asked. */
import type { Failure, JobView, Mapping, Operation, Result, Vault, WantedSetting } from '../../src/core/values/model';
import type { Accepted, Page, SiteRecovery } from '../../src/core/values/ports';
import {
  refusedWith,
  type Booked,
  type FakeJob,
  type FakeMapping,
  type FakeOptions,
  type JobPlan,
  type RequestKind,
} from './fake-options';
import { START, type ManualClock } from './manual-clock';

export { refusedWith };
export type { FakeMapping, FakeOptions, Fault, JobPlan, RequestKind } from './fake-options';

const HUNG_MS = 60_000;
const LAG_MS = 20_000;
const SUCCESS = new Set(['Succeeded', 'PartiallySucceeded', 'CompletedWithInformation']);

export const succeeds = (plan: JobPlan): boolean => SUCCESS.has(plan.state);

const lost = (kind: Failure['kind']): Result<never> => ({
  ok: false,
  failure: { kind, problem: { code: kind, message: `The request ended: ${kind}.` } },
});

const refused = (status: number, code: string): Result<never> => ({ ok: false, failure: refusedWith(status, code) });
const after = (id: string, key: string): string => {
  const parts = id.split('/');
  return parts[parts.indexOf(key) + 1] ?? '';
};
const good = <T>(value: T): Result<T> => ({ ok: true, value });

export class FakeSiteRecovery implements SiteRecovery {
  readonly booked: Booked[] = [];
  readonly jobs: FakeJob[] = [];
  /** Calls made although their signal was aborted before. */
  callsAfterStop = 0;
  private readonly byId = new Map<string, { fake: FakeMapping; setting: Mapping['autoUpdate']; jobs: FakeJob[] }>();
  private readonly byName = new Map<string, FakeJob>();
  private readonly byVault = new Map<string, FakeJob[]>();
  private readonly wantedBy = new Map<string, Mapping['autoUpdate']>();
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly clock: ManualClock,
    private readonly options: FakeOptions,
  ) {
    for (const fake of options.mappings) {
      this.byId.set(fake.mapping.id.toLowerCase(), { fake, setting: fake.mapping.autoUpdate, jobs: [] });
    }
  }

  /** The clock of the service is its own: nobody sets it. */
  private now(): number {
    return START + this.clock.monotonic();
  }

  listMappings(vault: Vault, next: string | undefined, signal: AbortSignal): Promise<Result<Page<Mapping>>> {
    return this.request('listMappings', vault, next ?? 'first', signal, () =>
      this.page(this.idsOf(vault), next, (id) => ({ ...this.read(id), id })),
    );
  }

  listFabrics(vault: Vault, next: string | undefined, signal: AbortSignal): Promise<Result<Page<string>>> {
    return this.request('listFabrics', vault, next ?? 'first', signal, () =>
      this.page([...new Set(this.idsOf(vault).map((id) => after(id, 'replicationFabrics')))], next, (name) => name),
    );
  }

  listContainers(
    vault: Vault,
    fabric: string,
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<string>>> {
    return this.request('listContainers', vault, `${fabric} ${next ?? 'first'}`, signal, () => {
      const ids = this.idsOf(vault).filter((id) => after(id, 'replicationFabrics') === fabric);
      return this.page(
        [...new Set(ids.map((id) => after(id, 'replicationProtectionContainers')))],
        next,
        (name) => name,
      );
    });
  }

  /** Of every container there is another that is the target of its mappings and shows them too. */
  listContainerMappings(
    vault: Vault,
    fabric: string,
    container: string,
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<Mapping>>> {
    return this.request('listContainerMappings', vault, `${fabric} ${container} ${next ?? 'first'}`, signal, () => {
      const ids = this.idsOf(vault).filter((id) => after(id, 'replicationFabrics') === fabric);
      return this.page(ids, next, (id) => this.read(id));
    });
  }

  readMapping(vault: Vault, mappingId: string, signal: AbortSignal): Promise<Result<Mapping>> {
    return this.request('readMapping', vault, mappingId, signal, () => good(this.read(mappingId)));
  }

  startChange(vault: Vault, mapping: Mapping, wanted: WantedSetting, signal: AbortSignal): Promise<Result<Accepted>> {
    return this.request('startChange', vault, mapping.id, signal, () => this.take(mapping, wanted));
  }

  readJob(vault: Vault, jobName: string, signal: AbortSignal): Promise<Result<JobView>> {
    return this.request('readJob', vault, jobName, signal, () => {
      const job = this.byName.get(jobName);
      return job === undefined ? refused(404, 'JobNotFound') : good(this.view(job, this.now(), true));
    });
  }

  readOperation(vault: Vault, { statusLink }: Operation, signal: AbortSignal): Promise<Result<JobView>> {
    return this.request('readOperation', vault, statusLink ?? '', signal, () => {
      const job = this.byName.get((statusLink ?? '').slice(statusLink?.lastIndexOf('/')).slice(1));
      return job === undefined ? refused(404, 'NotFound') : good(this.view(job, this.now(), false));
    });
  }

  listJobs(vault: Vault, next: string | undefined, signal: AbortSignal): Promise<Result<Page<JobView>>> {
    return this.request('listJobs', vault, next ?? 'first', signal, () => {
      const { jobList = 'complete', jobsPageSize = 100 } = this.options;
      if (jobList === 'forbidden') return refused(403, 'AuthorizationFailed');
      const asOf = this.now() - (jobList === 'lagging' ? LAG_MS : 0);
      const from = Number(next ?? 0);
      const jobs = this.jobsIn(vault);
      const newest = jobs.length - from;
      const page = jobs.slice(Math.max(0, newest - jobsPageSize), Math.max(0, newest)).reverse();
      const items = page.filter((job) => job.startedAt <= asOf).map((job) => this.view(job, asOf, false));
      // Two pages, each of which leads to the other.
      if (jobList === 'looping') return good({ items, next: from === 0 ? String(jobsPageSize) : '0' });
      const more = jobList !== 'cut' && newest > jobsPageSize;
      return good({ items, next: more ? String(from + jobsPageSize) : undefined });
    });
  }

  /** The mapping as it is now: a job that succeeded has set it. */
  read(mappingId: string): Mapping {
    const state = this.byId.get(mappingId.toLowerCase());
    if (state === undefined) throw new Error(`no mapping ${mappingId}`);
    return { ...state.fake.mapping, autoUpdate: this.settingOf(mappingId) };
  }

  jobNamed(name: string): FakeJob | undefined {
    return this.byName.get(name);
  }

  jobsOf(mappingId: string): readonly FakeJob[] {
    return this.byId.get(mappingId.toLowerCase())?.jobs ?? [];
  }

  arrivals(kind: RequestKind, subscription?: string): number[] {
    return this.booked
      .filter((request) => request.kind === kind && (subscription ?? request.subscription) === request.subscription)
      .flatMap((request) => request.arrivedAt ?? [])
      .sort((a, b) => a - b);
  }

  count(...kinds: readonly RequestKind[]): number {
    return this.booked.filter((request) => kinds.includes(request.kind)).length;
  }

  private jobsIn(vault: Vault): FakeJob[] {
    const jobs = this.byVault.get(vault.id) ?? [];
    this.byVault.set(vault.id, jobs);
    return jobs;
  }

  private idsOf(vault: Vault): string[] {
    return this.options.mappings.filter((fake) => fake.vault.id === vault.id).map((fake) => fake.mapping.id);
  }

  private page<T>(all: readonly string[], next: string | undefined, read: (key: string) => T): Result<Page<T>> {
    const size = this.options.pageSize ?? 100;
    const from = Number(next ?? 0);
    const end = this.options.loops ? '0' : undefined;
    return good({
      items: all.slice(from, from + size).map(read),
      next: from + size < all.length ? String(from + size) : end,
    });
  }

  private settingOf(mappingId: string): Mapping['autoUpdate'] {
    const state = this.byId.get(mappingId.toLowerCase());
    const asOf = this.now() - (state?.fake.showsAfterMs ?? 0);
    const set = state?.jobs.some((job) => job.endsAt <= asOf && succeeds(job.plan));
    return set && !state?.fake.forgets ? this.wantedBy.get(mappingId.toLowerCase()) : state?.setting;
  }

  private take(mapping: Mapping, wanted: WantedSetting): Result<Accepted> {
    const state = this.byId.get(mapping.id.toLowerCase());
    if (state === undefined) return refused(404, 'NotFound');
    const { fake, jobs } = state;
    const now = this.now();
    if (fake.refusal !== undefined) return { ok: false, failure: fake.refusal };
    if (jobs.some((job) => job.endsAt > now)) return refused(409, 'AnotherOperationInProgress');
    const name = `job-${this.jobs.length}`;
    const length = fake.accepts === 'done' ? 0 : fake.job.lengthMs;
    const job = { name, mappingId: mapping.id, startedAt: now, endsAt: now + length, plan: fake.job };
    jobs.push(job);
    this.jobs.push(job);
    this.jobsIn(fake.vault).push(job);
    this.byName.set(name, job);
    this.wantedBy.set(mapping.id.toLowerCase(), {
      status: wanted.status,
      automationAccountId: wanted.status === 'Enabled' ? wanted.automationAccountId : undefined,
      authenticationType: 'SystemAssignedIdentity',
    });
    if (fake.accepts === 'done') return good({ kind: 'finished' });
    const operation =
      fake.accepts === 'unnamed'
        ? { jobName: undefined, statusLink: undefined }
        : { jobName: name, statusLink: `https://arm.test/operations/${name}` };
    return good({ kind: 'started', operation });
  }

  /** Only the job itself tells its errors; lists and operations leave them out. */
  private view(job: FakeJob, asOf: number, whole: boolean): JobView {
    const ended = asOf >= job.endsAt;
    const state = ended
      ? job.plan.state
      : asOf < job.startedAt + 1_000
        ? 'NotStarted'
        : (job.plan.runningState ?? 'InProgress');
    const lengthMs = ended ? job.endsAt - job.startedAt : undefined;
    const hasEnded = ended && state !== 'NotStarted';
    if (!whole) return { name: job.name, state, stateDescription: state, problem: undefined, hasEnded, lengthMs };
    const { mapping } = this.byId.get(job.mappingId.toLowerCase())?.fake ?? {};
    const tells = !this.options.anonymousJobs && mapping !== undefined && state !== 'NotStarted';
    return {
      name: job.name,
      state,
      stateDescription: state,
      problem: ended ? job.plan.problem : undefined,
      hasEnded,
      lengthMs,
      affected: tells ? { source: mapping.sourceContainer, target: mapping.targetContainer } : undefined,
    };
  }

  private async request<T>(
    kind: RequestKind,
    vault: Vault,
    key: string,
    signal: AbortSignal,
    serve: () => Result<T>,
  ): Promise<Result<T>> {
    if (signal.aborted) this.callsAfterStop++;
    const booked: Booked = { kind, key, subscription: vault.subscriptionId, sentAt: this.now() };
    this.booked.push(booked);
    const counted = `${kind} ${vault.id} ${key}`;
    const count = this.counts.get(counted) ?? 0;
    this.counts.set(counted, count + 1);
    const fault = this.options.fault?.(kind, key, count, vault);
    const [there, back] = this.options.latency?.() ?? [0, 0];
    await this.clock.sleep(there, signal);
    if (signal.aborted) return lost('stopped');
    const unseen = fault?.kind === 'broken' && !fault.taken;
    if (!unseen) booked.arrivedAt = this.now();
    let answer: Result<T> = fault === undefined || fault.taken ? serve() : lost('connection');
    if (fault?.kind === 'answer') answer = { ok: false, failure: fault.failure };
    if (fault?.kind === 'broken') answer = lost('connection');
    if (fault?.kind === 'hung') answer = lost('hung');
    await this.clock.sleep(fault?.kind === 'hung' ? HUNG_MS : back, signal);
    return signal.aborted ? lost('stopped') : answer;
  }
}
