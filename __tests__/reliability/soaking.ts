/** A run over a large estate among faults of every kind, cancelled half way, and the run that takes it up. */
import { chaos, estate, startSimulator, type FaultRule, type Scenario, type Simulator } from '../../simulator';
import { play, type Played } from '../../simulator/play';
import type { ReportDocument } from '../bundle/runs';
import { changedAnew, hasSucceeded, untruths } from './truth';

export interface SoakOptions {
  readonly mappings: number;
  /** Simulated seconds in a real one. */
  readonly speed: number;
  /** The share of requests that meet a fault. */
  readonly faults: number;
  readonly onProgress?: (text: string) => void;
}

/** What was checked, and what was found by it. */
export interface Soaked {
  readonly checks: readonly (readonly [string, readonly string[]])[];
  /** For whoever reads along. */
  readonly facts: readonly string[];
}

const VAULTS = 4;
const SUBSCRIPTIONS = 4;
const TOKEN_SECONDS = 600;
/** Seconds after which an end must have been seen: two looks in a row that are never answered, and the pause between. */
const SEEN_WITHIN = 180;
/** Minutes, for each of the two runs; a subscription takes 200 changes in one. */
const TIMEOUT = 360;

/** The rules of `chaos`, in their proportions, so that all together meet that share of the requests. */
function faultsOf(share: number): readonly FaultRule[] {
  const rules = chaos(1).faults ?? [];
  const sum = rules.reduce((all, { match }) => all + (match.probability ?? 0), 0);
  return rules.map((rule) => ({
    ...rule,
    match: { ...rule.match, probability: ((rule.match.probability ?? 0) * share) / sum },
  }));
}

const scenarioOf = ({ mappings, faults }: SoakOptions): Scenario => {
  const { vaults } = estate({ vaults: VAULTS, subscriptions: SUBSCRIPTIONS });
  return {
    name: 'soak',
    description: `${mappings} mappings, faults of every kind, and tokens of ten minutes.`,
    seed: 20_260_105,
    vaults: vaults.map((vault, index) => ({
      ...vault,
      mappings: Math.floor(mappings / VAULTS) + (index < mappings % VAULTS ? 1 : 0),
    })),
    job: { seconds: [40, 170] },
    signIn: { tokenSeconds: TOKEN_SECONDS },
    faults: faultsOf(faults),
    inputs: { timeout: String(TIMEOUT) },
  };
};

const changed = (simulator: Simulator): number =>
  simulator.state().vaults.reduce((sum, { jobs }) => sum + jobs.length, 0);

/** Plays the first run until half of the mappings have a job, and interrupts it. */
async function firstRun(simulator: Simulator, { mappings }: SoakOptions): Promise<{ played: Played; seconds: number }> {
  let timer: NodeJS.Timeout | undefined;
  let sentAt = Number.NaN;
  try {
    const played = await play(simulator, {
      host: 'github',
      onStart(child) {
        timer = setInterval(() => {
          if (!Number.isNaN(sentAt) || changed(simulator) < mappings / 2) return;
          sentAt = performance.now();
          child.kill('SIGINT');
        }, 100);
      },
    });
    return { played, seconds: (performance.now() - sentAt) / 1_000 };
  } finally {
    clearInterval(timer);
  }
}

/** Tokens that requests over N milliseconds need at least. */
const tokensFor = (ms: number): number => 1 + Math.floor(ms / (TOKEN_SECONDS * 1_000));

const documentOf = ({ report }: Played): ReportDocument | undefined => report as ReportDocument | undefined;

