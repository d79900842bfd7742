import { hasEnded, finalStateOf, settle, stateAt, type JobState } from './arm/job-state';
import type { MappingState, Setting, VaultState } from './arm/estate';
import type { World } from './world';

export interface JobView {
  readonly name: string;
  readonly mapping: string;
  readonly state: string;
  /** What it is, or is going to be. */
  readonly finalState: string;
  readonly startedAt: number;
  /** Null for a job that never ends. */
  readonly endsAt: number | null;
  readonly ended: boolean;
  readonly wanted: Setting['status'];
}

export interface MappingView extends Setting {
  readonly id: string;
  readonly provider: string;
  readonly state: string;
  readonly healthErrors: number;
  /** Jobs that it was changed by. */
  readonly changes: number;
  readonly refusals: number;
}

export interface VaultView {
  readonly id: string;
  readonly access: string;
  readonly mappings: readonly MappingView[];
  readonly jobs: readonly JobView[];
}

export interface StateView {
  readonly scenario: string;
  readonly now: number;
  readonly vaults: readonly VaultView[];
}

const jobView = (job: JobState, now: number): JobView => ({
  name: job.name,
  mapping: job.mapping.id,
  state: stateAt(job, now),
  finalState: finalStateOf(job),
  startedAt: job.startedAt,
  endsAt: Number.isFinite(job.endsAt) ? job.endsAt : null,
  ended: hasEnded(job, now),
  wanted: job.wanted.status,
});

function mappingView(mapping: MappingState, now: number): MappingView {
  settle(mapping, now);
  return {
    id: mapping.id,
    ...mapping.setting,
    provider: mapping.spec.provider ?? 'A2A',
    state: mapping.spec.state ?? 'Paired',
    healthErrors: mapping.health.length,
    changes: mapping.changes,
    refusals: mapping.refusals,
  };
}

const vaultView = (vault: VaultState, now: number): VaultView => ({
  id: vault.id,
  access: vault.spec.access ?? 'allowed',
  mappings: [...vault.mappings.values()].map((mapping) => mappingView(mapping, now)),
  jobs: vault.jobs.map((job) => jobView(job, now)),
});

/** The truth, as no request shows it in one piece. */
export function stateOf(world: World): StateView {
  const now = world.clock.now();
  return {
    scenario: world.scenario.name,
    now,
    vaults: [...world.estate.vaults.values()].map((vault) => vaultView(vault, now)),
  };
}
