/** The examples of Repair, played whole: a plan, an approval that binds, and what was approved. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario, Simulator } from '../../simulator';
import type { Played } from '../../simulator/play';
import type { Stage } from './host';
import { errorsOf, hosts, mergedName, mergedOf, playExample, playing, smallEstate, type HostName } from './playing';

const group = '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-dr/providers';
const account = `${group}/Microsoft.Automation/automationAccounts/aa-dr`;
const mapping = { account, status: 'Enabled' as const };

/** No role, a mapping that is off, and one that signs in with an account of a kind that is retired. */
const neglectedVault: Scenario = {
  name: 'neglected-vault',
  description: '',
  accounts: [{ id: account, roles: [] }],
  vaults: [
    {
      name: 'vault-weu',
      items: 2,
      mappings: [mapping, { status: 'Disabled' }, { ...mapping, authentication: 'RunAsAccount' }],
    },
  ],
  job: { seconds: 20 },
};

const output = ({ outputs }: Played, name: string): string =>
  outputs[name] ?? outputs[name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())] ?? '';

const writes = (simulator: Simulator): number => simulator.counters().writes;

const planArtifact = (host: HostName): string => `site-recovery-plan${host === 'github' ? '' : '-1'}`;

/** Somebody writes another plan in its place. */
function swapPlan(stage: Stage, host: HostName): void {
  const folder = stage.artifacts.at(planArtifact(host));
  for (const name of stage.artifacts.files(planArtifact(host))) {
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"before": "', '"before": "x'));
  }
}

describe.each(hosts)('on %s', (host) => {
  test('what is approved is done, a plan that was swapped is refused, and nothing waits for an approval of nothing', async () => {
    await playing({ scenario: neglectedVault }, async (stage, simulator) => {
      let swaps = true;
      const played = {
        ...stage,
        before: (job: string) => {
          if (swaps && /^repair/.test(job)) swapPlan(stage, host);
          return undefined;
        },
      };
      const refused = await playExample(host, 'repair.yml', {}, played);
      expect([refused.failed, writes(simulator)]).toEqual([true, 0]);
      expect(stage.steps.at(-1)?.played.log).toContain('its digest is sha256:');

      for (const name of stage.artifacts.names()) stage.artifacts.remove(name);
      swaps = false;
      const repaired = await playExample(host, 'repair.yml', {}, played);
      expect(repaired.failed).toBe(false);
      const last = stage.steps.at(-1)?.played;
      expect(last && [output(last, 'conclusion'), output(last, 'repaired')]).toEqual(['succeeded', '3']);
      expect(writes(simulator)).toBe(2);

      for (const name of stage.artifacts.names()) stage.artifacts.remove(name);
      const steps = stage.steps.length;
      const nothing = await playExample(host, 'repair.yml', {}, played);
      expect([nothing.failed, stage.steps.length - steps]).toEqual([false, 1]);
    });
  }, 120_000);
});

describe.each(hosts)('an estate on %s', (host) => {
  test('is planned in shards, approved as one plan, and repaired in shards', async () => {
    await playing({ scenario: smallEstate }, async (stage, simulator) => {
      let writesOfPlan: number | undefined;
      const played: Stage = {
        ...stage,
        before: (job) => {
          if (/^repair\/shard/.test(job)) writesOfPlan ??= simulator.counters().writes;
          return undefined;
        },
      };
      const end = await playExample(host, 'repair', { scope: '*', repair: 'settings' }, played);
      const name = host === 'github' ? 'repair-plan' : 'repairPlan';
      const planned = mergedOf(stage, host, name);
      const repaired = mergedOf(stage, host, 'repair');
      expect([planned.conclusion, errorsOf(planned), writesOfPlan]).toEqual(['planned', {}, 0]);
      const [file] = stage.artifacts.files(mergedName(host, name)).filter((one) => one.endsWith('.plan.json'));
      const plan = JSON.parse(readFileSync(join(stage.artifacts.at(mergedName(host, name)), file ?? ''), 'utf8')) as {
        readonly shards: number;
        readonly steps: readonly unknown[];
      };
      expect(plan.shards).toBe(planned.merged['shards']);
      expect(plan.steps.length).toBeGreaterThan(3);
      expect(planned).toMatchObject({ repair: { dryRun: true, planned: plan.steps.length } });
      // Each shard does its own, all do all, and nobody says of another's that it is not needed.
      const { repair } = repaired as unknown as {
        readonly repair: { readonly steps: Readonly<Record<string, number>> };
      };
      expect(repair.steps).toMatchObject({ failed: 0, blocked: 0, 'not-approved': 0, 'not-needed': 0 });
      const { repaired: done = 0, 'waiting-for-service': waiting = 0 } = repair.steps;
      expect(done + waiting).toBe(plan.steps.length);
      expect(simulator.counters().writes).toBe(plan.steps.length);
      expect([end.failed, repaired.conclusion, errorsOf(repaired)]).toEqual([false, 'succeeded', {}]);
    });
  }, 180_000);
});