export async function soak(options: SoakOptions): Promise<Soaked> {
  const { mappings, speed, onProgress = () => undefined } = options;
  const simulator = await startSimulator({ scenario: scenarioOf(options), speed });
  const checks: [string, readonly string[]][] = [];
  const facts: string[] = [];
  const check = (name: string, found: readonly string[]): void => {
    checks.push([name, found]);
    onProgress(`${found.length === 0 ? 'ok  ' : 'WRONG'} ${name}`);
  };
  const is = (name: string, holds: boolean, otherwise: string): void => check(name, holds ? [] : [otherwise]);
  const timer = setInterval(() => {
    const { total, faults } = simulator.counters();
    onProgress(`${changed(simulator)} changes, ${total} requests, ${faults} faults`);
  }, 15_000);
  try {
    const first = await firstRun(simulator, options);
    const cut = documentOf(first.played);
    is('the first run was cancelled half way', cut?.conclusion === 'cancelled', String(cut?.conclusion));
    is('it reported everything within 3 s', first.seconds < 3, `${first.seconds.toFixed(1)} s`);
    if (cut !== undefined) {
      check(
        'its report is what the service says',
        untruths({ report: cut, state: simulator.state(), timeout: TIMEOUT, seenWithin: SEEN_WITHIN }),
      );
      is('it counted every mapping', cut.counts['total'] === mappings, String(cut.counts['total']));
    }
    const { firstRequestAt = 0, lastRequestAt = 0 } = simulator.counters();
    const cutLength = lastRequestAt - firstRequestAt;
    const before = changed(simulator);
    const running = simulator.state().vaults.flatMap(({ jobs }) => jobs.filter((job) => !job.ended)).length;
    facts.push(`${before} changes had been taken when the first run ended, ${running} of them still ran`);

    const second = await play(simulator, { host: 'github' });
    const report = documentOf(second);
    const state = simulator.state();
    if (report === undefined) {
      check('the second run ended with a report', [second.log.slice(-2_000)]);
      return { checks, facts };
    }
    // Of a job that ended before its mapping's turn came nothing may have been seen, and its change made again.
    const start = Date.parse(report.startedAt);
    const unseen = new Set(
      state.vaults.flatMap(({ jobs }) =>
        jobs
          .filter(({ startedAt, endsAt }) => startedAt < start && (endsAt ?? 0) >= start)
          .map(({ mapping }) => mapping),
      ),
    );
    const names = new Set([...unseen].map((id) => id.slice(id.lastIndexOf('/') + 1)));
    const untrue = untruths({ report, state, timeout: TIMEOUT });
    check(
      'the report of the second run is what the service says',
      untrue.filter((text) => !(text.endsWith(changedAnew) && names.has(text.slice(0, text.indexOf(' '))))),
    );
    const { conclusion, counts } = report;
    is('it succeeded', conclusion === 'succeeded', `${conclusion}: ${JSON.stringify(counts)}`);
    is('it counted every mapping', counts['total'] === mappings, String(counts['total']));
    const jobs = state.vaults.flatMap((vault) => vault.jobs);
    const unwanted = state.vaults.flatMap((vault) => vault.mappings.filter(({ status }) => status !== 'Enabled'));
    check(
      'every mapping reads as wanted at the service',
      unwanted.map(({ id }) => id),
    );
    const each = new Map<string, number>();
    for (const job of jobs.filter(hasSucceeded)) each.set(job.mapping, (each.get(job.mapping) ?? 0) + 1);
    check(
      'no mapping was changed twice but after a job that ended in the second run, unseen',
      [...each].filter(([id, count]) => count > (unseen.has(id) ? 2 : 1)).map(([id, count]) => `${id}: ${count} jobs`),
    );
    facts.push(`${[...each.values()].filter((count) => count > 1).length} mappings were changed twice for that reason`);
    const counters = simulator.counters();
    const share = counters.faults / counters.total;
    is(
      `faults were met by about ${(100 * options.faults).toFixed(0)} % of the requests`,
      share > options.faults * 0.6 && share < options.faults * 1.4,
      `${(100 * share).toFixed(1)} %`,
    );
    const kinds = new Set(simulator.requests().flatMap(({ fault }) => (fault === undefined ? [] : [fault])));
    const missed = faultsOf(options.faults).filter(({ name }) => !kinds.has(name));
    // The rarest fault comes once in some thousand requests.
    check('faults of every kind were met', counters.total < 3_000 ? [] : missed.map(({ name }) => name));
    const tokens = counters.byKind.token ?? 0;
    const minutes = ((counters.lastRequestAt ?? 0) - (counters.firstRequestAt ?? 0)) / 60_000;
    // Each run signs in for itself; a token that nothing was asked with when it expired is not renewed.
    const needed = [cutLength, (counters.lastRequestAt ?? start) - start].map(tokensFor).reduce((a, b) => a + b);
    is('tokens were renewed as they expired', tokens >= needed, `${tokens} exchanges, ${needed} were needed`);
    const taken = report.mappings.filter((row) => (row as { pickedUp?: boolean }).pickedUp === true).length;
    facts.push(
      `the second run picked up ${taken} jobs and selected ${counts['selected'] ?? 0} of ${mappings} mappings`,
      `${counters.total} requests, ${counters.faults} with a fault of ${kinds.size} kinds; ${tokens} tokens; ` +
        `${jobs.length} jobs; ${minutes.toFixed(0)} simulated minutes`,
    );
    return { checks, facts };
  } finally {
    clearInterval(timer);
    await simulator.stop();
  }
}
