/** Reports that are made without a run are what docs/report.schema.json says, too. */
import type { Host } from '../../src/hosts/host';
import { end } from '../../src/publish';
import { refuse, reportDefect } from '../../src/refuse';
import { schemaErrors, type Json } from '../support/report-schema';

async function reportOf(run: (host: Host) => Promise<void>): Promise<Json> {
  let report = '';
  const silent = (): void => undefined;
  await run({
    name: 'github',
    files: undefined,
    isScheduled: false,
    drawsMermaid: false,
    unknownInputs: [],
    readInput: () => undefined,
    identity: () => Promise.reject(new Error('nobody signs in')),
    origin: () => Promise.resolve(undefined),
    print: silent,
    group: silent,
    debug: silent,
    annotate: silent,
    progress: silent,
    setOutput: silent,
    writeSummary: () => Promise.resolve(),
    printReport: (pieces) => (report += pieces.join('')),
    finish: silent,
  });
  return JSON.parse(report) as Json;
}

function* broken(): Generator<string> {
  yield '{';
  throw new Error('a row that cannot be written');
}

test.each<[string, (host: Host) => Promise<void>, object]>([
  ['wrong inputs', (host) => refuse(host, ['action: is missing']), { inputProblems: ['action: is missing'] }],
  ['a defect', (host) => reportDefect(host, new Error('no such thing')), { defect: 'no such thing' }],
  ['a defect without words', (host) => reportDefect(host, ''), { defect: 'unknown error' }],
  [
    'a report that cannot be made',
    (host) =>
      end(host, {
        failed: true,
        headline: 'All went well.',
        document: broken(),
        summary: () => '',
        outputs: { conclusion: 'drifted', changed: true, jobsFailed: 2 },
      }),
    {
      conclusion: 'drifted',
      changed: true,
      headline: 'All went well.',
      defect: 'The report could not be written: a row that cannot be written',
      outputs: { conclusion: 'drifted', changed: true, 'jobs-failed': 2 },
    },
  ],
])('%s', async (_, run, expected) => {
  const report = await reportOf(run);
  expect(report).toMatchObject(expected);
  expect(schemaErrors(report)).toEqual([]);
});
