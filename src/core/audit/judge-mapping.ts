/** Findings of a mapping: its setting, its health, and the schedule that it names. */
import type { HealthError, Mapping, Vault } from '../values/model';
import { finding, type RuleId } from './catalogue';
import type { AccountFacts } from './facts';
import type { Finding } from './findings';
import { messagesOf, wordsOf } from './health-errors';
import { judgeSchedule, type ScheduleTime } from './judge-schedule';
import type { Place } from './rule';
import { nameOf } from '../values/arm-id';
import { sameText } from '../values/compare';
import { isA2A, isEnabled, isPaired } from '../values/mapping-state';

/** The errors that Microsoft documents of the Run As days, by their words: they have no codes. The order matters. */
const RUN_AS: readonly (readonly [RegExp, RuleId])[] = [
  [/run ?as account does not have the permission/i, 'ASR011'],
  [/run ?as account (is|was) not found/i, 'ASR012'],
  [/run ?as certificate\b.{0,200}\babout to expire/is, 'ASR013'],
  [/run ?as certificate\b.{0,200}\bexpired/is, 'ASR014'],
];

const ruleOf = ({ message }: HealthError): RuleId => RUN_AS.find(([pattern]) => pattern.test(message))?.[1] ?? 'ASR004';

/** @param wanted id of the account that every mapping is to use, if there is such a one */
export function judgeMapping(
  vault: Vault,
  mapping: Mapping,
  account: AccountFacts | undefined,
  { wanted, ...time }: { readonly wanted: string | undefined } & ScheduleTime,
): Finding[] {
  if (!isA2A(mapping.provider)) return [];
  const own = mapping.autoUpdate?.automationAccountId;
  const at: Place = { accountId: wanted ?? own };
  const find = (id: RuleId, message: string, because = '', place = at): Finding =>
    finding(id, { resource: mapping.id, name: mapping.name, vaultId: vault.id }, message, { at: place, because });
  if (!isPaired(mapping)) {
    return [find('ASR005', `The mapping ${mapping.name} is in the state ${mapping.state || 'unknown'}, not Paired.`)];
  }
  const health = judgeHealth(mapping, find);
  if (!isEnabled(mapping)) {
    const status = mapping.autoUpdate?.status || 'not set';
    return [find('ASR001', `Automatic update of the mapping ${mapping.name} is ${status.toLowerCase()}.`), ...health];
  }
  const { authenticationType } = mapping.autoUpdate ?? {};
  const findings = [...health];
  if (!sameText(authenticationType, 'SystemAssignedIdentity')) {
    const type =
      authenticationType === undefined ? 'names no authentication type' : `signs in as ${authenticationType}`;
    findings.push(
      find('ASR003', `Automatic update of the mapping ${mapping.name} ${type}, not SystemAssignedIdentity.`),
    );
  }
  if (own === undefined) {
    return [...findings, find('ASR006', `The mapping ${mapping.name} is enabled, but names no automation account.`)];
  }
  if (wanted !== undefined && !sameText(own, wanted)) {
    const message = `The mapping ${mapping.name} uses the automation account ${nameOf(own)} (${own}), not ${nameOf(wanted)}.`;
    findings.push(find('ASR002', message));
  }
  const atOwn = { accountId: own };
  return [...findings, ...judgeSchedule(mapping, account, time, (id, message) => find(id, message, '', atOwn))];
}

type Find = (id: RuleId, message: string, because?: string) => Finding;

/** One finding for each kind of health error, since a finding is told from others by its id and its resource. */
function judgeHealth(mapping: Mapping, find: Find): Finding[] {
  const byRule = new Map<RuleId, HealthError[]>();
  for (const error of mapping.healthErrors) {
    const errors = byRule.get(ruleOf(error));
    if (errors === undefined) byRule.set(ruleOf(error), [error]);
    else errors.push(error);
  }
  return [...byRule].map(([id, errors]) =>
    find(id, `The mapping ${mapping.name} has a health error: ${messagesOf(errors)}`, wordsOf(errors)),
  );
}
