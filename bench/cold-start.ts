/** How long a user waits before anything happens, set against Node itself with the same environment. */
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { startSimulator, estate, type HostEnvironment, type Simulator } from '../simulator';
import { bundlePath, hostEnvironment, type PlayedHost } from '../simulator/play';
import { median } from './figures';
import { measured, usageOf } from './usage';

export interface ColdStart {
  readonly host: PlayedHost;
  /** Milliseconds: medians of the bundle, and of Node with nothing to do. */
  readonly bundle: number;
  readonly bare: number;
  readonly ratio: number;
  /** The least that a process of Node needs for the same, with no more than Node's own modules. */
  readonly floor?: number;
}

export const ROUNDS = 15;
const WARM_UPS = 2;
const nothing = ['-e', '0'];

const now = (): number => performance.timeOrigin + performance.now();

/** Milliseconds since 1970 of the start, and how long it took to end. */
function run(args: readonly string[], { workDirectory }: HostEnvironment, env: Readonly<Record<string, string>>) {
  return new Promise<{ readonly startedAt: number; readonly took: number }>((resolve, reject) => {
    const startedAt = now();
    const child = spawn(process.execPath, [...args], { env, cwd: workDirectory, stdio: 'ignore' });
    child.once('error', reject).once('exit', () => resolve({ startedAt, took: now() - startedAt }));
  });
}

/** Takes turns, so that what else the machine does meets all of them alike. */
async function medians(measures: readonly (() => Promise<number>)[]): Promise<number[]> {
  const values = measures.map((): number[] => []);
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    for (const [index, measureOnce] of measures.entries()) {
      const value = await measureOnce();
      if (round >= 0) values[index]?.push(value);
    }
  }
  return values.map(median);
}

/** Processor time of a run whose inputs are refused. */
export async function measureRefusal(host: PlayedHost): Promise<ColdStart> {
  const simulator = await startSimulator({ scenario: 'single' });
  try {
    const surroundings = hostEnvironment(simulator, { host, inputs: { 'vault-id': 'vault-weu', timeout: 'soon' } });
    const env = { ...surroundings.env, ...measured(surroundings) };
    const processor = (args: readonly string[]) => async (): Promise<number> => {
      await run(args, surroundings, env);
      return usageOf(surroundings).processorSeconds * 1_000;
    };
    const [bundle = 0, bare = 0] = await medians([processor([bundlePath]), processor(nothing)]);
    if (simulator.requests().length > 0) throw new Error('The refused run sent a request.');
    return { host, bundle, bare, ratio: bundle / bare };
  } finally {
    await simulator.stop();
  }
}

/** The whole program of the floor: one request, and out. */
const request = (url: string): string =>
  `require('node:https').get(${JSON.stringify(url)}, () => process.exit()).on('error', () => process.exit())`;

/** Wall time from the start of the process to the arrival of its first request. */
export async function measureFirstRequest(host: PlayedHost): Promise<ColdStart> {
  const simulator = await startSimulator({ scenario: estate({ mappingsPerVault: 0 }) });
  try {
    const surroundings = hostEnvironment(simulator, { host });
    const { env } = surroundings;
    const arrival = (args: readonly string[]) => async (): Promise<number> => {
      const before = simulator.requests().length;
      const { startedAt } = await run(args, surroundings, env);
      return firstArrival(simulator, before) - startedAt;
    };
    const [bundle = 0, floor = 0, bare = 0] = await medians([
      arrival([bundlePath]),
      arrival(['-e', request(`${simulator.url}/`)]),
      async () => (await run(nothing, surroundings, env)).took,
    ]);
    return { host, bundle, bare, ratio: bundle / bare, floor: floor / bare };
  } finally {
    await simulator.stop();
  }
}

function firstArrival(simulator: Simulator, from: number): number {
  const first = simulator.requests()[from];
  if (first === undefined) throw new Error('The run sent no request.');
  return first.time;
}
