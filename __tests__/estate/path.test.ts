/** The examples for estates, played whole: discovery, all shards as processes, artifacts, and one report at the end. */
import type { Scenario, VaultSpec } from '../../simulator';
import { catalogue } from '../../src/core/audit/catalogue';
import { REPORT_VERSION } from '../../src/core/rows/head';
import { earlierRuns } from './earlier-runs';
import {
  errorsOf,
  hosts,
  isAsWanted,
  mergedName,
  mergedOf,
  planName,
  playExample,
  playing,
  smallEstate,
  usedVaults,
} from './playing';

const changedVaults = (change: (vault: VaultSpec) => Partial<VaultSpec>): Scenario => ({
  ...smallEstate,
  vaults: smallEstate.vaults.map((vault) => ({ ...vault, ...change(vault) })),
});

/** What a baseline needs of a report. */
const reportOfGoodNight = (vaultId: string): string =>
  JSON.stringify({
    report: 'asr-autoupdate',
    reportVersion: REPORT_VERSION,
    action: 'Merge',
    ratchet: { since: '2026-01-01T00:00:00.000Z', asOf: '2026-01-01T00:00:00.000Z', rules: [...catalogue.keys()] },
    known: [],
    vaults: [{ id: vaultId }],
  });

/** VMs at once, and failures. */
const boundsIn = (host: (typeof hosts)[number], inputs: Readonly<Record<string, string>>) =>
  host === 'github' ? [inputs['max-parallel'], inputs['max-failures']] : [inputs['maxParallel'], inputs['maxFailures']];

