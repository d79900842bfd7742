import type { Incoming } from '../http';
import type { World } from '../world';

export interface GraphRequest {
  readonly world: World;
  readonly incoming: Incoming;
  readonly now: number;
}

const texts = [
  'id',
  'name',
  'type',
  'tenantId',
  'kind',
  'location',
  'resourceGroup',
  'subscriptionId',
  'managedBy',
] as const;
const bags = ['sku', 'plan', 'properties', 'tags', 'identity', 'zones', 'extendedLocation'] as const;

/** All tables that are simulated have the same. */
export const columns = [
  ...texts.map((name) => ({ name, type: 'string' }) as const),
  ...bags.map((name) => ({ name, type: 'dynamic' }) as const),
];

/** Types and names of groups are in lower case here, unlike in answers of Resource Manager. */
export type Resource = Readonly<Partial<Record<(typeof columns)[number]['name'], unknown>>>;

/** As Resource Graph writes them, whatever the service that has them does. */
export const asResourceId = (id: string): string => (id.startsWith('/Subscriptions/') ? `/s${id.slice(2)}` : id);
