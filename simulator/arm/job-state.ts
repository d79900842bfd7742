import { guidFrom } from '../random';
import { secondsOf, type JobErrorSpec, type JobSpec, type Scenario } from '../scenario';
import type { Estate, MappingState, Setting, VaultState } from './estate';
import { itemId, type ItemState } from './item-state';

/** What a job changes. */
export type Work =
  | { readonly kind: 'mapping'; readonly mapping: MappingState; readonly wanted: Setting }
  | { readonly kind: 'item'; readonly item: ItemState };

export interface JobState {
  readonly name: string;
  /** Position among the vault's jobs. */
  readonly sequence: number;
  readonly vault: VaultState;
  readonly work: Work;
  readonly spec: JobSpec;
  readonly startedAt: number;
  /** `Infinity` for a job that never ends. */
  readonly endsAt: number;
  /** Needed to make its signed links again, which are too long to be kept. */
  readonly links: { readonly origin: string; readonly apiVersion: string; readonly signed: boolean };
}

const successes = new Set(['Succeeded', 'PartiallySucceeded', 'CompletedWithInformation']);

export const finalStateOf = (job: JobState): string => job.spec.state ?? 'Succeeded';
export const hasEnded = (job: JobState, now: number): boolean => now >= job.endsAt;
/** For about a second after its start a job exists but says nothing yet. */
export const isFresh = (job: JobState, now: number): boolean => now < Math.min(job.startedAt + 1000, job.endsAt);

export const stateAt = (job: JobState, now: number): string =>
  hasEnded(job, now) ? finalStateOf(job) : isFresh(job, now) ? 'NotStarted' : 'InProgress';

export const genericFailure: JobErrorSpec = {
  code: '559',
  message: 'The operation could not be completed.',
  possibleCauses: 'See the provider errors for more information.',
  recommendedAction: 'Resolve the issue and retry the operation.',
  provider: {
    errorCode: 0,
    errorMessage:
      'An internal error occurred during execution of the operation by the Microsoft Azure Site Recovery Provider. Retry the last action. If the issue persists, contact Support.',
  },
};

export function errorsOf(job: JobState): readonly JobErrorSpec[] {
  if (job.spec.errors) return job.spec.errors;
  return finalStateOf(job) === 'Failed' ? [genericFailure] : [];
}

/** The id of what a job changes. */
export const subjectOf = ({ work }: JobState): string =>
  work.kind === 'mapping' ? work.mapping.id : itemId(work.item);

const isEffective = (job: JobState): boolean => job.spec.effective ?? successes.has(finalStateOf(job));

const shows = (job: JobState, now: number): boolean => hasEnded(job, now - 1000 * (job.spec.showsAfterSeconds ?? 0));

/** Somebody may remove a mapping or an item while it is being changed: this long after its first job began. */
export function isRemoved(vault: VaultState, subject: MappingState | ItemState, now: number): boolean {
  const seconds = subject.spec.removedAfterSeconds;
  if (seconds === undefined) return false;
  const first = vault.jobs.find(({ work }) => (work.kind === 'mapping' ? work.mapping : work.item) === subject);
  return first !== undefined && now >= first.startedAt + seconds * 1000;
}

/** A job changes its mapping, or its item, at its end; this catches up with ends that nobody has looked at. */
export function settle(subject: MappingState | ItemState, now: number): void {
  const ended = subject.pending.filter((job) => shows(job, now));
  if (ended.length === 0) return;
  subject.pending = subject.pending.filter((job) => !shows(job, now));
  for (const job of ended.sort((one, other) => one.endsAt - other.endsAt)) apply(job);
}

function apply(job: JobState): void {
  const { work, spec } = job;
  if (work.kind === 'item') {
    if (isEffective(job)) work.item.updated = true;
    return;
  }
  if (isEffective(job)) work.mapping.setting = work.wanted;
  else if (spec.healthAfter === undefined) return;
  work.mapping.health = spec.healthAfter ?? [];
  work.mapping.healthSince = job.endsAt;
}

export type JobStart = Pick<JobState, 'vault' | 'work' | 'spec' | 'startedAt' | 'links'>;

export function startJob(estate: Estate, start: JobStart): JobState {
  const { vault, work, spec, startedAt } = start;
  const sequence = vault.jobs.length;
  const subject = work.kind === 'mapping' ? work.mapping.id : itemId(work.item);
  const job: JobState = {
    ...start,
    name: guidFrom(`${vault.id} job ${sequence} of ${subject}`),
    sequence,
    endsAt: startedAt + secondsOf(spec.seconds ?? 60, estate.random) * 1000,
  };
  vault.jobs.push(job);
  vault.jobsByName.set(job.name, job);
  if (work.kind === 'mapping') {
    work.mapping.pending = [...work.mapping.pending, job];
    work.mapping.changes++;
  } else {
    work.item.pending = [...work.item.pending, job];
    work.item.updates++;
  }
  return job;
}

/** The scenario's job, then what the mapping says otherwise. */
export const jobSpecFor = (scenario: Scenario, mapping: MappingState): JobSpec => ({
  ...scenario.job,
  ...mapping.spec.job,
});
