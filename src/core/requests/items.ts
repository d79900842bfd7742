/** The replicated items of a vault, by whichever way the caller's rights allow. */
import { listWhole, type Container, type ListContext } from './lists';
import type { Result, Vault } from '../values/model';
import type { ReplicatedItem } from '../values/resources';
import type { AuditService } from '../values/ports';

export type ItemLists = Pick<AuditService, 'listItems' | 'listContainerItems'>;

export const listItems = (
  vault: Vault,
  service: ItemLists,
  context: ListContext,
  containers?: () => Promise<Result<readonly Container[]>>,
): Promise<Result<readonly ReplicatedItem[]>> =>
  listWhole(
    vault,
    {
      things: 'replicated items',
      ofVault: (next, signal) => service.listItems(vault, next, signal),
      ofContainer: ({ fabric, name }, next, signal) => service.listContainerItems(vault, fabric, name, next, signal),
    },
    context,
    containers,
  );
