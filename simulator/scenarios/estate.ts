import { defaultSubscription } from '../arm/estate';
import { guidFrom } from '../random';
import type { Scenario, Seconds, VaultSpec } from '../scenario';

export interface EstateOptions extends Partial<Omit<Scenario, 'vaults' | 'subscriptions'>> {
  readonly vaults?: number;
  readonly mappingsPerVault?: number;
  /** Vaults are dealt to them in turn. */
  readonly subscriptions?: number;
  readonly jobSeconds?: Seconds;
}

export const subscriptionAt = (index: number): string =>
  index === 0 ? defaultSubscription : guidFrom(`subscription ${index}`);

/** A scenario of any size, in which all mappings are disabled and all goes well unless said otherwise. */
export function estate(options: EstateOptions): Scenario {
  const { vaults = 1, mappingsPerVault = 1, subscriptions = 1, jobSeconds = 60, ...rest } = options;
  const specs = Array.from({ length: vaults }, (_, index): VaultSpec => ({
    name: `vault-${index + 1}`,
    subscription: subscriptionAt(index % subscriptions),
    mappings: mappingsPerVault,
  }));
  return {
    name: 'estate',
    description: `${vaults} × ${mappingsPerVault} mappings in ${subscriptions} subscription(s)`,
    ...rest,
    vaults: specs,
    job: { ...rest.job, seconds: jobSeconds },
  };
}
