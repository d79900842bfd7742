/** The roles that docs/permissions.md gives to each action, and what right a request needs. */
import type { RequestRecord } from '../../simulator';
import { read } from './documents';

export interface Job {
  readonly role: string;
  readonly scenarios: readonly string[];
  /** All that it may do but read. */
  readonly changes: readonly string[];
}

const underContainers = 'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers';

export const jobs: readonly Job[] = [
  {
    role: 'caller-role.json',
    scenarios: ['first-enabling', 'list-forbidden-walk', 'job-forbidden'],
    changes: [`${underContainers}/replicationProtectionContainerMappings/write`],
  },
  { role: 'audit-role.json', scenarios: ['neglected', 'partial-rights'], changes: [] },
  {
    role: 'update-role.json',
    scenarios: ['agents'],
    changes: [`${underContainers}/replicationProtectedItems/updateMobilityService/action`],
  },
];

export const actionsOf = (role: string): readonly string[] =>
  (JSON.parse(read(`examples/azure/${role}`)) as { Actions: readonly string[] }).Actions;

/** The right that Azure Resource Manager asks for: the types in the path, and what is done there. */
export function rightFor({ method, path }: RequestRecord): string {
  const types = (/^.*\/providers\/(.*)$/i.exec(path)?.[1] ?? '').split('/');
  const [namespace, ...rest] = types;
  const named = rest.filter((_type, index) => index % 2 === 0);
  const verb = { GET: 'read', PATCH: 'write', PUT: 'write', POST: 'action' }[method] ?? method;
  return [namespace, ...named, verb].join('/').toLowerCase();
}
