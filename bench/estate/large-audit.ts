/** One audit of many vaults by a single process: the scenario `audit-large`. */
import { findScenario, startSimulator } from '../../simulator';
import { finish } from './processes';
import type { Usage } from '../usage';

export interface LargeAudit extends Usage {
  readonly description: string;
  /** Simulated seconds in a real one. */
  readonly speed: number;
  /** Simulated seconds from the first request to the end. */
  readonly seconds: number;
  readonly reads: number;
  readonly readsRejected: number;
  /** Requests for what had been read already. */
  readonly readTwice: number;
}

const SPEED = 2;

export async function measureLargeAudit(): Promise<LargeAudit> {
  const scenario = findScenario('audit-large');
  const simulator = await startSimulator({ scenario, speed: SPEED });
  try {
    const { endedAt, processorSeconds, peakMemoryBytes } = await finish(simulator, {});
    const requests = simulator.requests();
    const reads = requests.filter(({ subscription, method }) => subscription !== undefined && method === 'GET');
    return {
      description: scenario.description,
      speed: SPEED,
      processorSeconds,
      peakMemoryBytes,
      seconds: (endedAt - (requests[0]?.time ?? endedAt)) / 1_000,
      reads: reads.length,
      readsRejected: simulator.counters().readsRejectedForRate,
      readTwice: reads.length - new Set(reads.map(({ path, query }) => path + query)).size,
    };
  } finally {
    await simulator.stop();
  }
}
