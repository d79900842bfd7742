import { guard } from '../arm/access';
import type { Incoming, Reply, Route } from '../http';
import type { World } from '../world';
import { descendantsReply, subscriptionsReply, tenantGuard, vaultsReply } from './lists';
import { queryReply } from './query-reply';

/** What finds vaults: Resource Graph, and the lists of what is above them. */
export function directoryRoute(world: World, incoming: Incoming): Route | undefined {
  const parts = incoming.url.pathname.toLowerCase().split('/').slice(1);
  const [root, second = '', third, fourth = '', fifth] = parts;
  const tenantWide = (reply: (now: number) => Reply): Reply => tenantGuard(world, incoming, reply);
  switch (incoming.method) {
    case 'POST':
      if (parts.join('/') !== 'providers/microsoft.resourcegraph/resources') return undefined;
      return { kind: 'graph.query', answer: () => queryReply(world, incoming) };
    case 'GET': {
      if (root === 'subscriptions' && parts.length === 1) {
        return { kind: 'subscriptions.list', answer: () => tenantWide(() => subscriptionsReply(world, incoming)) };
      }
      if (root === 'subscriptions' && parts.slice(2).join('/') === 'providers/microsoft.recoveryservices/vaults') {
        const answer = (): Reply => guard(world, incoming, second, () => vaultsReply(world, incoming, second));
        return { kind: 'vaults.list', subscription: second, answer };
      }
      const isGroup = root === 'providers' && second === 'microsoft.management' && third === 'managementgroups';
      if (!isGroup || fifth !== 'descendants' || parts.length !== 5) return undefined;
      const answer = (): Reply => tenantWide((now) => descendantsReply(world, incoming, fourth, now));
      return { kind: 'descendants.list', answer };
    }
    default:
      return undefined;
  }
}
