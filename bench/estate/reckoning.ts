/** What limits an estate of a hundred thousand vaults, reckoned from what was measured. */
import { READS_PER_HOUR } from '../figures';
import { fixed } from '../table';
import type { EstateResults } from './run';

const VAULTS = 100_000;
const MEGABYTE = 1024 * 1024;

/** Of Resource Graph. */
const ROWS_OF_A_PAGE = 1_000;
const QUERIES_A_SECOND = 15 / 5;
/** Of both hosts. */
const JOBS_OF_A_MATRIX = 256;
/** Characters: GitHub's outputs are counted in UTF-16, and others need room as well. */
const GITHUB_MATRIX = (MEGABYTE - 32 * 1024) / 2;
/** Characters: outputs of Azure Pipelines are environment variables. */
const PIPELINES_MATRIX = 127 * 1024;
/** A subscription's id is in an entry of the matrix twice, each time with a comma. */
const SUBSCRIPTION_LENGTH = 2 * 37;
const ENTRY_LENGTH = 150;
/** Bytes of a report that is still read. */
const MAX_REPORT = 400 * MEGABYTE;
/** What Node's heap may grow to where there are 16 GB or more. */
const HEAP = 4 * 1024 * MEGABYTE;

const whole = (value: number): string => fixed(Math.round(value), 0);
/** Two digits that count: more would be more than is known. */
const about = (value: number): string => {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return whole(Math.floor(value / step) * step);
};
const gigabytes = (bytes: number): string => `${fixed(bytes / 1024 ** 3, 1)} GB`;
const sum = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0);

export function reckoning({ case: { vms }, discovery, actions }: EstateResults): string {
  const [audit, change] = [
    actions.find(({ action }) => action === 'Audit'),
    actions.find(({ action }) => action === 'Enabled'),
  ];
  if (audit === undefined || change === undefined) return '';
  const vaults = sum(discovery.entries.map((entry) => entry.vaults));
  const vmsOfVault = vms / vaults;
  const all = VAULTS * vmsOfVault;
  const pages = (2 * VAULTS) / ROWS_OF_A_PAGE;
  const perVault = discovery.matrixLength / vaults;
  const named = (matrix: number): string => about(matrix / perVault);
  const subscriptions = (matrix: number): string =>
    about((matrix - JOBS_OF_A_MATRIX * ENTRY_LENGTH) / SUBSCRIPTION_LENGTH);
  const readsOfVault = sum(audit.shards.map(({ reads }) => reads)) / vaults;
  const readsOfChange = sum(change.shards.map(({ reads }) => reads)) / sum(change.shards.map(({ changes }) => changes));
  const shardBytes = sum(audit.shards.map(({ reportBytes }) => reportBytes)) / vms;
  const memory = (audit.merging.peakMemoryBytes - change.merging.peakMemoryBytes) / vms;
  const mergeable = (HEAP - change.merging.peakMemoryBytes) / memory;
  const again = JOBS_OF_A_MATRIX * 3;
  return [
    `The same mixture with ${whole(VAULTS)} vaults has ${fixed(all / 1e6, 1)} million VMs. What stands in the way, the lowest first:`,
    '',
    `- **The matrix.** An id of a vault takes ${whole(perVault)} characters of it. GitHub's outputs have room for the ids of ${named(GITHUB_MATRIX)} vaults, a variable of Azure Pipelines for ${named(PIPELINES_MATRIX)}. Beyond that the shards name their subscriptions, if nothing but the scope chooses the vaults: that goes on to ${subscriptions(GITHUB_MATRIX)} subscriptions on GitHub, and to ${subscriptions(PIPELINES_MATRIX)} on Azure Pipelines.`,
    `- **The merge.** It needs ${fixed(memory / 1024, 1)} KB for a VM beyond its start: ${gigabytes(all * memory)} for all, and the ${gigabytes(HEAP)} that Node's heap may have, on a machine of 16 GB, are used up at ${about(mergeable)} VMs, which is ${about(mergeable / vmsOfVault)} vaults. The merged JSON would have ${gigabytes((audit.merging.reportBytes / vms) * all)} and the page ${gigabytes((audit.merging.pageBytes / vms) * all)}, which nobody opens. The report of one shard is read up to ${whole(MAX_REPORT / MEGABYTE)} MB, which is ${about(MAX_REPORT / shardBytes)} VMs.`,
    `- **Reads.** An audit takes ${fixed(readsOfVault, 1)} reads for a vault with its VMs, and Microsoft's sample names ${whole(READS_PER_HOUR)} of a subscription in an hour as the limit, so ${about(READS_PER_HOUR / readsOfVault)} vaults of one subscription in an hour. A change takes ${fixed(readsOfChange, 1)} with all looks at its job, and more time between the looks where many run. The limits are those of a subscription, and no two shards have the same one: ${JOBS_OF_A_MATRIX} jobs are no nearer to them than one.`,
    `- **Resource Graph.** ${whole(pages)} pages of ${whole(ROWS_OF_A_PAGE)} for the vaults and their items, and 15 queries in 5 s: ${whole(pages / QUERIES_A_SECOND)} s at least. Shards that name subscriptions find their vaults again, three queries each: ${whole(again)} for ${JOBS_OF_A_MATRIX} jobs, ${whole(again / QUERIES_A_SECOND)} s in all if they start at once, for the limit is the identity's. \`max-parallel\` spreads them.`,
    `- **Artifacts.** The reports of the shards have ${fixed(shardBytes / 1024, 1)} KB for a VM: ${gigabytes(all * shardBytes)} for all, which compress well.`,
    '',
    'So an estate of that size is several: one workflow for each management group, each with a matrix and a report of its own.',
  ].join('\n');
}
