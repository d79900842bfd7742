/** Writes the figures down: for the terminal, and as docs/performance.md. */
import { describedJobLists, LATENCY_MS, type JobList } from './cases';
import { ROUNDS } from './cold-start';
import { WRITES_PER_MINUTE } from './figures';
import { floorsOf } from './floors';
import { machine } from './machine';
import * as rows from './rows';
import { markdown, padded, type Row } from './table';
import { verdicts, type Results } from './targets';

type Table = readonly [title: string, header: Row, rows: readonly Row[]];

function tables(results: Results): readonly Table[] {
  const { measurements, refusals, firstRequests } = results;
  const cold = [
    ...refusals.map(rows.coldRow('refused input, processor time')),
    ...firstRequests.map(rows.coldRow('first request, wall time')),
  ];
  return [
    ['Targets', rows.verdictHeader, verdicts(results).map(rows.verdictRow)],
    ['Makespan', rows.makespanHeader, measurements.map(rows.makespanRow)],
    ['Requests', rows.requestsHeader, measurements.map(rows.requestsRow)],
    ['Compared with other ways', rows.baselineHeader, rows.baselineRows(results)],
    ['Start', rows.coldHeader, cold],
  ].filter((table): table is [string, Row, Row[]] => table[2]!.length > 0);
}

export const report = (results: Results): string =>
  tables(results)
    .map(([title, header, body]) => `${title}\n\n${padded(header, body)}\n`)
    .join('\n');

const list = (behaviour: JobList): string => `- ${behaviour}: ${describedJobLists[behaviour]}`;

const introduction = `# Performance

Measured on the local Azure (\`simulator/\`) with the shipped bundle, each run a process of its own as a host starts it.

- Command: \`npm run bench\`. It writes this file, but for the section of estates.
- Machine: ${machine()}.
- Every request takes ${LATENCY_MS} ms there and back, for the bundle and for what it is compared with.
- N mappings with jobs of D seconds cannot be changed in less than \`D + 60·⌊(N−1)/W⌋\` seconds, with W = ${WRITES_PER_MINUTE} writes in any minute. That is the bound, for each subscription. The makespan is counted from the first request for the list to the end of the run, in seconds of the simulated clock.
- The clock runs as many times faster as the column _clock_ of the table _Makespan_ says; \`× 1\` is real time. Processor time and memory are real in every row, and a millisecond of it counts that many times in the makespan. The figures of _Start_ are in real time throughout, medians of ${ROUNDS}.
- The list of the vault's jobs is complete, in ${describedJobLists.complete}, unless the case says otherwise:

${(['cut', 'lagging', 'forbidden'] as const).map(list).join('\n')}
`;

const notes: Readonly<Record<string, string>> = {
  Makespan: '`(!)` marks a ratio above its target.',
  Requests:
    "Reads are all GET requests to Resource Manager; Microsoft's sample names 10,000 of a subscription in an hour as the limit, which no document does. N is the number of all mappings of the run.",
  'Compared with other ways':
    "The runbook's procedure is the sample that Microsoft publishes, step by step: one page of the list, a change and a second's pause each, then rounds of 30 s in which each job that is not known to have ended is asked for, half a second apart. _Reckoned_ is what its pauses and the latency alone come to. The smaller of both figures counts, for the sped-up clock inflates what was measured. What would take hours was not run.",
  Start:
    'Bare node is `node -e 0` with the same environment. The floor is a program that only sends one request with the HTTPS client of Node itself, as a ratio too.',
};

/** Of everything but estates, not yet formatted. */
export function document(results: Results): string {
  const missed = verdicts(results).filter(({ met }) => !met);
  const sections = tables(results).map(
    ([title, header, body]) => `## ${title}\n\n${notes[title] ?? ''}\n\n${markdown(header, body)}\n`,
  );
  const floors = floorsOf(
    missed.map(({ topic }) => topic),
    results,
  );
  const floorSection = floors.length === 0 ? 'Every target is met.' : floors.map((floor) => `- ${floor}`).join('\n');
  return [introduction, ...sections, `## Floors\n\n${floorSection}\n`].join('\n');
}
