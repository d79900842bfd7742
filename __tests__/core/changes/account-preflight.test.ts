import { accountCheck } from '../../../src/core/changes/account-preflight';
import type { AutomationAccount } from '../../../src/core/values/resources';
import { Lane } from '../../../src/core/requests/lane';
import type { Preflight } from '../../../src/core/changes/change-kind';
import { ManualClock, seeded, stopAt } from '../../support/manual-clock';
import { Estate, accountNamed, refusedWith, subscriptionNumber, vaultNamed, type EstateOptions } from '../audit/estate';

const account = accountNamed('aa');
const healthy = { [account.toLowerCase()]: {} };
const one = vaultNamed('v1');
const another = vaultNamed('v2');

async function check(
  options: Partial<EstateOptions>,
  vaults = [one],
  accounts = [account],
): Promise<{ told: Preflight[]; estate: Estate }> {
  const clock = new ManualClock();
  const estate = new Estate(clock, { vaults: [], ...options });
  const reads = new Lane({ limits: [], concurrency: 24 }, clock);
  const context = { clock, stop: stopAt(clock), random: seeded(1), service: estate, reads, onRetry: () => undefined };
  const admit = accountCheck(accounts, estate);
  const told = await clock.drive(Promise.all(vaults.map((vault) => admit(vault, context))));
  return { told, estate };
}

const changed = (changes: Partial<AutomationAccount>) => ({ accounts: { [account.toLowerCase()]: changes } });

it('says nothing of a healthy account, and reads it once and its roles once for each vault', async () => {
  const { told, estate } = await check({ accounts: healthy }, [one, another]);
  expect(told).toEqual([{ warnings: [] }, { warnings: [] }]);
  expect([estate.count('readAccount'), estate.count('listRoles')]).toEqual([1, 2]);
});

it.each<[string, Partial<EstateOptions>, string]>([
  ['that does not exist', { accounts: {} }, 'ASR101'],
  ['without a system-assigned identity', changed({ principalId: undefined }), 'ASR103'],
])('refuses an account %s, and asks no more about it', async (_name, options, code) => {
  const { told, estate } = await check(options);
  expect(told).toMatchObject([{ refusal: { code }, warnings: [] }]);
  expect(told[0]?.refusal?.nextStep).not.toBe('');
  expect(estate.count('listRoles')).toBe(0);
});

it.each<[string, Partial<EstateOptions>, string]>([
  ['may not be read', { fault: (kind) => (kind === 'readAccount' ? refusedWith(403, 'No') : undefined) }, 'ASR401'],
  [
    'has roles that may not be read',
    { accounts: healthy, fault: (kind) => (kind === 'listRoles' ? refusedWith(403, 'No') : undefined) },
    'ASR405',
  ],
])('warns, and goes on, when the account %s', async (_name, options, code) => {
  const { told } = await check(options);
  expect(told).toMatchObject([{ warnings: [{ code }] }]);
  expect(told[0]?.refusal).toBeUndefined();
});

it('warns of a vault in another subscription', async () => {
  const { told } = await check({ accounts: healthy }, [vaultNamed('far', subscriptionNumber(2))]);
  expect(told).toMatchObject([{ warnings: [{ code: 'ASR102' }] }]);
});

it('takes for each vault the account of its subscription, and refuses a vault that has none', async () => {
  const second = accountNamed('aa2', subscriptionNumber(2));
  const { told, estate } = await check(
    { accounts: { ...healthy, [second.toLowerCase()]: {} } },
    [one, vaultNamed('v2', subscriptionNumber(2)), vaultNamed('v3', subscriptionNumber(3))],
    [account, second],
  );
  expect(told).toMatchObject([{ warnings: [] }, { warnings: [] }, { refusal: { code: 'NoAccount' } }]);
  expect(estate.count('readAccount')).toBe(2);
});
