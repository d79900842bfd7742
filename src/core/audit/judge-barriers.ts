/** Findings of what stands in the way of a change: locks, deny assignments, the state and the tenant of a subscription. */
import { nameOf, subscriptionOf, isInScope } from '../values/arm-id';
import { sameText, compareIds } from '../values/compare';
import { matchesGlob } from '../values/glob';
import type { Vault } from '../values/model';
import type { DenyAssignment, Known, Lock } from '../values/resources';
import { finding, notKnown, type RuleId } from './catalogue';
import type { AccountFacts, AuditFacts, SubscriptionFacts } from './facts';
import type { Finding, FindingSubject } from './findings';
import { holdsA2A } from './judge-vault-health';
import type { Place } from './rule';

/** Stands for everyone among the principals of a deny assignment. */
const EVERYONE = '00000000-0000-0000-0000-000000000000';

const CONTAINERS = 'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers';
/** What is done to a vault. Nobody has published what the hidden runbook does; these are what it cannot well do without. */
const NEEDED = [
  'Microsoft.RecoveryServices/vaults/replicationProtectedItems/read',
  `${CONTAINERS}/replicationProtectedItems/updateMobilityService/action`,
  `${CONTAINERS}/replicationProtectionContainerMappings/write`,
];

/** @param vaultsOf those that an account serves, or is to serve */
export function judgeBarriers(facts: AuditFacts, vaultsOf: (accountId: string) => readonly Vault[]): Finding[] {
  const { subscriptions, accounts } = facts;
  const vaults = facts.vaults
    .filter(holdsA2A)
    .map(({ vault }) => vault)
    .sort((a, b) => compareIds(a.id, b.id));
  const used = [...accounts.values()]
    .map((account) => ({ account, users: vaultsOf(account.id) }))
    .filter(({ users }) => users.length > 0);
  const firstIn = (id: string): Vault | undefined =>
    vaults.find(({ subscriptionId }) => sameText(subscriptionId, id)) ??
    used.find(({ account }) => sameText(subscriptionOf(account.id), id))?.users[0];
  return [
    ...[...subscriptions.values()].flatMap((one) => judgeSubscription(one, firstIn(one.id))),
    ...vaults.flatMap((vault) => judgeVaultLock(vault, subscriptions)),
    ...used.flatMap(({ account, users }) => judgeAccountAt(account, users, subscriptions)),
  ];
}

/** Written down for the first vault that it bears on. */
function judgeSubscription(facts: SubscriptionFacts, vault: Vault | undefined): Finding[] {
  if (vault === undefined) return [];
  const { id, state, locks, denyAssignments } = facts;
  const subject: FindingSubject = { resource: `/subscriptions/${id}`, name: id, vaultId: vault.id };
  const sources: readonly (readonly [RuleId, string, Known<unknown>])[] = [
    ['ASR407', `The list of locks of the subscription ${id}`, locks],
    ['ASR408', `The list of deny assignments of the subscription ${id}`, denyAssignments],
    ['ASR409', `The subscription ${id}`, state],
  ];
  const unread = sources.flatMap(([rule, what, source]) =>
    source.known ? [] : [notKnown(rule, subject, what, source.problem)],
  );
  if (!state.known || sameText(state.value.state, 'Enabled')) return unread;
  const rule = /^(disabled|deleted)$/i.test(state.value.state) ? 'ASR118' : 'ASR117';
  return [...unread, finding(rule, subject, `The subscription ${id} is in the state ${state.value.state}.`)];
}

function judgeVaultLock(vault: Vault, subscriptions: AuditFacts['subscriptions']): Finding[] {
  const lock = lockOver(vault.id, subscriptions);
  if (lock === undefined) return [];
  const subject = { resource: vault.id, name: vault.name, vaultId: vault.id };
  return [finding('ASR115', subject, `${lockText(lock)} covers the vault ${vault.name}.`)];
}

function judgeAccountAt(
  facts: AccountFacts,
  users: readonly Vault[],
  subscriptions: AuditFacts['subscriptions'],
): Finding[] {
  const [first] = users;
  if (first === undefined || !facts.account.known || facts.account.value === 'missing') return [];
  const { principalId, identityTenant } = facts.account.value;
  const name = nameOf(facts.id);
  const at: Place = { accountId: facts.id, principalId };
  const subject: FindingSubject = { resource: facts.id, name, vaultId: first.id };
  const find = (id: RuleId, message: string, vaultId = first.id): Finding =>
    finding(id, { ...subject, vaultId }, message, { at });
  const findings: Finding[] = [];
  const lock = lockOver(facts.id, subscriptions);
  if (lock !== undefined) findings.push(find('ASR114', `${lockText(lock)} covers the automation account ${name}.`));
  const own = subscriptions.find(subscriptionOf(facts.id))?.state;
  const tenant = own?.known === true ? own.value.tenantId : '';
  if (identityTenant !== undefined && tenant !== '' && !sameText(identityTenant, tenant)) {
    const message = `The identity of the automation account ${name} is in the tenant ${identityTenant}, its subscription in ${tenant}.`;
    findings.push(find('ASR119', message));
  }
  if (principalId === undefined) return findings;
  const denied = users.flatMap((vault) => {
    const known = subscriptions.find(vault.subscriptionId)?.denyAssignments;
    const identities = [principalId, ...groupsOf(facts, vault)].map((id) => id.toLowerCase());
    const denial = known?.known === true ? known.value.find((one) => denies(one, identities, vault.id)) : undefined;
    if (denial === undefined) return [];
    const message = `The deny assignment ${denial.name} on ${denial.scope} denies the identity of ${name} what it may need on the vault ${vault.name}.`;
    return [find('ASR116', message, vault.id)];
  });
  return [...findings, ...denied];
}

/** Groups that the identity is known to be in, since it has roles through them. */
function groupsOf({ roles }: AccountFacts, vault: Vault): readonly string[] {
  const held = roles.get(vault.id);
  return held?.known === true ? held.value.assignments.flatMap(({ group }) => group ?? []) : [];
}

/** Of the locks that stand in the way of changes, one that covers it. */
function lockOver(id: string, subscriptions: AuditFacts['subscriptions']): Lock | undefined {
  const locks = subscriptions.find(subscriptionOf(id))?.locks;
  return locks?.known === true
    ? locks.value.find((lock) => sameText(lock.level, 'ReadOnly') && isInScope(id, lock.scope))
    : undefined;
}

const lockText = ({ name, scope }: Lock): string => `The read-only lock ${name} on ${scope}`;

function denies(one: DenyAssignment, identities: readonly string[], vaultId: string): boolean {
  const reaches = one.reachesBelow ? isInScope(vaultId, one.scope) : sameText(one.scope, vaultId);
  const isMeant = one.principals.includes(EVERYONE) || identities.some((id) => one.principals.includes(id));
  if (!reaches || !isMeant || identities.some((id) => one.excluded.includes(id))) return false;
  return NEEDED.some((action) =>
    one.permissions.some(
      ({ actions, notActions }) =>
        actions.some((pattern) => matchesGlob(pattern, action)) &&
        !notActions.some((pattern) => matchesGlob(pattern, action)),
    ),
  );
}
