/** Findings of a mapping: its setting, its health, and the schedule that it names. */
import type { Mapping, Vault } from '../values/model';
import { finding, type RuleId } from './catalogue';
import type { AccountFacts } from './facts';
import type { Details, Finding } from './findings';
import { healthFindings } from './health-rules';
import { judgeSchedule, type ScheduleTime } from './judge-schedule';
import type { Place } from './rule';
import { nameOf } from '../values/arm-id';
import { sameText } from '../values/compare';
import { isA2A, isEnabled, isPaired } from '../values/mapping-state';

interface Accounts {
  /** Id of the account that every mapping is to use, if there is such a one. */
  readonly wanted: string | undefined;
  /** Id of the only account that the vault's mappings use, if there is such a one. */
  readonly usual: string | undefined;
}

export function judgeMapping(
  vault: Vault,
  mapping: Mapping,
  account: AccountFacts | undefined,
  { wanted, usual, ...time }: Accounts & ScheduleTime,
): Finding[] {
  if (!isA2A(mapping.provider)) return [];
  const own = mapping.autoUpdate?.automationAccountId;
  const at: Place = { accountId: wanted ?? own ?? usual };
  const subject = { resource: mapping.id, name: mapping.name, vaultId: vault.id };
  const find: Find = (id, message, details) => finding(id, subject, message, { at, ...details });
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
  const atOwn: Place = { accountId: own };
  return [
    ...findings,
    ...judgeSchedule(mapping, account, time, (id, message) => finding(id, subject, message, { at: atOwn })),
  ];
}

type Find = (id: RuleId, message: string, details?: Omit<Details, 'at'>) => Finding;

function judgeHealth({ name, health = '', healthErrors }: Mapping, find: Find): Finding[] {
  if (healthErrors.length === 0 && /^(warning|critical)$/i.test(health))
    return [find('ASR023', `The health of the mapping ${name} is ${health}, and no health error says why.`)];
  return healthFindings(healthErrors, 'ASR004').map(({ id, said, ...details }) =>
    find(id, `The mapping ${name} has a health error: ${said}`, details),
  );
}
