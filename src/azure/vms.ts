/** VMs as Azure sees them now: power, VM agent, and the extension of Site Recovery. */
import { isVmId } from '../core/values/arm-id';
import type { AuditService } from '../core/values/ports';
import type { VmView } from '../core/values/resources';
import type { Arm } from './arm';
import { UnusableIdError } from './failure';
import { fieldsOf, listOf, textOf, type Fields } from './json';

const VERSION = '2024-07-01';

export const vmsOf = (arm: Arm): Pick<AuditService, 'readVm'> => ({
  readVm: (vmId, signal) =>
    arm.get(
      () => {
        if (!isVmId(vmId)) throw new UnusableIdError(vmId);
        return { id: vmId, names: ['instanceView'], query: { 'api-version': VERSION } };
      },
      vmViewOf,
      signal,
    ),
});

const OF_SITE_RECOVERY = /SiteRecovery/i;

/** @throws TypeError if the body has no statuses: that would pass for a VM that runs */
export function vmViewOf(body: unknown): VmView {
  const { statuses, vmAgent, extensions } = fieldsOf(body);
  if (!Array.isArray(statuses)) throw new TypeError('an instance view without statuses');
  const power = statusesIn(statuses).find(({ code }) => /^PowerState\//i.test(textOf(code)));
  const [agent] = statusesIn(fieldsOf(vmAgent)['statuses']);
  const extension = listOf(extensions)
    .map(fieldsOf)
    .find(({ name, type }) => OF_SITE_RECOVERY.test(textOf(type)) || OF_SITE_RECOVERY.test(textOf(name)));
  return {
    powerState: textOf(power?.['code']).replace(/^PowerState\//i, ''),
    agentStatus: textOf(agent?.['displayStatus']),
    extension: extension === undefined ? undefined : extensionOf(statusesIn(extension['statuses'])),
  };
}

function extensionOf(statuses: readonly Fields[]): VmView['extension'] {
  const bad = statuses.find(({ code, level }) => /\/failed\b/i.test(textOf(code)) || /^error$/i.test(textOf(level)));
  const said = bad ?? statuses[0];
  if (said === undefined) return undefined;
  return { status: textOf(said['displayStatus']), failed: bad !== undefined, message: textOf(said['message']) };
}

const statusesIn = (value: unknown): readonly Fields[] => listOf(value).map(fieldsOf);
