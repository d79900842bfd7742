/** The estates that are measured. */
import { bigEstate, type Scenario } from '../../simulator';
import { LATENCY_MS } from '../cases';

export type ShardedAction = 'Audit' | 'Enabled';

export interface EstateCase {
  readonly name: string;
  readonly subscriptions: number;
  readonly vaults: number;
  readonly vms: number;
  readonly shards: number;
  /** Shards that run side by side; each is reckoned by its own length. */
  readonly atOnce: Readonly<Record<ShardedAction, number>>;
  readonly jobSeconds: number;
  /** Simulated seconds in a real one, while shards run. */
  readonly speed: Readonly<Record<ShardedAction, number>>;
}

const nameOf = ({ vaults, subscriptions, vms }: Pick<EstateCase, 'vaults' | 'subscriptions' | 'vms'>): string =>
  `${vaults.toLocaleString('en-US')} vaults with ${vms.toLocaleString('en-US')} VMs in ${subscriptions} subscriptions`;

const estateCase = (given: Omit<EstateCase, 'name'>): EstateCase => ({ ...given, name: nameOf(given) });

export const largeEstate = estateCase({
  subscriptions: 200,
  vaults: 2_000,
  vms: 100_000,
  shards: 20,
  atOnce: { Audit: 2, Enabled: 5 },
  jobSeconds: 60,
  speed: { Audit: 1, Enabled: 1 },
});

export const smallEstate = estateCase({
  subscriptions: 20,
  vaults: 100,
  vms: 1_000,
  shards: 4,
  atOnce: { Audit: 4, Enabled: 4 },
  jobSeconds: 60,
  speed: { Audit: 1, Enabled: 5 },
});

/** Before a change all mappings are disabled, as before a first rollout: the most that there can be to do. */
export function scenarioOf(given: EstateCase, action: ShardedAction | 'Discover'): Scenario {
  const { subscriptions, vaults, vms, jobSeconds } = given;
  const scenario = bigEstate({ subscriptions, vaults, vms, job: { seconds: jobSeconds }, latencyMs: LATENCY_MS });
  if (action !== 'Enabled') return scenario;
  return {
    ...scenario,
    vaults: scenario.vaults.map((vault) => ({ ...vault, each: { ...vault.each, status: 'Disabled' } })),
  };
}
