import { authorizationFailed } from '../arm/errors';
import type { Reply } from '../http';
import type { World } from '../world';
import type { QueryBody } from './body';
import { below, type Subscription } from './directory';
import { badRequest } from './errors';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const mostSubscriptions = 1000;

function nothingReadable(world: World, now: number, given: readonly string[]): Reply | readonly Subscription[] {
  switch (world.graph.spec.nothingReadable ?? 'refused') {
    case 'empty':
      return [];
    case 'forbidden':
      return queryForbidden(world);
    case 'refused': {
      const list = given.map((id) => `'${id}'`).join(',');
      const message = `There must be at least one subscription that is eligible to contain resources. Given: ${list || "''"}.`;
      return badRequest(now, 'NoValidSubscriptionsInQueryRequest', message);
    }
  }
}

export const queryForbidden = (world: World): Reply =>
  authorizationFailed(world, 'Microsoft.ResourceGraph/resources/read', '/');

/** How a management group is refused: one that does not exist is refused as one that may not be read, seen in traffic. */
export function groupRefused(world: World, name: string, now: number): Reply {
  const id = `/providers/Microsoft.Management/managementGroups/${name}`;
  const isThere = world.directory.groups.has(name.toLowerCase());
  if (isThere || world.graph.spec.unknownGroup !== 'missing') {
    return authorizationFailed(world, 'Microsoft.Management/managementGroups/read', id);
  }
  return badRequest(now, 'NotFound', `The management group '${name}' cannot be found.`);
}

/**
 * The subscriptions that a query looks into. Of those that are asked for, what may not be read is left out without a word;
 * only where nothing is left is the query refused. No more than 1,000 may be asked for; with which code more are refused,
 * and how a query with a group that may not be read, was never seen.
 */
export function scopeOf(world: World, body: QueryBody, now: number): Reply | readonly Subscription[] {
  const { directory } = world;
  const { subscriptions: ids, managementGroups: names } = body;
  if (ids.some((id) => !guid.test(id))) {
    return badRequest(now, 'SubscriptionsContainInvalidGuids', 'Subscription ids have to be valid GUIDs.');
  }
  if (ids.length > mostSubscriptions) return badRequest(now, 'TooManySubscriptions', 'Ask for 1,000 at most.');
  const asked = new Set<Subscription>();
  for (const name of names) {
    const group = directory.groups.get(name.toLowerCase());
    if (!group?.isReadable) return groupRefused(world, name, now);
    for (const subscription of below(directory, group).subscriptions) asked.add(subscription);
  }
  for (const id of ids) {
    const subscription = directory.subscriptions.get(id.toLowerCase());
    if (subscription) asked.add(subscription);
  }
  if (ids.length === 0 && names.length === 0) for (const each of directory.subscriptions.values()) asked.add(each);
  const readable = [...asked].filter(({ isReadable }) => isReadable);
  return readable.length > 0 ? readable : nothingReadable(world, now, [...ids, ...names]);
}
