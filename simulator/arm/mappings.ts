import type { Reply } from '../http';
import { doesNotExist } from './errors';
import { containerMissing } from './fabrics';
import { isRemoved } from './job-state';
import type { MappingState, VaultState } from './estate';
import { mappingBody } from './mapping-body';
import { pageReply, resourceReply } from './replies';
import type { VaultRequest } from './vault-request';

const isThere = ({ vault, now }: VaultRequest, mapping: MappingState): boolean => !isRemoved(vault, mapping, now);

export const mappingId = (vault: VaultState, [fabric, container, mapping]: readonly string[]): string =>
  `${vault.id.toLowerCase()}/replicationfabrics/${fabric}/replicationprotectioncontainers/${container}/replicationprotectioncontainermappings/${mapping}`;

export function findMapping(request: VaultRequest): MappingState | Reply {
  const mapping = request.vault.mappings.get(mappingId(request.vault, request.names));
  if (mapping && isThere(request, mapping)) return mapping;
  return doesNotExist(request.incoming, `The protection container mapping '${request.names[2] ?? ''}'`);
}

function listReply(request: VaultRequest, mappings: Iterable<MappingState>): Reply {
  const { world, incoming, now } = request;
  const { mappingsPageSize, emptyFirstPage } = world.scenario;
  const present = [...mappings].filter((mapping) => isThere(request, mapping));
  const body = (mapping: MappingState): unknown => mappingBody(request, mapping);
  return pageReply(incoming, present, mappingsPageSize, body, now, emptyFirstPage);
}

export const vaultMappingsReply = (request: VaultRequest): Reply => listReply(request, request.vault.mappings.values());

/** Both directions: a mapping is listed with the container where it begins and with the one where it ends. */
export function containerMappingsReply(request: VaultRequest): Reply {
  const [fabric = '', container = ''] = request.names;
  const found = request.vault.fabrics.get(fabric)?.containers.get(container);
  if (found) return listReply(request, found.mappings);
  return containerMissing(request.incoming, container);
}

export function mappingReply(request: VaultRequest): Reply {
  const mapping = findMapping(request);
  if ('headers' in mapping) return mapping;
  return resourceReply(request.incoming, mappingBody(request, mapping), request.now);
}
