import type { ItemSpec } from '../scenario';
import type { ContainerState, MappingState, VaultState } from './estate';
import type { JobState } from './job-state';

export interface ItemState {
  readonly name: string;
  readonly vm: string;
  readonly spec: ItemSpec;
  readonly vault: VaultState;
  readonly source: ContainerState;
  /** None for providers that replicate to Azure. */
  readonly target: ContainerState | undefined;
  /** Whether it has been given the newest agent since. */
  updated: boolean;
  /** Jobs that run, or have ended without having been looked at since. */
  pending: readonly JobState[];
  refusals: number;
  updates: number;
}

/** Made when it is needed: thousands of items share what their ids begin with. */
export const itemId = (item: ItemState): string => `${item.source.id}/replicationProtectedItems/${item.name}`;

export const newestAgent = '9.67.7653.1';

export const agentVersionOf = (item: ItemState): string =>
  item.updated ? newestAgent : (item.spec.agentVersion ?? newestAgent);

export const updateRequired = (item: ItemState): boolean =>
  !item.updated && (item.spec.updateRequired ?? agentVersionOf(item) !== newestAgent);

/** For A2A, and the other providers whose agents it is about. */
export const providerOf = (item: ItemState): NonNullable<ItemSpec['provider']> => item.spec.provider ?? 'A2A';

export type Place = (provider: string, index: number) => readonly [ContainerState, ContainerState?];

interface Direction {
  readonly source: ContainerState;
  readonly target: ContainerState | undefined;
}

/** Pairs of containers come in this many before the next generation of them begins. */
const generation = 90;

/** Adds the items of a vault whose mappings are there already. */
export function addItems(vault: VaultState, place: Place): void {
  const { items = 0, eachItem = {} } = vault.spec;
  const count = typeof items === 'number' ? items : items.length;
  const mappings: readonly MappingState[] = [...vault.mappings.values()];
  const betweenRegions = mappings.filter((mapping) => mapping.target);
  const beyond = (Math.floor(mappings.length / generation) + 1) * generation;
  const short = vault.name.replace(/^vault-/, '');
  const placeOf = (spec: ItemSpec, index: number): Direction => {
    const given = typeof spec.mapping === 'number' ? mappings[spec.mapping] : undefined;
    const dealt = betweenRegions[index % Math.max(1, betweenRegions.length)];
    const isForeign = spec.provider !== undefined && spec.provider !== 'A2A';
    if (given) return given;
    if (dealt && !isForeign && spec.mapping === undefined) return dealt;
    const [source, target] = place(spec.provider ?? 'A2A', isForeign ? index : beyond);
    return { source, target };
  };
  for (let index = 0; index < count; index++) {
    const own = typeof items === 'number' ? undefined : items[index];
    const spec = own ? { ...eachItem, ...own } : eachItem;
    const vm = spec.vm ?? `vm-${short}-${String(index + 1).padStart(4, '0')}`;
    const name = spec.name ?? `${vm}-a2a`;
    const { source, target } = placeOf(spec, index);
    const fresh = { updated: false, pending: [], refusals: 0, updates: 0 };
    source.items.set(name.toLowerCase(), { name, vm, spec, vault, source, target, ...fresh });
  }
}

export function* itemsOf(vault: VaultState): Generator<ItemState> {
  for (const fabric of vault.fabrics.values()) {
    for (const container of fabric.containers.values()) yield* container.items.values();
  }
}
