/** What became of a finding that was there and is not found any more. */
import { catalogue, isShared } from '../audit/catalogue';
import type { AuditRows } from '../audit/rows';
import { subscriptionScopeOf } from '../values/arm-id';
import { IdMap, IdSet } from '../values/id-map';
import { ruleIdOf, type BaselineEntry } from './baseline';
import { isHidden, OF_VMS, unreadAmong } from './unread';

/** `gone`: what it was about is not there any more. `not-known`: what would show it could not be read. */
export const pastStates = ['fixed', 'gone', 'out-of-scope', 'not-known'] as const;
export type PastState = (typeof pastStates)[number];

export interface PastOptions {
  /** The audit was interrupted, so that what is not found may only not have been looked for. */
  readonly interrupted: boolean;
  /** ARM ids of vaults that were to be read and of which nobody reports. */
  readonly unreported: readonly string[];
}

/** The subject of a key: an ARM id in lower case. */
const subjectOf = ({ key }: Pick<BaselineEntry, 'key'>): string =>
  key.slice(key.indexOf(' ') + 1).split(' on /')[0] ?? '';

/** Found where nothing keeps an agent up to date, which may not be known. */
export const OF_COVERAGE = 'ASR212';

export function pastStateOf(
  rows: AuditRows,
  { interrupted, unreported }: PastOptions,
): (entry: BaselineEntry) => PastState {
  const vaults = new IdSet(rows.vaults.map(({ id }) => id));
  const lost = new IdSet(unreported);
  const subjects = subjectsOf(rows);
  const accounts = accountsOf(rows);
  const agents = new IdMap(rows.agents.map((agent) => [agent.vmId ?? agent.id, agent]));
  const unread = unreadAmong(rows.findings);
  return (entry) => {
    const { key, vaultId } = entry;
    const [id, subject] = [ruleIdOf(entry), subjectOf(entry)];
    const about = catalogue.get(id)?.about;
    // Of a rule that only another version has.
    if (interrupted || lost.has(vaultId) || about === undefined) return 'not-known';
    const isThere = subjects.has(subject);
    // An account, or a subscription, is written down for one of its vaults, which may be another one now.
    const isElsewhere = isShared(id) && isThere;
    if (!isElsewhere && !vaults.has(vaultId)) return 'out-of-scope';
    const place = { key, vaultId: isElsewhere ? '' : vaultId, accountId: accounts.get(subject) ?? subject };
    const agent = agents.get(subject);
    const isUnknown =
      (id === OF_COVERAGE && agent?.coverage === 'unknown') ||
      (OF_VMS.includes(id) && agent !== undefined && agent.powerState === undefined);
    if (isUnknown || isHidden(unread, place)) return 'not-known';
    return isThere ? 'fixed' : 'gone';
  };
}

/** By id of the mapping: the account that it names. */
export const accountsOf = ({ mappings }: AuditRows): IdMap<string> =>
  new IdMap(mappings.map(({ id, automationAccountId = '' }) => [id, automationAccountId]));

/** Ids of all that was read. */
function subjectsOf({ vaults, accounts, mappings, agents }: AuditRows): IdSet {
  const ids = [...vaults, ...accounts, ...mappings].map(({ id }) => id);
  const subscriptions = [...vaults, ...accounts].map(({ id }) => subscriptionScopeOf(id));
  return new IdSet([...ids, ...subscriptions, ...agents.map(({ id, vmId }) => vmId ?? id)]);
}
