/** The rows of each table, the same for the terminal and for the document. */
import { reckoned, fasterBy, isSameSize, reckonedRunbook } from './comparison';
import type { Measurement } from './bundle';
import type { ColdStart } from './cold-start';
import { boundSeconds } from './figures';
import { fixed, type Row } from './table';
import { makespanVerdict, type Results, type Verdict } from './targets';

const MEGABYTE = 1024 * 1024;
const seconds = (value: number): string => `${fixed(value, value < 100 ? 1 : 0)} s`;

export const verdictHeader: Row = ['measure', 'target', 'measured', 'verdict'];
export const verdictRow = ({
  measure,
  kind,
  target,
  value,
  digits,
  unit,
  met,
  remark,
}: Omit<Verdict, 'topic'>): Row => [
  measure,
  `${kind} ${fixed(target, Number.isInteger(target) ? 0 : 2)}${unit}${remark === '' ? '' : ` (${remark})`}`,
  `${fixed(value, digits)}${unit}`,
  met ? 'met' : 'not met: see the floors',
];

export const makespanHeader: Row = [
  'case',
  'clock',
  'makespan',
  'bound',
  'ratio',
  'rejected writes',
  'most writes in a minute',
  'processor time',
  'peak memory',
];
export const makespanRow = (each: Measurement): Row => [
  each.case.name,
  `× ${each.case.speed}`,
  seconds(each.makespan),
  seconds(each.bound),
  fixed(each.ratio, 3) + (makespanVerdict(each)?.met === false ? ' (!)' : ''),
  String(each.writesRejected),
  String(each.mostWritesInAMinute),
  `${fixed(each.processorSeconds, 2)} s`,
  `${fixed(each.peakMemoryBytes / MEGABYTE, 0)} MB`,
];

const kinds = [
  'mappings.list',
  'jobs.list',
  'mapping.patch',
  'job.get',
  'operation.status',
  'mapping.get',
  'account.get',
] as const;
export const requestsHeader: Row = ['case', ...kinds, 'sign-in', 'reads', 'reads ÷ N', 'most reads in an hour'];
export function requestsRow({ case: given, byKind, reads, mostReadsInAnHour }: Measurement): Row {
  const signIn = Object.entries(byKind)
    .filter(([kind]) => /^(oidc|entra|token)/.test(kind))
    .reduce((sum, [, count]) => sum + count, 0);
  return [
    given.name,
    ...kinds.map((kind) => fixed(byKind[kind] ?? 0, 0)),
    String(signIn),
    fixed(reads, 0),
    fixed(reads / given.total, 2),
    fixed(mostReadsInAnHour, 0),
  ];
}

export const baselineHeader: Row = ['compared with', 'case', 'its time', 'reckoned', 'the bundle', 'faster by'];
export function baselineRows({ baselines, measurements }: Results): Row[] {
  const names = { runbook: "the runbook's procedure", sequence: '`beginUpdateAndWait` in sequence' } as const;
  const measured = baselines.map((baseline): Row => {
    const own = measurements.find((each) => isSameSize(each.case, baseline.case));
    return [
      names[baseline.procedure],
      baseline.case.name,
      seconds(baseline.makespan),
      seconds(reckoned(baseline)),
      own === undefined ? '–' : seconds(own.makespan),
      own === undefined ? '–' : `${fixed(fasterBy(baseline, own), 2)} ×`,
    ];
  });
  const notRun = measurements
    .filter(({ case: given }) => given.jobSeconds === 60 && given.jobList === 'complete')
    .flatMap(({ case: given, makespan }): Row[] => {
      const row = (procedure: 'runbook' | 'sequence'): Row => {
        const time = reckoned({ procedure, case: given });
        return [
          names[procedure],
          given.name,
          'not run',
          seconds(time),
          seconds(makespan),
          `${fixed(time / makespan, 2)} ×`,
        ];
      };
      if (given.mappings !== given.total) return [];
      return (['runbook', 'sequence'] as const)
        .filter((procedure) => !baselines.some((each) => each.procedure === procedure && isSameSize(each.case, given)))
        .filter(() => given.mappings > 10)
        .map(row);
    });
  return [...measured, ...notRun];
}

/** What the comparison cannot exceed, at the latency of the runs: a run that ends exactly at the bound. */
export const ceilingAt = (mappings: number, jobSeconds: number): number =>
  reckonedRunbook(mappings, jobSeconds) / boundSeconds(mappings, jobSeconds);

export const coldHeader: Row = ['what', 'host', 'the bundle', 'bare node', 'ratio', 'floor'];
export const coldRow =
  (what: string) =>
  ({ host, bundle, bare, ratio, floor }: ColdStart): Row => [
    what,
    host,
    `${fixed(bundle, 0)} ms`,
    `${fixed(bare, 0)} ms`,
    fixed(ratio, 2),
    floor === undefined ? '–' : fixed(floor, 2),
  ];
