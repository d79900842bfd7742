import type { Reply } from '../http';
import { invalid, linkOrigin } from './accepted';
import { doesNotExist } from './errors';
import { containerMissing } from './fabrics';
import { itemBody } from './item-body';
import type { ItemState } from './item-state';
import { isRemoved } from './job-state';
import { resourceReply } from './replies';
import type { VaultRequest } from './vault-request';

const isThere = ({ vault, now }: VaultRequest, item: ItemState): boolean => !isRemoved(vault, item, now);

export function findItem(request: VaultRequest): ItemState | Reply {
  const [fabric = '', container = '', name = ''] = request.names;
  const item = request.vault.fabrics.get(fabric)?.containers.get(container)?.items.get(name);
  if (item && isThere(request, item)) return item;
  return doesNotExist(request.incoming, `The replication protected item '${name}'`);
}

export function itemReply(request: VaultRequest): Reply {
  const item = findItem(request);
  if ('headers' in item) return item;
  return resourceReply(request.incoming, itemBody(request, item), request.now);
}

interface Page {
  /** Names the page in the link that leads to it. */
  readonly token: string;
  readonly items: () => Iterable<ItemState>;
}

/** One page for every fabric, whether it holds items or none. */
function pagesOf({ world, vault }: VaultRequest): readonly Page[] {
  return [...vault.fabrics.values()].flatMap((fabric): readonly Page[] => {
    const containers = [...fabric.containers.values()];
    if (world.scenario.itemPages === 'container') {
      return containers.map((container, index) => ({
        token: index === 0 ? fabric.internalIdentifier : `${fabric.internalIdentifier}_${container.name}`,
        items: () => container.items.values(),
      }));
    }
    const items = (): Iterable<ItemState> => containers.flatMap((container) => [...container.items.values()]);
    return [{ token: fabric.internalIdentifier, items }];
  });
}

/** As recorded: on the host of a region, with `subscriptions` in lower case, and `skipToken` without a dollar sign. */
function linkTo({ world, incoming, vault }: VaultRequest, token: string): string {
  const path = `${vault.id.replace(/^\/Subscriptions/, '/subscriptions')}/replicationProtectedItems`;
  const version = incoming.url.searchParams.get('api-version') ?? '';
  const query = `api-version=${version}&skipToken=${encodeURIComponent(token)}`;
  return `${linkOrigin(world, incoming)}${path.split('/').map(encodeURIComponent).join('/')}?${query}`;
}

const listed = (request: VaultRequest, items: Iterable<ItemState>, nextLink: string | null): Reply =>
  resourceReply(
    request.incoming,
    {
      value: [...items].filter((item) => isThere(request, item)).map((item) => itemBody(request, item)),
      nextLink,
    },
    request.now,
  );

/** A filter was never seen in traffic, so none is taken. */
const filtered = (request: VaultRequest): Reply | undefined =>
  request.incoming.url.searchParams.get('$filter')
    ? invalid(request, 'The filter of the request is not valid.')
    : undefined;

export function vaultItemsReply(request: VaultRequest): Reply {
  const refused = filtered(request);
  if (refused) return refused;
  const pages = pagesOf(request);
  const token = request.incoming.url.searchParams.get('skipToken');
  const index = token === null ? 0 : pages.findIndex((page) => page.token === token);
  if (index < 0) return invalid(request, 'The skipToken of the request is not valid.');
  const next = pages[index + 1];
  return listed(request, pages[index]?.items() ?? [], next ? linkTo(request, next.token) : null);
}

export function containerItemsReply(request: VaultRequest): Reply {
  const [fabric = '', container = ''] = request.names;
  const found = request.vault.fabrics.get(fabric)?.containers.get(container);
  if (found) return filtered(request) ?? listed(request, found.items.values(), null);
  return containerMissing(request.incoming, container);
}
