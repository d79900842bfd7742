import { guidFrom, type Random } from '../random';
import type { AccountSpec, HealthErrorSpec, MappingSpec, Scenario, VaultSpec } from '../scenario';
import { placeOf } from './regions';
import { addItems, type ItemState } from './item-state';
import type { JobState } from './job-state';

export const defaultSubscription = '11111111-2222-4333-8444-555555555555';
export const defaultGroup = 'rg-dr';
export const defaultAccountId = `/subscriptions/${defaultSubscription}/resourceGroups/${defaultGroup}/providers/Microsoft.Automation/automationAccounts/aa-dr`;

export interface Setting {
  readonly status: 'Enabled' | 'Disabled';
  readonly account: string | null;
  readonly authentication: 'SystemAssignedIdentity' | 'RunAsAccount';
  readonly scheduleName: string | null;
  readonly jobScheduleName: string | null;
}

export interface ContainerState {
  readonly id: string;
  readonly name: string;
  readonly fabric: FabricState;
  readonly mappings: MappingState[];
  /** By lower-cased name. */
  readonly items: Map<string, ItemState>;
}

export interface FabricState {
  readonly id: string;
  readonly name: string;
  readonly friendlyName: string;
  readonly kind: 'Azure' | 'HyperVSite' | 'VMware';
  readonly internalIdentifier: string;
  readonly containers: Map<string, ContainerState>;
}

export interface MappingState {
  readonly id: string;
  readonly name: string;
  readonly spec: MappingSpec;
  readonly source: ContainerState;
  /** None for providers that replicate to Azure. */
  readonly target: ContainerState | undefined;
  setting: Setting;
  health: readonly HealthErrorSpec[];
  /** When a job left these errors. */
  healthSince?: number;
  /** Jobs that run, or have ended without having been looked at since. */
  pending: readonly JobState[];
  refusals: number;
  changes: number;
}

export interface VaultState {
  readonly id: string;
  readonly subscription: string;
  readonly group: string;
  readonly name: string;
  readonly spec: VaultSpec;
  readonly fabrics: Map<string, FabricState>;
  /** By lower-cased id. */
  readonly mappings: Map<string, MappingState>;
  readonly jobs: JobState[];
  readonly jobsByName: Map<string, JobState>;
}

export interface Estate {
  /** By lower-cased id. */
  readonly vaults: ReadonlyMap<string, VaultState>;
  readonly accounts: Map<string, AccountSpec>;
  readonly accountId: string;
  readonly random: Random;
}

export const vaultIdOf = (spec: VaultSpec): string =>
  `/subscriptions/${spec.subscription ?? defaultSubscription}/resourceGroups/${spec.group ?? defaultGroup}/providers/Microsoft.RecoveryServices/vaults/${spec.name}`;

