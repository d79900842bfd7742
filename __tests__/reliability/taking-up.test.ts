/** A run that was killed or cancelled, and the next one: what still runs is picked up, and nothing is changed twice. */
import {
  startSimulator,
  type JobView,
  type RequestKind,
  type Scenario,
  type Simulator,
  estate,
  type FaultRule,
} from '../../simulator';
import type { Played, PlayedHost, PlayOptions } from '../../simulator/play';
import { expectConsistent, playPatiently, reportOf, type ReportDocument } from '../bundle/runs';
import { paced } from '../support/pace';
import { untruths } from './truth';

/** Simulated seconds in a real one. */
const SPEED = 45;
/** Real seconds that a run may take before it is killed, which fails its test. */
const PATIENCE = 40;

const COUNT = 8;
/** Of the first run’s changes N are taken; the others never reach the service. */
const TAKEN = 4;
/** Long enough for the jobs to outlive their run, and the start of the next. */
const JOB_SECONDS = [180, 220] as const;

const unanswered: FaultRule = {
  name: 'never taken',
  match: { kind: 'mapping.patch', from: TAKEN + 1, times: COUNT - TAKEN },
  effect: { kind: 'hang', when: 'before' },
};

const half = (changes: Partial<Scenario> = {}): Scenario => {
  const base = estate({ mappingsPerVault: COUNT, jobSeconds: JOB_SECONDS, faults: [unanswered] });
  return { ...base, ...changes, job: { ...base.job, ...changes.job } };
};

interface Interrupted {
  readonly simulator: Simulator;
  readonly first: Played;
  readonly second: Played;
  readonly report: ReportDocument;
  readonly jobs: readonly JobView[];
  readonly patchesOfSecond: number;
}

interface Plan {
  readonly scenario: Scenario;
  readonly signal: NodeJS.Signals;
  readonly hosts: readonly [PlayedHost, PlayedHost];
  /** Inputs of the first run; the second has those of the scenario. */
  readonly inputs?: PlayOptions['inputs'];
}

const jobsOf = (simulator: Simulator): readonly JobView[] => simulator.state().vaults.flatMap(({ jobs }) => jobs);
const patches = (simulator: Simulator): number =>
  simulator.requests().filter(({ kind }: { kind: RequestKind }) => kind === 'mapping.patch').length;

/** Plays a run that the signal meets when half its changes are taken, and then another to its end. */
async function interrupt(plan: Plan, check: (seen: Interrupted) => void): Promise<void> {
  const simulator = await startSimulator({ scenario: plan.scenario, speed: paced(SPEED) });
  let timer: NodeJS.Timeout | undefined;
  try {
    const [host, next] = plan.hosts;
    let sent = false;
    const options = { host, ...(plan.inputs === undefined ? {} : { inputs: plan.inputs }) };
    const onStart: PlayOptions['onStart'] = (child) => {
      timer = setInterval(() => {
        if (sent || patches(simulator) < COUNT) return;
        sent = true;
        child.kill(plan.signal);
      }, 5);
    };
    const first = await playPatiently(simulator, { ...options, onStart }, PATIENCE);
    clearInterval(timer);
    expect(sent).toBe(true);
    expect(first.signal).toBe(plan.signal === 'SIGKILL' ? 'SIGKILL' : null);
    expect(jobsOf(simulator).filter((job) => !job.ended)).toHaveLength(TAKEN);
    const before = patches(simulator);
    const second = await playPatiently(simulator, { host: next }, PATIENCE);
    expectConsistent(second, { host: next });
    const report = reportOf(second);
    expect(untruths({ report, state: simulator.state() })).toEqual([]);
    check({ simulator, first, second, report, jobs: jobsOf(simulator), patchesOfSecond: patches(simulator) - before });
  } finally {
    clearInterval(timer);
    await simulator.stop();
  }
}

const settings = (simulator: Simulator): string[] =>
  simulator.state().vaults.flatMap(({ mappings }) => mappings.map(({ status }) => status));
const pickedUp = (report: ReportDocument): number =>
  report.mappings.filter((row) => (row as { pickedUp?: boolean }).pickedUp === true).length;

const signals: readonly (readonly [NodeJS.Signals, PlayedHost, PlayedHost])[] = [
  ['SIGKILL', 'github', 'azure-pipelines'],
  ['SIGINT', 'azure-pipelines', 'github'],
  ['SIGTERM', 'github', 'github'],
];

it.concurrent.each(signals)('after %s (%s) a run (%s) picks up the jobs that still run', async (signal, ...hosts) => {
  await interrupt({ scenario: half(), signal, hosts }, ({ simulator, report, jobs, patchesOfSecond }) => {
    expect(report).toMatchObject({ conclusion: 'succeeded', counts: { selected: COUNT, succeeded: COUNT } });
    expect(pickedUp(report)).toBe(TAKEN);
    // One job for each mapping, and no second change even tried on those that had one.
    expect(jobs).toHaveLength(COUNT);
    expect(patchesOfSecond).toBe(COUNT - TAKEN);
    expect(settings(simulator)).toEqual(Array<string>(COUNT).fill('Enabled'));
  });
});

it.concurrent('a job that was picked up and fails is followed by one change, after its end', async () => {
  const scenario = half({ job: { state: 'Failed', seconds: [120, 150] } });
  await interrupt({ scenario, signal: 'SIGKILL', hosts: ['github', 'github'] }, ({ report, jobs }) => {
    expect(report).toMatchObject({ conclusion: 'failed', counts: { selected: COUNT, failed: COUNT } });
    expect(jobs).toHaveLength(COUNT + TAKEN);
  });
});

it.concurrent.each<PlayedHost>(['github', 'azure-pipelines'])(
  'jobs that name no container (%s): the conflict is waited out, and the setting read',
  async (host) => {
    // Nothing but a refusal shows that they run, so they have to run still when the change is sent, on a busy machine too.
    const scenario = half({ job: { anonymous: true, seconds: [360, 400] } });
    await interrupt(
      { scenario, signal: 'SIGKILL', hosts: [host, host] },
      ({ simulator, report, jobs, patchesOfSecond }) => {
        expect(report).toMatchObject({ conclusion: 'succeeded', counts: { selected: COUNT, succeeded: COUNT } });
        expect(pickedUp(report)).toBe(0);
        expect(jobs).toHaveLength(COUNT);
        // Nothing tells that a change runs there but the refusal of another.
        expect(patchesOfSecond).toBeGreaterThan(COUNT - TAKEN);
        const refused = simulator.requests().filter(({ kind, status }) => kind === 'mapping.patch' && status === 409);
        expect(refused.length).toBeGreaterThanOrEqual(TAKEN);
        expect(settings(simulator)).toEqual(Array<string>(COUNT).fill('Enabled'));
      },
    );
  },
);

it.concurrent('jobs that want the opposite are waited for, and then their mappings are changed', async () => {
  // The first run disables what is enabled, on another account, so that the second has a reason to change it all.
  const vaults = [{ name: 'vault-1', mappings: COUNT, each: { status: 'Enabled', account: '/other' } as const }];
  const plan: Plan = {
    scenario: half({ vaults }),
    signal: 'SIGINT',
    hosts: ['github', 'github'],
    inputs: { action: 'Disabled', 'automation-account-id': undefined },
  };
  await interrupt(plan, ({ simulator, report, jobs }) => {
    expect(report).toMatchObject({ conclusion: 'succeeded', counts: { selected: COUNT, succeeded: COUNT } });
    expect(jobs).toHaveLength(COUNT + TAKEN);
    expect(settings(simulator)).toEqual(Array<string>(COUNT).fill('Enabled'));
  });
});
