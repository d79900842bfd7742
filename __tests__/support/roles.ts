/** The roles that docs/permissions.md gives to each action, and what right a request needs. */
import type { RequestRecord } from '../../simulator';
import { read } from './documents';

export type Role =
  | 'caller-role.json'
  | 'audit-role.json'
  | 'update-role.json'
  | 'repair-schedules-role.json'
  | 'repair-identity-role.json'
  | 'repair-roles-role.json';

export interface Job {
  readonly role: Role;
  /** All that it may do but read. */
  readonly changes: readonly string[];
}

const underContainers = 'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers';

export const jobs: readonly Job[] = [
  {
    role: 'caller-role.json',
    changes: [`${underContainers}/replicationProtectionContainerMappings/write`],
  },
  { role: 'audit-role.json', changes: [] },
  {
    role: 'update-role.json',
    changes: [`${underContainers}/replicationProtectedItems/updateMobilityService/action`],
  },
  { role: 'repair-schedules-role.json', changes: ['Microsoft.Automation/automationAccounts/schedules/write'] },
  {
    role: 'repair-identity-role.json',
    changes: [
      'Microsoft.Automation/automationAccounts/write',
      'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
    ],
  },
  { role: 'repair-roles-role.json', changes: ['Microsoft.Authorization/roleAssignments/write'] },
];

export const actionsOf = (role: Role): readonly string[] =>
  (JSON.parse(read(`examples/azure/${role}`)) as { Actions: readonly string[] }).Actions;

/** The right that Azure Resource Manager asks for: the types in the path, and what is done there. */
export function rightFor({ method, path }: RequestRecord): string {
  if (/^\/subscriptions\/[^/]+$/i.test(path)) return 'microsoft.resources/subscriptions/read';
  const types = (/^.*\/providers\/(.*)$/i.exec(path)?.[1] ?? '').split('/');
  const [namespace, ...rest] = types;
  const named = rest.filter((_type, index) => index % 2 === 0);
  const verb = { GET: 'read', PATCH: 'write', PUT: 'write', POST: 'action' }[method] ?? method;
  return [namespace, ...named, verb].join('/').toLowerCase();
}

/** What was asked of Azure Resource Manager that the role does not allow. */
export function rightsBeyond(roles: Role | readonly Role[], requests: readonly RequestRecord[]): readonly string[] {
  const held = [roles]
    .flat()
    .flatMap(actionsOf)
    .map((action) => action.toLowerCase());
  const asked = requests.filter(({ path }) => /^\/subscriptions\//i.test(path));
  return [...new Set(asked.map(rightFor))].filter((right) => !held.includes(right));
}
