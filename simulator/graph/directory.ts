import type { Estate, VaultState } from '../arm/estate';
import type { Scenario, SubscriptionSpec } from '../scenario';

export interface Subscription {
  readonly id: string;
  readonly displayName: string;
  readonly state: NonNullable<SubscriptionSpec['state']>;
  readonly tags: Readonly<Record<string, string>>;
  readonly group: ManagementGroup;
  readonly isReadable: boolean;
  /** Those that exist. */
  readonly vaults: readonly VaultState[];
}

export interface ManagementGroup {
  readonly name: string;
  readonly displayName: string;
  /** None for the root. */
  readonly parent: ManagementGroup | undefined;
  readonly isReadable: boolean;
}

/** What a tenant has above its resource groups. */
export interface Directory {
  /** By lower-cased id. */
  readonly subscriptions: ReadonlyMap<string, Subscription>;
  /** By lower-cased name. */
  readonly groups: ReadonlyMap<string, ManagementGroup>;
}

const exists = (vault: VaultState): boolean => !/missing/.test(vault.spec.access ?? '');

function groupsOf(scenario: Scenario, tenantId: string): Map<string, ManagementGroup> {
  const specs = new Map((scenario.managementGroups ?? []).map((spec) => [spec.name.toLowerCase(), spec]));
  const root: ManagementGroup = {
    name: tenantId,
    displayName: 'Tenant Root Group',
    parent: undefined,
    isReadable: true,
  };
  const groups = new Map([[tenantId, root]]);
  const groupOf = (name: string): ManagementGroup => {
    const known = groups.get(name);
    if (known) return known;
    const spec = specs.get(name);
    if (!spec) throw new RangeError(`The scenario has no management group ${name}.`);
    const group = {
      name: spec.name,
      displayName: spec.displayName ?? spec.name,
      parent: groupOf((spec.parent ?? tenantId).toLowerCase()),
      isReadable: spec.readable ?? true,
    };
    groups.set(name, group);
    return group;
  };
  for (const name of specs.keys()) groupOf(name);
  return groups;
}

/** @throws RangeError for a management group that a scenario names but does not have */
export function createDirectory(scenario: Scenario, estate: Estate, tenantId: string): Directory {
  const groups = groupsOf(scenario, tenantId);
  const vaults = new Map<string, VaultState[]>();
  for (const vault of [...estate.vaults.values()].filter(exists)) {
    const key = vault.subscription.toLowerCase();
    const known = vaults.get(key);
    if (known) known.push(vault);
    else vaults.set(key, [vault]);
  }
  const specs = new Map<string, SubscriptionSpec>([...vaults.keys()].map((id) => [id, { id }]));
  for (const spec of scenario.subscriptions ?? []) specs.set(spec.id.toLowerCase(), spec);
  const subscriptions = [...specs].map(([key, spec], index): readonly [string, Subscription] => {
    const group = groups.get((spec.group ?? tenantId).toLowerCase());
    if (!group) throw new RangeError(`The scenario has no management group ${spec.group}.`);
    return [
      key,
      {
        id: spec.id,
        displayName: spec.displayName ?? `Subscription ${index + 1}`,
        state: spec.state ?? 'Enabled',
        tags: spec.tags ?? {},
        group,
        isReadable: spec.readable ?? true,
        vaults: vaults.get(key) ?? [],
      },
    ];
  });
  return { subscriptions: new Map(subscriptions), groups };
}

/** A group and all above it, up to the root. */
export function chainOf(group: ManagementGroup): ManagementGroup[] {
  const chain = [group];
  for (let above = group.parent; above; above = above.parent) chain.push(above);
  return chain;
}

/** What is below a group, however deep. */
export function below(
  directory: Directory,
  group: ManagementGroup,
): { readonly groups: readonly ManagementGroup[]; readonly subscriptions: readonly Subscription[] } {
  const isBelow = (other: ManagementGroup): boolean => chainOf(other).includes(group);
  return {
    groups: [...directory.groups.values()].filter((other) => other !== group && isBelow(other)),
    subscriptions: [...directory.subscriptions.values()].filter((subscription) => isBelow(subscription.group)),
  };
}

/** One forbidden vault shows that the caller's rights do not go by subscription, as a list of them needs. */
export const mayList = (subscription: Subscription): boolean =>
  subscription.isReadable && subscription.vaults.every(({ spec }) => spec.access !== 'forbidden');
