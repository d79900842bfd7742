/** Site Recovery in memory, on a manual clock: with latencies, faults, jobs of a length, and books of all it was asked. */
import type { Failure, JobView, Mapping, Operation, Problem, Result, Vault, WantedSetting } from '../../src/core/model';
import type { Accepted, Page, SiteRecovery } from '../../src/core/ports';
import type { ManualClock } from './manual-clock';

export type RequestKind = Exclude<keyof SiteRecovery, symbol>;

export interface JobPlan {
  readonly lengthMs: number;
  /** The final state. */
  readonly state: string;
  readonly problem?: Problem | undefined;
}

/** How one request goes wrong; `taken`: after the service did what it was asked. */
export type Fault =
  | { readonly kind: 'answer'; readonly failure: Failure; readonly taken: boolean }
  | { readonly kind: 'broken'; readonly taken: boolean }
  | { readonly kind: 'hung'; readonly taken: boolean };

export interface FakeMapping {
  readonly vault: Vault;
  readonly mapping: Mapping;
  readonly job: JobPlan;
  /** `done`: 200 at once; `unnamed`: 202 without a link. */
  readonly accepts?: 'job' | 'done' | 'unnamed';
  readonly refusal?: Failure;
}

export interface FakeJob {
  readonly name: string;
  readonly mappingId: string;
  readonly startedAt: number;
  readonly endsAt: number;
  readonly plan: JobPlan;
}

export interface Booked {
  readonly kind: RequestKind;
  readonly key: string;
  readonly subscription: string;
  readonly sentAt: number;
  /** When the service saw it; undefined if it never did. */
  arrivedAt?: number;
}

export interface FakeOptions {
  readonly mappings: readonly FakeMapping[];
  readonly pageSize?: number;
  /** The last page leads back to the first. */
  readonly loops?: boolean;
  /** Milliseconds to the service and back. */
  readonly latency?: () => readonly [number, number];
  readonly jobList?: 'complete' | 'cut' | 'lagging' | 'forbidden' | 'looping';
  readonly jobsPageSize?: number;
  /** @param count how often this request was made before */
  readonly fault?: (kind: RequestKind, key: string, count: number) => Fault | undefined;
}

const HUNG_MS = 60_000;
const LAG_MS = 20_000;
const SUCCESS = new Set(['Succeeded', 'PartiallySucceeded', 'CompletedWithInformation']);

