import { join } from 'node:path';
import type { EnvironmentOptions, HostEnvironment, Surroundings } from './options';

const preloadAt = (name: string): string => join(__dirname, '..', name);

/** What leads a process to this simulator and its clock, and measures it. */
export function hooks(
  around: Surroundings,
  options: EnvironmentOptions,
  { peakFile }: Pick<HostEnvironment, 'peakFile'>,
): Record<string, string> {
  const preloads: string[] = [];
  const variables: Record<string, string> = {};
  if (around.speed !== 1) {
    preloads.push(preloadAt('speed.cjs'));
    variables['ASR_SIMULATOR_SPEED'] = String(around.speed);
    variables['ASR_SIMULATOR_EPOCH'] = String(around.epoch);
  }
  if (options.hostNames === 'production' || around.regional) {
    preloads.push(preloadAt('hosts.cjs'));
    variables['ASR_SIMULATOR_PORT'] = String(around.port);
  }
  if (options.measureMemory === true) {
    preloads.push(preloadAt('peak-memory.cjs'));
    variables['ASR_SIMULATOR_PEAK_FILE'] = peakFile;
  }
  if (options.breaks !== undefined) {
    preloads.push(preloadAt('breaks.cjs'));
    variables['ASR_SIMULATOR_BREAKS'] = options.breaks.kind;
    variables['ASR_SIMULATOR_BREAKS_AT'] = 'at' in options.breaks ? options.breaks.at : '';
  }
  if (preloads.length > 0) {
    variables['NODE_OPTIONS'] = preloads.map((file) => `--require ${JSON.stringify(file)}`).join(' ');
  }
  return { ...variables, NODE_EXTRA_CA_CERTS: around.caFile };
}
