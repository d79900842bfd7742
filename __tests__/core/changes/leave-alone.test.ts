/** Whole runs of changes beside exemptions and holds: what they leave alone, what they say, and what is changed. */
import { LEFT_OUT } from '../../support/exemption';
import { leavingAgents, leavingMappings } from '../../../src/actions/leave-alone';
import { agentChange } from '../../../src/core/changes/agent-update';
import { changeVaults } from '../../../src/core/changes/engine';
import type { RunResult } from '../../../src/core/changes/run-model';
import type { Exemption } from '../../../src/core/exemptions/model';
import type { ItemLists } from '../../../src/core/requests/items';
import { IdMap } from '../../../src/core/values/id-map';
import type { Vault } from '../../../src/core/values/model';
import type { AgentService } from '../../../src/core/values/ports';
import type { ReplicatedItem } from '../../../src/core/values/resources';
import { FakeSiteRecovery, refusedWith, type FakeMapping } from '../../support/fake-site-recovery';
import { ManualClock, START, seeded, stopAt } from '../../support/manual-clock';
import { replicatedItem } from '../../support/replicated-item';
import { ACCOUNT, asWanted, disabled, enabled, mappingNamed, silent, vault, vaultNamed } from '../values';
import { job, outcomesOf, play, type Play } from './playing';

const other = vaultNamed('other', '22222222-3333-4444-5555-666666666666');

const exemption = (changes: Partial<Exemption>): Exemption => ({
  name: 'entry',
  findings: ['*'],
  selectors: {},
  category: 'Mitigated',
  description: 'A reason.',
  expiresOn: undefined,
  ...LEFT_OUT,
  file: 'exemptions.yml',
  line: 3,
  ...changes,
});
const hold = (changes: Partial<Exemption>): Exemption => exemption({ name: 'hold', applies: 'changes', ...changes });

/** Protected by the mapping of this name. */
const itemOf = (mapping: string, vm: string, of: Vault, changes: Partial<ReplicatedItem> = {}): ReplicatedItem =>
  replicatedItem({
    id: `${of.id}/replicationFabrics/f/replicationProtectionContainers/c/replicationProtectedItems/${vm}`,
    name: vm,
    vm,
    sourceContainer: [`source-of-${mapping}`],
    ...changes,
  });

const listing = (items: readonly ReplicatedItem[]): ItemLists => ({
  listItems: ({ id }) =>
    Promise.resolve({ ok: true, value: { items: items.filter((one) => one.id.startsWith(id)), next: undefined } }),
  listContainerItems: () => Promise.reject(new Error('The vault can be listed.')),
});

const fakes = (of: Vault, names: readonly string[], isEnabled = false): readonly FakeMapping[] =>
  names.map((name) => ({
    vault: of,
    mapping: mappingNamed(name, isEnabled ? { autoUpdate: asWanted } : {}, of),
    job: job(60_000),
  }));

const settings = (
  mappings: readonly FakeMapping[],
  exemptions: readonly Exemption[],
  items: readonly ReplicatedItem[] = [],
  changes: Partial<Play> = {},
) => {
  const { wanted = enabled } = changes;
  return play({
    mappings: [...mappings],
    within: (changeKind, vaults) =>
      leavingMappings(changeKind, () => (wanted.status === 'Enabled' ? ACCOUNT : undefined), {
        exemptions,
        tags: new IdMap(),
        now: START,
        service: listing(items),
        vaults,
      }),
    ...changes,
  });
};

const warningsOf = ({ warnings }: RunResult): readonly string[] => warnings.map(({ problem }) => problem.code);

