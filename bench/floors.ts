/** What sets the floor where a target is missed. Printed for the missed ones only. */
import type { Results, Topic } from './targets';
import { ceilingAt } from './rows';
import { fixed } from './table';

const megabytes = (bytes: number): string => `${fixed(bytes / (1024 * 1024), 0)} MB`;

type Explanation = (results: Results) => string;

const explanations: Readonly<Record<Topic, Explanation>> = {
  makespan: ({ measurements }) => {
    const shares = measurements
      .filter(({ case: given }) => given.speed > 1)
      .map((each) => (each.processorSeconds * each.case.speed) / each.makespan);
    return [
      'Makespan: the sped-up clock makes every millisecond of processor time as many times longer; in the runs above, the',
      `processor time of the whole process comes to between ${fixed(100 * Math.min(...shares), 0)} % and`,
      `${fixed(100 * Math.max(...shares), 0)} % of the makespan. Beyond that, the floor is made of the latency of four`,
      'requests in a row (list, jobs, change, confirmation) and of the time between the last two looks at a job, a',
      'thirtieth of its length.',
    ].join(' ');
  },
  runbook: () =>
    `Against the runbook: a run exactly at the bound would be ${fixed(ceilingAt(100, 60), 2)} times as fast at 100 mappings and ${fixed(ceilingAt(1_000, 60), 2)} times at 1,000; without any latency, 3.00 times at 100.`,
  writes: () => 'Rejected writes: no floor; a defect.',
  reads: () =>
    'Reads: of a burst of 200 changes a list that is cut at 100 shows half, and none once the next 200 have begun. The others are asked for one by one: while none has ended four a second, and then each once, when it may have ended.',
  refusal: () =>
    'Refused input: no library is loaded and no network stack; what is beyond the start of bare Node is our own entry, and the modules of Node for files and for the random delimiter of the runner’s protocol.',
  'first-request': ({ firstRequests }) =>
    `First request: a program that does nothing but send it takes ${firstRequests.map(({ host, floor = 0 }) => `${fixed(floor, 2)} (${host})`).join(', ')} times the start of bare Node. The rest is the code that is loaded before the request can leave: the HTTP pipeline and the library for signing in.`,
  memory: ({ measurements, listingMemory = 0 }) => {
    const single = measurements.find(({ case: given }) => given.mappings === 1);
    const alone =
      single === undefined ? '' : ` One mapping needs ${megabytes(single.peakMemoryBytes)}: Node and the libraries.`;
    return `Peak memory: merely to list 10,000 mappings, which the service sends on one page, takes ${megabytes(listingMemory)} in a heap that is kept as small as it can be.${alone} The rest is what Node's garbage collector leaves until there is need.`;
  },
};

export const floorsOf = (missed: readonly Topic[], results: Results): readonly string[] =>
  [...new Set(missed)].map((topic) => explanations[topic](results));
