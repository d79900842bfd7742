/** The whole estate by a single process with `scope: '*'`. */
import { startSimulator } from '../../simulator';
import { tightHeap, type Usage } from '../usage';
import { loadBound, loads } from './bound';
import { scenarioOf, type EstateCase, type ShardedAction } from './cases';
import { finish, ownInputs } from './processes';

/** Little more than the audit of the large estate needs to end. */
export const TIGHT_MEGABYTES = 225;

export interface OneJob extends Usage {
  readonly action: ShardedAction;
  /** Simulated seconds from the first request of the run to its end. */
  readonly seconds: number;
  /** Of its slowest subscription. */
  readonly bound: number;
  readonly requests: number;
  readonly rejected: number;
  readonly logLines: number;
  /** Characters. */
  readonly summaryLength: number;
}

/** @param heapMegabytes the most that the heap of the process may have; as much as it likes without */
export async function measureOneJob(given: EstateCase, action: ShardedAction, heapMegabytes?: number): Promise<OneJob> {
  const simulator = await startSimulator({ scenario: scenarioOf(given, action), speed: given.speed[action] });
  try {
    const inputs = { ...ownInputs[action](simulator), action, scope: '*', 'vault-id': undefined };
    const { played, endedAt, processorSeconds, peakMemoryBytes } = await finish(
      simulator,
      inputs,
      heapMegabytes === undefined ? '' : tightHeap(heapMegabytes),
    );
    const requests = simulator.requests();
    const done = action === 'Audit' ? played.outputs['agents-total'] : played.outputs['conclusion'];
    if (done !== (action === 'Audit' ? String(given.vms) : 'succeeded'))
      throw new Error(`One job, ${action}: ${done}. The log:\n${played.log.slice(-2_000)}`);
    const { readsRejectedForRate, writesRejectedForRate } = simulator.counters();
    return {
      action,
      processorSeconds,
      peakMemoryBytes,
      seconds: (endedAt - (requests[0]?.time ?? endedAt)) / 1_000,
      bound: Math.max(...loads(requests).map((load) => loadBound(load, given.jobSeconds))),
      requests: requests.length,
      rejected: readsRejectedForRate + writesRejectedForRate,
      logLines: played.log.split('\n').length,
      summaryLength: played.summary.length,
    };
  } finally {
    await simulator.stop();
  }
}
