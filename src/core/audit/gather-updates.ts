/** Reads why agents that wait for an update have not got it: the last job of each that failed. */
import { walkPages } from '../requests/pages';
import { sendWithRetries } from '../requests/send-with-retries';
import { nameOf } from '../values/arm-id';
import { sameText } from '../values/compare';
import { groupById, IdMap, IdSet } from '../values/id-map';
import { isA2A } from '../values/mapping-state';
import type { Result, Vault } from '../values/model';
import type { FailedUpdate, JobErrors, ListedJob, ReplicatedItem } from '../values/resources';
import { DAY } from '../values/time';
import type { Sources } from './read-lanes';

const LOOK_BACK_MS = 30 * DAY;
/** Of one vault. */
const MAX_DETAILS = 500;

/** A job that failed says nothing any more of an agent that has been updated since. */
export const waitsForUpdate = (item: ReplicatedItem): boolean =>
  isA2A(item.provider) && (item.updateAvailable || item.upgradeRetriesExhausted || item.reinstallRequired);

/**
 * Asks nothing where no agent waits.
 * @param now milliseconds since the epoch
 */
export async function readFailedUpdates(
  vault: Vault,
  items: readonly ReplicatedItem[],
  now: number,
  sources: Sources,
): Promise<Result<readonly FailedUpdate[]>> {
  const waiting = items.filter(waitsForUpdate);
  if (waiting.length === 0) return { ok: true, value: [] };
  const listed = await listFailed(vault, now - LOOK_BACK_MS, sources);
  if (!listed.ok) return listed;
  const itemsOf = candidatesAmong(waiting);
  const lastOnes = lastOfEach(listed.value.filter((job) => itemsOf(job).length > 0)).slice(0, MAX_DETAILS);
  const context = sources.siteRecovery(vault.subscriptionId);
  const failed = await Promise.all(
    lastOnes.map(async (job): Promise<FailedUpdate[]> => {
      const read = await sendWithRetries(
        `job ${job.name}`,
        context.reads,
        (signal) => sources.service.readJobErrors(vault, job.name, signal),
        context,
      );
      const errors = read.ok ? read.value : NOT_READ;
      const [item, ...others] = inContainer(itemsOf(job), errors);
      // An update is not said of a VM that only has the name of the right one.
      return item === undefined || others.length > 0 ? [] : [{ itemId: item.id, at: job.at, problem: errors.problem }];
    }),
  );
  return {
    ok: true,
    value: [
      ...new IdMap(
        failed
          .flat()
          .reverse()
          .map((one) => [one.itemId, one]),
      ).values(),
    ],
  };
}

const NOT_READ: JobErrors = { problem: undefined, source: [] };

/** The service takes a filter; which ones is not documented, so what it shows is looked through all the same. */
async function listFailed(vault: Vault, since: number, sources: Sources): Promise<Result<readonly ListedJob[]>> {
  const filtered = await listJobs(vault, 'failed', since, sources);
  return filtered.ok || filtered.failure.status !== 400 ? filtered : listJobs(vault, 'all', since, sources);
}

/** Jobs come newest first, so that a page which ends with an older one is the last that matters. */
async function listJobs(
  vault: Vault,
  which: 'failed' | 'all',
  since: number,
  sources: Sources,
): Promise<Result<readonly ListedJob[]>> {
  const context = sources.siteRecovery(vault.subscriptionId);
  const what = `list of jobs of ${vault.name}`;
  const failed: ListedJob[] = [];
  const isOld = ({ at = since }: ListedJob): boolean => at < since;
  const pages = walkPages(what, (next) =>
    sendWithRetries(
      what,
      context.reads,
      (signal) => sources.service.listVaultJobs(vault, which, next, signal),
      context,
    ),
  );
  for await (const page of pages) {
    if (!page.ok) return page;
    for (const job of page.value.items) {
      const isUpdate = sameText(job.scenario, 'UpdateMobilityService') && sameText(job.state, 'Failed');
      if (isUpdate && !isOld(job)) failed.push(job);
    }
    const last = page.value.items.at(-1);
    if (last !== undefined && isOld(last)) break;
  }
  return { ok: true, value: failed };
}

/** The last of each target, the newest first. */
function lastOfEach(jobs: readonly ListedJob[]): readonly ListedJob[] {
  const seen = new IdSet();
  return [...jobs]
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
    .filter(({ targetId, targetName }) => {
      const target = targetId || targetName;
      if (seen.has(target)) return false;
      seen.add(target);
      return true;
    });
}

type Candidates = (job: ListedJob) => readonly ReplicatedItem[];

/** A job names its item, or gives an id of its own and the name of the VM, which VMs of other groups may have too. */
function candidatesAmong(items: readonly ReplicatedItem[]): Candidates {
  const byName = groupById(items, ({ name }) => name);
  const byVm = groupById(items, ({ vm }) => vm);
  return ({ targetId, targetName }) => byName.get(nameOf(targetId)) ?? byVm.get(targetName) ?? [];
}

function inContainer(items: readonly ReplicatedItem[], { source }: JobErrors): readonly ReplicatedItem[] {
  if (items.length < 2) return items;
  return items.filter(({ sourceContainer }) => sourceContainer.some((name) => source.includes(name)));
}
