/**
 * Looks at the automation account before the first change: the service takes a setting with any account, also with one
 * that does not exist or can do nothing, and the nightly update then fails unseen.
 */
import { accountFor } from '../values/account-for';
import { sendWithRetries } from '../requests/send-with-retries';
import type { AccountFacts } from '../audit/facts';
import type { RolesHeld, AutomationAccount, Known } from '../values/resources';
import type { Finding } from '../audit/findings';
import { judgeAccount } from '../audit/judge-account';
import type { AuditService } from '../values/ports';
import { stepsText } from '../audit/steps';
import { grantReading } from '../audit/rule';
import type { ListContext } from '../requests/lists';
import { listRolesHeld } from '../requests/roles';
import type { Failure, Problem, Result, Vault } from '../values/model';
import type { Preflight } from './change-kind';
import { nameOf } from '../values/arm-id';
import { asOnGitHub, type Spell } from '../values/spell';
import { IdMap } from '../values/id-map';

/** Without these nothing can be updated: the account is missing, or has no system-assigned identity. */
const REFUSED: readonly string[] = ['ASR101', 'ASR103'];

/**
 * Reads each account once, and the roles of its identity once for each vault.
 * @param service undefined: only whether there is an account for the vault is looked at
 */
export function accountCheck(
  accountIds: readonly string[],
  service: AuditService | undefined,
  spell: Spell = asOnGitHub,
): (vault: Vault, context: ListContext) => Promise<Preflight> {
  const problemOf = problemIn(spell);
  const reads = new Map<string, Promise<Result<AutomationAccount>>>();
  return async (vault, context) => {
    const accountId = accountFor(accountIds, vault.id);
    if (accountId === undefined) return { refusal: noAccount(vault), warnings: [] };
    if (service === undefined) return { warnings: [] };
    const what = `account ${nameOf(accountId)}`;
    const read =
      reads.get(accountId) ??
      sendWithRetries(what, context.reads, (signal) => service.readAccount(accountId, signal), context);
    reads.set(accountId, read);
    const account = accountFrom(await read, accountId);
    const roles = await rolesOf(account, vault, service, context);
    const facts: AccountFacts = {
      id: accountId,
      account,
      schedules: new IdMap(),
      runbookJobs: { known: true, value: [] },
      jobSchedules: new IdMap(),
      usage: { known: true, value: { own: undefined, subscription: undefined } },
      roles: new IdMap([[vault.id, roles]]),
    };
    const findings = judgeAccount(facts, [vault], [], context.clock.now());
    const refusal = findings.find(({ id }) => REFUSED.includes(id));
    // What was not read since the run ended says nothing of rights.
    if (context.stop.signal.aborted) return { warnings: [] };
    return {
      ...(refusal && { refusal: problemOf(refusal) }),
      warnings: findings.filter(({ id }) => !REFUSED.includes(id)).map(problemOf),
    };
  };
}

const noAccount = ({ name, subscriptionId }: Vault): Problem => ({
  code: 'NoAccount',
  message: `None of the automation accounts is in the subscription of the vault ${name}, ${subscriptionId}.`,
  nextStep:
    'Add an automation account of that subscription, with a system-assigned identity that has Contributor on the vault.',
});

function accountFrom(read: Result<AutomationAccount>, accountId: string): AccountFacts['account'] {
  if (read.ok) return { known: true, value: read.value };
  if (read.failure.status === 404) return { known: true, value: 'missing' };
  return notKnown(read.failure, 'Microsoft.Automation/automationAccounts/read', accountId);
}

async function rolesOf(
  account: AccountFacts['account'],
  vault: Vault,
  service: AuditService,
  context: ListContext,
): Promise<Known<RolesHeld>> {
  if (!account.known || account.value === 'missing' || account.value.principalId === undefined)
    return { known: true, value: { assignments: [], groupsUnknown: undefined } };
  const listed = await listRolesHeld(vault, account.value.principalId, service, context);
  return listed.ok
    ? { known: true, value: listed.value }
    : notKnown(listed.failure, 'Microsoft.Authorization/roleAssignments/read', vault.id);
}

const notKnown = ({ status, problem, grant }: Failure, right: string, scope: string): Known<never> => ({
  known: false,
  problem: status === 403 ? { ...problem, nextStep: grantReading(right, scope, grant) } : problem,
});

const problemIn =
  (spell: Spell) =>
  ({ id, message, cause, remedy }: Finding): Problem => ({
    code: id,
    message,
    possibleCauses: cause,
    nextStep: spell(stepsText(remedy)),
  });
