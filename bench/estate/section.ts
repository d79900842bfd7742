/** The section of docs/performance.md about estates. */
import { LATENCY_MS } from '../cases';
import { WRITES_PER_MINUTE } from '../figures';
import { machine } from '../machine';
import { verdictHeader, verdictRow } from '../rows';
import { fixed, markdown, padded, type Row } from '../table';
import { READ_BUCKET, READS_REFILLED_A_SECOND } from './bound';
import { floorsOf } from './floors';
import type { LargeAudit } from './large-audit';
import { reckoning } from './reckoning';
import { boundOf, longest, type ActionResult, type EstateResults } from './run';
import { estateVerdicts, largeAuditVerdicts, type EstateVerdict } from './targets';

export const ESTATE = 'Estate';

export interface EstateFigures {
  readonly estate: EstateResults;
  readonly largeAudit: LargeAudit;
}

type Table = readonly [title: string, header: Row, rows: readonly Row[]];

const megabytes = (bytes: number): string => `${fixed(bytes / 1024 ** 2, bytes < 1024 ** 2 ? 1 : 0)} MB`;
const seconds = (value: number): string => `${fixed(value, 1)} s`;

const verdictsOf = ({ estate, largeAudit }: EstateFigures): readonly EstateVerdict[] => [
  ...estateVerdicts(estate),
  ...largeAuditVerdicts(largeAudit),
];

const shardHeader: Row = [
  'shard',
  'subscriptions',
  'vaults',
  'VMs',
  ...(['Audit', 'bound', 'reads', 'peak memory'] as const),
  ...(['Enabled', 'bound', 'changes', 'reads'] as const),
];

function shardRows({ discovery, actions }: EstateResults): Row[] {
  const [audit, change] = actions;
  return discovery.entries.map(({ shard, subscriptions, vaults, items }, index): Row => {
    const [audited, changed] = [audit?.shards[index], change?.shards[index]];
    if (audited === undefined || changed === undefined) throw new Error(`Shard ${shard} was not measured.`);
    return [
      shard,
      ...[subscriptions.length, vaults, items].map((value) => fixed(value, 0)),
      ...[
        seconds(audited.seconds),
        seconds(audited.bound),
        fixed(audited.reads, 0),
        megabytes(audited.peakMemoryBytes),
      ],
      ...[seconds(changed.seconds), seconds(changed.bound), fixed(changed.changes, 0), fixed(changed.reads, 0)],
    ];
  });
}

const oneJobHeader: Row = [
  'action',
  'time',
  'bound',
  'requests',
  'processor time',
  'peak memory',
  'lines of log',
  'summary',
];

const oneJobRows = ({ oneJobs = [] }: EstateResults): Row[] =>
  oneJobs.map((job) => [
    job.action,
    seconds(job.seconds),
    seconds(job.bound),
    fixed(job.requests, 0),
    seconds(job.processorSeconds),
    megabytes(job.peakMemoryBytes),
    fixed(job.logLines, 0),
    megabytes(job.summaryLength),
  ]);

const stepHeader: Row = ['step', 'clock', 'time', 'processor time', 'peak memory', 'JSON report', 'page', 'page opens'];

