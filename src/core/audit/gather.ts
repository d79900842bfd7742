/** Reads all that an audit is about: each source once, and a failed read affects only its own source. */
import { listContainers, listMappings, type Container } from '../requests/lists';
import { REQUESTS_AT_ONCE } from '../requests/limits';
import { allPages } from '../requests/pages';
import { sendWithRetries } from '../requests/send-with-retries';
import { subscriptionOf } from '../values/arm-id';
import { groupById, IdMap } from '../values/id-map';
import { isA2A } from '../values/mapping-state';
import type { Result, Vault } from '../values/model';
import type { AlertSetting, HealthIssue } from '../values/resources';
import type { AuditFacts, VaultFacts } from './facts';
import { namedAccounts, readAccountFacts } from './gather-accounts';
import { readFailedUpdates } from './gather-updates';
import { namedSubscriptions, readSubscriptionFacts } from './gather-subscriptions';
import { readVm, vmsIn } from './gather-vms';
import { listItems } from '../requests/items';
import { openSources, type GatherPorts, type Sources } from './read-lanes';

export type { AuditWatcher, GatherPorts } from './read-lanes';

export interface GatherRequest {
  readonly vaults: readonly Vault[];
  /** Read as well, with its roles on the vaults that hold mappings from Azure to Azure. */
  readonly wantedAccountIds?: readonly string[];
  /** Reads each replicated VM as well, when all else was read. */
  readonly deep?: boolean | undefined;
}

/** Never fails: what could not be read says why. */
export async function gather(request: GatherRequest, ports: GatherPorts): Promise<AuditFacts> {
  const { clock, stop, watcher } = ports;
  const bySubscription = groupById(request.vaults, ({ subscriptionId }) => subscriptionId);
  const sources = openSources(ports, (id) => bySubscription.get(id)?.length ?? 0);
  const startedAt = clock.now();
  const from = clock.monotonic();
  const vaults = await sideBySide(
    request.vaults,
    ({ subscriptionId }) => subscriptionId,
    async (vault) => {
      const facts = await readVault(vault, startedAt, sources);
      watcher.vaultRead(facts);
      return facts;
    },
  );
  const named = namedAccounts(vaults, request.wantedAccountIds ?? []);
  const [accounts, subscriptions] = await Promise.all([
    sideBySide(
      named,
      ({ id }) => subscriptionOf(id),
      async (account) => {
        const facts = await readAccountFacts(account, startedAt, sources);
        watcher.accountRead(facts);
        return facts;
      },
    ),
    sideBySide(namedSubscriptions(vaults, named), asItIs, (id) => readSubscriptionFacts(id, sources)),
  ]);
  const vms = request.deep === true ? await sideBySide(vmsIn(vaults), subscriptionOf, (id) => readVm(id, sources)) : [];
  return {
    startedAt,
    endedAt: startedAt + Math.ceil(clock.monotonic() - from),
    stopped: stop.reason,
    vaults,
    accounts: new IdMap(accounts.map((account) => [account.id, account])),
    vms: new IdMap(vms),
    subscriptions: new IdMap(subscriptions.map((subscription) => [subscription.id, subscription])),
  };
}

async function readVault(vault: Vault, now: number, sources: Sources): Promise<VaultFacts> {
  const { service } = sources;
  const context = sources.siteRecovery(vault.subscriptionId);
  let found: Promise<Result<readonly Container[]>> | undefined;
  const containers = (): Promise<Result<readonly Container[]>> => (found ??= listContainers(vault, context));
  const [mappings, items] = await Promise.all([
    listMappings(vault, context, containers),
    listItems(vault, service, context, containers),
  ]);
  const right = (list: string): string => `Microsoft.RecoveryServices/vaults/${list}/read`;
  const held = [mappings, items].flatMap((list) => (list.ok ? list.value.map(({ provider }) => provider) : []));
  const [[health, alerts], failedUpdates] = await Promise.all([
    held.some(isA2A) ? readOfVault(vault, sources) : [NOTHING, NOTHING],
    readFailedUpdates(vault, items.ok ? items.value : [], now, sources),
  ]);
  return {
    vault,
    mappings: sources.known(mappings, right('replicationProtectionContainerMappings'), vault.id),
    items: sources.known(items, right('replicationProtectedItems'), vault.id),
    health: sources.known(health, right('replicationVaultHealth'), vault.id),
    alerts: sources.known(alerts, right('replicationAlertSettings'), vault.id),
    failedUpdates: sources.known(failedUpdates, right('replicationJobs'), vault.id),
  };
}

const NOTHING = { ok: true, value: [] } as const;

/** What the vault says of itself as a whole; most vaults of an estate replicate nothing, and are not asked. */
function readOfVault(
  vault: Vault,
  sources: Sources,
): Promise<[Result<readonly HealthIssue[]>, Result<readonly AlertSetting[]>]> {
  const { service } = sources;
  const context = sources.siteRecovery(vault.subscriptionId);
  return Promise.all([
    sendWithRetries(
      `health of ${vault.name}`,
      context.reads,
      (signal) => service.readVaultHealth(vault, signal),
      context,
    ),
    allPages(
      `alert settings of ${vault.name}`,
      (next, signal) => service.listAlertSettings(vault, next, signal),
      context,
    ),
  ]);
}

const asItIs = (id: string): string => id;

/** In the order of `things`; no more of a subscription at once than there can be requests to it. */
async function sideBySide<S, T>(
  things: readonly S[],
  subscription: (thing: S) => string,
  work: (thing: S) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  const queues = groupById([...things.entries()], ([, thing]) => subscription(thing));
  const workers = [...queues.values()].flatMap((all) => {
    const queue = all.values();
    const worker = async (): Promise<void> => {
      for (const [index, thing] of queue) results[index] = await work(thing);
    };
    return Array.from({ length: Math.min(all.length, REQUESTS_AT_ONCE) }, worker);
  });
  await Promise.all(workers);
  return results;
}
