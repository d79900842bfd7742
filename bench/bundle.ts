/** One case, run for real: the shipped bundle as a process of its own against a simulator with a sped-up clock. */
import { startSimulator } from '../simulator';
import { hostEnvironment, play, type PlayOptions } from '../simulator/play';
import { oneVault, type Case } from './cases';
import { boundSeconds, firstListAt, mostReadsInAnHour } from './figures';
import { measured, tightHeap, usageOf, type Usage } from './usage';

export interface Measurement extends Usage {
  readonly case: Case;
  /** Simulated seconds from the first request for the list to the end of the run. */
  readonly makespan: number;
  readonly bound: number;
  readonly ratio: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly reads: number;
  readonly mostReadsInAnHour: number;
  readonly mostWritesInAMinute: number;
  readonly readsRejected: number;
  readonly writesRejected: number;
}

interface ReportDocument {
  readonly endedAt: string;
  readonly counts: { readonly succeeded: number };
}

export async function measure(given: Case): Promise<Measurement> {
  const simulator = await startSimulator({ scenario: given.scenario, speed: given.speed });
  try {
    const options: PlayOptions = { host: 'github' };
    const host = hostEnvironment(simulator, options);
    const played = await play(simulator, { ...options, env: measured(host) });
    const report = played.report as ReportDocument | undefined;
    if (report?.counts.succeeded !== given.total) {
      throw new Error(`${given.name}: not every change succeeded. The log:\n${played.log.slice(-2_000)}`);
    }
    const counters = simulator.counters();
    const makespan = (Date.parse(report.endedAt) - firstListAt(simulator.requests())) / 1_000;
    const bound = boundSeconds(given.mappings, given.jobSeconds);
    return {
      ...usageOf(host),
      case: given,
      makespan,
      bound,
      ratio: makespan / bound,
      byKind: counters.byKind,
      reads: counters.reads,
      mostReadsInAnHour: mostReadsInAnHour(simulator.requests()),
      mostWritesInAMinute: counters.maxWritesInAnyMinute,
      readsRejected: counters.readsRejectedForRate,
      writesRejected: counters.writesRejectedForRate,
    };
  } finally {
    await simulator.stop();
  }
}

/**
 * The memory that a vault needs merely to be listed, in a heap with as little room for garbage as it can do with: what
 * the largest case cannot go below.
 */
export async function measureListing(mappings: number): Promise<number> {
  const { scenario } = oneVault({ mappings, jobSeconds: 60, speed: 1 });
  const simulator = await startSimulator({ scenario });
  try {
    const options: PlayOptions = { host: 'github', inputs: { 'dry-run': 'true' } };
    const host = hostEnvironment(simulator, options);
    const env = measured(host);
    const tight = `${env['NODE_OPTIONS'] ?? ''}${tightHeap(96)}`;
    const played = await play(simulator, { ...options, env: { ...env, NODE_OPTIONS: tight } });
    if (played.outputs['mappings-selected'] !== String(mappings)) throw new Error(`Not listed:\n${played.log}`);
    return usageOf(host).peakMemoryBytes;
  } finally {
    await simulator.stop();
  }
}
