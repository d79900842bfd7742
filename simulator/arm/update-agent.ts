import { jsonReply, type Reply } from '../http';
import type { JobErrorSpec, JobSpec, Scenario } from '../scenario';
import { acceptedReply, conflictReply, invalid, linksFor, refusalReply } from './accepted';
import { asrError } from './errors';
import { itemBody } from './item-body';
import { itemId, providerOf, type ItemState } from './item-state';
import { findItem } from './items';
import { hasEnded, settle, startJob } from './job-state';
import type { VaultRequest } from './vault-request';

/** The service's text is generic; only the provider's says what is wrong. */
const notUpgradeable: readonly JobErrorSpec[] = [
  {
    code: '559',
    message: 'The operation could not be completed.',
    possibleCauses: 'See the provider errors for more information.',
    recommendedAction: 'Resolve the issue and retry the operation.',
    provider: {
      errorMessage: 'The agent of the virtual machine cannot be upgraded in its present state.',
      possibleCauses: 'The virtual machine is not running, or its guest agent does not answer.',
      recommendedAction: 'Start the virtual machine and retry the operation.',
    },
  },
];

/** The scenario's job, then what follows from the item's state, then what the item says otherwise. */
const jobSpecOf = (scenario: Scenario, { spec }: ItemState): JobSpec => ({
  ...scenario.job,
  ...(spec.upgradeable === false ? { state: 'Failed', errors: notUpgradeable } : {}),
  ...spec.job,
});

/** Between regions no account is named: the properties are there, and empty. */
function isRightBody(text: string): boolean {
  try {
    const body = JSON.parse(text) as { readonly properties?: unknown } | null;
    const properties = body?.properties;
    return typeof properties === 'object' && properties !== null && Object.keys(properties).length === 0;
  } catch {
    return false;
  }
}

export function updateAgentReply(request: VaultRequest): Reply {
  const { world, incoming, vault, now } = request;
  const item = findItem(request);
  if ('headers' in item) return item;
  settle(item, now);
  const { refusal, answer, protectionState = 'Protected' } = item.spec;
  if (refusal && item.refusals < (refusal.times ?? Infinity)) {
    item.refusals++;
    return refusalReply(request, refusal, { item: itemId(item), vm: item.vm });
  }
  if (providerOf(item) !== 'A2A') return invalid(request, `${item.vm} is not replicated between Azure regions.`);
  if (!isRightBody(incoming.body)) return invalid(request, 'The body of the request is not {"properties":{}}.');
  if (protectionState !== 'Protected') {
    return asrError(incoming, 400, {
      code: 'ProtectionEntityNotProtected',
      message: `The operation is not allowed on ${item.vm} in the state ${protectionState}.`,
      possibleCauses: 'The virtual machine is not protected.',
      recommendedAction: 'Wait until the virtual machine is protected and retry the operation.',
    });
  }
  const running = item.pending.find((job) => !hasEnded(job, now));
  if (running && world.scenario.conflict !== 'off') {
    return conflictReply(request, `replication protected item ${item.name}`, running);
  }
  const body = (): unknown => itemBody(request, item);
  if (answer === 'ok-without-job') {
    item.updated = true;
    item.updates++;
    return jsonReply(200, body());
  }
  const job = startJob(world.estate, {
    vault,
    work: { kind: 'item', item },
    spec: jobSpecOf(world.scenario, item),
    startedAt: now,
    links: linksFor(request),
  });
  return acceptedReply(request, job, answer, body);
}
