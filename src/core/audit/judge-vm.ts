/** Findings of VMs that were read one by one. */
import { plural } from '../render/format';
import { sameText } from '../values/compare';
import { isA2A } from '../values/mapping-state';
import type { Vault } from '../values/model';
import type { ReplicatedItem } from '../values/resources';
import { finding, notKnown, type RuleId } from './catalogue';
import type { AuditFacts, VaultFacts } from './facts';
import type { Finding } from './findings';

/** Of a VM that is off, only that: it explains the rest. */
export function judgeVm(vault: Vault, item: ReplicatedItem, vms: AuditFacts['vms']): Finding[] {
  const known = vms.find(item.vmId);
  if (known?.known !== true) return [];
  const { powerState, agentStatus, extension } = known.value;
  const subject = { resource: item.id, name: item.vm, vaultId: vault.id, lasting: item.vmId };
  const find = (id: RuleId, message: string, because = ''): Finding =>
    finding(id, subject, `${item.vm}: ${message}`, { at: { vm: item.vm }, because });
  if (powerState !== '' && !sameText(powerState, 'running'))
    return [find('ASR220', `the VM is not running: ${powerState}.`)];
  const findings: Finding[] = [];
  if (agentStatus !== '' && !sameText(agentStatus, 'Ready'))
    findings.push(find('ASR221', `the VM agent is not ready: ${agentStatus}.`));
  if (extension?.failed === true) {
    const status = extension.status === '' ? '' : `: ${extension.status}`;
    findings.push(find('ASR222', `the extension of Site Recovery has failed${status}.`, extension.message));
  }
  return findings;
}

/** One for a vault, since a right that is missing is missing for all. */
export function judgeUnreadVms({ vault, items }: VaultFacts, vms: AuditFacts['vms']): Finding[] {
  const own = items.known ? items.value.filter(({ provider }) => isA2A(provider)) : [];
  const problems = own.flatMap(({ vmId }) => {
    const known = vms.find(vmId);
    return known?.known === false ? [known.problem] : [];
  });
  const [first] = problems;
  if (first === undefined) return [];
  const subject = { resource: vault.id, name: vault.name, vaultId: vault.id };
  return [
    notKnown('ASR413', subject, `The state of ${plural(problems.length, 'VM')} of the vault ${vault.name}`, first),
  ];
}
