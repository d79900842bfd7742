/** Merges the reports in a folder as the action does, and prints what that took and what it came to as JSON. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { merge } from '../src/actions/merge';
import { cloudOf } from '../src/azure/cloud';
import { createConsoleHost } from '../src/hosts/console';
import type { Host } from '../src/hosts/host';
import { publish } from '../src/publish';
import { systemClock } from '../src/runtime/clock';
import { limitHeapGrowth } from '../src/runtime/memory';
import { stopAfter } from '../src/runtime/stop';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('tsx scripts/merge-figures.ts FOLDER');
  process.exit(2);
}

async function main(reports: string): Promise<void> {
  limitHeapGrowth();
  process.chdir(reports);
  const outputs: Record<string, string> = {};
  let summary = '';
  const written = (suffix: string): string => join(reports, `${host.files?.name ?? ''}.${suffix}`);
  const host: Host = {
    ...createConsoleHost(process.env, ['--report-dir', reports]),
    print: () => undefined,
    annotate: () => undefined,
    setOutput: ({ github }, value) => void (outputs[github] = value),
    writeSummary: (markdown) => {
      summary = markdown;
      return Promise.resolve();
    },
    finish: () => undefined,
  };
  const stop = stopAfter(600_000, systemClock, { onFirst: () => undefined });
  const task = {
    action: 'Merge',
    reports: ['**/*.json'],
    formats: ['json', 'csv', 'html'],
    failuresAllowed: undefined,
    issue: undefined,
    baseline: undefined,
    exemptions: [],
    maxExemptionDays: 180,
  } as const;
  const settings = {
    task,
    timeoutMs: 600_000,
    cloud: cloudOf('AzureCloud'),
    tenantId: undefined,
    clientId: undefined,
    serviceConnection: undefined,
  };
  const base = process.resourceUsage().maxRSS / 1024;
  const before = process.cpuUsage();
  const started = performance.now();
  const ending = await merge(task, {
    host,
    settings,
    runId: 'figures',
    stop,
    tenantId: undefined,
    exemptions: undefined,
  });
  const merged = performance.now();
  await publish(host, ending);
  const ended = performance.now();
  const used = process.cpuUsage(before);
  stop.dispose();
  console.log(
    JSON.stringify({
      headline: ending.headline,
      mergeSeconds: (merged - started) / 1_000,
      processorSeconds: (used.user + used.system) / 1e6,
      seconds: (ended - started) / 1_000,
      baseMiB: base,
      peakMiB: process.resourceUsage().maxRSS / 1024,
      reportBytes: statSync(written('json')).size,
      pageBytes: statSync(written('html')).size,
      summaryBytes: Buffer.byteLength(summary),
      outputs,
    }),
  );
}

void main(folder);
