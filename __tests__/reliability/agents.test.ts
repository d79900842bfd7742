/** `UpdateAgents` among faults, broken off, and beside others: no agent is updated twice, and the report is the truth. */
import {
  chaos,
  findScenario,
  startSimulator,
  type FaultEffect,
  type FaultRule,
  type ItemSpec,
  type JobSpec,
  type RequestKind,
  type RequestRecord,
  type Scenario,
  type Simulator,
} from '../../simulator';
import { playPatiently, withSimulator } from '../bundle/runs';
import { paced } from '../support/pace';
import type { PlayedHost } from '../../simulator/play';
import { expectTruth, sent, update, type Updated } from '../bundle/updates';

const COUNT = 8;
const OLD = { agentVersion: '9.66.7604.1' } as const;

const agents = (more: Partial<Scenario> = {}, items: number | readonly ItemSpec[] = COUNT): Scenario => ({
  name: 'agents',
  description: 'Agents to update.',
  vaults: [{ name: 'vault-1', mappings: 2, items, eachItem: OLD }],
  job: { seconds: [20, 60] },
  inputs: { action: 'UpdateAgents', 'automation-account-id': '' },
  ...more,
});

const jobsPerItem = ({ state }: Updated): number[] =>
  state.vaults.flatMap(({ items, updates }) => items.map(({ id }) => updates.filter(({ item }) => item === id).length));

/** What the same fault is called where agents are updated instead of mappings changed. */
const OF_ITEMS: Readonly<Partial<Record<RequestKind, RequestKind>>> = {
  'mapping.patch': 'item.update',
  'mappings.list': 'items.list',
  'mapping.get': 'item.get',
};
function faultsOf(name: string): readonly FaultRule[] {
  const faults = findScenario(name).faults ?? [];
  return faults.map(({ match: { kind, ...match }, ...rule }) => {
    const kinds = (typeof kind === 'string' ? [kind] : (kind ?? [])).map((one) => OF_ITEMS[one] ?? one);
    return { ...rule, match: kinds.length === 0 ? match : { ...match, kind: kinds } };
  });
}

describe('one fault at a time', () => {
  const all = { conclusion: 'succeeded', counts: { selected: COUNT, succeeded: COUNT } };
  const unread = (code: string) => ({ conclusion: 'failed', counts: { total: 0 }, vaultErrors: [{ error: { code } }] });
  const cases: readonly (readonly [string, object])[] = [
    ['throttled', all],
    ['unavailable-for-a-minute', all],
    ['hung-reads', all],
    ['hung-write', all],
    ['status-500', all],
    ['truncated', all],
    ['operation-link-elsewhere', all],
    ['next-link-loop', unread('LoopingList')],
    ['redirected', unread('RefusedHost')],
  ];
  it.concurrent.each(cases)('%s', async (name, end) => {
    const scenario = agents({ faults: faultsOf(name) });
    const seen = await update({ scenario, host: 'github', speed: 45, inputs: { timeout: '15' } });
    expect(seen.report).toMatchObject(end);
    // A list that leads elsewhere is a fault that Azure Resource Manager does not see.
    if (end === all) expect(jobsPerItem(seen)).toEqual(Array(COUNT).fill(1));
  });

  const answers = ['location-only', 'request-id-only', 'no-operation', 'ok-with-job', 'ok-without-job'] as const;
  const jobs: readonly JobSpec[] = [
    { notFoundForSeconds: 10, operationNotFoundForSeconds: 10 },
    { forbidden: true },
    { state: 'Failed' },
    { state: 'Cancelled' },
    { state: 'PartiallySucceeded' },
    { state: 'Succeeded', effective: false },
    { withoutDetails: true },
  ];
  it.concurrent('every way of an answer, every end of a job, and an item that goes', async () => {
    const items: readonly ItemSpec[] = [
      ...answers.map((answer): ItemSpec => ({ answer })),
      ...jobs.map((job): ItemSpec => ({ job })),
      { removedAfterSeconds: 15 },
    ];
    const seen = await update({ scenario: agents({}, items), host: 'azure-pipelines', speed: 40 });
    const ended = (kind: string): number => seen.report.items.filter(({ outcome }) => outcome === kind).length;
    expect(ended('failed')).toBeGreaterThanOrEqual(2);
    expect(ended('succeeded')).toBeGreaterThanOrEqual(items.length - 3);
    expect(sent(seen.requests)).toHaveLength(items.length);
    const ineffective = seen.report.items.find(
      ({ after }) => after?.asWanted === false && !/there/.test(after.readsAs),
    );
    expect(ineffective?.after?.readsAs).toMatch(/an update is still waiting/);
  });
});

