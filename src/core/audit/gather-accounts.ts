/** Reads what the nightly update needs: automation accounts, their schedules, jobs and minutes, and the roles they hold. */
import { accountFor } from '../values/account-for';
import { sendWithRetries } from '../requests/send-with-retries';
import { listRolesHeld } from '../requests/roles';
import { IdMap } from '../values/id-map';
import type { Problem, Result, Vault } from '../values/model';
import type { AccountFacts, VaultFacts } from './facts';
import type { RolesHeld, JobSchedule, Schedule, AutomationAccount, Known } from '../values/resources';
import { unknown, type Sources } from './read-lanes';
import { readRuns } from './gather-runs';
import { nameOf, subscriptionOf } from '../values/arm-id';

const AUTOMATION = 'Microsoft.Automation/automationAccounts';
const ROLES_RIGHT = 'Microsoft.Authorization/roleAssignments/read';

/** An automation account, and who names it. */
export interface NamedAccount {
  readonly id: string;
  /** Names, each as it was written last. */
  readonly schedules: IdMap<string>;
  readonly jobSchedules: IdMap<string>;
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
    const named = accounts.get(id) ?? { id, schedules: new IdMap(), jobSchedules: new IdMap(), vaults: new IdMap() };
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
      const { scheduleName, jobScheduleName } = autoUpdate;
      if (scheduleName !== undefined) named.schedules.set(scheduleName, scheduleName);
      if (jobScheduleName !== undefined) named.jobSchedules.set(jobScheduleName, jobScheduleName);
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
  const [schedules, jobSchedules, jobs, usage, roles] = await Promise.all([
    eachOf(named.schedules, (name) => readPart(id, 'schedule', name, (...of) => service.readSchedule(...of), sources)),
    eachOf(named.jobSchedules, (name) =>
      readPart(id, 'jobSchedule', name, (...of) => service.readJobSchedule(...of), sources),
    ),
    readRuns(id, now, sources),
    sendWithRetries(`usage of ${what}`, context.reads, (signal) => service.readUsage(id, signal), context),
    eachOf(named.vaults, (vault) => readRoles(account, vault, sources)),
  ]);
  return {
    id,
    account,
    schedules,
    jobSchedules,
    runbookJobs: sources.known(jobs, `${AUTOMATION}/jobs/read`, id),
    usage: sources.known(usage, `${AUTOMATION}/usages/read`, id),
    roles,
  };
}

/** Nothing more is asked about an account that does not exist. */
function factsOfMissing({ id, schedules, jobSchedules, vaults }: NamedAccount, problem: Problem): AccountFacts {
  const missing: Known<'missing'> = { known: true, value: 'missing' };
  return {
    id,
    account: missing,
    schedules: new IdMap([...schedules.keys()].map((name) => [name, missing])),
    jobSchedules: new IdMap([...jobSchedules.keys()].map((name) => [name, missing])),
    runbookJobs: unknown(problem),
    usage: unknown(problem),
    roles: new IdMap([...vaults.keys()].map((vault) => [vault, unknown(problem)])),
  };
}

async function readPart<T extends Schedule | JobSchedule>(
  accountId: string,
  kind: 'schedule' | 'jobSchedule',
  name: string,
  read: (accountId: string, name: string, signal: AbortSignal) => Promise<Result<T>>,
  sources: Sources,
): Promise<Known<T | 'missing'>> {
  const context = sources.arm(subscriptionOf(accountId));
  const part = await sendWithRetries(
    `${kind === 'schedule' ? 'schedule' : 'job schedule'} ${name}`,
    context.reads,
    (signal) => read(accountId, name, signal),
    context,
  );
  return isMissing(part)
    ? { known: true, value: 'missing' }
    : sources.known(part, `${AUTOMATION}/${kind}s/read`, accountId);
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

/** All side by side, under their keys. */
async function eachOf<S, T>(things: IdMap<S>, read: (thing: S) => Promise<T>): Promise<IdMap<T>> {
  return new IdMap(
    await Promise.all([...things].map(async ([key, thing]): Promise<[string, T]> => [key, await read(thing)])),
  );
}
