/** Every fault, one at a time and all at random, through the shipped bundle: the report is what the service says. */
import { chaos, findScenario, type Scenario } from '../../simulator';
import type { PlayOptions } from '../../simulator/play';
import { run, type Run, type RunOptions } from '../bundle/runs';
import { untruths } from './truth';

const TIMEOUT = 15;

/** Minutes are inputs, so that a run that hangs ends, and late enough for every fault to be waited out. */
async function truthful(options: Omit<RunOptions, 'host'> & Partial<Pick<PlayOptions, 'host'>>): Promise<Run> {
  const scenario = typeof options.scenario === 'string' ? findScenario(options.scenario) : options.scenario;
  const timeout = Number(scenario.inputs?.['timeout'] ?? TIMEOUT);
  const inputs = { ...options.inputs, timeout: String(timeout) };
  const seen = await run({ host: 'github', speed: 40, ...options, scenario, inputs });
  const clockOffset = scenario.clockOffsetSeconds ?? 0;
  expect(untruths({ report: seen.report, state: seen.state, timeout, clockOffset })).toEqual([]);
  return seen;
}

/** The service would refuse a second change while a job runs; without that, one that is repeated blindly is seen. */
const unguarded = (name: string): Scenario => ({ ...findScenario(name), name: `${name}-unguarded`, conflict: 'off' });

type End = Readonly<Record<string, unknown>>;
const all = (count: number): End => ({ conclusion: 'succeeded', counts: { selected: count, succeeded: count } });
const unread: End = { conclusion: 'failed', counts: { total: 0 }, vaultErrors: [{}] };

const cases: readonly (readonly [string | Scenario, End])[] = [
  ['throttled', all(8)],
  ['throttled-in-words', all(8)],
  ['unavailable-at-first', all(8)],
  ['conflicts-that-last', { conclusion: 'failed', counts: { succeeded: 2, 'failed-to-start': 2 } }],
  ['status-408', all(8)],
  ['status-500', all(8)],
  ['status-502', all(8)],
  ['status-503', all(8)],
  ['status-504', all(8)],
  ['reset-before', all(8)],
  ['reset-after', all(8)],
  [unguarded('reset-after'), all(8)],
  ['lost-answer', all(8)],
  [unguarded('lost-answer'), all(8)],
  ['hung-reads', all(8)],
  ['hung-write', all(8)],
  ['slow', all(8)],
  ['not-json', all(8)],
  ['truncated', all(8)],
  ['empty-body', all(8)],
  ['next-link-loop', { ...unread, vaultErrors: [{ error: { code: 'LoopingList' } }] }],
  ['next-link-elsewhere', { ...unread, vaultErrors: [{ error: { code: 'RefusedHost' } }] }],
  ['operation-link-elsewhere', all(8)],
  ['redirected', { ...unread, vaultErrors: [{ error: { code: 'RefusedHost' } }] }],
  ['list-unavailable', unread],
  ['unavailable-for-a-minute', all(8)],
  ['final-states', { conclusion: 'failed', counts: { selected: 10, succeeded: 4, failed: 6 } }],
  ['unknown-state', { conclusion: 'failed', counts: { succeeded: 2, failed: 1 } }],
  ['jobs-list-cut', all(150)],
  ['jobs-list-lagging', all(150)],
  ['jobs-list-forbidden', all(150)],
  ['conflict', all(4)],
  ['conflict-container', all(8)],
  ['taking-up', all(5)],
  ['location-only', all(4)],
  ['request-id-only', all(4)],
  ['no-operation-header', all(4)],
  ['200-without-job', all(4)],
  ['regional-links', all(4)],
  ['job-not-found-at-first', all(4)],
  ['job-forbidden', all(4)],
  ['mapping-removed', { conclusion: 'failed', counts: { selected: 4, succeeded: 4, confirmed: 3 } }],
  ['list-forbidden-walk', all(30)],
  ['token-revoked', all(10)],
  ['clock-behind', all(4)],
  ['clock-ahead', all(4)],
  ['vault-never-used', all(2)],
  ['null-entries', { conclusion: 'failed', counts: { selected: 6, succeeded: 5, failed: 1 } }],
  ['without-effect', { conclusion: 'failed', counts: { succeeded: 4, confirmed: 3 } }],
];

