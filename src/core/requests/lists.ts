/** Reads the lists of a vault by whichever way the caller's rights allow. */
import { allPages, type Fetch, type PageContext } from './pages';
import type { Mapping, Result, Vault } from '../values/model';
import type { SiteRecovery } from '../values/ports';
import { IdMap } from '../values/id-map';

export interface ListContext extends PageContext {
  readonly service: SiteRecovery;
}

/** A protection container, by its name and that of its fabric. */
export interface Container {
  readonly fabric: string;
  readonly name: string;
}

/** Two ways to the same things of a vault. */
export interface VaultList<T> {
  /** What it lists, for the log. */
  readonly things: string;
  readonly ofVault: Fetch<T>;
  readonly ofContainer: (container: Container, ...page: Parameters<Fetch<T>>) => ReturnType<Fetch<T>>;
}

/**
 * The vault's own list, or where that is forbidden, as to Site Recovery Contributor, container by container.
 * @param containers told once, also where two lists of the vault are forbidden
 */
export async function listWhole<T extends { readonly id: string }>(
  vault: Vault,
  list: VaultList<T>,
  context: ListContext,
  containers = (): Promise<Result<readonly Container[]>> => listContainers(vault, context),
): Promise<Result<readonly T[]>> {
  const { things, ofVault, ofContainer } = list;
  const listed = await allPages(`list of ${things} of ${vault.name}`, ofVault, context);
  if (listed.ok) return { ok: true, value: distinct(listed.value) };
  if (listed.failure.status !== 403) return listed;
  const found = await containers();
  const walked = found.ok
    ? await gather(found.value, (container) =>
        allPages(
          `list of ${things} of ${container.name}`,
          (next, signal) => ofContainer(container, next, signal),
          context,
        ),
      )
    : found;
  if (walked.ok) return { ok: true, value: distinct(walked.value) };
  // The first refusal names the right that would do for everything.
  return walked.failure.status === 403 ? listed : walked;
}

export const listMappings = (
  vault: Vault,
  context: ListContext,
  containers?: () => Promise<Result<readonly Container[]>>,
): Promise<Result<readonly Mapping[]>> =>
  listWhole(
    vault,
    {
      things: 'mappings',
      ofVault: (next, signal) => context.service.listMappings(vault, next, signal),
      ofContainer: ({ fabric, name }, next, signal) =>
        context.service.listContainerMappings(vault, fabric, name, next, signal),
    },
    context,
    containers,
  );

/** All protection containers of a vault, fabric by fabric. */
export async function listContainers(vault: Vault, context: ListContext): Promise<Result<readonly Container[]>> {
  const { service } = context;
  const fabrics = await allPages(
    `list of fabrics of ${vault.name}`,
    (next, signal) => service.listFabrics(vault, next, signal),
    context,
  );
  if (!fabrics.ok) return fabrics;
  return gather(fabrics.value, async (fabric) => {
    const names = await allPages(
      `list of protection containers of ${fabric}`,
      (next, signal) => service.listContainers(vault, fabric, next, signal),
      context,
    );
    return names.ok ? { ok: true, value: names.value.map((name) => ({ fabric, name })) } : names;
  });
}

/** Each once: the list of a container names the mappings of which it is the source and those of which it is the target. */
function distinct<T extends { readonly id: string }>(things: readonly T[]): T[] {
  return [...new IdMap(things.map((thing) => [thing.id, thing])).values()];
}

/** All side by side; the first failure counts for the whole. */
async function gather<S, T>(
  sources: readonly S[],
  read: (source: S) => Promise<Result<readonly T[]>>,
): Promise<Result<readonly T[]>> {
  const results = await Promise.all(sources.map(read));
  const failed = results.find((result) => !result.ok);
  return failed ?? { ok: true, value: results.flatMap((result) => (result.ok ? result.value : [])) };
}
