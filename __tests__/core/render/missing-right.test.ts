import { isOneCommand } from '../../../src/core/render/shell';
import { grantCommand, howToGrant, missingRight } from '../../../src/core/render/missing-right';

const VAULT =
  '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-dr/providers/Microsoft.RecoveryServices/vaults/vault-weu';
const ACCOUNT = VAULT.replace(
  'Microsoft.RecoveryServices/vaults/vault-weu',
  'Microsoft.Automation/automationAccounts/aa',
);
const CLIENT = 'bffbbd66-d071-4af0-a8e2-c21ec05565a3';

const refused = (action: string, scope: string): string =>
  `The client 'someone' with object id 'b0df45bf-9243-4758-a5be-0c26de7c52d9' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`;
const linked = `The client 'x' with object id 'y' has permission to perform action 'Microsoft.RecoveryServices/vaults/write' on scope '${VAULT}'; however, it does not have permission to perform action(s) 'Microsoft.Automation/automationAccounts/read' on the linked scope(s) '${ACCOUNT}' (respectively) or the linked scope(s) are invalid.`;

test('reads what is missing, and of a linked resource what is missing there', () => {
  expect(missingRight(refused('Microsoft.A/b/read', VAULT))).toEqual({ action: 'Microsoft.A/b/read', scope: VAULT });
  expect(missingRight(linked)).toEqual({ action: 'Microsoft.Automation/automationAccounts/read', scope: ACCOUNT });
  expect(missingRight('Access denied.')).toBeUndefined();
});

const mapping =
  'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectionContainerMappings/write';

test.each([
  ['reads', refused('Microsoft.RecoveryServices/vaults/replicationJobs/read', VAULT), 'Reader', VAULT],
  ['a part of a vault', refused(mapping, `${VAULT}/replicationFabrics/f/x/y`), "'Site Recovery Contributor'", VAULT],
  [
    'schedules',
    refused('Microsoft.Automation/automationAccounts/schedules/write', ACCOUNT),
    "'Automation Contributor'",
    ACCOUNT,
  ],
  ['a linked resource', linked, 'Reader', ACCOUNT],
  ['a subscription', refused('Microsoft.Authorization/locks/read', VAULT.slice(0, 51)), 'Reader', VAULT.slice(0, 51)],
])('has a command for %s', (_what, message, role, scope) => {
  const command = grantCommand(message, CLIENT) ?? '';
  expect(command).toBe(`az role assignment create --assignee ${CLIENT} --role ${role} --scope ${scope}`);
  expect(isOneCommand(command)).toBe(true);
});

test.each([
  ['no built-in role is known for', refused('Microsoft.Authorization/roleAssignments/write', VAULT), CLIENT],
  [
    'is of no subscription',
    refused('Microsoft.A/b/read', '/providers/Microsoft.Management/managementGroups/g'),
    CLIENT,
  ],
  ['nobody knows who sent', refused('Microsoft.A/b/read', VAULT), undefined],
  ['hides another command', refused('Microsoft.A/b/read; rm -rf ~/read', VAULT), CLIENT],
])('has none for what %s', (_what, message, clientId) => {
  expect(grantCommand(message, clientId)).toBeUndefined();
  expect(howToGrant(grantCommand(message, clientId))).toBe('');
});

test('a scope can be nothing but one word of the command', () => {
  const command = grantCommand(refused('Microsoft.A/b/read', `${VAULT} --role Owner; $(id)\u202e`), CLIENT) ?? '';
  expect(command.endsWith(` --scope '${VAULT} --role Owner; $(id)\\u202e'`)).toBe(true);
  expect(isOneCommand(command)).toBe(true);
});
