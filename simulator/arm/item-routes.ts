import { containerItemsReply, itemReply, vaultItemsReply } from './items';
import { operationResultsReply } from './operations';
import type { VaultRoute } from './vault-request';
import { updateAgentReply } from './update-agent';

const items = 'replicationfabrics/*/replicationprotectioncontainers/*/replicationprotecteditems';
const right = 'replicationFabrics/replicationProtectionContainers/replicationProtectedItems';

export const itemRoutes: readonly VaultRoute[] = [
  {
    kind: 'items.list',
    method: 'GET',
    path: 'replicationprotecteditems',
    action: 'replicationProtectedItems/read',
    reply: vaultItemsReply,
  },
  { kind: 'container.items.list', method: 'GET', path: items, action: `${right}/read`, reply: containerItemsReply },
  { kind: 'item.get', method: 'GET', path: `${items}/*`, action: `${right}/read`, reply: itemReply },
  {
    kind: 'item.update',
    method: 'POST',
    path: `${items}/*/updatemobilityservice`,
    action: `${right}/updateMobilityService/action`,
    reply: updateAgentReply,
  },
  {
    kind: 'operation.results',
    method: 'GET',
    path: `${items}/*/operationresults/*`,
    action: `${right}/operationresults/read`,
    reply: operationResultsReply,
  },
];
