/** A run that is cancelled, at any moment: nothing new is started, and what is known is written in the time there is. */
import { performance } from 'node:perf_hooks';
import {
  estate,
  startSimulator,
  type FaultEffect,
  type RequestKind,
  type Scenario,
  type Simulator,
} from '../../simulator';
import { play, type Played, type PlayedHost } from '../../simulator/play';
import { expectConsistent, reportOf, type ReportDocument } from '../bundle/runs';
import { untruths } from './truth';

/** Real seconds from the signal to the end of the process. */
const IN_TIME = 3;
/**
 * Simulated milliseconds in which a signal surely arrives, and requests that were on their way; on a busy machine the
 * simulator is late in taking those of two hundred changes.
 */
const ON_THE_WAY = 1_500;

interface Cancelled {
  readonly played: Played;
  readonly report: ReportDocument;
  /** Real seconds from the signal to the end. */
  readonly seconds: number;
  /** Changes that reached the service after the signal. */
  readonly startedAfter: number;
}

interface Moment {
  readonly scenario: Scenario;
  /** Whether it has come. */
  readonly come: (simulator: Simulator) => boolean;
}

async function cancel({ scenario, come }: Moment, host: PlayedHost, signal: NodeJS.Signals): Promise<Cancelled> {
  const simulator = await startSimulator({ scenario });
  let timer: NodeJS.Timeout | undefined;
  let [sentAt, simulatedAt] = [Number.NaN, Number.NaN];
  try {
    const played = await play(simulator, {
      host,
      onStart(child) {
        const giveUp = performance.now() + 20_000;
        timer = setInterval(() => {
          if (performance.now() > giveUp) child.kill('SIGKILL');
          if (!Number.isNaN(sentAt) || !come(simulator)) return;
          [sentAt, simulatedAt] = [performance.now(), simulator.now()];
          child.kill(signal);
        }, 5);
      },
    });
    const report = reportOf(played);
    expectConsistent(played, { host });
    expect(untruths({ report, state: simulator.state() })).toEqual([]);
    const late = simulator
      .requests()
      .filter(({ kind, time }) => kind === 'mapping.patch' && time > simulatedAt + ON_THE_WAY);
    return { played, report, seconds: (performance.now() - sentAt) / 1_000, startedAfter: late.length };
  } finally {
    clearInterval(timer);
    await simulator.stop();
  }
}

const six = estate({ mappingsPerVault: 6, jobSeconds: 300 });
const faulty = (kind: RequestKind, effect: FaultEffect, from = 1): Scenario => ({
  ...six,
  faults: [{ name: 'fault', match: { kind, from }, effect }],
});
const hang = { kind: 'hang', when: 'before' } as const;
const seen =
  (kind: RequestKind, count = 1) =>
  (simulator: Simulator): boolean =>
    (simulator.counters().byKind[kind] ?? 0) >= count;

const refused: FaultEffect = { kind: 'status', status: 429, retryAfterSeconds: 60, body: 'asr' };
const lost: FaultEffect = { kind: 'status', status: 504, when: 'after' };

const NOT_SENT = /The change was not started\./;
const RUNS = /The job (?:still runs|may still run) in Azure/;

type Expected = Readonly<Record<'runs' | 'never' | 'unknown', number>>;

