import { defaultAccountId } from '../arm/estate';
import { guidFrom } from '../random';
import type { Scenario, SignInSpec } from '../scenario';
import { estate } from './estate';

const small = { vaults: [{ name: 'vault-weu', mappings: 4 }], job: { seconds: [20, 60] } } as const;

const refusals: readonly (readonly [string, number, string])[] = [
  ['federation-refused', 700213, 'no federated credential has this subject'],
  ['federation-issuer-refused', 700211, 'no federated credential has this issuer'],
  ['federation-case-refused', 7002138, 'the subject differs in letter case only'],
  ['federation-none', 70025, 'the app has no federated credential'],
  ['federation-malformed', 50027, 'the assertion is not a valid JWT'],
  ['assertion-expired', 700024, 'the assertion is out of date'],
  ['application-unknown', 700016, 'the client id is not in the tenant'],
  ['tenant-unknown', 90002, 'the tenant does not exist'],
  ['secret-refused', 7000215, 'the client secret is wrong (with a service principal)'],
];

const signIn = (name: string, description: string, spec: SignInSpec): Scenario => ({
  ...small,
  name,
  description,
  signIn: spec,
});

export const access: readonly Scenario[] = [
  {
    name: 'forbidden-vault',
    description: 'Of three vaults one is forbidden, one is missing, one is fine.',
    vaults: [
      { name: 'vault-weu', mappings: 4 },
      { name: 'vault-neu', mappings: 4, access: 'forbidden' },
      { name: 'vault-gone', access: 'missing' },
    ],
    job: { seconds: [20, 60] },
  },
  {
    name: 'missing-everything',
    description: 'A subscription, a resource group and a vault that do not exist, beside a vault that does.',
    vaults: [
      { name: 'vault-weu', mappings: 2 },
      { name: 'vault-gone', access: 'missing' },
      { name: 'vault-lost', group: 'rg-gone', access: 'group-missing' },
      { name: 'vault-far', subscription: guidFrom('no such subscription'), access: 'subscription-missing' },
    ],
  },
  {
    name: 'vault-never-used',
    description: 'A vault that never used Site Recovery, beside one with mappings.',
    vaults: [
      { name: 'vault-backup', access: 'never-used' },
      { name: 'vault-weu', mappings: 2 },
    ],
    job: { seconds: 20 },
  },
  {
    name: 'vault-empty',
    description: 'A vault with Site Recovery but without mappings.',
    vaults: [{ name: 'vault-weu' }],
  },
  {
    name: 'list-forbidden-walk',
    description: 'The list of the whole vault is forbidden; fabrics and containers may be read.',
    vaults: [{ name: 'vault-weu', mappings: 30, listForbidden: true }],
    job: { seconds: [20, 60] },
  },
  {
    name: 'account-without-identity',
    description: 'The Automation account has no system-assigned identity.',
    ...small,
    accounts: [{ id: defaultAccountId, identity: 'absent' }],
  },
  {
    name: 'account-missing',
    description: 'The Automation account does not exist.',
    ...small,
    accounts: [{ id: defaultAccountId, access: 'missing' }],
  },
  {
    ...estate({ mappingsPerVault: 20, jobSeconds: [400, 900] }),
    name: 'token-expiry',
    description: 'Tokens live 5 minutes, jobs longer.',
    signIn: { tokenSeconds: 300 },
  },
  {
    ...estate({ mappingsPerVault: 10, jobSeconds: [60, 120] }),
    name: 'token-revoked',
    description: 'All tokens are revoked while jobs run, with a challenge.',
    signIn: { revokeAtSeconds: [30, 75], challenge: 'claims' },
  },
  {
    ...estate({ mappingsPerVault: 10, jobSeconds: [60, 120] }),
    name: 'token-revoked-plain',
    description: 'All tokens are revoked while jobs run, with a plain 401.',
    signIn: { revokeAtSeconds: [30, 75] },
  },
  {
    ...small,
    name: 'clock-behind',
    description: 'The caller’s clock is an hour behind that of Azure.',
    clockOffsetSeconds: 3600,
  },
  {
    ...small,
    name: 'clock-ahead',
    description: 'The caller’s clock is an hour ahead of that of Azure.',
    clockOffsetSeconds: -3600,
  },
  signIn('federation-subject', 'The app trusts the environment production, the job has another subject.', {
    trustedSubject: 'repo:contoso/dr:environment:production',
  }),
  ...refusals.map(([name, refusal, reason]) =>
    signIn(name, `Entra ID refuses the sign-in with AADSTS${refusal}: ${reason}.`, { refusal }),
  ),
];
