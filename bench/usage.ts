/** What a process used, as the preload `write-usage.cjs` writes it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostEnvironment } from '../simulator';

export interface Usage {
  readonly processorSeconds: number;
  readonly peakMemoryBytes: number;
}

const fileOf = ({ workDirectory }: HostEnvironment): string => join(workDirectory, 'usage.json');

/** Variables that have a process write its usage. */
export function measured(host: HostEnvironment): Record<string, string> {
  const preload = `--require ${JSON.stringify(join(__dirname, 'write-usage.cjs'))}`;
  return {
    NODE_OPTIONS: [host.env['NODE_OPTIONS'] ?? '', preload].join(' ').trim(),
    ASR_BENCH_USAGE_FILE: fileOf(host),
  };
}

export const usageOf = (host: HostEnvironment): Usage => JSON.parse(readFileSync(fileOf(host), 'utf8')) as Usage;

/** Options of Node with which its heap has as little room for garbage as it can do with. */
export const tightHeap = (megabytes: number): string => ` --max-old-space-size=${megabytes} --max-semi-space-size=2`;