// All of the examples of both hosts is played; what is the product's own, and not theirs, on one of them.
describe.each(hosts)('on %s', (host) => {
  // On one host the night before found nothing, on the other it is the first night, which accepts what it finds.
  test('an audit of all vaults is one report, and fails on what is new', async () => {
    await playing({ scenario: 'estate' }, async (stage, simulator) => {
      const { vaults } = simulator.state();
      const used = usedVaults(simulator);
      const reports = { [mergedName(host, 'audit')]: reportOfGoodNight(used[0]?.id ?? '') };
      const nights = host === 'github' ? [{ id: 7, reports }] : [];
      const scripts = earlierRuns(stage.folder, nights, 'estate-audit.yml');
      const end = await playExample(host, 'audit', {}, { ...stage, scripts });
      const items = used.flatMap((vault) => vault.items);
      const merged = mergedOf(stage, host, 'audit');
      expect(vaults.length).toBeGreaterThan(used.length);
      expect(merged).toMatchObject({
        conclusion: host === 'github' ? 'failed' : 'succeeded',
        compliant: false,
        baseline: { state: host === 'github' ? 'read' : 'first' },
        merged: { action: 'Audit', shards: 8, vaults: used.length, vaultsNotReported: 0, subscriptions: 8 },
        counts: {
          mappings: used.flatMap(({ mappings }) => mappings).length,
          agents: { total: items.length, outdated: items.filter(({ updateRequired }) => updateRequired).length },
        },
      });
      expect(new Set(merged.vaults.map(({ id }) => id.toLowerCase()))).toEqual(
        new Set(used.map(({ id }) => id.toLowerCase())),
      );
      expect(end.failed).toBe(host === 'github');
      // A shard fails on what it found, and neither the others nor the merge are held up by it.
      expect(merged.shards.filter(({ failed }) => failed).length).toBeGreaterThan(0);
      expect(merged.shards.filter(({ failed }) => !failed).length).toBeGreaterThan(0);
      const ofBaseline = host === 'github' ? ['audit.baseline'] : [];
      expect(stage.artifacts.names().filter((name) => /baseline/.test(name))).toEqual(ofBaseline);
      expect(stage.artifacts.names()).toHaveLength(1 + 8 + 1 + ofBaseline.length);
      const endings = stage.artifacts.files(mergedName(host, 'audit')).map((file) => file.replace(/^.*?\./, ''));
      expect(endings).toEqual(expect.arrayContaining(['json', 'html', 'agents.csv', 'shards.csv']));
      expect(stage.testResults).toHaveLength(host === 'azure-pipelines' ? 1 : 0);
    });
  });

  test('a rollout of Enabled changes nothing unless it is told to, and then every mapping', async () => {
    await playing({ scenario: smallEstate }, async (stage, simulator) => {
      const mappings = () => usedVaults(simulator).flatMap((vault) => vault.mappings);
      const wrong = mappings().filter((mapping) => !isAsWanted(mapping)).length;
      expect(wrong).toBeGreaterThan(0);
      const planned = await playExample(host, 'enable', { scope: '*' }, stage);
      expect(planned.failed).toBe(false);
      expect(mergedOf(stage, host, 'enable')).toMatchObject({ conclusion: 'planned', counts: { selected: wrong } });
      expect(simulator.counters().writes).toBe(0);

      for (const name of stage.artifacts.names()) stage.artifacts.remove(name);
      const end = await playExample(host, 'enable', { scope: '*', 'dry-run': false }, stage);
      expect(end.failed).toBe(false);
      expect(mergedOf(stage, host, 'enable')).toMatchObject({
        conclusion: 'succeeded',
        counts: { total: mappings().length, selected: wrong, succeeded: wrong },
      });
      expect(mappings().filter((mapping) => !isAsWanted(mapping))).toEqual([]);
      expect(usedVaults(simulator).flatMap(({ jobs }) => jobs)).toHaveLength(wrong);
    });
  });

  /** All agents are outdated; of the canaries two cannot be updated. */
  const waves = changedVaults(({ tags, eachItem, items, name }) => ({
    eachItem: { ...eachItem, agentVersion: '9.65.7445.1' },
    ...(tags?.['wave'] === 'canary' &&
      name.endsWith('0011') && {
        items: [
          { job: { state: 'Failed' } },
          { job: { state: 'Failed' } },
          ...Array.from({ length: Number(items) - 2 }, () => ({})),
        ],
      }),
  }));
  const outdated = (vaults: ReturnType<typeof usedVaults>): number =>
    vaults.flatMap(({ items }) => items).filter(({ updateRequired }) => updateRequired).length;

  test.each([
    { allowed: 1, second: false },
    { allowed: 2, second: true },
  ])(
    'with $allowed failures allowed and 2 in the first wave, the second begins: $second',
    async ({ allowed, second }) => {
      await playing({ scenario: waves }, async (stage, simulator) => {
        const end = await playExample(host, 'update-agents', { 'dry-run': false, 'failures-allowed': allowed }, stage);
        expect(end.failed).toBe(true);
        expect(mergedOf(stage, host, 'canary')).toMatchObject({
          conclusion: 'failed',
          merged: { shards: 1, vaults: 2 },
          counts: { total: 40, failed: 2, succeeded: 38 },
        });
        // What bounds a shard reaches it; that it is heeded is shown on GitHub.
        const [bounds, ...others] = new Set(
          stage.steps.flatMap(({ job, inputs }) =>
            job.startsWith('canary/shard') ? [JSON.stringify(boundsIn(host, inputs))] : [],
          ),
        );
        expect([bounds, others]).toEqual([JSON.stringify(['10', '5']), []]);
        const isSecond = stage.artifacts.names().includes(planName(host, 'rest'));
        expect(isSecond).toBe(second);
        expect(outdated(usedVaults(simulator))).toBe(second ? 2 : 82);
        if (!second) return;
        const rest = mergedOf(stage, host, 'rest');
        expect(rest).toMatchObject({ merged: { shards: 3 }, counts: { total: 120, succeeded: 80, failed: 2 } });
        expect(Object.keys(errorsOf(rest))).toEqual([]);
      });
    },
  );

  if (host !== 'github') return;

  test('the second wave does not begin after a first one with a shard that is missing', async () => {
    const lost = (job: string) => (job === 'canary/shard 01' ? 'lost' : undefined);
    await playing({ scenario: waves, before: lost }, async (stage, simulator) => {
      await playExample(host, 'update-agents', { 'dry-run': false, 'failures-allowed': 100 }, stage);
      expect(mergedOf(stage, host, 'canary')).toMatchObject({ conclusion: 'failed', shards: [{ state: 'missing' }] });
      expect(simulator.counters().writes).toBe(0);
    });
  });

  test('the second wave does not begin after a first one with a vault that could not be read', async () => {
    const closed = changedVaults(({ name }) =>
      name.endsWith('-0011') ? { forbidden: ['items.list', 'fabrics.list'] } : {},
    );
    await playing({ scenario: closed }, async (stage) => {
      await playExample(host, 'update-agents', { 'dry-run': false, 'failures-allowed': 100 }, stage);
      expect(mergedOf(stage, host, 'canary').vaultErrors).toHaveLength(1);
      expect(stage.artifacts.names()).not.toContain(planName(host, 'rest'));
    });
  });

  test('VMs at once and failures are bounded as the example says', async () => {
    const failing = changedVaults(() => ({ eachItem: { agentVersion: '9.65.7445.1', job: { state: 'Failed' } } }));
    await playing({ scenario: failing }, async (stage, simulator) => {
      await playExample(host, 'update-agents', { 'dry-run': false }, stage);
      const { counts = {} } = mergedOf(stage, host, 'canary');
      // Five may fail, and those that were on their way with the fifth.
      expect(Number(counts['failed'])).toBeGreaterThanOrEqual(5);
      expect(Number(counts['failed'])).toBeLessThan(5 + 10);
      expect(Number(counts['failed']) + Number(counts['failed-to-start'])).toBe(40);
      expect(simulator.counters().writes).toBe(counts['failed']);
    });
  });
});
