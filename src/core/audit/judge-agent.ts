/** Findings of a replicated VM and of its agent. */
import { plural, problemText } from '../render/format';
import type { Vault } from '../values/model';
import { finding, type RuleId } from './catalogue';
import type { FailedUpdate, ReplicatedItem } from '../values/resources';
import type { Details, Finding } from './findings';
import { expiryOf } from './expiry';
import { messagesOf, wordsOf } from './health-errors';
import { healthFindings, otherErrors } from './health-rules';
import type { Coverage } from './coverage';
import { judgeVersion, type NewestAgent } from './support-window';
import { sameText } from '../values/compare';
import { day, daysUntil } from '../values/time';

export const isProtected = (item: ReplicatedItem): boolean =>
  sameText(item.protectionState || item.vmProtectionState, 'Protected');

export function judgeAgent(
  vault: Vault,
  item: ReplicatedItem,
  coverage: Coverage,
  failedUpdate: FailedUpdate | undefined,
  newest: NewestAgent,
  time: { readonly now: number; readonly days: number },
): Finding[] {
  const findings: Finding[] = [];
  const subject = { resource: item.id, name: item.vm, vaultId: vault.id, lasting: item.vmId };
  const at = { vm: item.vm, accountId: coverage.mapping?.autoUpdate?.automationAccountId };
  const find = (id: RuleId, message: string, because = '', details: Omit<Details, 'at' | 'because'> = {}): void => {
    findings.push(finding(id, subject, `${item.vm}: ${message}`, { at, because, ...details }));
  };
  const failed = failedUpdate === undefined ? '' : failureText(failedUpdate);
  const agent = `the agent ${item.agentVersion}`.trimEnd();

  const { agentExpiry, certificateExpiry } = item;
  if (agentExpiry !== undefined) {
    const expiry = expiryOf(agentExpiry, time);
    if (expiry === 'expired') find('ASR201', `${agent} has expired on ${day(agentExpiry)}.`);
    if (expiry === 'soon')
      find('ASR202', `${agent} expires on ${day(agentExpiry)}, in ${daysLeft(agentExpiry, time.now)}.`);
  }
  if (item.updateAvailable) find('ASR203', `an update of ${agent} is waiting.`, failed);
  if (item.updateAvailable && item.upgradeable === false) find('ASR204', `${agent} cannot be updated now.`);
  if (certificateExpiry !== undefined) {
    const expiry = expiryOf(certificateExpiry, time);
    if (expiry === 'expired') find('ASR205', `the certificate of the agent has expired on ${day(certificateExpiry)}.`);
    if (expiry === 'soon') {
      const left = daysLeft(certificateExpiry, time.now);
      find('ASR206', `the certificate of the agent expires on ${day(certificateExpiry)}, in ${left}.`);
    }
  }
  if (item.certificateUpdateRequired) find('ASR207', 'the certificate of the agent has to be updated.');
  if (item.upgradeRetriesExhausted) find('ASR208', `the tries to update ${agent} are used up.`, failed);
  if (item.reinstallRequired) {
    const blocked =
      item.blockingReasons.length === 0
        ? ''
        : `In the way: ${item.blockingReasons.map((reason) => reason.replace(/[.\s]+$/, '')).join('; ')}`;
    find('ASR209', `${agent} must be reinstalled.`, blocked);
  }
  if (!isProtected(item))
    find('ASR210', `the VM is in the state ${item.protectionState || item.vmProtectionState || 'unknown'}.`);
  for (const [id, message] of saidOfVm(item, time.now)) find(id, message);
  for (const { id, said, because, ...details } of healthFindings(item.healthErrors)) find(id, said, because, details);
  const others = otherErrors(item.healthErrors);
  // Where all that the service says has findings of its own, that is why it is critical.
  if (sameText(item.replicationHealth, 'Critical') && (others.length > 0 || item.healthErrors.length === 0)) {
    const said = others.length === 0 ? '.' : `: ${messagesOf(others)}`;
    find('ASR211', `the replication health is critical${said}`, wordsOf(others));
  }
  if (coverage.kind === 'not-covered') find('ASR212', `nothing keeps the agent up to date: ${coverage.reason}`);
  const { id, vm, vmId, agentVersion } = item;
  return [...findings, ...judgeVersion({ id, vm, vmId, agentVersion, vaultId: vault.id }, newest, findings)];
}

const DAY_MS = 24 * 3_600_000;

/** What the item says of its VM, as far as it bears on updates; a VM that is not protected has other reasons to be silent. */
function saidOfVm(item: ReplicatedItem, now: number): (readonly [RuleId, string])[] {
  const { lastHeartbeat, distribution, agentDistribution, upgradeTries } = item;
  const said: (readonly [RuleId, string])[] = [];
  if (isProtected(item) && lastHeartbeat !== undefined && now - lastHeartbeat > DAY_MS)
    said.push(['ASR216', `the last heartbeat of the agent came on ${day(lastHeartbeat)}.`]);
  if (distribution !== '' && agentDistribution !== '' && !sameText(distribution, agentDistribution))
    said.push(['ASR217', `the agent is installed for ${agentDistribution}, and the VM runs ${distribution}.`]);
  if (item.rebootNeeded) said.push(['ASR218', 'the VM has to be restarted.']);
  if (upgradeTries > 0 && !item.upgradeRetriesExhausted)
    said.push(['ASR219', `Site Recovery has tried ${plural(upgradeTries, 'time')} to update the agent.`]);
  return said;
}

const daysLeft = (at: number, now: number): string => plural(daysUntil(at, now), 'day');

function failureText({ at, problem }: FailedUpdate): string {
  const when = at === undefined ? '' : ` on ${day(at)}`;
  const why = problem === undefined ? 'The errors of the job are not known.' : problemText(problem);
  return `The last update that failed did so${when}: ${why}`;
}