const nameOf = (scenario: string | Scenario): string => (typeof scenario === 'string' ? scenario : scenario.name);

/** Their waits are long, and nothing in them is a matter of seconds. */
const LONG = new Set([
  'unknown-state',
  'conflict-container',
  'throttled',
  'unavailable-for-a-minute',
  'conflicts-that-last',
]);

// The longest come first, so that the others fill the waits.
describe('all faults together', () => {
  it.concurrent.each([1])('chaos from the seed %d', async (seed) => {
    const { report, counters } = await truthful({ scenario: chaos(seed) });
    expect(counters.faults).toBeGreaterThan(5);
    expect(report).toMatchObject({ counts: { selected: 60 } });
  });

  /** Four times as many faults, jobs that fail, and every way of answering a change. */
  const kinds = [
    {},
    {},
    { job: { state: 'Failed' } },
    { job: { state: 'PartiallySucceeded' } },
    { job: { state: 'Cancelled' } },
    { answer: 'ok-without-job' },
    { answer: 'request-id-only' },
    { answer: 'location-only' },
    { answer: 'no-operation' },
    {},
  ] as const;
  const storm = (seed: number, conflict: 'mapping' | 'off'): Scenario => {
    const base = chaos(seed);
    return {
      ...base,
      name: `storm-${seed}`,
      conflict,
      vaults: [
        { name: 'vault-1', mappings: Array.from({ length: 60 }, (_, index) => kinds[index % kinds.length] ?? {}) },
      ],
      faults: (base.faults ?? []).map((rule) => ({
        ...rule,
        match: { ...rule.match, probability: 4 * (rule.match.probability ?? 0) },
      })),
    };
  };

  it.concurrent.each([
    [101, 'off'],
    [104, 'mapping'],
  ] as const)('a storm from the seed %d, conflicts %s', async (seed, conflict) => {
    const { report, counters } = await truthful({ scenario: storm(seed, conflict), inputs: {} });
    expect(counters.faults).toBeGreaterThan(50);
    expect(report).toMatchObject({ counts: { selected: 60 } });
  });
});

describe('one fault at a time', () => {
  it.concurrent.each(cases.map(([scenario, end]) => [nameOf(scenario), scenario, end] as const))(
    '%s: each mapping has the outcome that the service confirms',
    async (_name, scenario, end) => {
      // Slow enough for the waits between a lost answer and the look for it to keep their length.
      const speed = nameOf(scenario).endsWith('-unguarded') ? 15 : LONG.has(nameOf(scenario)) ? 60 : 40;
      const { report } = await truthful({ scenario, speed });
      expect(report).toMatchObject(end);
    },
  );

  it.concurrent(
    'climbing-id: an id that leads elsewhere is asked for nothing, and all others are changed',
    async () => {
      const { report, requests } = await run({ host: 'azure-pipelines', scenario: 'climbing-id', speed: 40 });
      expect(report).toMatchObject({ counts: { selected: 8, succeeded: 7, 'failed-to-start': 1 } });
      const refused = report.mappings.find(({ outcome }) => outcome === 'failed-to-start');
      expect([refused?.id.endsWith('/..'), refused?.error?.code]).toEqual([true, 'UnusableId']);
      const sent = requests.filter(({ method, path }) => method === 'PATCH' || path.includes('ContainerMappings/'));
      expect(sent.filter(({ path }) => !/ContainerMappings\/[a-z0-9-]+-24-hour-retention-policy$/.test(path))).toEqual(
        [],
      );
      expect(requests.filter(({ kind }) => kind === 'mapping.patch')).toHaveLength(7);
    },
  );
});
