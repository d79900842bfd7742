/** Reads what the nightly update needs: automation accounts, their schedules, jobs and minutes, and the roles they hold. */
import { accountFor } from '../values/account-for';
import { sendWithRetries } from '../requests/send-with-retries';
import { allPages } from '../requests/pages';
import { listRolesHeld } from '../requests/roles';
import { IdMap } from '../values/id-map';
import type { Problem, Result, Vault } from '../values/model';
import type { AccountFacts, VaultFacts } from './facts';
import type { RolesHeld } from '../values/resources';
import type { RunbookJob } from '../values/resources';
import type { Schedule } from '../values/resources';
import type { AutomationAccount } from '../values/resources';
import type { Known } from '../values/resources';
import { unknown, type Sources } from './read-lanes';
import { endedBadly } from './runbook-jobs';
import { nameOf, subscriptionOf } from '../values/arm-id';
import { DAY } from '../values/time';

const AUTOMATION = 'Microsoft.Automation/automationAccounts';
const ROLES_RIGHT = 'Microsoft.Authorization/roleAssignments/read';
const LOOK_BACK_MS = 7 * DAY;

/** An automation account, and who names it. */
export interface NamedAccount {
  readonly id: string;
  /** Names, each as it was written last. */
  readonly schedules: IdMap<string>;
  /** Vaults that use it, or are to use it, by id. */
  readonly vaults: IdMap<Vault>;
}

/** Each account once, the wanted ones first. */
export function namedAccounts(
  vaults: readonly VaultFacts[],
  wantedAccountIds: readonly string[],
): readonly NamedAccount[] {
  const accounts = new IdMap<NamedAccount>();
  const account = (id: string): NamedAccount => {
    const named = accounts.get(id) ?? { id, schedules: new IdMap(), vaults: new IdMap() };
    accounts.set(id, named);
    return named;
  };
  for (const id of wantedAccountIds) account(id);
  for (const { vault, mappings } of vaults) {
    const wanted = accountFor(wantedAccountIds, vault.id);
    for (const { autoUpdate } of mappings.known ? mappings.value : []) {
      if (autoUpdate === undefined) continue;
      if (wanted !== undefined) account(wanted).vaults.set(vault.id, vault);
      if (autoUpdate.automationAccountId === undefined) continue;
      const named = account(autoUpdate.automationAccountId);
      named.vaults.set(vault.id, vault);
      const { scheduleName } = autoUpdate;
      if (scheduleName !== undefined) named.schedules.set(scheduleName, scheduleName);
    }
  }
  return [...accounts.values()];
}

/** @param now milliseconds since the epoch */
export async function readAccountFacts(named: NamedAccount, now: number, sources: Sources): Promise<AccountFacts> {
  const { service } = sources;
  const { id } = named;
  const context = sources.arm(subscriptionOf(id));
  const what = nameOf(id);
  const read = await sendWithRetries(
    `account ${what}`,
    context.reads,
    (signal) => service.readAccount(id, signal),
    context,
  );
  if (isMissing(read)) return factsOfMissing(named, read.failure.problem);
  const account = sources.known(read, `${AUTOMATION}/read`, id);
  const [schedules, jobs, minutes, roles] = await Promise.all([
    eachOf(named.schedules, (name) => readSchedule(id, name, sources)),
    readJobs(id, now - LOOK_BACK_MS, sources),
    sendWithRetries(`usage of ${what}`, context.reads, (signal) => service.readMinutesUsed(id, signal), context),
    eachOf(named.vaults, (vault) => readRoles(account, vault, sources)),
  ]);
  return {
    id,
    account,
    schedules,
    runbookJobs: sources.known(jobs, `${AUTOMATION}/jobs/read`, id),
    minutesUsed: sources.known(minutes, `${AUTOMATION}/usages/read`, id),
    roles,
  };
}

/** Nothing more is asked about an account that does not exist. */
function factsOfMissing({ id, schedules, vaults }: NamedAccount, problem: Problem): AccountFacts {
  const missing: Known<'missing'> = { known: true, value: 'missing' };
  return {
    id,
    account: missing,
    schedules: new IdMap([...schedules.keys()].map((name) => [name, missing])),
    runbookJobs: unknown(problem),
    minutesUsed: unknown(problem),
    roles: new IdMap([...vaults.keys()].map((vault) => [vault, unknown(problem)])),
  };
}

async function readSchedule(accountId: string, name: string, sources: Sources): Promise<Known<Schedule | 'missing'>> {
  const context = sources.arm(subscriptionOf(accountId));
  const read = await sendWithRetries(
    `schedule ${name}`,
    context.reads,
    (signal) => sources.service.readSchedule(accountId, name, signal),
    context,
  );
  return isMissing(read)
    ? { known: true, value: 'missing' }
    : sources.known(read, `${AUTOMATION}/schedules/read`, accountId);
}

/** Newest first; the newest that ended badly with its exception, which a list does not tell. */
async function readJobs(id: string, since: number, sources: Sources): Promise<Result<readonly RunbookJob[]>> {
  const { service } = sources;
  const context = sources.arm(subscriptionOf(id));
  const listed = await allPages(
    `list of jobs of ${nameOf(id)}`,
    (next, signal) => service.listRunbookJobs(id, since, next, signal),
    context,
  );
  if (!listed.ok) return listed;
  const jobs = [...listed.value].sort(byStart);
  const failed = jobs.findIndex(endedBadly);
  const name = jobs[failed]?.name;
  if (name === undefined) return { ok: true, value: jobs };
  const read = await sendWithRetries(
    `job ${name}`,
    context.reads,
    (signal) => service.readRunbookJob(id, name, signal),
    context,
  );
  if (read.ok) jobs[failed] = read.value;
  return { ok: true, value: jobs };
}

/** An identity that is off has no roles; one that is not known cannot be asked for. */
async function readRoles(account: Known<AutomationAccount>, vault: Vault, sources: Sources): Promise<Known<RolesHeld>> {
  if (!account.known) return account;
  const { principalId } = account.value;
  if (principalId === undefined) return { known: true, value: { assignments: [], groupsUnknown: undefined } };
  const roles = await listRolesHeld(vault, principalId, sources.service, sources.arm(vault.subscriptionId));
  return sources.known(roles, ROLES_RIGHT, vault.id);
}

const isMissing = <T>(result: Result<T>): result is Extract<Result<T>, { readonly ok: false }> =>
  !result.ok && result.failure.status === 404;

/** A job that has not begun is the newest. */
const byStart = (a: RunbookJob, b: RunbookJob): number =>
  (b.startedAt ?? Number.MAX_VALUE) - (a.startedAt ?? Number.MAX_VALUE);

/** All side by side, under their keys. */
async function eachOf<S, T>(things: IdMap<S>, read: (thing: S) => Promise<T>): Promise<IdMap<T>> {
  return new IdMap(
    await Promise.all([...things].map(async ([key, thing]): Promise<[string, T]> => [key, await read(thing)])),
  );
}
