/** Ids and names that the service gave, checked before anything is asked for by them. */
import { UnusableIdError } from './failure';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const IN_CONTAINER =
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.RecoveryServices\/vaults\/[^/]+\/replicationFabrics\/[^/]+\/replicationProtectionContainers\/[^/]+\//i;
const JOB_NAME = /^[\w-]{1,100}$/;

/** A name may hold whatever the service calls a thing by, but for what would lead to another resource. */
export function checkedName(name: string): string {
  if (name === '' || name === '.' || name === '..' || name.includes('/')) throw new UnusableIdError(name);
  return name;
}

/** Jobs have a guid for a name; older and simulated ones have other plain words. */
export function checkedJobName(name: string): string {
  if (!JOB_NAME.test(name)) throw new UnusableIdError(name);
  return name;
}

export interface PathInVault {
  readonly fabric: string;
  readonly container: string;
  readonly name: string;
}

/**
 * The names in the id of what is in a protection container: a mapping, or a replicated item.
 * @throws UnusableIdError if the id is not exactly that of one
 */
export function pathInVault(
  id: string,
  type: 'replicationProtectionContainerMappings' | 'replicationProtectedItems',
): PathInVault {
  const parts = id.split('/');
  const [, , subscription = '', , , , , , , , fabric = '', , container = '', kind = '', name = ''] = parts;
  const isShaped =
    parts.length === 15 &&
    IN_CONTAINER.test(id) &&
    GUID.test(subscription) &&
    kind.toLowerCase() === type.toLowerCase();
  if (!isShaped || parts.slice(1).some((part) => part === '' || part === '.' || part === '..'))
    throw new UnusableIdError(id);
  return { fabric, container, name };
}

/** What follows the id of a vault in that of a protection container. */
export const pathTo = (fabric: string, container: string): readonly string[] => [
  'replicationFabrics',
  fabric,
  'replicationProtectionContainers',
  container,
];
