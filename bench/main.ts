import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { document, report } from './document';
import { quick } from './quick';
import { everything } from './run';

const usage = `Measures the shipped bundle against the local Azure with a sped-up clock.

  npm run bench                    everything, about nine minutes; writes docs/performance.md
  npm run bench -- --quick         ratios at small sizes, less than a minute; fails if one is out of bounds
  npm run bench -- --only TEXT     the cases whose names hold the text, such as "1,000", "runbook" or "start";
                                   writes nothing
  npm run bench -- --help          this text

Other load on the machine makes the figures worse: a second of it counts as many times as the clock is sped up.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  if (values.quick) {
    const checks = await quick((line) => console.log(line));
    process.exitCode = checks.every(({ holds }) => holds) ? 0 : 1;
    return;
  }
  const { only } = values;
  const results = await everything(
    (line) => console.error(line),
    (name) => only === undefined || name.includes(only),
  );
  console.log(`\n${report(results)}`);
  if (only !== undefined) return;
  const file = join(__dirname, '..', 'docs', 'performance.md');
  writeFileSync(file, await document(results, file));
  console.log('Written to docs/performance.md.');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