function stepRows({ estate: { case: given, discovery, actions }, largeAudit }: EstateFigures): Row[] {
  const usage = (used: { readonly processorSeconds: number; readonly peakMemoryBytes: number }): Row => [
    seconds(used.processorSeconds),
    megabytes(used.peakMemoryBytes),
  ];
  const ofAction = ({ action, shards, merging, pageOpensInMs }: ActionResult): Row[] => {
    const most = (key: 'processorSeconds' | 'peakMemoryBytes' | 'reportBytes'): number =>
      Math.max(...shards.map((shard) => shard[key]));
    return [
      [
        `${action}: the most of a shard`,
        `× ${given.speed[action]}`,
        seconds(longest(shards)),
        ...usage({ processorSeconds: most('processorSeconds'), peakMemoryBytes: most('peakMemoryBytes') }),
        megabytes(most('reportBytes')),
        '–',
        '–',
      ],
      [
        `merge of ${action}`,
        '× 1',
        seconds(merging.seconds),
        ...usage(merging),
        megabytes(merging.reportBytes),
        megabytes(merging.pageBytes),
        pageOpensInMs === undefined ? '–' : seconds(pageOpensInMs / 1_000),
      ],
    ];
  };
  return [
    [
      `discovery, ${discovery.queries} queries`,
      '× 1',
      seconds(discovery.seconds),
      ...usage(discovery),
      megabytes(discovery.reportBytes),
      '–',
      '–',
    ],
    ...actions.flatMap(ofAction),
    [
      `one audit of 50 vaults, ${fixed(largeAudit.reads, 0)} reads`,
      `× ${largeAudit.speed}`,
      seconds(largeAudit.seconds),
      ...usage(largeAudit),
      '–',
      '–',
      '–',
    ],
  ];
}

const tables = (figures: EstateFigures): readonly Table[] => [
  ['Targets of an estate', verdictHeader, verdictsOf(figures).map(verdictRow)],
  ['One job', oneJobHeader, oneJobRows(figures.estate)],
  ['Steps', stepHeader, stepRows(figures)],
  ['Shards', shardHeader, shardRows(figures.estate)],
];

export const estateReport = (figures: EstateFigures): string =>
  tables(figures)
    .map(([title, header, body]) => `${title}\n\n${padded(header, body)}\n`)
    .join('\n');

const introduction = ({ estate: { case: given, actions }, largeAudit }: EstateFigures): string => `
${given.name}: discovered, cut into ${given.shards} shards, each shard run, and their reports merged. Few subscriptions have most of the vaults, few vaults most of the VMs, and one vault in ten has none.

- Command: \`npm run bench -- --estate\`. It writes this section, and no other.
- Machine: ${machine()}.
- Every request takes ${LATENCY_MS} ms, and jobs ${given.jobSeconds} s. Before \`Enabled\` every mapping is disabled.
- Shards share no subscription, and so no limit. Here ${given.atOnce.Audit} (Audit) and ${given.atOnce.Enabled} (Enabled) were run at once, and each is reckoned by its own length, from its first request to Resource Manager to its end, in seconds of the simulated clock.
- The bound is that of the slowest subscription: \`(R − ${READ_BUCKET}) ÷ ${READS_REFILLED_A_SECOND}\` seconds for R reads other than looks at jobs, since Resource Manager has a bucket of ${READ_BUCKET} reads that ${READS_REFILLED_A_SECOND} a second fill up again; or \`D + 60·⌊(N−1)/${WRITES_PER_MINUTE}⌋\` for N changes, if that is more. Latency is not in it, so the bound of a shard that reads little is 0. The longest shard, ${actions.map(({ action, shards }) => `${seconds(longest(shards))} (${action})`).join(' and ')}, is held against the highest bound, ${actions.map(({ shards }) => seconds(boundOf(shards))).join(' and ')}.
- Merges are real time of the whole process, its start among it, with the reports that the shards wrote; of two the faster, since other load only adds.
- One job is a single process with \`scope: '*'\`, from its first request to its end.
- One audit: ${largeAudit.description}
`;

/** With its heading, not yet formatted. */
export function estateSection(figures: EstateFigures): string {
  const missed = verdictsOf(figures).filter(({ met }) => !met);
  return [
    `## ${ESTATE}\n${introduction(figures)}`,
    ...tables(figures).map(([title, header, body]) => `### ${title}\n\n${markdown(header, body)}\n`),
    `### Floors of an estate\n\n${missed.length === 0 ? 'Every target is met.' : floorsOf(missed, figures.estate)}\n`,
    `### An estate of 100,000 vaults\n\n${reckoning(figures.estate)}\n`,
  ].join('\n');
}
