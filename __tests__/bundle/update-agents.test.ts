/** `UpdateAgents` by the shipped bundle: which agents are updated, how many at once, and what is reported. */
import { findScenario, type ItemSpec, type Scenario } from '../../simulator';
import type { PlayedHost } from '../../simulator/play';
import { expectGolden, transcript } from '../support/golden';
import { mostAtOnce, sent, update, type UpdateDocument, type Updated } from './updates';

const OLD = { agentVersion: '9.66.7604.1' } as const;

/** Forty agents, some of which wait, as in the scenario, but each soon updated. */
const agents: Scenario = { ...findScenario('agents'), job: { seconds: [10, 30] } };

const vaultOf = (items: number | readonly ItemSpec[], more: Partial<Scenario> = {}): Scenario => ({
  name: 'update',
  description: 'One vault with agents to update.',
  vaults: [{ name: 'vault-weu', mappings: 2, items, eachItem: OLD }],
  job: { seconds: [10, 20] },
  inputs: { action: 'UpdateAgents', 'automation-account-id': '' },
  ...more,
});

const chosen = ({ items }: UpdateDocument): string[] =>
  items.flatMap(({ name, decision }) => (decision === 'selected' ? [name] : [])).sort();

describe('what a user reads', () => {
  it.concurrent.each<PlayedHost>(['github', 'azure-pipelines'])('agents on %s is as recorded', async (host) => {
    const { played, report, requests, state } = await update({ scenario: agents, host, speed: 40 });
    expectGolden(`agents.${host}`, transcript(played));
    const counts = { total: 40, selected: 32, skipped: 8, succeeded: 30, failed: 1, 'failed-to-start': 1 };
    expect(report).toMatchObject({ conclusion: 'failed', changed: true, counts });
    // One is on its way already, and is followed instead of being started.
    expect(sent(requests)).toHaveLength(31);
    expect(report.items.filter(({ pickedUp }) => pickedUp).map(({ name }) => name)).toEqual(['vm-weu-0022']);
    expect(mostAtOnce(state, Date.parse(report.startedAt))).toBeLessThanOrEqual(20);
  });

  it.concurrent('a dry run lists what would be updated, and changes nothing', async () => {
    const inputs = { 'dry-run': 'true', 'fail-on-drift': 'true' };
    const { played, report, requests } = await update({ scenario: agents, host: 'github', speed: 40, inputs });
    expectGolden('agents-dry-run.github', transcript(played));
    expect(report).toMatchObject({ conclusion: 'drifted', changed: false, counts: { selected: 32, succeeded: 0 } });
    expect(sent(requests)).toEqual([]);
  });
});

describe('which agents', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['vm-neu-0003', ['vm-neu-0003']],
    ['VM-NEU-0003, vm-weu-0001', ['vm-neu-0003', 'vm-weu-0001']],
    ['vm-neu-000?\nvm-weu-0014', [...'123456789'].map((digit) => `vm-neu-000${digit}`).concat('vm-weu-0014')],
    ['*-0011', ['vm-neu-0011', 'vm-weu-0011']],
    ['vm-neu-0003-a2a', ['vm-neu-0003']],
    ['vm-weu-0015', []],
  ];
  it.concurrent.each(cases)('%j', async (vm, expected) => {
    const { report, requests } = await update({ scenario: agents, host: 'github', speed: 60, inputs: { vm } });
    expect(chosen(report)).toEqual([...expected].sort());
    expect(report.conclusion).toBe(expected.length === 0 ? 'unchanged' : 'succeeded');
    expect(sent(requests)).toHaveLength(expected.length);
    for (const { decision, reason } of report.items.filter(({ name }) => !expected.includes(name)))
      expect([decision, reason]).toEqual(['skipped', expect.stringMatching(/^(not among|agent .* has no update)/)]);
  });

  it.concurrent.each<PlayedHost>(['github', 'azure-pipelines'])('a name that nobody has, on %s', async (host) => {
    const inputs = { vm: 'vm-weu-0001, vm-nobody, web-??' };
    const { played, report } = await update({ scenario: vaultOf(3), host, speed: 60, inputs });
    expect(report).toMatchObject({ conclusion: 'failed', counts: { selected: 1, succeeded: 1 } });
    expectGolden(`no-such-vm.${host}`, transcript(played));
  });

  it.concurrent('with force also those that are current, but none that is unwell', async () => {
    const items: readonly ItemSpec[] = [
      { ...OLD },
      { agentVersion: '9.67.7653.1', vm: 'vm-new' },
      { agentVersion: '9.67.7653.1', vm: 'vm-unwell', replicationHealth: 'Critical' },
      { vm: 'vm-off', protectionState: 'UnplannedFailoverCommitted' },
    ];
    const { report } = await update({
      scenario: vaultOf(items),
      host: 'github',
      speed: 40,
      inputs: { force: 'true' },
    });
    expect(report.items.map(({ name, reason, outcome }) => [name, reason, outcome]).sort()).toEqual([
      ['vm-new', 'forced', 'succeeded'],
      ['vm-off', 'protection state UnplannedFailoverCommitted, not Protected', undefined],
      ['vm-unwell', 'forced, but its replication health is Critical', undefined],
      ['vm-weu-0001', 'agent 9.66.7604.1 has an update waiting', 'succeeded'],
    ]);
  });

  it.concurrent('those that cannot be updated are skipped with the reason', async () => {
    const reinstallReasons = [{ errorCode: '151126', errorMessage: 'The boot loader names devices.' }];
    const items: readonly (readonly [ItemSpec, string])[] = [
      [{ provider: 'VMware' }, 'provider InMageAzureV2: not Azure-to-Azure replication'],
      [{ protectionState: 'EnablingFailed' }, 'protection state EnablingFailed, not Protected'],
      [{ vmProtectionState: 'StoppedByUser' }, 'state of the VM StoppedByUser, not Protected'],
      [{ upgradeInProgress: true }, 'its agent is being upgraded already'],
      [
        { reinstallRequired: true, reinstallReasons },
        'its agent has to be reinstalled: The boot loader names devices.',
      ],
      [{ certificateUpdateRequired: true }, 'the certificate of its agent has to be renewed first'],
      [{ upgradeable: false }, 'its agent cannot be upgraded, says the service'],
      [{ agentVersion: '9.67.7653.1' }, 'agent 9.67.7653.1 has no update waiting'],
    ];
    const scenario = vaultOf(items.map(([item], index) => ({ ...item, vm: `vm-${index}` })));
    const { report, requests } = await update({ scenario, host: 'github', speed: 60 });
    expect(report).toMatchObject({ conclusion: 'unchanged', changed: false, counts: { total: 8, skipped: 8 } });
    expect(report.items.map(({ name, reason }) => [name, reason]).sort()).toEqual(
      items.map(([, reason], index) => [`vm-${index}`, reason]),
    );
    expect(sent(requests)).toEqual([]);
  });
});

