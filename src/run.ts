/** Signs in, finds the vaults, acts on them, and publishes how that ended. */
import { randomUUID } from 'node:crypto';
import type { ActionContext } from './actions/context';
import type { Identity } from './azure/credential';
import { connect } from './connect';
import type { Problem, Vault } from './core/model';
import type { Host } from './hosts/host';
import type { Settings, Target, Task } from './inputs';
import { publish, type Ending } from './publish';
import { systemClock } from './runtime/clock';
import { boundGarbage } from './runtime/memory';
import type { Signals } from './runtime/signals';
import { stopAfter } from './runtime/stop';

export async function run(
  host: Host,
  identity: Identity | Problem,
  settings: Settings,
  signals: Signals,
): Promise<void> {
  const runId = randomUUID();
  const deadline = systemClock.now() + settings.timeoutMs;
  const stop = stopAfter(settings.timeoutMs, systemClock, signals);
  boundGarbage();
  try {
    const context: ActionContext = {
      host,
      settings,
      runId,
      stop,
      timeLeftMs: () => deadline - systemClock.now(),
      tenantId: 'kind' in identity ? identity.tenantId : undefined,
      connection: await connect(identity, settings, runId),
    };
    await publish(host, await act(settings.task, context));
  } finally {
    stop.dispose();
  }
}

async function act(task: Task, context: ActionContext): Promise<Ending> {
  switch (task.action) {
    case 'Enabled':
    case 'Disabled':
      return (await import('./actions/change')).change(task, vaultsOf(task.target), context);
    case 'UpdateAgents':
      return (await import('./actions/update-agents')).updateAgents(task, vaultsOf(task.target), context);
    case 'Audit':
      return (await import('./actions/audit')).audit(task, vaultsOf(task.target), context);
    default:
      throw new Error(`${task.action} is not there yet`);
  }
}
const vaultsOf = (target: Target): readonly Vault[] => (target.kind === 'vaults' ? target.vaults : []);
