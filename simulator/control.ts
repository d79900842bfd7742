import { jsonReply, type Incoming, type Reply } from './http';
import { stateOf } from './state';
import type { World } from './world';

/** For whoever watches from outside: not a part of what is simulated, so neither logged nor delayed. */
export function controlReply(world: World, incoming: Incoming): Reply | undefined {
  const { pathname } = incoming.url;
  if (!pathname.startsWith('/_simulator/')) return undefined;
  switch (`${incoming.method} ${pathname}`) {
    case 'GET /_simulator/requests':
      return jsonReply(200, { counters: world.log.counters(), requests: world.log.records() });
    case 'GET /_simulator/state':
      return jsonReply(200, stateOf(world));
    case 'POST /_simulator/revoke-tokens':
      world.tokens.revokeAll();
      return jsonReply(200, { revoked: true });
    default:
      return jsonReply(404, { message: 'Known: GET requests, GET state, POST revoke-tokens.' });
  }
}
