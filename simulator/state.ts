import type { MappingState, Setting, VaultState } from './arm/estate';
import { agentVersionOf, itemId, itemsOf, providerOf, updateRequired, type ItemState } from './arm/item-state';
import { hasEnded, finalStateOf, settle, stateAt, type JobState } from './arm/job-state';
import type { World } from './world';

export interface WorkView {
  readonly name: string;
  readonly state: string;
  /** What it is, or is going to be. */
  readonly finalState: string;
  readonly startedAt: number;
  /** Null for a job that never ends. */
  readonly endsAt: number | null;
  readonly ended: boolean;
}

/** A change of a mapping. */
export interface JobView extends WorkView {
  readonly mapping: string;
  readonly wanted: Setting['status'];
}

/** An update of an agent. */
export interface UpdateView extends WorkView {
  readonly item: string;
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

export interface ItemView {
  readonly id: string;
  readonly vm: string;
  readonly provider: string;
  readonly protectionState: string;
  readonly agentVersion: string;
  readonly updateRequired: boolean;
  /** Jobs that update it or have done so. */
  readonly updates: number;
  readonly refusals: number;
}

export interface VaultView {
  readonly id: string;
  readonly access: string;
  readonly mappings: readonly MappingView[];
  readonly jobs: readonly JobView[];
  readonly items: readonly ItemView[];
  readonly updates: readonly UpdateView[];
}

export interface StateView {
  readonly scenario: string;
  readonly now: number;
  readonly vaults: readonly VaultView[];
}

const workView = (job: JobState, now: number): WorkView => ({
  name: job.name,
  state: stateAt(job, now),
  finalState: finalStateOf(job),
  startedAt: job.startedAt,
  endsAt: Number.isFinite(job.endsAt) ? job.endsAt : null,
  ended: hasEnded(job, now),
});

const jobView = (job: JobState, now: number): JobView[] =>
  job.work.kind === 'mapping'
    ? [{ ...workView(job, now), mapping: job.work.mapping.id, wanted: job.work.wanted.status }]
    : [];

const updateView = (job: JobState, now: number): UpdateView[] =>
  job.work.kind === 'item' ? [{ ...workView(job, now), item: itemId(job.work.item) }] : [];

function itemView(item: ItemState, now: number): ItemView {
  settle(item, now);
  return {
    id: itemId(item),
    vm: item.vm,
    provider: providerOf(item),
    protectionState: item.spec.protectionState ?? 'Protected',
    agentVersion: agentVersionOf(item),
    updateRequired: updateRequired(item),
    updates: item.updates,
    refusals: item.refusals,
  };
}

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
  jobs: vault.jobs.flatMap((job) => jobView(job, now)),
  items: [...itemsOf(vault)].map((item) => itemView(item, now)),
  updates: vault.jobs.flatMap((job) => updateView(job, now)),
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
