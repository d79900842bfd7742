/** What sets the floor where a target of an estate is missed. Printed for the missed ones only. */
import { fixed } from '../table';
import { readsBound } from './bound';
import type { ShardedAction } from './cases';
import type { ShardRun } from './processes';
import { TIGHT_MEGABYTES, type OneJob } from './one-job';
import { longest, type EstateResults } from './run';
import type { EstateVerdict } from './targets';

/** What the tool takes of the bucket: N reads, which fill up again in M seconds. */
const OWN_READS = 245;
const OWN_SECONDS = 10;

type Explanation = (slowest: ShardRun, speed: number) => string;

const explanations: Readonly<Record<ShardedAction, Explanation>> = {
  Audit: ({ mostReads }) => {
    const own = Math.max(0, ((mostReads - OWN_READS) * OWN_SECONDS) / OWN_READS);
    return `Audit: the tool takes ${OWN_READS} reads of a subscription for what its bucket holds, and for what fills up again in ${OWN_SECONDS} s, since others use it too. ${fixed(mostReads, 0)} reads of one subscription take ${fixed(own, 1)} s that way; a full bucket would allow ${fixed(readsBound(mostReads), 1)} s. The rest is latency: that of the first and the last answers, and of the pages of a vault one after the other.`;
  },
  Enabled: ({ mostReads, reads, entry, processorSeconds }, speed) =>
    `Enabled: before the last change the vaults are listed and the rights of their accounts are read, and after the last job the vaults are listed again, ${fixed(mostReads, 0)} reads of one subscription at the pace of ${OWN_READS} in ${OWN_SECONDS} s once the bucket is empty. All other of its ${fixed(reads, 0)} reads are looks at jobs, for each of ${entry.vaults} vaults has a list of its own, and they wait for the same turn.${speed > 1 ? ` The sped-up clock makes ${fixed(processorSeconds * speed, 1)} s of the ${fixed(processorSeconds, 1)} s of processor time.` : ''}`,
};

const oneJob = (tight: OneJob): string =>
  `One job: rows and findings of all VMs are kept until the report is written, since what is found of one may be the cause of another. With no more than ${TIGHT_MEGABYTES} MB for the heap the audit takes ${fixed(tight.peakMemoryBytes / 1024 ** 2, 0)} MB and ${fixed(tight.processorSeconds, 0)} s of processor time; the rest is what Node's garbage collector leaves until there is need.`;

export function floorsOf(missed: readonly EstateVerdict[], { case: given, actions, tight }: EstateResults): string {
  const lines = actions.flatMap(({ action, shards }) => {
    const slowest = shards.find(({ seconds }) => seconds === longest(shards));
    if (slowest === undefined || !missed.some(({ floor }) => floor === action)) return [];
    return [`- ${explanations[action](slowest, given.speed[action])}`];
  });
  if (tight !== undefined && missed.some(({ floor }) => floor === 'one job')) lines.push(`- ${oneJob(tight)}`);
  const unexplained = missed
    .filter(({ floor }) => floor === undefined)
    .map(({ measure }) => `- ${measure}: no floor is known.`);
  return [...lines, ...unexplained].join('\n');
}
