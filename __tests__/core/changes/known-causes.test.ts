import { adviceOnFailedJob } from '../../../src/core/changes/known-causes';

const at = { vaultId: '/subscriptions/s/vaults/v', accountId: '/subscriptions/s/automationAccounts/a' };
const advice = (message: string): string | undefined => adviceOnFailedJob({ code: '559', message }, at);

it.each([
  'The schedule was not made: its identity has no access to the vault.',
  'The identity of the Automation account has no role on the vault.',
  'The managed identity does not have the required permissions.',
])('gives the command that assigns the role: %s', (message) => {
  expect(advice(message)).toMatch(
    /^Do this, then run again \(ASR104\):\n {2}az role assignment create .*--role Contributor --scope \/subscriptions\/s\/vaults\/v$/,
  );
});

it.each([
  ['The automation account has no system-assigned identity.', /System assigned/],
  ['The automation account aa-dr was not found.', /`action: Enabled`/],
])('gives the remedy of the finding that says the same: %s', (message, remedy) => {
  expect(advice(message)).toMatch(remedy);
  expect(advice(message)).not.toMatch(/VAULT_ID|ACCOUNT_ID/);
});

it('guesses no cause', () => {
  expect(advice('The operation could not be completed.')).toBeUndefined();
  expect(advice('The identity provider is busy.')).toBeUndefined();
});
