/** Reads all that an audit is about: each source once, and what cannot be read lowers nothing but itself. */
import { listContainers, listMappings, type Container } from '../requests/lists';
import { REQUESTS_AT_ONCE } from '../requests/limits';
import { IdMap } from '../values/id-map';
import type { Result, Vault } from '../values/model';
import type { AuditFacts, VaultFacts } from './facts';
import { namedAccounts, readAccountFacts } from './gather-accounts';
import { listItems } from '../requests/items';
import { openSources, type GatherPorts, type Sources } from './read-lanes';

export type { AuditWatcher, GatherPorts } from './read-lanes';

export interface GatherRequest {
  readonly vaults: readonly Vault[];
  /** Read as well, with its roles on the vaults that hold mappings from Azure to Azure. */
  readonly wantedAccountIds?: readonly string[];
}

/** Never fails: what could not be read says why. */
export async function gather(request: GatherRequest, ports: GatherPorts): Promise<AuditFacts> {
  const { clock, stop, watcher } = ports;
  const sources = openSources(ports);
  const startedAt = clock.now();
  const from = clock.monotonic();
  const vaults = await sideBySide(request.vaults, async (vault) => {
    const facts = await readVault(vault, sources);
    watcher.vaultRead(facts);
    return facts;
  });
  const accounts = await sideBySide(namedAccounts(vaults, request.wantedAccountIds ?? []), async (named) => {
    const facts = await readAccountFacts(named, startedAt, sources);
    watcher.accountRead(facts);
    return facts;
  });
  return {
    startedAt,
    endedAt: startedAt + Math.ceil(clock.monotonic() - from),
    stopped: stop.reason,
    vaults,
    accounts: new IdMap(accounts.map((account) => [account.id, account])),
  };
}

async function readVault(vault: Vault, sources: Sources): Promise<VaultFacts> {
  const { service } = sources;
  const context = sources.siteRecovery(vault.subscriptionId);
  let found: Promise<Result<readonly Container[]>> | undefined;
  const containers = (): Promise<Result<readonly Container[]>> => (found ??= listContainers(vault, context));
  const [mappings, items] = await Promise.all([
    listMappings(vault, context, containers),
    listItems(vault, service, context, containers),
  ]);
  const right = (list: string): string => `Microsoft.RecoveryServices/vaults/${list}/read`;
  return {
    vault,
    mappings: sources.known(mappings, right('replicationProtectionContainerMappings'), vault.id),
    items: sources.known(items, right('replicationProtectedItems'), vault.id),
  };
}

/** In the order of `things`; no more at once than there can be requests. */
async function sideBySide<S, T>(things: readonly S[], work: (thing: S) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  const queue = things.entries();
  const worker = async (): Promise<void> => {
    for (const [index, thing] of queue) results[index] = await work(thing);
  };
  await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, worker));
  return results;
}
