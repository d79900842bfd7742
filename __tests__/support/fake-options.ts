/** What the Site Recovery in memory is told to be like. */
import type { Failure, Mapping, Problem, Vault } from '../../src/core/values/model';
import type { SiteRecovery } from '../../src/core/values/ports';

export type RequestKind = Exclude<keyof SiteRecovery, symbol>;

export interface JobPlan {
  readonly lengthMs: number;
  /** The final state. */
  readonly state: string;
  readonly problem?: Problem | undefined;
  /** What it says while it runs, instead of InProgress. */
  readonly runningState?: string;
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
  /** A job that succeeds does not set anything. */
  readonly forgets?: boolean;
  /** What a job has set reads so only later. */
  readonly showsAfterMs?: number;
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
  /** Jobs do not tell what they work on. */
  readonly anonymousJobs?: boolean;
  /** @param count how often this request was made before */
  readonly fault?: (kind: RequestKind, key: string, count: number, vault: Vault) => Fault | undefined;
}

export const refusedWith = (status: number, code: string, retryAfterMs?: number): Failure => ({
  kind: 'http',
  status,
  problem: { code, message: `The service said ${code}.` },
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});
