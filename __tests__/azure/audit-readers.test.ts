/** What is read from the bodies of an audit, whatever is in them. */
import { denyAssignmentOf, lockOf, subscriptionStateOf } from '../../src/azure/barriers';
import { accountOf, usageOf, jobScheduleOf, recentJobOf, runbookJobOf, scheduleOf } from '../../src/azure/automation';
import { itemOf } from '../../src/azure/items';
import { roleOf } from '../../src/azure/roles';
import { timeOf } from '../../src/azure/time';
import { vmViewOf } from '../../src/azure/vms';
import {
  ACCOUNT_ID,
  CONTRIBUTOR,
  ITEM_ID,
  PRINCIPAL,
  SUBSCRIPTION,
  VAULT_ID,
  account,
  assignment,
  blockedItem,
  oldItem,
  RUNBOOK,
  jobSchedule,
  runbookJob,
  schedule,
  usages,
} from './audit-bodies';

/** Bodies that no service should send. */
const odd: readonly unknown[] = [undefined, null, 0, '', 'text', true, [], {}, { id: {} }, { properties: 'text' }];

describe('timeOf', () => {
  it.each<[unknown, string | undefined]>([
    ['2026-03-01T00:00:00Z', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T00:00:00', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T00:00:00.0000000', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T23:30:15.1234567Z', '2026-03-01T23:30:15.123Z'],
    ['2026-03-01T00:00:00+01:00', '2026-02-28T23:00:00.000Z'],
    ['2026-03-01 12:00', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    [' 2026-03-01T00:00:00z ', '2026-03-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.9999999', undefined],
    ['9999-12-31T23:59:59.9999999Z', undefined],
    ['9999-12-31T15:59:00-08:00', undefined],
    ['9999-01-01T00:00:00+08:00', undefined],
    ['0001-01-01T00:00:00', undefined],
    ['0001-01-01T00:00:00+14:00', undefined],
    ['1601-01-01T00:00:00Z', undefined],
    ['1753-01-01T01:01:01Z', undefined],
    ['2026-13-01T00:00:00Z', undefined],
    ['3/1/2026 12:00:00 AM', undefined],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
    [new Date('2026-03-01T00:00:00Z'), '2026-03-01T00:00:00.000Z'],
    [new Date('9999-12-31T23:59:59Z'), undefined],
    [new Date(NaN), undefined],
    [1_772_323_200_000, undefined],
    [{}, undefined],
  ])('of %j is %s', (value, expected) => {
    const time = timeOf(value);
    expect(time === undefined ? undefined : new Date(time).toISOString()).toBe(expected);
  });
});

describe('itemOf', () => {
  it('reads an item of an older version of the service', () => {
    expect(itemOf(oldItem)).toEqual({
      id: ITEM_ID,
      name: 'vm1',
      vm: 'VM1',
      vmId: `/subscriptions/${SUBSCRIPTION}/resourcegroups/vms/providers/microsoft.compute/virtualmachines/vm1`,
      provider: 'A2A',
      sourceContainer: ['primarycontainer', 'primary-cloud'],
      sourceRegion: 'westeurope',
      targetRegion: 'northeurope',
      osType: 'Windows',
      distribution: '',
      agentDistribution: '',
      lastHeartbeat: undefined,
      rebootNeeded: false,
      protectionState: 'InitialReplicationInProgress',
      replicationHealth: 'Normal',
      vmProtectionState: 'UnprotectedStatesBegin',
      healthErrors: [],
      agentVersion: '9.43.5922.1',
      updateAvailable: false,
      agentExpiry: undefined,
      certificateUpdateRequired: false,
      certificateExpiry: undefined,
      upgradeable: undefined,
      upgradeInProgress: false,
      upgradeRetriesExhausted: false,
      upgradeTries: 0,
      reinstallRequired: false,
      blockingReasons: [],
      currentJob: undefined,
      currentScenario: undefined,
    });
  });

  it('reads why an agent cannot be updated', () => {
    expect(itemOf(blockedItem)).toMatchObject({
      healthErrors: [
        {
          code: '151197',
          message: 'The VM cannot reach Site Recovery.',
          possibleCauses: 'A firewall.',
          recommendedAction: 'Open it.',
          createdAt: Date.parse('2026-01-31T10:00:00Z'),
        },
      ],
      updateAvailable: true,
      agentExpiry: Date.parse('2026-03-01T00:00:00Z'),
      certificateUpdateRequired: true,
      certificateExpiry: Date.parse('2026-02-01T12:30:00Z'),
      upgradeable: false,
      upgradeRetriesExhausted: true,
      reinstallRequired: true,
      blockingReasons: ['The kernel is not supported.', '52002'],
      currentJob: '0f5d2b1e-0000-4000-8000-000000000001',
      currentScenario: 'UpdateMobilityService',
    });
  });

  it('takes the reasons’ own words where there are no details', () => {
    const details = { reasonsBlockingReInstall: 'UnsupportedKernel', reasonsBlockingReinstallDetails: null };
    const body = { ...blockedItem, properties: { providerSpecificDetails: details } };
    expect(itemOf(body).blockingReasons).toEqual(['UnsupportedKernel']);
  });

  it('takes nothing for granted', () => {
    const bare = itemOf({ id: ITEM_ID });
    expect(bare).toMatchObject({ name: 'vm1', vm: 'vm1', provider: undefined, agentVersion: '', healthErrors: [] });
    const properties = {
      healthErrors: 'text',
      currentScenario: [],
      providerSpecificDetails: {
        instanceType: 7,
        isReplicationAgentUpdateRequired: 'true',
        isAgentUpgradeable: 'no',
        agentExpiryDate: 5,
        reasonsBlockingReinstallDetails: [null, 'text', 3, {}],
      },
    };
    expect(itemOf({ id: ITEM_ID, properties })).toMatchObject({
      provider: '7',
      updateAvailable: false,
      upgradeable: undefined,
      agentExpiry: undefined,
      healthErrors: [],
      blockingReasons: ['text', '3'],
    });
  });

  it.each(odd.map((body) => [body]))('refuses %j', (body) => {
    expect(() => itemOf(body)).toThrow(TypeError);
  });
});

describe('what an item says of its VM', () => {
  const details = (changes: object, healthErrors: readonly object[] = []): object => ({
    id: ITEM_ID,
    properties: { healthErrors, providerSpecificDetails: { instanceType: 'A2A', ...changes } },
  });

  it('is its distribution, its heartbeat and the tries of the service', () => {
    const said = {
      distroName: 'RHEL9-64',
      distroNameForWhichAgentIsInstalled: 'RHEL8-64',
      lastHeartbeat: '2026-01-01T00:00:00Z',
      autoAgentUpgradeRetryCount: 3,
    };
    expect(itemOf(details(said))).toMatchObject({
      distribution: 'RHEL9-64',
      agentDistribution: 'RHEL8-64',
      lastHeartbeat: Date.parse('2026-01-01T00:00:00Z'),
      upgradeTries: 3,
      rebootNeeded: false,
    });
    expect(itemOf(details({ lastHeartbeat: null, autoAgentUpgradeRetryCount: 'many' }))).toMatchObject({
      distribution: '',
      lastHeartbeat: undefined,
      upgradeTries: 0,
    });
  });

  it.each([
    [true, { isRebootAfterUpdateRequired: true }, ''],
    [true, { isRebootAfterUpdateRequired: 'True' }, ''],
    [true, {}, 'A reboot of the machine is pending.'],
    [true, {}, 'The machine needs a reboot.'],
    [false, { isRebootAfterUpdateRequired: false }, 'Replication went on after the reboot.'],
    [false, {}, 'Restart the Volume Shadow Copy service.'],
  ])('%s: it has to be restarted, by %j and %j', (expected, changes, errorMessage) => {
    expect(itemOf(details(changes, [{ errorCode: '1', errorMessage }])).rebootNeeded).toBe(expected);
  });
});

describe('accountOf', () => {
  it('reads the system-assigned identity, also beside others', () => {
    expect(accountOf(account)).toEqual({
      id: ACCOUNT_ID,
      location: 'westeurope',
      principalId: PRINCIPAL,
      userAssigned: [],
      identityTenant: SUBSCRIPTION,
      state: 'Ok',
      sku: 'Basic',
    });
    const userAssignedIdentities = { '/subscriptions/s/userAssignedIdentities/own': {} };
    expect(accountOf({ ...account, identity: { type: 'UserAssigned', userAssignedIdentities } }).userAssigned).toEqual([
      '/subscriptions/s/userAssignedIdentities/own',
    ]);
  });

  it.each([
    [undefined],
    [null],
    [{}],
    [{ type: 'None' }],
    [{ type: 'UserAssigned', principalId: PRINCIPAL }],
    [{ type: 'SystemAssigned' }],
    [{ type: 'SystemAssigned', principalId: null }],
    ['SystemAssigned'],
  ])('knows no identity from %j', (identity) => {
    expect(accountOf({ ...account, identity }).principalId).toBeUndefined();
  });

  it.each(odd.map((body) => [body]))('refuses %j', (body) => {
    expect(() => accountOf(body)).toThrow(TypeError);
  });
});

describe('scheduleOf', () => {
  it('reads when it runs next, with its zone', () => {
    expect(scheduleOf(schedule)).toEqual({
      name: 'nightly',
      enabled: true,
      nextRun: Date.parse('2026-01-01T23:00:00Z'),
      nextRunLocal: '2026-01-02 00:00',
      timeZone: 'Europe/Berlin',
      frequency: 'Day',
      interval: 1,
      weekDays: 0,
      expiry: undefined,
      createdAt: undefined,
    });
  });

  it('reads one that never runs again', () => {
    const properties = { isEnabled: false, nextRun: null, timeZone: null, frequency: 'OneTime' };
    expect(scheduleOf({ id: 'x/schedules/nightly', properties })).toEqual({
      name: 'nightly',
      enabled: false,
      nextRun: undefined,
      nextRunLocal: '',
      timeZone: '',
      frequency: 'OneTime',
      interval: undefined,
      weekDays: 0,
      expiry: undefined,
      createdAt: undefined,
    });
  });

  it.each(odd.map((body) => [body]))('refuses %j', (body) => {
    expect(() => scheduleOf(body)).toThrow(TypeError);
  });
});

describe('a job of the runbook', () => {
  const since = Date.parse('2025-12-31T00:00:00Z');
  const job = (changes: object): object => ({ ...runbookJob, properties: { ...runbookJob.properties, ...changes } });

  it('is read when it ended', () => {
    expect(recentJobOf(runbookJob, since)).toEqual({
      name: 'job-1',
      status: 'Completed',
      statusDetails: '',
      createdAt: Date.parse('2026-01-01T00:00:00Z'),
      startedAt: Date.parse('2026-01-01T00:00:30.123Z'),
      endedAt: Date.parse('2026-01-01T00:04:00Z'),
      exception: '',
      parameters: undefined,
    });
  });

  it('is read before it begins, and when it failed', () => {
    const fresh = job({ startTime: null, endTime: null, status: 'New' });
    expect(recentJobOf(fresh, since)).toMatchObject({ startedAt: undefined, status: 'New' });
    expect(runbookJobOf(job({ status: 'Failed', exception: 'No rights.' })).exception).toBe('No rights.');
  });

  it('is left out where the service should have left it out', () => {
    expect(recentJobOf(job({ runbook: { name: 'Other' } }), since)).toBeUndefined();
    const before = '2025-12-30T23:59:59Z';
    expect(recentJobOf(job({ creationTime: before, startTime: before }), since)).toBeUndefined();
    expect(recentJobOf(job({ runbook: null }), since)).toBeDefined();
  });

  it.each(odd.map((body) => [body]))('is not %j', (body) => {
    expect(() => recentJobOf(body, since)).toThrow(TypeError);
  });
});

describe('usageOf', () => {
  const of = (...value: readonly unknown[]): unknown => usageOf({ value });
  const own = { name: { value: 'AccountUsage' }, currentValue: 7, limit: 500, throttleStatus: 'NotThrottled' };

  it('is that of the account and that of its subscription', () => {
    expect(usageOf(usages)).toEqual({
      own: { minutes: 12.5, limit: undefined, throttleStatus: '' },
      subscription: { minutes: 900, limit: undefined, throttleStatus: '' },
    });
    expect(of(own)).toEqual({
      own: { minutes: 7, limit: 500, throttleStatus: 'NotThrottled' },
      subscription: undefined,
    });
  });

  it('may be none', () => {
    expect(of()).toEqual({ own: undefined, subscription: undefined });
    expect(of({ name: { value: 'AccountUsage' } })).toEqual({ own: undefined, subscription: undefined });
  });

  it.each([...odd, { value: [null] }].map((body) => [body]))('refuses %j', (body) => {
    expect(() => usageOf(body)).toThrow(TypeError);
  });
});

describe('jobScheduleOf', () => {
  it('reads what it ties together, and its parameters as text', () => {
    expect(jobScheduleOf(jobSchedule)).toEqual({
      runbook: RUNBOOK,
      schedule: 'nightly',
      parameters: { text: 'x', number: '3', nothing: 'null', more: '{"of":["it"]}' },
    });
  });

  it.each(odd.map((body) => [body]))('refuses %j', (body) => {
    expect(() => jobScheduleOf(body)).toThrow(TypeError);
  });
});

describe('roleOf', () => {
  const subscription = `/subscriptions/${SUBSCRIPTION}`;
  it.each([
    [true, VAULT_ID],
    [true, VAULT_ID.toUpperCase()],
    [true, `${subscription}/resourceGroups/RG`],
    [true, subscription],
    [true, '/'],
    [true, '/providers/Microsoft.Management/managementGroups/root'],
    [false, `${VAULT_ID}/replicationFabrics/f`],
    [false, VAULT_ID.slice(0, -1)],
    [false, `${VAULT_ID}2`],
    [false, ACCOUNT_ID],
    [false, `${subscription}/resourceGroups/r`],
  ])('%s for an assignment at %s', (reaches, scope) => {
    const role = roleOf(assignment(scope), VAULT_ID, PRINCIPAL);
    expect(role).toEqual(reaches ? { scope, roleId: CONTRIBUTOR, group: undefined } : undefined);
  });

  it.each([
    ['Group', SUBSCRIPTION],
    ['ForeignGroup', SUBSCRIPTION],
    [undefined, SUBSCRIPTION],
  ])('is that of a group, where the principal is one: %s', (principalType, principalId) => {
    const role = roleOf(
      assignment(VAULT_ID, { principalType, principalId: principalId.toUpperCase() }),
      VAULT_ID,
      PRINCIPAL,
    );
    expect(role).toEqual({ scope: VAULT_ID, roleId: CONTRIBUTOR, group: principalId });
  });

  it('is none for another principal', () => {
    expect(roleOf(assignment(VAULT_ID), VAULT_ID, SUBSCRIPTION)).toBeUndefined();
    expect(roleOf(assignment(VAULT_ID), VAULT_ID, PRINCIPAL.toUpperCase())).toBeDefined();
  });

  it.each([...odd, assignment(VAULT_ID, { roleDefinitionId: null })].map((body) => [body]))('refuses %j', (body) => {
    expect(() => roleOf(body, VAULT_ID, PRINCIPAL)).toThrow(TypeError);
  });
});

describe('what stands in the way of a change', () => {
  const lockedAt = (scope: string, level: unknown = 'ReadOnly'): object => ({
    id: `${scope}/providers/Microsoft.Authorization/locks/keep`,
    properties: { level },
  });
  const denial = (changes: object = {}): object => ({
    id: `${VAULT_ID}/providers/Microsoft.Authorization/denyAssignments/guid`,
    properties: {
      denyAssignmentName: 'stack',
      scope: VAULT_ID,
      permissions: [{ actions: ['*/write'], notActions: ['x/write'] }, null],
      principals: [{ id: PRINCIPAL.toUpperCase(), type: 'ServicePrincipal' }],
      ...changes,
    },
  });

  it.each([`/subscriptions/${SUBSCRIPTION}`, VAULT_ID, ACCOUNT_ID])('a lock on %s is on it', (scope) => {
    expect(lockOf(lockedAt(scope))).toEqual({ name: 'keep', scope, level: 'ReadOnly' });
  });

  it('a deny assignment, which reaches below its scope unless it says otherwise', () => {
    const expected = {
      name: 'stack',
      scope: VAULT_ID,
      reachesBelow: true,
      permissions: [{ actions: ['*/write'], notActions: ['x/write'] }],
      principals: [PRINCIPAL],
      excluded: [],
    };
    expect(denyAssignmentOf(denial())).toEqual(expected);
    const narrow = denial({
      denyAssignmentName: null,
      doNotApplyToChildScopes: true,
      excludePrincipals: [{ id: 'A' }],
    });
    expect(denyAssignmentOf(narrow)).toEqual({ ...expected, name: 'guid', reachesBelow: false, excluded: ['a'] });
  });

  it('the state of a subscription', () => {
    expect(subscriptionStateOf({ state: 'Warned', tenantId: null })).toEqual({ state: 'Warned', tenantId: '' });
  });

  it.each([...odd, lockedAt(''), lockedAt(VAULT_ID, null), denial({ scope: null }), denial({ principals: null })])(
    'refuses %j',
    (body) => {
      expect(() => subscriptionStateOf(body)).toThrow(TypeError);
      expect(() => lockOf(body)).toThrow(TypeError);
      expect(() => denyAssignmentOf(body)).toThrow(TypeError);
    },
  );
});

describe('vmViewOf', () => {
  const failed = {
    code: 'ProvisioningState/failed/1',
    level: 'Error',
    displayStatus: 'Provisioning failed',
    message: 'No.',
  };
  const ready = { code: 'ProvisioningState/succeeded', level: 'Info', displayStatus: 'Ready' };
  const view = (changes: object = {}): object => ({
    vmAgent: { statuses: [ready] },
    extensions: [
      { name: 'Other', type: 'Other', statuses: [failed] },
      {
        name: 'SiteRecovery-Windows',
        type: 'Microsoft.Azure.RecoveryServices.SiteRecovery.Windows',
        statuses: [ready],
      },
    ],
    statuses: [{ code: 'ProvisioningState/succeeded' }, null, { code: 'PowerState/deallocated' }],
    ...changes,
  });

  it('reads power state, VM agent, and the extension of Site Recovery', () => {
    expect(vmViewOf(view())).toEqual({
      powerState: 'deallocated',
      agentStatus: 'Ready',
      extension: { status: 'Ready', failed: false, message: '' },
    });
    const bad = view({ extensions: [{ name: 'SiteRecovery-Linux', statuses: [ready, failed] }] });
    expect(vmViewOf(bad).extension).toEqual({ status: 'Provisioning failed', failed: true, message: 'No.' });
  });

  it('knows only what is there', () => {
    expect(vmViewOf({ statuses: [] })).toEqual({ powerState: '', agentStatus: '', extension: undefined });
  });

  it.each(odd.map((body) => [body]))('refuses %j', (body) => {
    expect(() => vmViewOf(body)).toThrow(TypeError);
  });
});
