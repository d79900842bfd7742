/** An estate from the discovery to the page of the merged report. */
import { startSimulator, type Simulator } from '../../simulator';
import type { Say } from '../run';
import { scenarioOf, type EstateCase, type ShardedAction } from './cases';
import type { OneJob } from './one-job';
import { discover, merge, runShards, type Discovery, type Merging, type ShardRun } from './processes';

export interface ActionResult {
  readonly action: ShardedAction;
  readonly shards: readonly ShardRun[];
  readonly merging: Merging;
  /** Milliseconds until the page of the merged report can be used; undefined if that was not measured. */
  readonly pageOpensInMs: number | undefined;
  /** Requests that were refused for rate. */
  readonly rejected: number;
}

export interface EstateResults {
  readonly case: EstateCase;
  /** The whole estate by one process, where that was measured. */
  readonly oneJobs?: readonly OneJob[];
  /** The audit by one process with little room in its heap, where that was measured. */
  readonly tight?: OneJob;
  readonly discovery: Discovery;
  readonly actions: readonly ActionResult[];
}

type OpenPage = (file: string, table: string) => Promise<number | undefined>;

/** @param openPage measures how long a page takes to open, while it is there */
export async function measureEstate(
  given: EstateCase,
  say: Say,
  openPage: OpenPage = () => Promise.resolve(undefined),
): Promise<EstateResults> {
  return using(await startSimulator({ scenario: scenarioOf(given, 'Discover') }), async (quiet) => {
    const discovery = await discover(quiet, given);
    say(`discovery: ${discovery.seconds.toFixed(1)} s`);
    const actions: ActionResult[] = [];
    for (const action of ['Audit', 'Enabled'] as const) {
      const simulator = await startSimulator({ scenario: scenarioOf(given, action), speed: given.speed[action] });
      const result = await using(simulator, async (): Promise<ActionResult> => {
        const shards = await runShards(simulator, action, discovery.entries, given);
        say(`${action}: ${longest(shards).toFixed(1)} s, bound ${boundOf(shards).toFixed(1)} s`);
        const merging = await fasterMerge(
          quiet,
          [discovery, ...shards].map(({ reportPath }) => reportPath),
        );
        say(`merge of ${action}: ${merging.seconds.toFixed(1)} s`);
        demandAll(given, { action, shards, merging });
        const pageOpensInMs = await openPage(merging.pagePath, action === 'Audit' ? 'agents' : 'mappings');
        const { readsRejectedForRate, writesRejectedForRate } = simulator.counters();
        return { action, shards, merging, pageOpensInMs, rejected: readsRejectedForRate + writesRejectedForRate };
      });
      actions.push(result);
    }
    return { case: given, discovery, actions };
  });
}

/** Of two, since other load only ever adds. */
async function fasterMerge(simulator: Simulator, reports: readonly string[]): Promise<Merging> {
  const first = await merge(simulator, reports);
  const second = await merge(simulator, reports);
  return second.seconds < first.seconds ? second : first;
}

/** Figures of a run that left something out would be worth nothing. */
function demandAll(
  { vms }: EstateCase,
  { action, shards, merging: { outputs } }: Pick<ActionResult, 'action' | 'shards' | 'merging'>,
): void {
  const vaults = shards.reduce((sum, { entry }) => sum + entry.vaults, 0);
  const changes = shards.reduce((sum, shard) => sum + shard.changes, 0);
  const wanted: Readonly<Record<string, string | number>> = {
    'shard-count': shards.length,
    'vault-count': vaults,
    ...(action === 'Audit' ? { 'agents-total': vms } : { conclusion: 'succeeded', 'jobs-succeeded': changes }),
  };
  for (const [name, value] of Object.entries(wanted)) {
    if (outputs[name] !== String(value)) throw new Error(`Merged ${name} is ${outputs[name]}, and not ${value}.`);
  }
}

async function using<T>(simulator: Simulator, work: (simulator: Simulator) => Promise<T>): Promise<T> {
  try {
    return await work(simulator);
  } finally {
    await simulator.stop();
  }
}

/** Simulated seconds of all shards at the same time. */
export const longest = (shards: readonly ShardRun[]): number => Math.max(...shards.map(({ seconds }) => seconds));
export const boundOf = (shards: readonly ShardRun[]): number => Math.max(...shards.map(({ bound }) => bound));

/**
 * How far a shard is from even, as a share of it: of those of several subscriptions, since vaults of one subscription stay
 * together however many they are.
 */
export function unevenness(entries: Discovery['entries']): number {
  const weights = entries
    .filter(({ subscriptions }) => subscriptions.length > 1)
    .map(({ items, vaults }) => items + vaults);
  if (weights.length === 0) return 0;
  const even = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return Math.max(...weights.map((weight) => Math.abs(weight / even - 1)));
}
