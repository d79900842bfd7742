/** The shipped bundle, run as each host would: the text that a user reads, compared whole. */
import { findScenario, type Scenario } from '../../simulator';
import type { PlayOptions } from '../../simulator/play';
import { expectGolden, transcript } from '../support/golden';
import { run, type Run } from './runs';

interface Case extends PlayOptions {
  readonly scenario: string | Scenario;
  /** That of the scenario if left out. */
  readonly name?: string;
  readonly speed?: number;
}

const onBothHosts = (one: Omit<Case, 'host'>): Case[] => [
  { ...one, host: 'github' },
  { ...one, host: 'azure-pipelines' },
];

const withoutList: Scenario = {
  ...findScenario('jobs-list-forbidden'),
  vaults: [{ name: 'vault-weu', mappings: 3 }],
  job: { seconds: [20, 40] },
};

// The longest come first, so that the others fill the waits.
const cases: readonly Case[] = [
  { scenario: 'timeout', host: 'github', inputs: { timeout: '5' } },
  { scenario: 'timeout', host: 'azure-pipelines', inputs: { timeout: '5' } },
  // Slower, so that on a busy machine the jobs that run are still told within the ten seconds that a change waits for it.
  ...onBothHosts({ scenario: 'conflict', speed: 10 }),
  { scenario: 'first-enabling', host: 'github' },
  { scenario: 'first-enabling', host: 'azure-pipelines' },
  { scenario: 'first-enabling', host: 'console' },
  {
    scenario: 'first-enabling',
    host: 'github',
    name: 'disabling',
    inputs: { action: 'disabled', 'automation-account-id': undefined },
  },
  { scenario: 'first-enabling', host: 'github', name: 'dry-run', inputs: { 'dry-run': 'true' } },
  {
    scenario: 'first-enabling',
    host: 'azure-pipelines',
    name: 'drift',
    inputs: { 'dry-run': 'true', 'fail-on-drift': 'true' },
  },
  { scenario: 'nothing-to-do', host: 'github' },
  { scenario: 'nothing-to-do', host: 'azure-pipelines', name: 'release', pipeline: 'release' },
  { scenario: 'nothing-to-do', host: 'azure-pipelines', name: 'deployment-group', pipeline: 'deployment' },
  { scenario: 'nothing-to-do', host: 'azure-pipelines' },
  { scenario: 'failed-job', host: 'github' },
  { scenario: 'failed-job', host: 'azure-pipelines' },
  { scenario: 'without-effect', host: 'github' },
  {
    scenario: 'without-effect',
    host: 'azure-pipelines',
    name: 'unconfirmed-tolerated',
    inputs: { 'fail-on-unconfirmed': 'false' },
  },
  { scenario: 'cannot-start', host: 'github' },
  { scenario: 'cannot-start', host: 'azure-pipelines' },
  ...onBothHosts({ scenario: withoutList }),
  ...onBothHosts({ scenario: 'redirected' }),
  ...onBothHosts({ scenario: 'final-states' }),
  { scenario: 'forbidden-vault', host: 'github' },
  { scenario: 'forbidden-vault', host: 'azure-pipelines' },
  { scenario: 'vault-never-used', host: 'github' },
  { scenario: 'two-subscriptions', host: 'github' },
  { scenario: 'paged', host: 'github' },
  { scenario: 'federation-refused', host: 'github' },
  { scenario: 'federation-refused', host: 'azure-pipelines' },
];

/** No request that need not be, and the settings asked for. */
const also: Readonly<Record<string, (seen: Run) => void>> = {
  'first-enabling on github'({ counters, state }) {
    expect(counters.byKind).toMatchObject({ 'oidc.github': 1, token: 1, 'mappings.list': 2, 'mapping.patch': 9 });
    const changed = state.vaults.flatMap((vault) => vault.mappings).filter((mapping) => mapping.changes > 0);
    expect(changed).toHaveLength(9);
  },
};

const nameOf = ({ name, scenario }: Case): string => name ?? (typeof scenario === 'string' ? scenario : scenario.name);

it.concurrent.each(cases.map((options) => [nameOf(options), options.host, options] as const))(
  '%s on %s reads as recorded',
  async (name, host, options) => {
    const seen = await run({ speed: 20, ...options });
    expectGolden(`${name}.${host}`, transcript(seen.played));
    also[`${name} on ${host}`]?.(seen);
  },
);
