import { defaultAccountId, defaultSubscription } from '../../simulator/arm/estate';
import { startSimulator, type AccountSpec, type Scenario, type Simulator } from '../../simulator/index';
import { ask, pagesOf, signIn } from './client';

interface Assignment {
  readonly id: string;
  readonly properties: { readonly roleDefinitionId: string; readonly scope: string };
}

const principalId = '0c0ffee0-1111-4222-8333-444455556666';
const subscription = `/subscriptions/${defaultSubscription}`;
const vault = `${subscription}/resourceGroups/rg-dr/providers/Microsoft.RecoveryServices/vaults/vault-weu`;

let simulator: Simulator;
let token: string;
afterEach(() => simulator.stop());

async function start(account: Partial<AccountSpec>, more: Partial<Scenario> = {}): Promise<void> {
  simulator = await startSimulator({
    scenario: {
      name: 'roles',
      description: 'Roles.',
      vaults: [{ name: 'vault-weu' }],
      accounts: [{ id: defaultAccountId, ...account }],
      ...more,
    },
  });
  token = await signIn(simulator);
}

const target = (filter: string, scope = vault): string =>
  `${scope}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=${encodeURIComponent(filter)}`;
const roles = [
  { role: 'Contributor', scope: '/providers/Microsoft.Management/managementGroups/contoso' },
  { role: 'Owner', scope: `${vault}/replicationFabrics/f` },
  { role: 'Site Recovery Contributor', scope: vault },
  { role: 'Owner', scope: `${vault}-other` },
  { role: 'Owner', scope: `${subscription}/resourceGroups/rg-other` },
  { role: 'Contributor' },
];

test('are those of a principal at, above and below the scope', async () => {
  await start({ principalId, roles }, { rolesPageSize: 3 });
  const pages = await pagesOf<Assignment>(simulator, token, target(`principalId eq '${principalId}'`));
  expect(pages.map((page) => page.value.length)).toEqual([3, 1]);
  expect(pages[1]).not.toHaveProperty('nextLink');
  const found = pages.flatMap((page) => page.value.map(({ properties }) => properties));
  expect(found.map(({ scope }) => scope)).toEqual([0, 1, 2].map((at) => roles[at]?.scope).concat(subscription));
  expect(found.map(({ roleDefinitionId }) => roleDefinitionId)).toEqual([
    '/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c',
    `${subscription}/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635`,
    `${subscription}/providers/Microsoft.Authorization/roleDefinitions/6670b86e-a3f7-4917-ac9b-5d6ab1be4567`,
    `${subscription}/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c`,
  ]);
  const nobody = await pagesOf(simulator, token, target("principalId eq '00000000-0000-4000-8000-000000000000'"));
  expect(nobody).toEqual([{ value: [] }]);
});

test('are those of groups where the filter follows them, and then none below the scope', async () => {
  const group = '0c0ffee0-1111-4222-8333-444455557777';
  await start({ principalId, roles: [...roles.slice(1, 3), { role: 'Owner', scope: vault, group }] });
  const found = async (filter: string): Promise<unknown[]> =>
    (await pagesOf<Assignment>(simulator, token, target(filter))).flatMap((page) =>
      page.value.map(({ properties }) => properties),
    );
  const assigned = `atScope() and assignedTo('${principalId}')`;
  expect(await found(assigned)).toMatchObject([
    { scope: vault, principalType: 'ServicePrincipal' },
    { scope: vault, principalId: group, principalType: 'Group' },
  ]);
  expect(await found(`assignedTo('${principalId}')`)).toHaveLength(3);
  expect(await found(`principalId eq '${principalId}'`)).toHaveLength(2);
  await simulator.stop();
  await start({ principalId }, { assignedTo: 'refused' });
  expect((await ask(simulator, target(assigned), { token })).status).toBe(400);
});

test('refuse other filters, and can be forbidden', async () => {
  await start({}, { vaults: [{ name: 'vault-weu' }, { name: 'vault-neu', forbidden: ['roles.list'] }] });
  expect((await ask(simulator, target("roleName eq 'Owner'"), { token })).status).toBe(400);
  const refused = await ask(simulator, target('', vault.replace(/weu$/, 'neu')), { token });
  expect(refused.status).toBe(403);
  expect(refused.text).toContain("'Microsoft.Authorization/roleAssignments/read'");
});