const moments: readonly (readonly [string, PlayedHost, NodeJS.Signals, Moment, Expected | undefined])[] = [
  [
    'GitHub’s issuer hangs',
    'github',
    'SIGINT',
    { scenario: faulty('oidc.github', hang), come: seen('oidc.github') },
    undefined,
  ],
  [
    'the issuer of Azure Pipelines hangs',
    'azure-pipelines',
    'SIGTERM',
    { scenario: faulty('oidc.azure-pipelines', hang), come: seen('oidc.azure-pipelines') },
    undefined,
  ],
  ['Entra ID hangs', 'github', 'SIGTERM', { scenario: faulty('token', hang), come: seen('token') }, undefined],
  [
    'the list hangs',
    'azure-pipelines',
    'SIGINT',
    { scenario: faulty('mappings.list', hang), come: seen('mappings.list') },
    undefined,
  ],
  [
    'running jobs are looked for',
    'github',
    'SIGINT',
    { scenario: faulty('jobs.list', hang), come: seen('jobs.list') },
    { runs: 0, never: 6, unknown: 0 },
  ],
  [
    'a pause for the rate',
    'azure-pipelines',
    'SIGINT',
    { scenario: faulty('mapping.patch', refused, 3), come: seen('mapping.patch', 3) },
    { runs: 2, never: 4, unknown: 0 },
  ],
  [
    'changes were taken, and not answered',
    'github',
    'SIGINT',
    { scenario: faulty('mapping.patch', { kind: 'hang', when: 'after' }, 3), come: seen('mapping.patch', 6) },
    { runs: 2, never: 0, unknown: 4 },
  ],
  [
    'answers were lost, before it is looked for what became of the changes',
    'azure-pipelines',
    'SIGTERM',
    { scenario: faulty('mapping.patch', lost, 3), come: seen('mapping.patch', 6) },
    { runs: 2, never: 0, unknown: 4 },
  ],
  [
    'jobs are followed',
    'github',
    'SIGTERM',
    { scenario: six, come: seen('jobs.list', 3) },
    { runs: 6, never: 0, unknown: 0 },
  ],
];

it.concurrent.each(moments)('%s (%s, %s): all is told in time', async (_name, host, signal, moment, expected) => {
  const { report, seconds, startedAfter, played } = await cancel(moment, host, signal);
  expect(report.conclusion).toBe('cancelled');
  expect(seconds).toBeLessThan(IN_TIME);
  expect(startedAfter).toBe(0);
  expect(report.counts).toMatchObject(expected === undefined ? { total: 0 } : { selected: 6, abandoned: 6 });
  if (expected === undefined) return;
  const messages = report.mappings.map((row) => row.error?.message ?? '');
  const [runs, never] = [RUNS, NOT_SENT].map((pattern) => messages.filter((message) => pattern.test(message)).length);
  expect({ runs, never, unknown: 6 - (runs ?? 0) - (never ?? 0) }).toEqual(expected);
  expect(report.changed).toBe(expected.runs + expected.unknown > 0);
  // What still runs can be opened from the summary.
  const links = new Set(played.summary.match(/\/replicationJobs\/[0-9a-f-]{36}/g));
  expect(links.size).toBe(expected.runs);
});

it.concurrent.each<PlayedHost>(['github', 'azure-pipelines'])(
  'many changes are under way (%s): each is reported as what it is',
  async (host) => {
    const scenario = estate({ mappingsPerVault: 200, jobSeconds: 300, latencyMs: 100 });
    const { report, seconds, startedAfter } = await cancel(
      { scenario, come: seen('mapping.patch', 60) },
      host,
      'SIGINT',
    );
    expect(report).toMatchObject({ conclusion: 'cancelled', changed: true, counts: { selected: 200, abandoned: 200 } });
    expect(seconds).toBeLessThan(IN_TIME);
    expect(startedAfter).toBe(0);
  },
);

const both: readonly (readonly [PlayedHost, NodeJS.Signals, NodeJS.Signals])[] = [
  ['github', 'SIGINT', 'SIGTERM'],
  ['azure-pipelines', 'SIGTERM', 'SIGINT'],
];

it.concurrent.each(both)('a second signal (%s, %s and %s) ends the process at once', async (host, first, second) => {
  const simulator = await startSimulator({ scenario: six });
  let timer: NodeJS.Timeout | undefined;
  let sentAt = Number.NaN;
  try {
    const { exitCode, signal, report } = await play(simulator, {
      host,
      onStart(child) {
        timer = setInterval(() => {
          if (!Number.isNaN(sentAt) || !seen('jobs.list', 2)(simulator)) return;
          sentAt = performance.now();
          child.kill(first);
          child.kill(second);
        }, 5);
      },
    });
    // As a shell counts a process that was interrupted; nothing is written, for there was no time.
    expect({ exitCode, signal, report }).toEqual({ exitCode: 130, signal: null, report: undefined });
    expect((performance.now() - sentAt) / 1_000).toBeLessThan(1);
  } finally {
    clearInterval(timer);
    await simulator.stop();
  }
});
