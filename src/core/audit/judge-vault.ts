/** Findings of vaults as a whole, and of the audit itself. */
import { finding, notKnown } from './catalogue';
import type { AuditFacts, VaultFacts } from './facts';
import type { Finding } from './findings';
import { isA2A } from '../values/mapping-state';
import { stepsOf } from './steps';

export function judgeVault({ vault, mappings, items }: VaultFacts): Finding[] {
  const subject = { resource: vault.id, name: vault.name, vaultId: vault.id };
  if (!mappings.known) {
    if (items.known) return [notKnown('ASR302', subject, `The list of mappings of ${vault.name}`, mappings.problem)];
    const toDo = [mappings, items].flatMap(({ problem }) => problem.nextStep ?? []);
    const remedy = toDo.length === 0 ? undefined : [...new Set(toDo)].flatMap(stepsOf);
    return [
      notKnown('ASR301', subject, `The vault ${vault.name}`, { ...mappings.problem, nextStep: undefined }, { remedy }),
    ];
  }
  if (!items.known)
    return [notKnown('ASR303', subject, `The list of replicated items of ${vault.name}`, items.problem)];
  if (items.value.some(({ provider }) => isA2A(provider))) return [];
  return mappings.value.some(({ provider }) => isA2A(provider))
    ? [finding('ASR305', subject, `The vault ${vault.name} has mappings, but no replicated VM.`)]
    : [finding('ASR304', subject, `The vault ${vault.name} holds nothing that is replicated from Azure to Azure.`)];
}

export function judgeAudit(facts: AuditFacts): Finding[] {
  const [first] = facts.vaults;
  const id = first?.vault.id ?? '';
  const subject = { resource: id, name: first?.vault.name ?? 'audit', vaultId: id };
  const findings: Finding[] = [];
  if (facts.stopped !== undefined) {
    const why = facts.stopped === 'cancelled' ? 'it was cancelled' : 'the time for it was over';
    findings.push(finding('ASR307', subject, `The audit was interrupted: ${why}.`));
  }
  if (facts.vaults.every(isEmpty)) {
    const message =
      first === undefined ? 'No vault was found.' : 'No vault holds anything that is replicated from Azure to Azure.';
    findings.push(finding('ASR306', subject, message));
  }
  return findings;
}

/** False too for what could not be read: that has a finding of its own. */
const isEmpty = ({ mappings, items }: VaultFacts): boolean =>
  mappings.known && items.known && ![...mappings.value, ...items.value].some(({ provider }) => isA2A(provider));