describe('changes of mappings', () => {
  it.each([
    ['Enabled', enabled, false],
    ['Disabled', disabled, true],
  ] as const)('%s changes all but what is held or exempted, and says why', async (_action, wanted, isEnabled) => {
    const { result, service } = await settings(
      fakes(vault, ['a', 'b', 'c'], isEnabled),
      [hold({ selectors: { mapping: ['a'] } }), exemption({ selectors: { mapping: ['B'] }, expiresOn: '2099-12-31' })],
      [],
      { wanted },
    );
    expect(outcomesOf(result)).toEqual({ a: 'skipped', b: 'skipped', c: 'succeeded' });
    expect(service.count('startChange')).toBe(1);
    const reasons = result.rows.map(({ subject, decision }) => [subject.name, decision.reason]);
    expect(Object.fromEntries(reasons)).toMatchObject({
      a: expect.stringMatching(/^left alone, held by hold: A reason\. \(automatic update is /) as string,
      b: expect.stringMatching(/^left alone, exempted by entry until 2099-12-31: A reason\. \(/) as string,
    });
    expect(warningsOf(result)).toEqual([]);
  });

  it('Disabled is not kept from a mapping by an exemption of what is not found of it', async () => {
    const covering = exemption({ findings: ['ASR001'], selectors: { vault: ['*'] } });
    const { result } = await settings(fakes(vault, ['a'], true), [covering], [], { wanted: disabled });
    expect(outcomesOf(result)).toEqual({ a: 'succeeded' });
    const holding = { ...covering, applies: 'changes' as const };
    const held = await settings(fakes(vault, ['a'], true), [holding], [], { wanted: disabled });
    expect(outcomesOf(held.result)).toEqual({ a: 'skipped' });
    expect(held.service.count('startChange')).toBe(0);
  });

  it('go on where they reach a VM that is exempted or held, with a warning that names it', async () => {
    const { result } = await settings(
      fakes(vault, ['a', 'b']),
      [
        hold({ findings: ['ASR203'], selectors: { vm: ['sap-*'] } }),
        exemption({ findings: ['ASR212'], selectors: { vm: ['web-1'] } }),
      ],
      [itemOf('a', 'sap-1', vault), itemOf('a', 'web-1', vault), itemOf('b', 'web-2', vault)],
    );
    expect(outcomesOf(result)).toEqual({ a: 'succeeded', b: 'succeeded' });
    expect(warningsOf(result)).toEqual(['ReachesExemptedVms']);
    expect(result.warnings[0]?.problem.message).toMatch(
      / a reaches sap-1 \(held by hold: A reason\.\); a reaches web-1 \(exempted by entry: A reason\.\)$/,
    );
  });

  it('say nothing of a VM that only an unchanged mapping reaches', async () => {
    const { result } = await settings(
      [...fakes(vault, ['a']), ...fakes(vault, ['b'], true)],
      [hold({ selectors: { vm: ['sap-1'] } })],
      [itemOf('b', 'sap-1', vault)],
    );
    expect(outcomesOf(result)).toEqual({ a: 'succeeded', b: 'skipped' });
    expect(warningsOf(result)).toEqual([]);
  });
});

describe('an entry that matches more than its atMost', () => {
  const off = exemption({ findings: ['ASR001'], selectors: { mapping: ['*-lab'] }, atMost: 2 });
  const two = fakes(vault, ['a-lab', 'b-lab']);

  it('leaves nothing alone, in whichever vaults its matches are, and that is said', async () => {
    const within = await settings([...two, ...fakes(other, ['d'])], [off]);
    expect(outcomesOf(within.result)).toEqual({ 'a-lab': 'skipped', 'b-lab': 'skipped', d: 'succeeded' });
    expect(warningsOf(within.result)).toEqual([]);

    const over = await settings([...two, ...fakes(other, ['c-lab', 'd'])], [off]);
    expect(outcomesOf(over.result)).toEqual({
      'a-lab': 'succeeded',
      'b-lab': 'succeeded',
      'c-lab': 'succeeded',
      d: 'succeeded',
    });
    expect(warningsOf(over.result)).toEqual(['ExemptionOverLimit', 'ExemptionOverLimit']);
    expect(over.result.warnings[0]?.problem.message).toBe(
      'The exemption entry matches 3 findings, more than its atMost of 2: it covers none, and what it is about is not left alone.',
    );
  });

  it('does not count what is not found, nor entries that are over', async () => {
    const asItShouldBe = fakes(other, ['c-lab'], true);
    const healthy = await settings([...two, ...asItShouldBe], [off]);
    expect(outcomesOf(healthy.result)).toMatchObject({ 'a-lab': 'skipped', 'b-lab': 'skipped' });
    const over = await settings(two, [{ ...off, atMost: 1, expiresOn: '2020-01-01' }]);
    expect(outcomesOf(over.result)).toEqual({ 'a-lab': 'succeeded', 'b-lab': 'succeeded' });
    expect(warningsOf(over.result)).toEqual([]);
  });

  it('gives way to the next entry that covers the same', async () => {
    const next = hold({ selectors: { mapping: ['a-lab'] } });
    const { result } = await settings(two, [{ ...off, atMost: 1 }, next]);
    expect(outcomesOf(result)).toEqual({ 'a-lab': 'skipped', 'b-lab': 'succeeded' });
  });

  it('is counted without a vault that cannot be read, and waits for none that never ends', async () => {
    const failure = refusedWith(403, 'AuthorizationFailed');
    const forbidden = await settings([...two, ...fakes(other, ['c-lab'])], [off], [], {
      fault: (_kind, _key, _count, { name }) =>
        name === 'other' ? { kind: 'answer', failure, taken: false } : undefined,
    });
    expect(outcomesOf(forbidden.result)).toEqual({ 'a-lab': 'skipped', 'b-lab': 'skipped' });
    expect(forbidden.result.vaultFailures).toHaveLength(1);

    const stopped = await settings([...two, ...fakes(other, ['c-lab'])], [off], [], {
      stop: { cancelMs: 90_500 },
      fault: (_kind, _key, _count, { name }) => (name === 'other' ? { kind: 'hung', taken: false } : undefined),
    });
    expect(stopped.result.stopped).toBe('cancelled');
    expect(stopped.service.count('startChange')).toBe(0);
  });
});

describe('updates of agents', () => {
  /** A service that updates at once. */
  function updating(items: readonly ReplicatedItem[]): {
    readonly service: ItemLists & AgentService;
    readonly sent: string[];
  } {
    const now = new IdMap(items.map((item) => [item.id, item]));
    const sent: string[] = [];
    const service: ItemLists & AgentService = {
      listItems: (...args) => listing([...now.values()]).listItems(...args),
      listContainerItems: (...args) => listing([]).listContainerItems(...args),
      readItem(_vault, id) {
        const item = now.get(id);
        return item === undefined ? Promise.reject(new Error(id)) : Promise.resolve({ ok: true, value: item });
      },
      startUpdate(_vault, item) {
        sent.push(item.vm);
        now.set(item.id, { ...item, updateAvailable: false });
        return Promise.resolve({ ok: true, value: { kind: 'finished' } });
      },
    };
    return { service, sent };
  }

  async function update(items: readonly ReplicatedItem[], exemptions: readonly Exemption[]) {
    const { service, sent } = updating(items);
    const vaults = [vault, other];
    const clock = new ManualClock();
    const changeKind = leavingAgents(agentChange({ vms: [], force: false }, service), {
      exemptions,
      tags: new IdMap(),
      now: START,
      service,
      vaults,
    });
    const fake = new FakeSiteRecovery(clock, { mappings: [] });
    const ports = { clock, stop: stopAt(clock), service: fake, random: seeded(1), watcher: silent };
    const request = { vaults, changeKind, dryRun: false, maxWritesPerMinute: 200 };
    return { result: await clock.drive(changeVaults(request, ports)), sent };
  }

  const waiting = (vm: string, of: Vault = vault): ReplicatedItem => itemOf('m', vm, of, { updateAvailable: true });
  const current = (vm: string): ReplicatedItem => itemOf('m', vm, vault);
  const kernel = exemption({ findings: ['ASR203'], selectors: { vm: ['sap-*'] }, atMost: 1 });

  it('change all but what is exempted or held', async () => {
    const items = [waiting('sap-1'), waiting('web-1'), waiting('web-2')];
    const { result, sent } = await update(items, [kernel, hold({ selectors: { vm: ['web-2'] } })]);
    expect(outcomesOf(result)).toEqual({ 'sap-1': 'skipped', 'web-1': 'succeeded', 'web-2': 'skipped' });
    expect(sent).toEqual(['web-1']);
    expect(result.rows.find(({ subject }) => subject.name === 'web-2')?.decision).toMatchObject({ exemption: 'hold' });
  });

  it('leave nothing alone for an entry that matches more than its atMost, VMs that are current not counted', async () => {
    const within = await update([waiting('sap-1'), current('sap-2')], [kernel]);
    expect(within.sent).toEqual([]);
    const over = await update([waiting('sap-1'), current('sap-2'), waiting('sap-3', other)], [kernel]);
    expect(over.sent.sort()).toEqual(['sap-1', 'sap-3']);
    expect(warningsOf(over.result)).toEqual(['ExemptionOverLimit', 'ExemptionOverLimit']);
  });
});
