/** The figures to reach, and whether they were. */
import type { Baseline } from './baseline';
import type { Measurement } from './bundle';
import type { ColdStart } from './cold-start';
import { fasterBy, isSameSize } from './comparison';
import { READS_PER_HOUR, readsAllowed } from './figures';

export interface Results {
  readonly measurements: readonly Measurement[];
  readonly baselines: readonly Baseline[];
  readonly refusals: readonly ColdStart[];
  readonly firstRequests: readonly ColdStart[];
  /** Bytes that listing the largest case alone needs. */
  readonly listingMemory: number | undefined;
}

/** Which explanation holds if a target is missed. */
export type Topic = 'makespan' | 'runbook' | 'writes' | 'reads' | 'refusal' | 'first-request' | 'memory';

export interface Verdict {
  readonly measure: string;
  readonly topic: Topic;
  readonly kind: 'at most' | 'at least';
  readonly target: number;
  readonly value: number;
  readonly digits: number;
  readonly unit: string;
  readonly met: boolean;
  readonly remark: string;
}

const MEGABYTE = 1024 * 1024;
/** By number of mappings. */
const FASTER_THAN_RUNBOOK: ReadonlyMap<number, number> = new Map([
  [1, 2],
  [10, 1.3],
  [100, 3],
  [1_000, 4.5],
]);

type Plain = Pick<Verdict, 'measure' | 'topic' | 'target' | 'value'> & Partial<Verdict>;

function atMost(given: Plain): Verdict {
  const met = given.value <= given.target;
  return { kind: 'at most', digits: 2, unit: '', remark: '', met, ...given };
}

function atLeast(given: Plain): Verdict {
  return { ...atMost(given), kind: 'at least', met: given.value >= given.target };
}

/** The first is the target, the second what the sped-up clock may add to it. */
function makespanTarget({ mappings, jobSeconds }: Measurement['case']): readonly [number, number] | undefined {
  if (jobSeconds < 60) return mappings === 1 ? [1.5, 1.5] : undefined;
  return mappings === 100 ? [1.07, 1.1] : [1.05, 1.05];
}

export function makespanVerdict({ case: given, ratio }: Measurement): Verdict | undefined {
  const targets = makespanTarget(given);
  if (targets === undefined) return undefined;
  const [target, inflated] = targets;
  const plain = { measure: `makespan ÷ bound: ${given.name}`, topic: 'makespan' as const, value: ratio, digits: 3 };
  if (ratio > target && ratio <= inflated) {
    return atMost({ ...plain, target: inflated, remark: `${target} without the sped-up clock` });
  }
  return atMost({ ...plain, target });
}

function readsVerdict({ case: given, reads, mostReadsInAnHour }: Measurement): Verdict {
  const usable = given.jobList === 'complete' || given.jobList === 'cut';
  return usable
    ? atMost({
        measure: `reads: ${given.name}`,
        topic: 'reads',
        value: reads,
        target: readsAllowed(given.total),
        digits: 0,
      })
    : atMost({
        measure: `most reads in any hour: ${given.name}`,
        topic: 'reads',
        value: mostReadsInAnHour,
        target: READS_PER_HOUR,
        digits: 0,
      });
}

const writesVerdict = (measurements: readonly Measurement[]): Verdict =>
  atMost({
    measure: 'writes rejected for rate, all runs together',
    topic: 'writes',
    value: measurements.reduce((sum, each) => sum + each.writesRejected, 0),
    target: 0,
    digits: 0,
  });

function baselineVerdicts({ measurements, baselines }: Results): Verdict[] {
  return baselines.flatMap((baseline) => {
    const measurement = measurements.find((each) => isSameSize(each.case, baseline.case));
    const target = FASTER_THAN_RUNBOOK.get(baseline.case.mappings);
    if (baseline.procedure !== 'runbook' || measurement === undefined || target === undefined) return [];
    const measure = `faster than the runbook's procedure: ${baseline.case.name}`;
    return atLeast({ measure, topic: 'runbook', value: fasterBy(baseline, measurement), target });
  });
}

const hostNames = { github: 'GitHub', 'azure-pipelines': 'Azure Pipelines', console: 'console' } as const;

export function verdicts(results: Results): readonly Verdict[] {
  const { measurements, refusals, firstRequests } = results;
  const largest = measurements.filter((each) => each.case.mappings === 10_000);
  return [
    ...measurements.flatMap((each) => makespanVerdict(each) ?? []),
    ...baselineVerdicts(results),
    ...(measurements.length === 0 ? [] : [writesVerdict(measurements)]),
    ...measurements.map(readsVerdict),
    ...refusals.map(({ host, ratio }) =>
      atMost({
        measure: `refused input, processor time ÷ bare node: ${hostNames[host]}`,
        topic: 'refusal',
        value: ratio,
        target: 1.6,
      }),
    ),
    ...firstRequests.map(({ host, ratio }) =>
      atMost({
        measure: `first request, wall time ÷ bare node start: ${hostNames[host]}`,
        topic: 'first-request',
        value: ratio,
        target: host === 'github' ? 2.2 : 2.5,
      }),
    ),
    ...largest.map((each) =>
      atMost({
        measure: `peak memory: ${each.case.name}`,
        topic: 'memory',
        value: each.peakMemoryBytes / MEGABYTE,
        target: 200,
        digits: 0,
        unit: ' MB',
      }),
    ),
  ];
}