/** Site Recovery writes ids with a capital S whatever the request had. */
const asReturned = (id: string): string => id.replace(/^\/subscriptions\//, '/Subscriptions/');

const policyName = '24-hour-retention-policy';
export const policyOf = (vault: VaultState): { id: string; name: string } => ({
  id: `${vault.id}/replicationPolicies/${policyName}`,
  name: policyName,
});

export const disabledSetting: Setting = {
  status: 'Disabled',
  account: null,
  authentication: 'RunAsAccount',
  scheduleName: null,
  jobScheduleName: null,
};

export const enabledSetting = (
  mappingName: string,
  account: string,
  authentication: Setting['authentication'],
  seed: string,
): Setting => ({
  status: 'Enabled',
  account,
  authentication,
  scheduleName: `${mappingName}_${guidFrom(`schedule ${seed}`)}`,
  jobScheduleName: guidFrom(`job schedule ${seed}`),
});

function fabricOf(vault: VaultState, name: string, friendlyName: string, kind: FabricState['kind']): FabricState {
  const key = name.toLowerCase();
  const known = vault.fabrics.get(key);
  if (known) return known;
  const id = `${vault.id}/replicationFabrics/${name}`;
  const fabric = { id, name, friendlyName, kind, internalIdentifier: guidFrom(id), containers: new Map() };
  vault.fabrics.set(key, fabric);
  return fabric;
}

function containerOf(fabric: FabricState, name: string): ContainerState {
  const key = name.toLowerCase();
  const known = fabric.containers.get(key);
  if (known) return known;
  const id = `${fabric.id}/replicationProtectionContainers/${name}`;
  const container: ContainerState = { id, name, fabric, mappings: [], items: new Map() };
  fabric.containers.set(key, container);
  return container;
}

function containersFor(vault: VaultState, provider: string, index: number): [ContainerState, ContainerState?] {
  if (provider === 'A2A') {
    const { source, target, generation } = placeOf(index);
    const of = (region: typeof source): ContainerState =>
      containerOf(
        fabricOf(vault, `asr-a2a-default-${region.name}`, region.displayName, 'Azure'),
        `asr-a2a-default-${region.name}-container${generation === 0 ? '' : `-${generation}`}`,
      );
    return [of(source), of(target)];
  }
  const site = `${provider === 'HyperV' ? 'hyperv' : 'vmware'}-site-${index}`;
  const fabric = fabricOf(vault, site, site, provider === 'HyperV' ? 'HyperVSite' : 'VMware');
  return [containerOf(fabric, `cloud_${guidFrom(fabric.id)}`)];
}

function addMapping(vault: VaultState, spec: MappingSpec, index: number, accountId: string): void {
  const [source, target] = containersFor(vault, spec.provider ?? 'A2A', index);
  const [, , generation = ''] = /-container(-(\d+))?$/.exec(source.name) ?? [];
  const region = (container: ContainerState): string => container.fabric.name.replace('asr-a2a-default-', '');
  const name =
    spec.name ??
    (target ? `${region(source)}-${region(target)}-${policyName}` : `${source.fabric.name}-mapping`) +
      (generation ? `-${generation}` : '');
  const id = `${source.id}/replicationProtectionContainerMappings/${name}`;
  const account = spec.account ?? accountId;
  const enabled = enabledSetting(name, account, spec.authentication ?? 'SystemAssignedIdentity', id);
  const named = spec.schedule?.unnamed ? { scheduleName: null, jobScheduleName: null } : {};
  const mapping: MappingState = {
    id,
    name,
    spec,
    source,
    target,
    setting: spec.status === 'Enabled' ? { ...enabled, ...named } : disabledSetting,
    health: spec.health ?? [],
    pending: [],
    refusals: 0,
    changes: 0,
  };
  vault.mappings.set(id.toLowerCase(), mapping);
  source.mappings.push(mapping);
  target?.mappings.push(mapping);
}

/** Containers and mappings come when they are first asked for: of thousands of vaults a run may see a few. */
function createVault(spec: VaultSpec, accountId: string): VaultState {
  const { mappings = 0, each = {} } = spec;
  const content = { fabrics: new Map<string, FabricState>(), mappings: new Map<string, MappingState>() };
  let isFilled = false;
  const filled = (): typeof content => {
    if (isFilled) return content;
    isFilled = true;
    const specs = typeof mappings === 'number' ? Array.from({ length: mappings }, () => ({})) : mappings;
    specs.forEach((own, index) => addMapping(vault, { ...each, ...own }, index, accountId));
    addItems(vault, (provider, index) => containersFor(vault, provider, index));
    return content;
  };
  const vault: VaultState = {
    id: asReturned(vaultIdOf(spec)),
    subscription: spec.subscription ?? defaultSubscription,
    group: spec.group ?? defaultGroup,
    name: spec.name,
    spec,
    get fabrics() {
      return filled().fabrics;
    },
    get mappings() {
      return filled().mappings;
    },
    jobs: [],
    jobsByName: new Map(),
  };
  return vault;
}

export function createEstate(scenario: Scenario, random: Random): Estate {
  const accountId = scenario.inputs?.['automation-account-id'] || (scenario.accounts?.[0]?.id ?? defaultAccountId);
  const accounts = scenario.accounts ?? [{ id: accountId }];
  return {
    accountId,
    random,
    accounts: new Map(accounts.map((account) => [account.id.toLowerCase(), account])),
    vaults: new Map(scenario.vaults.map((spec) => [vaultIdOf(spec).toLowerCase(), createVault(spec, accountId)])),
  };
}
