/** Reads lists to their end, and the mappings of a vault by whichever way the caller's rights allow. */
import { attempt, type AttemptContext } from './attempt';
import type { Failure, Mapping, Result, Vault } from './model';
import type { Lane } from './pacing';
import type { Page, SiteRecovery } from './ports';

export interface ListContext extends AttemptContext {
  readonly service: SiteRecovery;
  readonly reads: Lane;
}

async function allPages<T>(
  what: string,
  fetch: (next: string | undefined, signal: AbortSignal) => Promise<Result<Page<T>>>,
  context: ListContext,
): Promise<Result<readonly T[]>> {
  const items: T[] = [];
  const links = new Set<string>();
  let next: string | undefined;
  do {
    const from = next;
    const page = await attempt(what, context.reads, (signal) => fetch(from, signal), context);
    if (!page.ok) return page;
    items.push(...page.value.items);
    next = page.value.next;
    if (next !== undefined && links.has(next)) return { ok: false, failure: loopingList(what) };
    if (next !== undefined) links.add(next);
  } while (next !== undefined);
  return { ok: true, value: items };
}

function loopingList(what: string): Failure {
  return {
    kind: 'answer',
    problem: {
      code: 'LoopingList',
      message: `The ${what} leads back to a page that it came from.`,
      nextStep: 'Run again; if it stays so, open a support request for the vault.',
    },
  };
}

/** Each mapping once: the list of a container names those of which it is the source and those of which it is the target. */
function distinct(mappings: readonly Mapping[]): Mapping[] {
  return [...new Map(mappings.map((mapping) => [mapping.id.toLowerCase(), mapping])).values()];
}

/** The vault's own list, or where that is forbidden, as to Site Recovery Contributor, fabric by fabric. */
export async function listMappings(vault: Vault, context: ListContext): Promise<Result<readonly Mapping[]>> {
  const { service } = context;
  const what = `list of mappings of ${vault.name}`;
  const listed = await allPages(what, (next, signal) => service.listMappings(vault, next, signal), context);
  if (listed.ok) return { ok: true, value: distinct(listed.value) };
  if (listed.failure.status !== 403) return listed;
  const walked = await walk(vault, context);
  if (walked.ok) return { ok: true, value: distinct(walked.value) };
  // The first refusal names the right that would do for everything.
  return walked.failure.status === 403 ? listed : walked;
}

async function walk(vault: Vault, context: ListContext): Promise<Result<readonly Mapping[]>> {
  const { service } = context;
  const fabrics = await allPages(
    `list of fabrics of ${vault.name}`,
    (next, signal) => service.listFabrics(vault, next, signal),
    context,
  );
  if (!fabrics.ok) return fabrics;
  return gather(fabrics.value, async (fabric) => {
    const containers = await allPages(
      `list of protection containers of ${fabric}`,
      (next, signal) => service.listContainers(vault, fabric, next, signal),
      context,
    );
    if (!containers.ok) return containers;
    return gather(containers.value, (container) =>
      allPages(
        `list of mappings of ${container}`,
        (next, signal) => service.listContainerMappings(vault, fabric, container, next, signal),
        context,
      ),
    );
  });
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
