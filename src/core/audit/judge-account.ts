/** Findings of an automation account, once for the account, and for its identity once for each vault. */
import type { Vault } from '../values/model';
import { finding, notKnown, type RuleId } from './catalogue';
import type { AccountFacts } from './facts';
import type { RoleAssignment, AutomationAccount, Known } from '../values/resources';
import type { Finding, FindingSubject } from './findings';
import { grantContributor, type Place } from './rule';
import { steps, type Step } from './steps';
import { judgeRuns } from './judge-runs';
import type { Served } from './relate-runs';
import { nameOf, subscriptionOf, isInScope } from '../values/arm-id';
import { sameText } from '../values/compare';
import { suffices } from '../values/roles';

/** The account as it is asked about from one vault. */
interface Case {
  readonly facts: AccountFacts;
  readonly name: string;
  readonly subject: FindingSubject;
  readonly at: Place;
}

/**
 * @param users the vaults that use it, or are to; findings of the account itself are written down for the first
 * @param served the mappings that use it; an account that none uses yet has nothing to run at night
 */
export function judgeAccount(
  facts: AccountFacts,
  users: readonly Vault[],
  served: readonly Served[],
  now: number,
): Finding[] {
  const [first] = users;
  if (first === undefined) return [];
  const name = nameOf(facts.id);
  const account = facts.account.known && facts.account.value !== 'missing' ? facts.account.value : undefined;
  const at = { accountId: facts.id, principalId: account?.principalId };
  const caseOf = (vault: Vault): Case => ({
    facts,
    name,
    at,
    subject: { resource: facts.id, name, vaultId: vault.id },
  });
  const own = caseOf(first);
  if (facts.account.known && account === undefined) {
    return [finding('ASR101', own.subject, `The automation account ${name} does not exist.`, { at })];
  }
  return [
    ...(account === undefined ? [] : judgeItself(account, own)),
    ...judgeSources(own, served.length > 0),
    ...(served.length > 0 ? judgeRuns({ ...own, served, now }) : []),
    ...judgeUsage(own),
    ...users.flatMap((vault) => judgeSubscription(vault, caseOf(vault))),
    ...(account?.principalId === undefined ? [] : users.flatMap((vault) => judgeRoles(vault, caseOf(vault)))),
  ];
}

function judgeItself({ state, principalId }: AutomationAccount, { name, subject, at }: Case): Finding[] {
  const findings: Finding[] = [];
  if (state !== '' && !sameText(state, 'Ok')) {
    findings.push(finding('ASR110', subject, `The automation account ${name} is in the state ${state}.`, { at }));
  }
  if (principalId === undefined) {
    findings.push(
      finding('ASR103', subject, `The automation account ${name} has no system-assigned identity.`, { at }),
    );
  }
  return findings;
}

/** What could not be read of the account, once for each kind. */
function judgeSources({ facts, name, subject, at }: Case, used: boolean): Finding[] {
  const schedule = [...facts.schedules.values()].find(({ known }) => !known);
  const sources: readonly (readonly [RuleId, string, Known<unknown> | undefined])[] = [
    ['ASR401', `The automation account ${name}`, facts.account],
    ['ASR402', `A schedule of ${name}`, schedule],
    ['ASR403', `The list of jobs of ${name}`, used ? facts.runbookJobs : undefined],
    ['ASR404', `The usage of ${name}`, facts.usage],
    ['ASR406', `A job schedule of ${name}`, [...facts.jobSchedules.values()].find(({ known }) => !known)],
  ];
  return sources.flatMap(([id, what, source]) =>
    source === undefined || source.known ? [] : [notKnown(id, subject, what, source.problem, { at })],
  );
}

/** Who is charged, and who is stopped, at which limit is not documented clearly, so the service's own word counts. */
function judgeUsage({ facts: { usage, account }, name, subject, at }: Case): Finding[] {
  if (!usage.known) return [];
  const { own, subscription } = usage.value;
  const used = [
    { of: name, usage: own },
    { of: 'its subscription', usage: subscription },
  ].flatMap(({ of, usage }) => (usage === undefined ? [] : [{ of, ...usage }]));
  const throttled = used.find(
    ({ throttleStatus }) => throttleStatus !== '' && !sameText(throttleStatus, 'NotThrottled'),
  );
  const over = used.filter(({ minutes, limit }) => limit !== undefined && minutes > limit);
  const told = (throttled === undefined ? over : used)
    .map(({ of, minutes, limit }) => `${of} ${Math.round(minutes)}${limit === undefined ? '' : ` of ${limit}`}`)
    .join(', ');
  const sku = account.known && account.value !== 'missing' && account.value.sku;
  const because = sku ? `The pricing tier of the account is ${sku}.` : '';
  if (throttled !== undefined) {
    const message = `Azure Automation throttles ${name}: ${throttled.throttleStatus}. Minutes of job time used this month: ${told}.`;
    return [finding('ASR111', subject, message, { at, because })];
  }
  if (over.length === 0) return [];
  const message = `More minutes of job time were used this month than the limit that Azure names: ${told}.`;
  return [finding('ASR109', subject, message, { at, because })];
}

function judgeSubscription({ name: vault, subscriptionId }: Vault, { facts, name, subject, at }: Case): Finding[] {
  const own = subscriptionOf(facts.id);
  if (sameText(own, subscriptionId)) return [];
  const message = `The automation account ${name} is in the subscription ${own}, the vault ${vault} in ${subscriptionId}.`;
  return [finding('ASR102', subject, message, { at })];
}

function judgeRoles(vault: Vault, { facts, name, subject, at }: Case): Finding[] {
  const roles = facts.roles.get(vault.id);
  if (roles === undefined) return [];
  if (!roles.known) {
    return [
      notKnown('ASR405', subject, `The list of roles of ${name} on the vault ${vault.name}`, roles.problem, { at }),
    ];
  }
  const { assignments, groupsUnknown } = roles.value;
  const reaching = assignments.filter(({ scope }) => isInScope(vault.id, scope));
  const held = reaching.map(({ roleId }) => roleId.toLowerCase());
  if (held.some(suffices)) return [];
  if (groupsUnknown !== undefined) {
    const roles = `The list of roles that the identity of ${name} has on the vault ${vault.name} through groups`;
    return [
      notKnown('ASR405', subject, roles, groupsUnknown, { at, remedy: checkGroups({ ...at, vaultId: vault.id }) }),
    ];
  }
  const what = `The identity of the automation account ${name} has`;
  return held.length === 0
    ? [finding('ASR104', subject, `${what} no role on the vault ${vault.name} or above it.`, { at })]
    : [
        finding('ASR105', subject, `${what} neither Contributor nor Owner on the vault ${vault.name} or above it.`, {
          at,
          because: `Ids of the roles that it has: ${[...new Set(reaching.map(heldAs))].join(', ')}.`,
        }),
      ];
}

const heldAs = ({ roleId, group }: RoleAssignment): string =>
  `${roleId.toLowerCase()}${group === undefined ? '' : ` (through the group ${group})`}`;

const checkGroups = (at: Place): readonly Step[] =>
  steps(
    `In the portal open ${at.vaultId ?? 'the vault'}, Access control (IAM), Check access, and choose the identity of the account: it shows the roles of its groups too. If none of them is Contributor or Owner:`,
    grantContributor(at),
  );
