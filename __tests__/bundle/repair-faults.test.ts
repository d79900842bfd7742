/** What goes wrong with a repair, through the shipped bundle. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultRule, Scenario } from '../../simulator';
import { play, type PlayedHost } from '../../simulator/play';
import { accountNamed, outcomesOf, output, run, stepsOf, vaultId, withSimulator, writes } from './repairs';

const HOSTS: readonly PlayedHost[] = ['github', 'azure-pipelines'];

test.each(HOSTS)(
  'one of each kind goes wrong in the middle, and the others are done, on %s',
  async (host) => {
    const [a, b, c] = [accountNamed('aa-a'), accountNamed('aa-b'), accountNamed('aa-c')];
    const runAs = (account: string) => ({
      account,
      status: 'Enabled' as const,
      authentication: 'RunAsAccount' as const,
    });
    const unscheduled = { account: a, status: 'Enabled' as const, schedule: { enabled: false } };
    const outdated = { agentVersion: '9.66.7604.1' };
    const refused = (name: string, kind: FaultRule['match']['kind'] = []): FaultRule => ({
      name,
      match: { kind, from: 2, times: 1 },
      effect: { kind: 'status', status: 400, code: 'BadRequest' },
    });
    const scenario: Scenario = {
      name: 'in-the-middle',
      description: '',
      accounts: [a, b, c].map((id) => ({ id, identity: 'None', roles: [] })),
      vaults: [
        {
          name: 'vault-a',
          items: [outdated, { ...outdated, job: { state: 'Failed' } }, outdated],
          mappings: [
            runAs(a),
            { ...runAs(a), job: { state: 'Failed' } },
            runAs(a),
            unscheduled,
            unscheduled,
            unscheduled,
          ],
        },
        { name: 'vault-b', mappings: [runAs(b)] },
        { name: 'vault-c', mappings: [runAs(c)] },
      ],
      job: { seconds: 20 },
      faults: [
        // Where the rights cannot be read, all is tried.
        {
          name: 'rights',
          match: { kind: 'permissions.list' },
          effect: { kind: 'status', status: 403, code: 'AuthorizationFailed' },
        },
        refused('identity', 'account.patch'),
        refused('role', 'role.put'),
        refused('schedule', 'schedule.patch'),
      ],
    };
    await withSimulator(scenario, async (simulator) => {
      const played = await run(simulator, host, {
        repair: 'identity, roles, settings, schedules, agents',
        'allow-unplanned': 'true',
        'automation-account-id': '',
      });
      const counts = new Map<string, number>();
      for (const { kind, outcome } of stepsOf(played))
        if (kind !== 'person') counts.set(`${kind} ${outcome}`, (counts.get(`${kind} ${outcome}`) ?? 0) + 1);
      expect(Object.fromEntries(counts)).toEqual({
        'identity repaired': 2,
        'identity failed': 1,
        'roles repaired': 1,
        'roles failed': 1,
        'roles blocked': 1,
        'settings repaired': 2,
        'settings failed': 1,
        'settings blocked': 2,
        'schedules repaired': 2,
        'schedules failed': 1,
        'agents repaired': 2,
        'agents failed': 1,
      });
      expect([output(played, host, 'conclusion'), output(played, host, 'repaired')]).toEqual(['failed', '9']);
    });
  },
  60_000,
);

test.each(HOSTS)(
  'a role that does not spread fails after five minutes, and what depends on it is not done, on %s',
  async (host) => {
    const [good, slow] = [accountNamed('aa-good'), accountNamed('aa-slow')];
    const on = (account: string) => ({ account, status: 'Enabled' as const, authentication: 'RunAsAccount' as const });
    const scenario: Scenario = {
      name: 'no-spread',
      description: '',
      accounts: [{ id: good }, { id: slow, identity: 'UserAssigned', roles: [] }],
      vaults: [
        { name: 'vault-good', items: 1, mappings: [on(good)] },
        { name: 'vault-slow', items: 1, mappings: [on(slow), on(slow)] },
      ],
      job: { seconds: 20 },
      roleListedAfterSeconds: 1_000_000,
    };
    await withSimulator(scenario, async (simulator) => {
      const played = await run(simulator, host, {
        repair: 'identity, roles, settings',
        'allow-unplanned': 'true',
        'automation-account-id': '',
      });
      expect(outcomesOf(played)).toEqual([
        'identity: repaired',
        'roles: failed NotConfirmed',
        'settings: repaired',
        'settings: blocked Blocked',
        'settings: blocked Blocked',
      ]);
      expect(played.log).toContain('The role was given, and is not listed after five minutes.');
      const role = stepsOf(played).find(({ kind }) => kind === 'roles');
      const waited = (Date.parse(role?.endedAt ?? '') - Date.parse(role?.startedAt ?? '')) / 1000;
      expect(waited).toBeGreaterThan(270);
      expect(waited).toBeLessThan(400);
      // What was sent can be undone, although it was not confirmed.
      expect(played.summary).toContain('az role assignment delete --assignee');
      expect(output(played, host, 'conclusion')).toBe('failed');
    });
  },
  60_000,
);

const ill = {
  errorCode: '1',
  errorLevel: 'Error' as const,
  errorMessage: 'Ill.',
  possibleCauses: '',
  recommendedAction: '',
};

test('what the identity of the run may not do is said before the first change, and the rest is done', async () => {
  const [off, good] = [accountNamed('aa-off'), accountNamed('aa-good')];
  const scenario: Scenario = {
    name: 'rights',
    description: '',
    accounts: [{ id: off, identity: 'None', roles: [] }, { id: good }],
    vaults: [
      { name: 'vault-off', items: 1, mappings: [{ account: off, status: 'Enabled', authentication: 'RunAsAccount' }] },
      {
        name: 'vault-good',
        items: 1,
        mappings: [
          { account: good, status: 'Enabled', authentication: 'RunAsAccount' },
          // The service has not evaluated it again yet; and it has, and the step was not enough.
          ...[{ ...ill, createdHoursAgo: 5.5 }, ill].map((error) => ({
            account: good,
            status: 'Disabled' as const,
            job: { healthAfter: [error] },
          })),
        ],
      },
    ],
    job: { seconds: 20 },
    mayDo: ['*/read', 'Microsoft.RecoveryServices/*', 'Microsoft.Authorization/roleAssignments/write'],
  };
  await withSimulator(scenario, async (simulator) => {
    const inputs = { repair: 'identity, roles, settings', 'allow-unplanned': 'true', 'automation-account-id': '' };
    const played = await run(simulator, 'github', inputs);
    expect(outcomesOf(played)).toEqual([
      'identity: not-allowed NotAllowed',
      'roles: blocked Blocked',
      'settings: repaired',
      'settings: blocked Blocked',
      'settings: waiting-for-service WaitingForService',
      'settings: failed StillFound',
    ]);
    expect(played.log).toMatch(/::warning title=WaitingForService::.*Audit again after the nightly update of \d{4}-/);
    const said = played.log.indexOf('not-allowed: Switch on the system-assigned identity of aa-off');
    expect(said).toBeGreaterThan(0);
    expect(said).toBeLessThan(played.log.indexOf('repaired: '));
    expect(played.log).toContain('Microsoft.Automation/automationAccounts/write');
    expect(simulator.requests().filter(({ kind }) => kind === 'account.patch')).toEqual([]);
  });
  // Where the rights cannot be read, or say otherwise than the service does, the change is tried and its refusal told.
  const refusing: Scenario = {
    ...scenario,
    mayDo: ['*'],
    faults: [
      {
        name: 'identity',
        match: { kind: 'account.patch' },
        effect: { kind: 'status', status: 403, code: 'AuthorizationFailed' },
      },
    ],
  };
  await withSimulator(refusing, async (simulator) => {
    const played = await run(simulator, 'azure-pipelines', {
      repair: 'identity, roles, settings',
      'allow-unplanned': 'true',
      'automation-account-id': '',
    });
    expect(outcomesOf(played)).toEqual([
      'identity: not-allowed AuthorizationFailed',
      'roles: blocked Blocked',
      'settings: repaired',
      'settings: blocked Blocked',
      'settings: waiting-for-service WaitingForService',
      'settings: failed StillFound',
    ]);
    expect(output(played, 'azure-pipelines', 'changed')).toBe('true');
  });
}, 60_000);

test.each(HOSTS)(
  'is cancelled in the middle, says what it did and how to undo it, and goes on when run again, on %s',
  async (host) => {
    const account = accountNamed('aa-dr');
    const scenario: Scenario = {
      name: 'cancelled',
      description: '',
      accounts: [{ id: account, identity: 'UserAssigned', roles: [] }],
      vaults: [
        {
          name: 'vault-weu',
          items: 1,
          mappings: Array.from({ length: 3 }, () => ({
            account,
            status: 'Enabled' as const,
            authentication: 'RunAsAccount' as const,
          })),
        },
      ],
      // The setting that is under way has to be so still when the next run looks, on a busy machine too.
      job: { seconds: 800 },
    };
    await withSimulator(scenario, async (simulator) => {
      const inputs = { action: 'Repair', repair: 'identity, roles, settings', 'allow-unplanned': 'true' };
      let kill: (() => void) | undefined;
      let log = '';
      const played = await play(simulator, {
        host,
        inputs,
        onStart: (child) => (kill = () => child.kill('SIGTERM')),
        onOutput(text) {
          log += text;
          // The first setting is under way.
          if (!/repaired: Give aa-dr the role/.test(log) || simulator.counters().writes === 0) return;
          kill?.();
          kill = undefined;
        },
      });
      expect(output(played, host, 'conclusion')).toBe('cancelled');
      expect(output(played, host, 'changed')).toBe('true');
      const undo = played.log.slice(played.log.indexOf('Changed before the run was stopped'));
      expect(undo).toMatch(/^Switch on automatic update of .*: cannot be undone, since Run As is retired\.$/m);
      expect(undo).not.toContain('RunAsAccount');
      expect(undo).toMatch(/Undo: az role assignment delete/);
      expect(undo).toMatch(/Undo: az rest --method patch [^\n]*"type":"UserAssigned"/);
      expect(outcomesOf(played).slice(0, 2)).toEqual(['identity: repaired', 'roles: repaired']);
      // An audit that would be interrupted is not begun.
      expect(played.log).not.toContain('After:');
      expect(played.summary).toContain('No whole audit followed');

      const again = await run(simulator, host, { ...inputs, action: 'Repair' });
      expect(outcomesOf(again)).toEqual(Array.from({ length: 3 }, () => 'settings: repaired'));
      const patches = simulator.requests().filter(({ kind }) => kind === 'account.patch');
      expect(patches).toHaveLength(1);
    });
  },
  90_000,
);

test('does nothing by a plan that has aged, and of an estate that changed only what is as it was approved', async () => {
  const account = accountNamed('aa-dr');
  const runAs = { account, status: 'Enabled' as const, authentication: 'RunAsAccount' as const };
  const scenario: Scenario = {
    name: 'changed',
    description: '',
    accounts: [{ id: account }],
    vaults: [
      { name: 'vault-weu', items: 1, mappings: [runAs, { account, status: 'Enabled' }] },
      { name: 'vault-neu', items: 1, mappings: [runAs] },
    ],
    job: { seconds: 20 },
  };
  await withSimulator(scenario, async (simulator) => {
    const both = { 'vault-id': [vaultId('vault-weu'), vaultId('vault-neu')].join(',') };
    const plan = await run(simulator, 'github', { ...both, 'dry-run': 'true' });
    const path = output(plan, 'github', 'plan-path');
    const approval = { plan: path, 'plan-digest': output(plan, 'github', 'plan-digest') };

    const aged = join(plan.workDirectory, 'aged.plan.json');
    const text = readFileSync(path, 'utf8').replace(
      /"validUntil": "[^"]+"/,
      '"validUntil": "2020-01-01T00:00:00.000Z"',
    );
    writeFileSync(aged, text);
    const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    const [requests, other] = [simulator.requests().length, { 'vault-id': vaultId('vault-weu') }];
    const refused = [
      await run(simulator, 'azure-pipelines', { ...both, plan: aged, 'plan-digest': digest }),
      await run(simulator, 'github', { ...other, ...approval }),
    ];
    expect(
      refused.map(({ log }) => /The plan \S+ is refused: [^.:]*/.exec(log)?.[0].replace(/\S+plan.json/, 'it')),
    ).toEqual([
      'The plan it is refused: it was valid until 2020-01-01T00',
      'The plan it is refused: it was made for another scope than this run has',
    ]);
    // Not even a token.
    expect(simulator.requests().slice(requests)).toEqual([]);

    // Somebody switches automatic update of a vault off.
    await play(simulator, { host: 'github', inputs: { action: 'Disabled', ...other } });
    const before = writes(simulator);
    const repaired = await run(simulator, 'azure-pipelines', { ...both, ...approval });
    expect(outcomesOf(repaired)).toEqual([
      'settings: repaired',
      'settings: changed-since-approval ChangedSinceApproval',
      'settings: not-approved NotApproved',
    ]);
    expect(writes(simulator) - before).toBe(1);
    expect([repaired.exitCode, output(repaired, 'azure-pipelines', 'conclusion')]).toEqual([0, 'succeeded']);
    expect(repaired.log).toMatch(/task\.logissue type=warning;\]ChangedSinceApproval: /);
  });
}, 90_000);
