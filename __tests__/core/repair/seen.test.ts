import { seenIn } from '../../../src/core/repair/seen';
import {
  ACCOUNT,
  account,
  accountId,
  factsOf,
  inVault,
  known,
  mapping,
  reportOf,
  setting,
  vault,
} from '../audit/values';

const other = accountId('other', '99999999-2222-4333-8444-555555555555');
const facts = (used: string) =>
  factsOf(
    [inVault({ mappings: known([mapping({ autoUpdate: { ...setting, automationAccountId: used } })]) })],
    [account({ id: used })],
  );

test('an account and its subscription are looked at as long as something uses them', () => {
  const seen = (audit: ReturnType<typeof reportOf>) =>
    [
      { kind: 'person' as const, target: other, accountId: undefined },
      { kind: 'person' as const, target: '/subscriptions/99999999-2222-4333-8444-555555555555', accountId: undefined },
      { kind: 'roles' as const, target: vault.id, accountId: other },
      { kind: 'schedules' as const, target: `${other}/schedules/nightly`, accountId: other },
      { kind: 'person' as const, target: vault.id, accountId: undefined },
      { kind: 'settings' as const, target: mapping().id, accountId: ACCOUNT },
    ].map(seenIn(audit));
  expect(seen(reportOf(facts(other)))).toEqual([true, true, true, true, true, true]);
  expect(seen(reportOf(facts(ACCOUNT)))).toEqual([false, false, false, false, true, true]);
});
