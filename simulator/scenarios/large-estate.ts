import { defaultGroup } from '../arm/estate';
import { regions } from '../arm/regions';
import { createRandom, type Random } from '../random';
import type { AccountSpec, ItemSpec, Scenario, SubscriptionSpec, VaultSpec } from '../scenario';
import { subscriptionAt } from './estate';

export interface BigEstateOptions extends Partial<Omit<Scenario, 'vaults' | 'subscriptions' | 'accounts'>> {
  readonly subscriptions?: number;
  readonly vaults?: number;
  readonly vms?: number;
}

type Environment = 'prod' | 'test';

const environmentOf = (subscription: number): Environment => (subscription % 3 === 2 ? 'test' : 'prod');

/** Shares out a whole number by weight: the parts are whole, and their sum is the whole. */
export function shared(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((so, weight) => so + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map((part) => Math.floor(part));
  const left = total - parts.reduce((so, part) => so + part, 0);
  const byRemainder = exact.map((part, index) => ({ index, remainder: part % 1 }));
  byRemainder.sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

const accountIn = (subscription: string): string =>
  `/subscriptions/${subscription}/resourceGroups/${defaultGroup}/providers/Microsoft.Automation/automationAccounts/aa-dr`;

/** Two mappings, one in each direction, for every N VMs. */
const mappingsFor = (vms: number): number => 2 * (1 + Math.min(2, Math.floor(vms / 100)));

const agents: readonly ItemSpec[] = [
  {},
  { agentVersion: '9.65.7445.1', agentExpiresInDays: 250 },
  { agentVersion: '9.63.7239.1', agentExpiresInDays: 45 },
];

/** One vault in ten has nothing to do with replication between regions. */
function kindOf(random: Random): 'replication' | 'backup' | 'empty' {
  const drawn = random();
  if (drawn >= 0.1) return 'replication';
  return drawn < 0.06 ? 'backup' : 'empty';
}

interface Place {
  readonly index: number;
  readonly subscription: number;
}

function vaultAt({ index, subscription }: Place, vms: number, isBackup: boolean, random: Random): VaultSpec {
  const id = subscriptionAt(subscription);
  const env = environmentOf(subscription);
  const region = regions[Math.floor(random() * 4)]?.name ?? 'westeurope';
  const wave = random() < (env === 'test' ? 0.3 : 0.05) ? 'canary' : 'rest';
  const isEnabled = random() < 0.7;
  const agent = agents[isEnabled ? 0 : Math.floor(random() * agents.length)] ?? {};
  const name = `rsv-${env}-${region}-${String(index + 1).padStart(4, '0')}`;
  const spec = { name, subscription: id, group: `rg-dr-${region}`, location: region, tags: { env, wave } };
  if (vms === 0) return isBackup ? { ...spec, access: 'never-used' } : spec;
  return {
    ...spec,
    mappings: mappingsFor(vms),
    each: { status: isEnabled ? 'Enabled' : 'Disabled', account: accountIn(id) },
    items: vms,
    eachItem: agent,
  };
}

/**
 * The estate of a large company, the same for the same seed: few subscriptions have most of the vaults, few vaults most of
 * the VMs, some none. Vaults are named and tagged by environment and wave. Nothing below a vault is made before it is asked
 * for.
 */
export function bigEstate(options: BigEstateOptions = {}): Scenario {
  const { subscriptions = 200, vaults = 2000, vms = 100_000, ...rest } = options;
  const random = createRandom(rest.seed ?? 1);
  const indexes = Array.from({ length: subscriptions }, (_, index) => index);
  const rankWeights = indexes.map((index) => 1 / (index + 1) ** 0.8);
  // Every subscription has a vault; the rest goes by rank.
  const counts = shared(Math.max(0, vaults - subscriptions), rankWeights).map((count) => count + 1);
  const places = counts
    .flatMap((count, subscription) => Array.from({ length: count }, () => subscription))
    .slice(0, vaults)
    .map((subscription, index): Place => ({ index, subscription }));
  const kinds = places.map(() => kindOf(random));
  const sizes = shared(
    vms,
    kinds.map((kind) => (kind === 'replication' ? 1 / (0.05 + random()) : 0)),
  );
  const ids = indexes.map((index) => subscriptionAt(index));
  return {
    name: 'big-estate',
    description: `${vaults} vaults with ${vms} VMs in ${subscriptions} subscriptions.`,
    managementGroups: [
      { name: 'mg-prod', displayName: 'Production' },
      { name: 'mg-test', displayName: 'Test' },
    ],
    ...rest,
    inputs: { scope: '*', ...rest.inputs },
    subscriptions: ids.map((id, index): SubscriptionSpec => {
      const env = environmentOf(index);
      return { id, displayName: `sub-${env}-${String(index + 1).padStart(3, '0')}`, group: `mg-${env}` };
    }),
    accounts: ids.map((id): AccountSpec => {
      return { id: accountIn(id), roles: [{ role: 'Contributor', scope: `/subscriptions/${id}` }] };
    }),
    vaults: places.map((place, at) => vaultAt(place, sizes[at] ?? 0, kinds[at] === 'backup', random)),
  };
}

const small = { seed: 8, subscriptions: 8, vaults: 40, vms: 400, job: { seconds: [20, 60] } } as const;
const one = bigEstate(small);

export const estates: readonly Scenario[] = [
  {
    ...one,
    name: 'estate',
    description: '40 vaults with 400 VMs in 8 subscriptions, to be found with Resource Graph.',
  },
  {
    ...one,
    name: 'estate-no-graph',
    description: 'The same, but Resource Graph is forbidden: vaults are listed by subscription.',
    graph: { access: 'forbidden' },
  },
  {
    ...one,
    name: 'estate-empty',
    description: 'Subscriptions can be seen, but none of the 40 vaults in them may be read.',
    vaults: one.vaults.map((vault) => ({ ...vault, access: 'forbidden' })),
  },
];