describe('an answer that is lost', () => {
  /** Requests about each item, in their order. */
  function byItem(requests: readonly RequestRecord[]): string[] {
    const about = new Map<string, string[]>();
    for (const { kind, path } of requests.filter((one) => one.kind === 'item.update' || one.kind === 'item.get')) {
      const key = path.toLowerCase().replace(/\/updatemobilityservice$/, '');
      about.set(key, [...(about.get(key) ?? []), kind === 'item.get' ? 'look' : 'send']);
    }
    return [...about.values()].map((kinds) => kinds.join(' '));
  }
  const first = (effect: FaultEffect): readonly FaultRule[] => [
    { name: 'first', match: { kind: 'item.update', count: 'each', times: 1 }, effect },
  ];
  const taken: readonly (readonly [string, FaultEffect])[] = [
    ['504, and was taken', { kind: 'status', status: 504, when: 'after' }],
    ['broken off, and was taken', { kind: 'reset', when: 'after' }],
    ['cut off, and was taken', { kind: 'truncated' }],
    ['never given, and was taken', { kind: 'hang', when: 'after' }],
  ];
  // The service would refuse a second update while one runs; without that, one that is repeated blindly is seen.
  it.concurrent.each(taken)('%s: it is never sent again', async (_name, effect) => {
    const scenario = agents({ faults: first(effect), conflict: 'off', job: { seconds: [10, 20] } });
    const seen = await update({ scenario, host: 'github', speed: 20, inputs: { timeout: '15' } });
    expect(seen.report).toMatchObject({ conclusion: 'succeeded', counts: { selected: COUNT, succeeded: COUNT } });
    expect(jobsPerItem(seen)).toEqual(Array(COUNT).fill(1));
    expect(sent(seen.requests)).toHaveLength(COUNT);
  });

  const untaken: readonly (readonly [string, FaultEffect])[] = [
    ['500, and was not taken', { kind: 'status', status: 500 }],
    ['broken off, and was not taken', { kind: 'reset', when: 'before' }],
  ];
  it.concurrent.each(untaken)('%s: it is looked for, and then sent again', async (_name, effect) => {
    const scenario = agents({ faults: first(effect), conflict: 'off', job: { seconds: [10, 20] } });
    const seen = await update({ scenario, host: 'github', speed: 20, inputs: { timeout: '15' } });
    expect(seen.report).toMatchObject({ conclusion: 'succeeded', counts: { selected: COUNT, succeeded: COUNT } });
    expect(jobsPerItem(seen)).toEqual(Array(COUNT).fill(1));
    for (const order of byItem(seen.requests)) expect(order).toMatch(/^send (look )+send\b/);
  });
});

describe('all faults together', () => {
  const kinds: readonly ItemSpec[] = [
    {},
    {},
    { job: { state: 'Failed' } },
    { answer: 'request-id-only' },
    { answer: 'no-operation' },
    { answer: 'ok-without-job' },
  ];
  const items = Array.from({ length: 36 }, (_, index) => kinds[index % kinds.length] ?? {});
  it.concurrent.each([
    [1, 1, 'mapping'],
    [7, 3, 'off'],
  ] as const)('chaos from the seed %d, %d times as often, conflicts %s', async (seed, often, conflict) => {
    const faults = (chaos(seed).faults ?? []).map((rule) => ({
      ...rule,
      match: { ...rule.match, probability: often * (rule.match.probability ?? 0) },
    }));
    const scenario = agents({ faults, conflict, seed, job: { seconds: [20, 60] } }, items);
    const { report } = await update({ scenario, host: 'github', speed: 40, inputs: { timeout: '15' } });
    expect(report).toMatchObject({ counts: { selected: items.length } });
  });
});

