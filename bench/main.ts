import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { document, report } from './document';
import { largeEstate } from './estate/cases';
import { measureLargeAudit } from './estate/large-audit';
import { opensInMs } from './estate/page';
import { measureOneJob, TIGHT_MEGABYTES, type OneJob } from './estate/one-job';
import { quickEstate } from './estate/quick';
import { measureEstate } from './estate/run';
import { ESTATE, estateReport, estateSection } from './estate/section';
import { quick, type Check } from './quick';
import { everything, type Say } from './run';
import { sectionOf, withSection } from './sections';

const usage = `Measures the shipped bundle against the local Azure with a sped-up clock.

  npm run bench                    everything but estates, about nine minutes; writes docs/performance.md, in which
                                   the section of estates stays
  npm run bench -- --estate        2,000 vaults with 100,000 VMs, about 15 minutes; writes that section only
  npm run bench -- --quick         ratios at small sizes, less than a minute; fails if one is out of bounds;
                                   with --estate those of a small estate
  npm run bench -- --estate --only "one job"
                                   the large estate by a single process, about four minutes; writes nothing
  npm run bench -- --only TEXT     the cases whose names hold the text, such as "1,000", "runbook" or "start";
                                   writes nothing
  npm run bench -- --help          this text

Other load on the machine makes the figures worse: a second of it counts as many times as the clock is sped up.
`;

const file = join(__dirname, '..', 'docs', 'performance.md');
const say: Say = (line) => console.error(line);

async function runQuick(checks: (say: Say) => Promise<readonly Check[]>): Promise<void> {
  const done = await checks((line) => console.log(line));
  process.exitCode = done.every(({ holds }) => holds) ? 0 : 1;
}

async function write(text: string): Promise<void> {
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
  console.log('Written to docs/performance.md.');
}

async function measureOneJobs(): Promise<readonly OneJob[]> {
  const jobs: OneJob[] = [];
  for (const action of ['Audit', 'Enabled'] as const) {
    const job = await measureOneJob(largeEstate, action);
    say(
      `${action} by one job: ${job.seconds.toFixed(1)} s, bound ${job.bound.toFixed(1)} s, ${(job.peakMemoryBytes / 1024 ** 2).toFixed(0)} MB, ${job.requests} requests, ${job.processorSeconds.toFixed(1)} s of processor time`,
    );
    jobs.push(job);
  }
  return jobs;
}

async function runEstate(): Promise<void> {
  const largeAudit = await measureLargeAudit();
  say(`one audit of 50 vaults: ${largeAudit.seconds.toFixed(1)} s`);
  const oneJobs = await measureOneJobs();
  const tight = await measureOneJob(largeEstate, 'Audit', TIGHT_MEGABYTES);
  const estate = { ...(await measureEstate(largeEstate, say, opensInMs)), oneJobs, tight };
  const figures = { largeAudit, estate };
  console.log(`\n${estateReport(figures)}`);
  await write(withSection(readFileSync(file, 'utf8'), ESTATE, estateSection(figures)));
}

async function runEverything(only: string | undefined): Promise<void> {
  const results = await everything(say, (name) => only === undefined || name.includes(only));
  console.log(`\n${report(results)}`);
  if (only !== undefined) return;
  const estate = sectionOf(readFileSync(file, 'utf8'), ESTATE);
  const text = document(results);
  await write(estate === undefined ? text : withSection(text, ESTATE, estate));
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      estate: { type: 'boolean', default: false },
      only: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) console.log(usage);
  else if (values.quick) await runQuick(values.estate ? quickEstate : quick);
  else if (values.estate && values.only === 'one job') await measureOneJobs();
  else if (values.estate) await runEstate();
  else await runEverything(values.only);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
