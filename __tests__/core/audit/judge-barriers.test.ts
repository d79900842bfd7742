/** Locks, deny assignments and states of subscriptions: which of them stand in the way of what. */
import { judge } from '../../../src/core/audit/judge';
import { IdMap } from '../../../src/core/values/id-map';
import type { AuditFacts } from '../../../src/core/audit/facts';
import type { DenyAssignment, Lock } from '../../../src/core/values/resources';
import {
  ACCOUNT,
  PRINCIPAL,
  SUBSCRIPTION,
  TENANT,
  account,
  accountId,
  deny,
  factsOf,
  inVault,
  item,
  itself,
  job,
  known,
  mapping,
  options,
  reportOf,
  setting,
  subscription,
  vault,
  vaultNamed,
  withAccount,
  withSubscription,
} from './values';

const idsOf = (facts: AuditFacts): string[] => judge(facts, options).map(({ id }) => id);
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`;

describe('a lock', () => {
  const locked = (changes: Partial<Lock>): string[] =>
    idsOf(withSubscription({ locks: known([{ name: 'keep', scope: vault.id, level: 'ReadOnly', ...changes }]) }));

  it.each<readonly [string, Partial<Lock>, readonly string[]]>([
    ['on the vault', {}, ['ASR115']],
    ['on the account, in another case', { scope: ACCOUNT.toUpperCase() }, ['ASR114', 'ASR212']],
    ['on the group of both', { scope: `${GROUP.toLowerCase()}/` }, ['ASR114', 'ASR212', 'ASR115']],
    ['on the subscription', { scope: `/subscriptions/${SUBSCRIPTION}` }, ['ASR114', 'ASR212', 'ASR115']],
    ['on a group whose name goes on', { scope: `${GROUP}2` }, []],
    ['on something in the vault', { scope: `${vault.id}/x/y` }, []],
    ['that only keeps from deleting', { level: 'CanNotDelete' }, []],
  ])('%s', (_where, changes, ids) => {
    expect(locked(changes)).toEqual(ids);
  });

  it('on the vault leaves open whether its agents are updated', () => {
    const { agents } = reportOf(
      withSubscription({ locks: known([{ name: 'keep', scope: vault.id, level: 'ReadOnly' }]) }),
    );
    expect(agents[0]).toMatchObject({
      coverage: 'unknown',
      coverageReason: expect.stringMatching(/^ASR115/) as string,
    });
  });
});

describe('a deny assignment', () => {
  const EVERYONE = '00000000-0000-0000-0000-000000000000';
  const write = 'Microsoft.RecoveryServices/*/write';
  it.each<readonly [string, Partial<DenyAssignment>, boolean]>([
    ['for the identity', { principals: [PRINCIPAL] }, true],
    ['for everyone', { principals: [EVERYONE] }, true],
    ['for everyone but the identity', { principals: [EVERYONE], excluded: [PRINCIPAL] }, false],
    ['for others', { principals: [TENANT] }, false],
    ['of what is written', { permissions: [{ actions: [write], notActions: [] }] }, true],
    ['of nothing that is needed', { permissions: [{ actions: ['*/delete'], notActions: [] }] }, false],
    ['with all that is needed excepted', { permissions: [{ actions: [write], notActions: ['*/write'] }] }, false],
    [
      'excepted by another permission only',
      {
        permissions: [
          { actions: [write], notActions: [] },
          { actions: ['*'], notActions: ['*'] },
        ],
      },
      true,
    ],
    ['of a management group', { scope: '/providers/Microsoft.Management/managementGroups/mg' }, true],
    ['of the resource group', { scope: GROUP }, true],
    ['of the resource group alone', { scope: GROUP, reachesBelow: false }, false],
    ['of another vault', { scope: `${vault.id}2` }, false],
  ])('%s', (_what, changes, found) => {
    const ids = idsOf(withSubscription({ denyAssignments: known([deny(changes)]) }));
    expect(ids).toEqual(found ? ['ASR116'] : []);
  });

  it('for a group that the identity has its role through', () => {
    const assignments = [{ scope: vault.id, roleId: 'b24988ac-6180-42a0-ab88-20f7382dd24c', group: TENANT }];
    const facts = withAccount({ roles: new IdMap([[vault.id, known({ assignments, groupsUnknown: undefined })]]) });
    const subscriptions = new IdMap([
      [SUBSCRIPTION, subscription({ denyAssignments: known([deny({ principals: [TENANT] })]) })],
    ]);
    expect(idsOf({ ...facts, subscriptions })).toEqual(['ASR116']);
  });
});

describe('a subscription', () => {
  const away = '22222222-2222-3333-4444-555555555555';
  const disabled = known({ state: 'disabled', tenantId: TENANT });
  const account2 = accountId('away', away);
  const second = vaultNamed('second');

  it('that is disabled bears on every vault in it, and on those that use an account in it', () => {
    const uses = (of: typeof vault, id: string) =>
      inVault(
        {
          mappings: known([mapping({ autoUpdate: { ...setting, automationAccountId: id } }, of)]),
          items: known([item({}, of)]),
        },
        of,
      );
    const third = vaultNamed('third', away);
    const facts = factsOf(
      [uses(vault, ACCOUNT), uses(second, account2), uses(third, account2)],
      [account(), account({ id: account2 })],
      {
        subscriptions: new IdMap([
          [SUBSCRIPTION, subscription()],
          [away, subscription({ id: away, state: disabled })],
        ]),
      },
    );
    const { findings, vaults, agents } = reportOf(facts);
    const found = findings.filter(({ id }) => id === 'ASR118');
    expect(found.map(({ resource, vaultId }) => [resource, vaultId])).toEqual([[`/subscriptions/${away}`, third.id]]);
    expect(vaults.map(({ findings: { error } }) => error > 0)).toEqual([false, true, true]);
    expect(agents.map(({ coverage }) => coverage)).toEqual(['covered', 'not-covered', 'not-covered']);
  });

  it('that is disabled is the cause of what its runs and its agents show', () => {
    const facts = withAccount({ runbookJobs: known([job('Failed', 1)]) });
    const subscriptions = new IdMap([[SUBSCRIPTION, subscription({ state: disabled })]]);
    const { findings } = reportOf({ ...facts, subscriptions });
    const causes = Object.fromEntries(findings.map(({ id, causedBy }) => [id, causedBy]));
    const key = `ASR118 /subscriptions/${SUBSCRIPTION}`;
    expect(causes).toMatchObject({ ASR118: [], ASR106: [key] });
    expect(causes['ASR212']).toContain(key);
  });

  it('of another tenant than the identity is found only where both are known', () => {
    const of = (identityTenant: string, tenantId: string): string[] =>
      idsOf({
        ...withAccount({ account: itself({ identityTenant }) }),
        subscriptions: new IdMap([[SUBSCRIPTION, subscription({ state: known({ state: 'Enabled', tenantId }) })]]),
      });
    expect(of(TENANT.toUpperCase(), TENANT)).toEqual([]);
    expect(of(TENANT, '')).toEqual([]);
    expect(of(PRINCIPAL, TENANT)).toEqual(['ASR119', 'ASR212']);
  });
});
