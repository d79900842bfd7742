/** What goes wrong on the way from discovery to the one report is named there, and fails the run. */
import { existsSync } from 'node:fs';
import { bigEstate, type Scenario } from '../../simulator';
import {
  errorsOf,
  hosts,
  mergedName,
  mergedOf,
  planName,
  playExample,
  playing,
  smallEstate,
  usedVaults,
  type HostName,
} from './playing';

const enable = { scope: '*', 'dry-run': false };

/** The variable that tells runs of the host apart. */
const runVariable: Readonly<Record<HostName, string>> = {
  github: 'GITHUB_RUN_ID',
  'azure-pipelines': 'BUILD_BUILDID',
};

describe.each(hosts)('on %s', (host) => {
  test('a shard without a report is missing, with the names of its vaults', async () => {
    const lost = (job: string) => (job === 'enable/shard 03' ? 'lost' : undefined);
    await playing({ scenario: smallEstate, before: lost }, async (stage, simulator) => {
      const end = await playExample(host, 'enable', enable, stage);
      const merged = mergedOf(stage, host, 'enable');
      const missing = merged.shards.filter(({ state }) => state === 'missing');
      expect(end.failed).toBe(true);
      expect(missing.map(({ shard }) => shard)).toEqual(['03']);
      expect(Object.keys(errorsOf(merged))).toEqual(['ShardMissing']);
      const vaults = usedVaults(simulator).filter(({ id }) => id.includes('rsv-test-germanywestcentral-0011'));
      expect(vaults).toHaveLength(1);
      expect(errorsOf(merged)['ShardMissing']).toMatch(/03 \(sub-test-003\).*rsv-test-germanywestcentral-0011/);
    });
  });

  test('a report of another run does not count, and its shard is missing', async () => {
    const other = (job: string): Record<string, string> =>
      job === 'enable/shard 02' ? { [runVariable[host]]: '99999' } : {};
    await playing({ scenario: smallEstate, env: other }, async (stage) => {
      const end = await playExample(host, 'enable', enable, stage);
      const errors = errorsOf(mergedOf(stage, host, 'enable'));
      expect(end.failed).toBe(true);
      expect(Object.keys(errors).sort()).toEqual(['OtherRun', 'ShardMissing']);
      expect(errors['OtherRun']).toContain('99999');
      expect(errors['ShardMissing']).toContain('02 (sub-prod-001)');
    });
  });

  test('a shard of a second attempt belongs to the same run', async () => {
    const again = (job: string): Record<string, string> =>
      /shard 02|merge/.test(job) ? { GITHUB_RUN_ATTEMPT: '2', SYSTEM_JOBATTEMPT: '2' } : {};
    await playing({ scenario: smallEstate, env: again }, async (stage) => {
      const end = await playExample(host, 'enable', { scope: '*' }, stage);
      expect(errorsOf(mergedOf(stage, host, 'enable'))).toEqual({});
      expect(end.failed).toBe(false);
    });
  });

  test('a discovery that fails ends the run: no shard, no report', async () => {
    await playing({ scenario: 'estate-empty' }, async (stage) => {
      const end = await playExample(host, 'audit', {}, stage);
      expect(end.failed).toBe(true);
      expect(stage.steps.map(({ job }) => job)).toEqual(['audit/discover']);
      expect(existsSync(stage.artifacts.at(mergedName(host, 'audit')))).toBe(false);
    });
  });

  const call = {
    name: 'call',
    action: 'Audit',
    scope: '*',
    ...(host === 'github' ? { environment: 'e', 'client-id': '', 'tenant-id': '' } : {}),
  };
  const identified = (simulator: { readonly tenantId: string; readonly clientId: string }) => ({
    ...call,
    ...(host === 'github'
      ? { 'tenant-id': simulator.tenantId, 'client-id': simulator.clientId }
      : { 'azure-subscription': 'disaster-recovery' }),
  });

  test('finding nothing is no error where that is allowed, and is reported', async () => {
    await playing({ scenario: smallEstate }, async (stage, simulator) => {
      const given = { ...identified(simulator), 'vault-name': 'no-such-*', 'allow-empty': true };
      const end = await playExample(host, '', given, stage);
      expect(end.failed).toBe(false);
      expect(stage.steps).toHaveLength(2);
      expect(mergedOf(stage, host, 'call')).toMatchObject({ conclusion: 'unchanged', shards: [] });
    });
  });

  test('a shard whose ids do not fit finds its vaults again, empty ones too', async () => {
    const scenario = bigEstate({ subscriptions: 1, vaults: 900, vms: 900 });
    await playing({ scenario, speed: 300 }, async (stage, simulator) => {
      const given = { ...identified(simulator), action: 'UpdateAgents', 'dry-run': true, 'include-empty': true };
      const end = await playExample(host, '', given, stage);
      const shard = stage.steps.find(({ job }) => job.includes('shard'));
      expect(shard?.inputs[host === 'github' ? 'vault-id' : 'vaultId']).toBe('');
      expect(mergedOf(stage, host, 'call')).toMatchObject({ merged: { vaults: 900, vaultsNotReported: 0 } });
      expect(end.failed).toBe(false);
    });
  });

  // The rest is the product's own, and the same on every host.
  if (host !== 'github') return;

  test('a vault that may not be read and a job that fails make their shards fail, and the report names them', async () => {
    const scenario: Scenario = {
      ...smallEstate,
      vaults: smallEstate.vaults.map((vault) => ({
        ...vault,
        ...(vault.name.endsWith('-0007') && { forbidden: ['mappings.list', 'fabrics.list'] }),
        ...(vault.name.endsWith('-0004') && { each: { status: 'Disabled', job: { state: 'Failed' } } }),
      })),
    };
    await playing({ scenario }, async (stage) => {
      const end = await playExample(host, 'enable', enable, stage);
      const merged = mergedOf(stage, host, 'enable');
      expect(end.failed).toBe(true);
      expect(merged).toMatchObject({
        conclusion: 'failed',
        merged: { shards: 3, shardsFailed: 2 },
        counts: { failed: 2 },
      });
      expect(merged.shards.filter(({ failed }) => failed).map(({ name }) => name)).toEqual([
        'sub-prod-002',
        'sub-prod-001',
      ]);
      expect(Object.keys(errorsOf(merged))).toEqual([]);
      expect(merged.merged).toMatchObject({ shardsWhole: 3, vaultsUnread: 1, problems: 0 });
      expect(merged.vaultErrors?.map(({ vaultId }) => vaultId.slice(-5))).toEqual(['-0007']);
    });
  });

  test('nobody takes an estate for whole of which the plan is lost', async () => {
    await playing({ scenario: smallEstate }, async (stage) => {
      const losing = {
        ...stage,
        before(job: string) {
          if (job === 'enable/merge') stage.artifacts.remove(planName(host, 'enable'));
          return undefined;
        },
      };
      const end = await playExample(host, 'enable', { scope: '*' }, losing);
      expect(end.failed).toBe(true);
      expect(Object.keys(errorsOf(mergedOf(stage, host, 'enable')))).toEqual(['NoPlan']);
    });
  });
});
