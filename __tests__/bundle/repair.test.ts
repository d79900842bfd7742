/** `Repair` through the shipped bundle: a plan, its approval, the repair, and what is left. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findScenario, type Scenario } from '../../simulator';
import { planAndRepair } from '../../scripts/demo-repair';
import type { PlayedHost } from '../../simulator/play';
import { rightsBeyond } from '../support/roles';
import { nameOn, output, run, stepsOf, withSimulator, writes } from './repairs';

const KINDS = 'settings, schedules, identity, roles, agents';

const ROLES = [
  'audit-role.json',
  'caller-role.json',
  'update-role.json',
  'repair-schedules-role.json',
  'repair-identity-role.json',
  'repair-roles-role.json',
] as const;

const neglected = findScenario('neglected');

// What `npm run demo -- --action Repair` runs.
test.each<PlayedHost>(['github', 'azure-pipelines'])(
  'plans, repairs what was approved, and has nothing more to do, on %s',
  async (host) => {
    await withSimulator(neglected, async (simulator) => {
      const silent = { begin: () => undefined, onOutput: () => undefined };
      const shown: string[] = [];
      const { planned, repaired, found } = await planAndRepair(
        simulator,
        { host, action: 'Repair', inputs: { repair: KINDS } },
        {
          ...silent,
          end(title) {
            shown.push(title);
            if (shown.length > 1) return;
            expect(writes(simulator)).toBe(0);
            // Who plans needs the right to read alone.
            expect(rightsBeyond('audit-role.json', simulator.requests())).toEqual([]);
          },
        },
      );
      expect(shown).toEqual(['plan: a dry run, which may only read', 'repair: what was approved']);
      expect(output(planned, host, 'conclusion')).toBe('planned');
      const path = output(planned, host, 'plan-path');
      const plan = JSON.parse(readFileSync(path, 'utf8')) as { readonly steps: readonly { readonly id: string }[] };
      expect(plan.steps).toHaveLength(Number(output(planned, host, 'repairs-planned')));
      // Who approves reads what would be done, and which plan that is.
      expect(planned.log.match(/^would be done: /gm)).toHaveLength(plan.steps.length);
      expect(planned.summary).toContain(
        `with \`${nameOn(host, 'plan-digest')}\` \`${output(planned, host, 'plan-digest')}\``,
      );

      const steps = stepsOf(repaired);
      expect(rightsBeyond(ROLES, simulator.requests())).toEqual([]);
      expect(steps.filter(({ outcome }) => outcome === 'not-approved')).toEqual([]);
      const [before, after] = found.map(Number);
      expect(after).toBeLessThan((before ?? 0) / 2);
      const done = steps.filter(({ outcome }) => outcome === 'repaired').length;
      expect(done).toBeGreaterThan(20);
      expect(output(repaired, host, 'repaired')).toBe(String(done));
      expect(repaired.summary).toContain(`${done} steps repaired`);
      // Schedules that are gone do not come back in this estate, however often the setting is sent.
      const failed = steps.filter(({ outcome }) => outcome === 'failed');
      expect(failed.map(({ kind, error }) => `${kind} ${error?.code ?? ''}`)).toEqual(
        failed.map(() => 'settings StillFound'),
      );
      expect(repaired.summary).toMatch(/^Plan `sha256:[0-9a-f]{64}`, made by run \[[^\]]+\]\(https:/m);
      expect(repaired.summary).toContain('| After |');
      // What went wrong is read first, and what is left for a person says what to do.
      const rows = repaired.summary.split('\n').flatMap((line) => /^\| \S+ ([a-z-]+) \|/.exec(line)?.[1] ?? []);
      expect(rows.slice(0, failed.length)).toEqual(failed.map(() => 'failed'));
      const forPerson = repaired.summary.split('\n').filter((line) => line.includes('👤 needs-person'));
      expect(forPerson.filter((line) => !line.includes('<br>'))).toEqual([]);

      const written = writes(simulator);
      const tampered = join(planned.workDirectory, 'tampered.plan.json');
      writeFileSync(tampered, readFileSync(path, 'utf8').replace('"before": "', '"before": "x'));
      const digest = output(planned, host, 'plan-digest');
      const refused = await run(simulator, host, { repair: KINDS, plan: tampered, 'plan-digest': digest });
      expect(refused.log).toContain('its digest is sha256:');
      expect([output(refused, host, 'conclusion'), writes(simulator) - written]).toEqual(['failed', 0]);

      const again = await run(simulator, host, { repair: 'settings, schedules', 'max-changes': '5' });
      expect(stepsOf(again).filter(({ outcome }) => outcome === 'repaired')).toEqual([]);
      // Only settings whose findings this estate never evaluates again are sent again.
      const left = steps.filter(
        ({ kind, outcome }) => kind === 'settings' && (outcome === 'failed' || outcome === 'waiting-for-service'),
      );
      expect(writes(simulator) - written).toBeLessThanOrEqual(left.length);
    });
  },
  120_000,
);

test('changes nothing at all where there is more of a kind than is allowed', async () => {
  await withSimulator(neglected, async (simulator) => {
    const played = await run(simulator, 'github', { 'max-changes': '3' });
    expect(played.log).toMatch(
      /::error title=TooManyChanges::Nothing was changed: \d+ steps of settings, and at most 3 are allowed\./,
    );
    expect([played.exitCode, writes(simulator)]).toEqual([1, 0]);
    expect(played.summary).toContain('| 📝 would be done | Switch on automatic update of');
  });
}, 60_000);

test.each<PlayedHost>(['github', 'azure-pipelines'])(
  'says first on %s that the baseline cannot be used, which is why the step fails',
  async (host) => {
    await withSimulator(findScenario('healthy'), async (simulator) => {
      const played = await run(simulator, host, { baseline: join(__dirname, '../../package.json'), 'dry-run': 'true' });
      expect(output(played, host, 'conclusion')).toBe('failed');
      expect(played.summary.split('\n')[0]).toMatch(/; the baseline cannot be used$/);
    });
  },
  60_000,
);

// The outcome of the identity is `repaired` only if the user-assigned one is still there.
test.each<PlayedHost>(['github', 'azure-pipelines'])(
  'gives roles to an identity that it has just made, however long the directory and the list lag behind, on %s',
  async (host) => {
    const account =
      '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-dr/providers/Microsoft.Automation/automationAccounts/aa-new';
    const scenario: Scenario = {
      name: 'no-identity',
      description: '',
      inputs: { 'automation-account-id': account },
      accounts: [{ id: account, identity: 'UserAssigned', roles: [] }],
      // That a schedule is off shows only once its mapping is on.
      vaults: [{ name: 'vault-weu', mappings: [{}, { schedule: { enabled: false } }] }],
      job: { seconds: 20 },
      principalKnownAfterSeconds: 90,
      roleListedAfterSeconds: 120,
    };
    await withSimulator(scenario, async (simulator) => {
      const played = await run(simulator, host, {
        repair: 'identity, roles, settings, schedules',
        'allow-unplanned': 'true',
        'automation-account-id': account,
      });
      expect(
        stepsOf(played)
          .map(({ kind, outcome }) => `${kind}: ${outcome}`)
          .filter((text) => !text.startsWith('person')),
      ).toEqual([
        'identity: repaired',
        'roles: repaired',
        'settings: repaired',
        'settings: repaired',
        'schedules: repaired',
      ]);
      expect(played.log).toMatch(/^1 step came to light only by what was done, and can be done as well:$/m);
      for (const text of [played.log, played.summary])
        expect(text).toMatch(/\(roles and identities without an approved plan/);
      expect(played.log).toContain('Microsoft Entra ID does not know the identity of aa-new yet');
      expect(played.log).toContain('The role of aa-new on vault-weu is given, and not listed yet');
    });
  },
  60_000,
);

test('refuses roles without a plan, and a plan without its digest, before anything is asked', async () => {
  await withSimulator(neglected, async (simulator) => {
    const roles = await run(simulator, 'github', { repair: 'roles' });
    expect(roles.log).toContain(
      'repair: roles needs an approved plan: give plan and plan-digest of a run with dry-run, or set allow-unplanned',
    );
    const plan = await run(simulator, 'azure-pipelines', { plan: 'x.json' });
    expect(plan.log).toContain('planDigest: is required with plan');
    expect(simulator.requests()).toEqual([]);
  });
});
