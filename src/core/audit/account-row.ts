/** The row of an automation account in an audit's report. */
import { rowsOf } from '../rows/define-rows';
import { amount, count, ids, maybe, name, names, ownId, time, word } from '../rows/kinds';
import { nameOf } from '../values/arm-id';
import type { Vault } from '../values/model';
import type { AccountUsage, AutomationAccount, RunbookJob } from '../values/resources';
import type { AccountFacts } from './facts';
import type { Finding } from './findings';
import { endedBadly } from './runbook-jobs';
import { level } from './severity';
import { LEVEL, WORST, worst } from './worst';

export interface AccountSource {
  readonly facts: AccountFacts;
  /** Undefined where it is missing or could not be read. */
  readonly account: AutomationAccount | undefined;
  /** Of the last seven days, newest first; undefined where they could not be read. */
  readonly jobs: readonly RunbookJob[] | undefined;
  readonly users: readonly Vault[];
  readonly findings: readonly Finding[];
}

const usageOf = ({ usage }: AccountFacts): Partial<AccountUsage> => (usage.known ? usage.value : {});

/** Each once. */
const groupsOf = ({ roles }: AccountFacts): readonly string[] => [
  ...new Set(
    [...roles.values()]
      .flatMap((held) => (held.known ? held.value.assignments : []))
      .flatMap(({ group }) => group ?? []),
  ),
];

const account = rowsOf<AccountSource>();

export const accountForm = account.form('accountRow', 'An automation account that mappings use, or are to use.', {
  id: account.column(ownId, 'Resource', 'ARM id', ({ facts }) => facts.id, { csv: 'account_id', last: true }),
  level: account.column(level, WORST, LEVEL, ({ findings }) => worst(findings)),
  name: account.column(name, 'Account', 'of the account', ({ facts }) => nameOf(facts.id)),
  state: account.column(word, 'State', 'its state, `missing`, or why it is not known', ({ facts, account: own }) =>
    facts.account.known ? (own?.state ?? 'missing') : `not known: ${facts.account.problem.code}`,
  ),
  location: account.column(maybe(word), 'Location', 'region', (of) => of.account?.location),
  principalId: account.column(
    maybe(word),
    'Identity',
    'object id of its system-assigned identity; left out if that is off',
    (of) => of.account?.principalId,
  ),
  userAssigned: account.column(
    ids,
    'User-assigned identities',
    'ARM ids of the user-assigned identities of the account',
    (of) => of.account?.userAssigned ?? [],
  ),
  roleGroups: account.column(
    names,
    'Roles through groups',
    'object ids of the groups through which its identity has roles on these vaults',
    ({ facts }) => groupsOf(facts),
  ),
  vaultIds: account.column(
    ids,
    'Vaults',
    'ARM ids of the vaults whose mappings use it',
    (of) => of.users.map(({ id }) => id),
    {
      csv: 'vaults',
    },
  ),
  runs: account.column(
    maybe(count),
    'Runs in 7 days',
    'of the nightly update in the last seven days',
    (of) => of.jobs?.length,
  ),
  failedRuns: account.column(maybe(count), 'Failed runs', 'of these', (of) => of.jobs?.filter(endedBadly).length),
  lastRun: account.column(maybe(time), 'Last run', 'when it began', (of) => of.jobs?.[0]?.startedAt),
  lastRunStatus: account.column(
    maybe(word),
    'Last status',
    'how it ended, or that it runs',
    (of) => of.jobs?.[0]?.status,
  ),
  sku: account.column(
    maybe(word),
    'Pricing tier',
    'of the account, for instance `Basic`',
    (of) => of.account?.sku || undefined,
  ),
  minutesUsed: account.column(
    maybe(amount),
    'Minutes this month',
    'of job time in this calendar month',
    ({ facts }) => usageOf(facts).own?.minutes,
  ),
  minutesLimit: account.column(
    maybe(amount),
    'Limit of minutes',
    'that Azure names for the account; left out if there is none',
    ({ facts }) => usageOf(facts).own?.limit,
  ),
  subscriptionMinutesUsed: account.column(
    maybe(amount),
    'Minutes of its subscription',
    'of all accounts of the subscription',
    ({ facts }) => usageOf(facts).subscription?.minutes,
  ),
  subscriptionMinutesLimit: account.column(
    maybe(amount),
    'Limit of its subscription',
    'that Azure names for the subscription; left out if there is none',
    ({ facts }) => usageOf(facts).subscription?.limit,
  ),
  throttleStatus: account.column(
    maybe(word),
    'Throttled',
    'what Azure says of the account, for instance `NotThrottled`',
    ({ facts }) => usageOf(facts).own?.throttleStatus || usageOf(facts).subscription?.throttleStatus || undefined,
  ),
});

export type AccountRow = ReturnType<typeof accountForm.make>;