export const refusedWith = (status: number, code: string, retryAfterMs?: number): Failure => ({
  kind: 'http',
  status,
  problem: { code, message: `The service said ${code}.` },
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

const lost = (kind: Failure['kind']): Result<never> => ({
  ok: false,
  failure: { kind, problem: { code: kind, message: `The request ended: ${kind}.` } },
});

const refused = (status: number, code: string): Result<never> => ({ ok: false, failure: refusedWith(status, code) });
const good = <T>(value: T): Result<T> => ({ ok: true, value });

export class FakeSiteRecovery implements SiteRecovery {
  readonly booked: Booked[] = [];
  readonly jobs: FakeJob[] = [];
  /** Calls made although their signal was aborted before. */
  callsAfterStop = 0;
  private readonly byId = new Map<string, { fake: FakeMapping; setting: Mapping['autoUpdate']; jobs: FakeJob[] }>();
  private readonly byName = new Map<string, FakeJob>();
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly clock: ManualClock,
    private readonly options: FakeOptions,
  ) {
    for (const fake of options.mappings) {
      this.byId.set(fake.mapping.id.toLowerCase(), { fake, setting: fake.mapping.autoUpdate, jobs: [] });
    }
  }

  listMappings(vault: Vault, next: string | undefined, signal: AbortSignal): Promise<Result<Page<Mapping>>> {
    return this.request('listMappings', vault, next ?? 'first', signal, () => {
      const all = this.options.mappings.filter((fake) => fake.vault.id === vault.id);
      const size = this.options.pageSize ?? 100;
      const from = Number(next ?? 0);
      const items = all.slice(from, from + size).map((fake) => this.read(fake.mapping.id));
      const end = this.options.loops ? '0' : undefined;
      return good({ items, next: from + size < all.length ? String(from + size) : end });
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
      return job === undefined ? refused(404, 'JobNotFound') : good(this.view(job, this.clock.now(), true));
    });
  }

  readOperation(vault: Vault, { statusLink }: Operation, signal: AbortSignal): Promise<Result<JobView>> {
    return this.request('readOperation', vault, statusLink ?? '', signal, () => {
      const job = this.byName.get((statusLink ?? '').slice(statusLink?.lastIndexOf('/')).slice(1));
      return job === undefined ? refused(404, 'NotFound') : good(this.view(job, this.clock.now(), false));
    });
  }

  listJobs(vault: Vault, next: string | undefined, signal: AbortSignal): Promise<Result<Page<JobView>>> {
    return this.request('listJobs', vault, next ?? 'first', signal, () => {
      const { jobList = 'complete', jobsPageSize = 100 } = this.options;
      if (jobList === 'forbidden') return refused(403, 'AuthorizationFailed');
      const asOf = this.clock.now() - (jobList === 'lagging' ? LAG_MS : 0);
      const from = Number(next ?? 0);
      const newest = this.jobs.length - from;
      const page = this.jobs.slice(Math.max(0, newest - jobsPageSize), Math.max(0, newest)).reverse();
      const items = page.filter((job) => job.startedAt <= asOf).map((job) => this.view(job, asOf, false));
      if (jobList === 'looping') return good({ items, next: '0' });
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

  static succeeds(plan: JobPlan): boolean {
    return SUCCESS.has(plan.state);
  }

  private settingOf(mappingId: string): Mapping['autoUpdate'] {
    const state = this.byId.get(mappingId.toLowerCase());
    return state?.jobs.some((job) => job.endsAt <= this.clock.now() && FakeSiteRecovery.succeeds(job.plan))
      ? this.wantedBy.get(mappingId.toLowerCase())
      : state?.setting;
  }

  private readonly wantedBy = new Map<string, Mapping['autoUpdate']>();

  private take(mapping: Mapping, wanted: WantedSetting): Result<Accepted> {
    const state = this.byId.get(mapping.id.toLowerCase());
    if (state === undefined) return refused(404, 'NotFound');
    const { fake, jobs } = state;
    const now = this.clock.now();
    if (fake.refusal !== undefined) return { ok: false, failure: fake.refusal };
    if (jobs.some((job) => job.endsAt > now)) return refused(409, 'AnotherOperationInProgress');
    const name = `job-${this.jobs.length}`;
    const length = fake.accepts === 'done' ? 0 : fake.job.lengthMs;
    const job = { name, mappingId: mapping.id, startedAt: now, endsAt: now + length, plan: fake.job };
    jobs.push(job);
    this.jobs.push(job);
    this.byName.set(name, job);
    this.wantedBy.set(mapping.id.toLowerCase(), {
      status: wanted.status,
      automationAccountId: wanted.status === 'Enabled' ? wanted.automationAccountId : undefined,
      authenticationType: 'SystemAssignedIdentity',
    });
    if (fake.accepts === 'done') return good({ kind: 'done' });
    const operation =
      fake.accepts === 'unnamed'
        ? { jobName: undefined, statusLink: undefined }
        : { jobName: name, statusLink: `https://arm.test/operations/${name}` };
    return good({ kind: 'started', operation });
  }

  /** Only the job itself tells its errors; lists and operations leave them out. */
  private view(job: FakeJob, asOf: number, whole: boolean): JobView {
    const ended = asOf >= job.endsAt;
    const state = ended ? job.plan.state : asOf < job.startedAt + 1_000 ? 'NotStarted' : 'InProgress';
    return { name: job.name, state, stateDescription: state, problem: ended && whole ? job.plan.problem : undefined };
  }

  private async request<T>(
    kind: RequestKind,
    vault: Vault,
    key: string,
    signal: AbortSignal,
    serve: () => Result<T>,
  ): Promise<Result<T>> {
    if (signal.aborted) this.callsAfterStop++;
    const booked: Booked = { kind, key, subscription: vault.subscriptionId, sentAt: this.clock.now() };
    this.booked.push(booked);
    const counted = `${kind} ${vault.id} ${key}`;
    const count = this.counts.get(counted) ?? 0;
    this.counts.set(counted, count + 1);
    const fault = this.options.fault?.(kind, key, count);
    const [there, back] = this.options.latency?.() ?? [0, 0];
    await this.clock.sleep(there, signal);
    if (signal.aborted) return lost('stopped');
    const unseen = fault?.kind === 'broken' && !fault.taken;
    if (!unseen) booked.arrivedAt = this.clock.now();
    let answer: Result<T> = fault === undefined || fault.taken ? serve() : lost('connection');
    if (fault?.kind === 'answer') answer = { ok: false, failure: fault.failure };
    if (fault?.kind === 'broken') answer = lost('connection');
    if (fault?.kind === 'hung') answer = lost('hung');
    await this.clock.sleep(fault?.kind === 'hung' ? HUNG_MS : back, signal);
    return signal.aborted ? lost('stopped') : answer;
  }
}
