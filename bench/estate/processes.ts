/** The bundle as the processes of an estate: discover, shards, merge; each with its time and memory. */
import { statSync } from 'node:fs';
import type { RequestRecord, Simulator } from '../../simulator';
import { hostEnvironment, play, type Played, type PlayOptions } from '../../simulator/play';
import { pooled } from '../run';
import { measured, usageOf, type Usage } from '../usage';
import { loadBound, loads } from './bound';
import type { EstateCase, ShardedAction } from './cases';
import { readMatrix, type MatrixEntry } from './matrix';

export interface Discovery extends Usage {
  /** Simulated seconds from the first request to the end. */
  readonly seconds: number;
  readonly queries: number;
  readonly entries: readonly MatrixEntry[];
  readonly matrixLength: number;
  readonly reportPath: string;
  readonly reportBytes: number;
}

export interface ShardRun extends Usage {
  readonly entry: MatrixEntry;
  /** Simulated seconds from the first request to Resource Manager to the end. */
  readonly seconds: number;
  /** Of its slowest subscription. */
  readonly bound: number;
  readonly reads: number;
  /** Of one subscription, other than looks at jobs. */
  readonly mostReads: number;
  readonly changes: number;
  readonly reportPath: string;
  readonly reportBytes: number;
}

export interface Merging extends Usage {
  /** Real seconds of the whole process, its start among them. */
  readonly seconds: number;
  readonly pagePath: string;
  readonly pageBytes: number;
  readonly reportBytes: number;
  readonly outputs: Played['outputs'];
}

interface EndedReport {
  readonly endedAt: string;
}

interface Finished extends Usage {
  readonly played: Played;
  readonly endedAt: number;
  readonly reportPath: string;
  readonly reportBytes: number;
}

export async function finish(simulator: Simulator, inputs: PlayOptions['inputs'], nodeOptions = ''): Promise<Finished> {
  const options: PlayOptions = { host: 'github', ...(inputs && { inputs }) };
  const host = hostEnvironment(simulator, options);
  const env = measured(host);
  const all = `${env['NODE_OPTIONS'] ?? ''}${nodeOptions}`;
  const played = await play(simulator, { ...options, env: { ...env, NODE_OPTIONS: all } });
  const reportPath = played.outputs['report-path'] ?? '';
  const report = played.report as EndedReport | undefined;
  if (report === undefined) throw new Error(`No report was written. The log:\n${played.log.slice(-2_000)}`);
  return {
    ...usageOf(host),
    played,
    endedAt: Date.parse(report.endedAt),
    reportPath,
    reportBytes: statSync(reportPath).size,
  };
}

const startOf = (requests: readonly RequestRecord[]): number => {
  const [first] = requests;
  if (first === undefined) throw new Error('No request was sent.');
  return first.time;
};

export async function discover(simulator: Simulator, { shards }: EstateCase): Promise<Discovery> {
  const inputs = { action: 'Discover', shards: String(shards), 'automation-account-id': undefined };
  const { played, endedAt, ...rest } = await finish(simulator, inputs);
  const { matrix } = played.outputs;
  return {
    ...rest,
    seconds: (endedAt - startOf(simulator.requests())) / 1_000,
    queries: simulator.counters().byKind['graph.query'] ?? 0,
    entries: readMatrix('github', matrix),
    matrixLength: matrix?.length ?? 0,
  };
}

export const ownInputs: Readonly<Record<ShardedAction, (simulator: Simulator) => Readonly<Record<string, string>>>> = {
  Audit: () => ({ 'automation-account-id': '', 'report-formats': 'json' }),
  Enabled: ({ scenario }) => ({
    'automation-account-id': (scenario.accounts ?? []).map(({ id }) => id).join('\n'),
  }),
};

export async function runShards(
  simulator: Simulator,
  action: ShardedAction,
  entries: readonly MatrixEntry[],
  { atOnce, jobSeconds }: EstateCase,
): Promise<readonly ShardRun[]> {
  const inputs = { action, ...ownInputs[action](simulator) };
  const finished = await pooled(
    entries.map((entry) => () => finish(simulator, { ...inputs, ...entry.inputs })),
    atOnce[action],
  );
  return entries.map((entry, index) => {
    const own = new Set(entry.subscriptions);
    const requests = simulator.requests().filter(({ subscription = '' }) => own.has(subscription.toLowerCase()));
    const bySubscription = loads(requests);
    const { endedAt, ...rest } = finished[index]!;
    return {
      ...rest,
      entry,
      seconds: (endedAt - startOf(requests)) / 1_000,
      bound: Math.max(0, ...bySubscription.map((load) => loadBound(load, jobSeconds))),
      reads: sum(bySubscription.map(({ reads }) => reads)),
      mostReads: Math.max(0, ...bySubscription.map(({ reads, looks }) => reads - looks)),
      changes: sum(bySubscription.map(({ changes }) => changes)),
    };
  });
}

const sum = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0);

/** @param simulator whose clock is not sped up, so that the process is as fast as it is */
export async function merge(simulator: Simulator, reports: readonly string[]): Promise<Merging> {
  const unused = ['scope', 'vault-id', 'automation-account-id', 'arm-endpoint', 'authority-host'];
  const { played, reportBytes, processorSeconds, peakMemoryBytes } = await finish(simulator, {
    ...Object.fromEntries(unused.map((name) => [name, undefined])),
    action: 'Merge',
    reports: reports.join('\n'),
  });
  const pagePath = (played.outputs['report-path'] ?? '').replace(/\.json$/, '.html');
  return {
    processorSeconds,
    peakMemoryBytes,
    seconds: played.seconds,
    pagePath,
    pageBytes: statSync(pagePath).size,
    reportBytes,
    outputs: played.outputs,
  };
}