describe('a run that was broken off, and the next', () => {
  /** Of the first run’s updates N are taken; the others never reach the service. */
  const TAKEN = 4;
  const unanswered: FaultRule = {
    name: 'never taken',
    match: { kind: 'item.update', from: TAKEN + 1, times: COUNT - TAKEN },
    effect: { kind: 'hang', when: 'before' },
  };
  const half = (job: JobSpec): Scenario => agents({ faults: [unanswered], job: { seconds: [140, 170], ...job } });

  async function interrupted(
    scenario: Scenario,
    signal: NodeJS.Signals,
    hosts: readonly [PlayedHost, PlayedHost],
  ): Promise<Updated> {
    const simulator = await startSimulator({ scenario, speed: paced(45) });
    let timer: NodeJS.Timeout | undefined;
    try {
      const [host, next] = hosts;
      let killed = false;
      const first = await playPatiently(
        simulator,
        {
          host,
          onStart(child) {
            timer = setInterval(() => {
              if (killed || sent(simulator.requests()).length < COUNT) return;
              killed = true;
              child.kill(signal);
            }, 5);
          },
        },
        40,
      );
      clearInterval(timer);
      if (signal === 'SIGKILL') expect(first.signal).toBe('SIGKILL');
      else {
        const { report } = expectTruth(first, { host }, simulator);
        expect(report).toMatchObject({ conclusion: 'cancelled', changed: true, counts: { abandoned: COUNT } });
      }
      expect(running(simulator)).toBe(TAKEN);
      const second = await playPatiently(simulator, { host: next }, 40);
      return expectTruth(second, { host: next }, simulator);
    } finally {
      clearInterval(timer);
      await simulator.stop();
    }
  }

  const running = (simulator: Simulator): number =>
    simulator.state().vaults.flatMap(({ updates }) => updates.filter(({ ended }) => !ended)).length;

  it.concurrent.each<[NodeJS.Signals, PlayedHost, PlayedHost]>([
    ['SIGKILL', 'github', 'azure-pipelines'],
    ['SIGTERM', 'azure-pipelines', 'github'],
  ])('after %s (%s) the next (%s) picks up what still runs', async (signal, ...hosts) => {
    const seen = await interrupted(half({}), signal, hosts);
    expect(seen.report).toMatchObject({ conclusion: 'succeeded', counts: { selected: COUNT, succeeded: COUNT } });
    expect(seen.report.items.filter(({ pickedUp }) => pickedUp)).toHaveLength(TAKEN);
    expect(jobsPerItem(seen)).toEqual(Array(COUNT).fill(1));
    // No second update was even tried on those that had one.
    expect(sent(seen.requests)).toHaveLength(COUNT + COUNT - TAKEN);
  });

  it.concurrent('an update that was picked up and fails is followed by one more, after its end', async () => {
    const seen = await interrupted(half({ state: 'Failed', seconds: [120, 150] }), 'SIGKILL', ['github', 'github']);
    expect(seen.report).toMatchObject({ conclusion: 'failed', counts: { selected: COUNT, failed: COUNT } });
    expect([...jobsPerItem(seen)].sort()).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
  });
});

describe('beside others', () => {
  it.concurrent('a conflict that nothing explains is waited out', async () => {
    const conflict = { kind: 'status', status: 409, code: 'AnotherOperationInProgress', body: 'asr' } as const;
    const faults = [
      { name: '409', match: { kind: 'item.update', count: 'each', times: 2 }, effect: conflict },
    ] as const;
    const seen = await update({ scenario: agents({ faults }), host: 'github', speed: 40 });
    expect(seen.report).toMatchObject({ conclusion: 'succeeded', counts: { selected: COUNT, succeeded: COUNT } });
    expect(jobsPerItem(seen)).toEqual(Array(COUNT).fill(1));
    expect(sent(seen.requests)).toHaveLength(3 * COUNT);
  });

  it.concurrent('two runs at once: both end, both are truthful, and no agent is updated twice', async () => {
    await withSimulator({ scenario: agents({ latencyMs: 800 }), speed: 20 }, async (simulator) => {
      const runs = await Promise.all(
        (['github', 'azure-pipelines'] as const).map(async (host) => ({
          host,
          played: await playPatiently(simulator, { host }, 50),
        })),
      );
      for (const { host, played } of runs) {
        const seen = expectTruth(played, { host }, simulator);
        expect(['succeeded', 'unchanged']).toContain(seen.report.conclusion);
        expect(jobsPerItem(seen)).toEqual(Array(COUNT).fill(1));
      }
    });
  });
});
