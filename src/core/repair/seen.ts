/** Whether an audit has looked at what a step is about: an account or a subscription is looked at as long as it is used. */
import type { AuditRows } from '../audit/rows';
import type { PlanStep } from '../plan/step';
import { subscriptionScopeOf } from '../values/arm-id';
import { IdSet } from '../values/id-map';

export function seenIn({
  vaults,
  accounts,
  mappings,
  agents,
}: Pick<AuditRows, 'vaults' | 'accounts' | 'mappings' | 'agents'>): (
  step: Pick<PlanStep, 'kind' | 'target' | 'accountId'>,
) => boolean {
  const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
  const seen = new IdSet([...ids(vaults), ...ids(accounts), ...ids(mappings), ...ids(agents)]);
  const subscriptions = new IdSet([...ids(accounts), ...ids(mappings)].map(subscriptionScopeOf));
  return ({ kind, target, accountId }) =>
    (kind === 'roles' || kind === 'schedules') && accountId !== undefined
      ? seen.has(accountId)
      : seen.has(target) || subscriptions.has(target);
}