describe('how many', () => {
  const started = ({ requests }: Updated): number => sent(requests).length;

  it.concurrent.each([1, 4, 30])('at most %d at once', async (most) => {
    const count = most === 1 ? 4 : 12;
    const inputs = { 'max-parallel': String(most) };
    const { report, state } = await update({ scenario: vaultOf(count), host: 'github', speed: 40, inputs });
    expect(report).toMatchObject({ conclusion: 'succeeded', counts: { selected: count, succeeded: count } });
    expect(mostAtOnce(state, Date.parse(report.startedAt))).toBe(Math.min(most, count));
  });

  it.concurrent('the bound holds over all vaults together', async () => {
    const vaults = ['weu', 'neu', 'uks'].map((name) => ({
      name: `vault-${name}`,
      mappings: 2,
      items: 4,
      eachItem: OLD,
    }));
    const inputs = { 'max-parallel': '2' };
    const scenario = vaultOf(0, { vaults, job: { seconds: 10 } });
    const { report, state } = await update({ scenario, host: 'github', speed: 40, inputs });
    expect(report).toMatchObject({ conclusion: 'succeeded', counts: { selected: 12, succeeded: 12 } });
    expect(mostAtOnce(state, Date.parse(report.startedAt))).toBe(2);
  });

  it.concurrent('no more are started after this number of failures', async () => {
    const scenario = vaultOf(12, { job: { seconds: [10, 20], state: 'Failed' } });
    const inputs = { 'max-parallel': '3', 'max-failures': '2' };
    const seen = await update({ scenario, host: 'github', speed: 40, inputs });
    // Two places were free again, at the most, when the second failure was seen.
    expect(started(seen)).toBeGreaterThanOrEqual(3);
    expect(started(seen)).toBeLessThanOrEqual(4);
    const { report } = seen;
    expect(report.conclusion).toBe('failed');
    const held = report.items.filter(({ outcome }) => outcome === 'failed-to-start');
    expect(held).toHaveLength(12 - started(seen));
    for (const { error } of held) expect(error?.code).toBe('TooManyFailures');
    expect(report.items.filter(({ outcome }) => outcome === 'failed')).toHaveLength(started(seen));
  });

  it.concurrent('fewer failures than that do not hold it up', async () => {
    const items = Array.from({ length: 6 }, (_, index): ItemSpec => (index === 0 ? { job: { state: 'Failed' } } : {}));
    const inputs = { 'max-parallel': '1', 'max-failures': '2' };
    const { report } = await update({ scenario: vaultOf(items), host: 'github', speed: 60, inputs });
    expect(report).toMatchObject({ conclusion: 'failed', counts: { selected: 6, succeeded: 5, failed: 1 } });
  });
});

it('asks Azure for nothing that it need not know', async () => {
  const { requests } = await update({
    scenario: agents,
    host: 'github',
    speed: 60,
    inputs: { vm: '*-0001' },
  });
  const kinds = ['entra.discovery', 'item.update', 'items.list', 'job.get', 'jobs.list', 'oidc.github', 'token'];
  expect([...new Set(requests.map(({ kind }) => kind))].filter((kind) => !kinds.includes(kind))).toEqual([]);
});
