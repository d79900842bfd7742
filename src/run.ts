/** Signs in, finds the vaults, acts on them, and publishes how that ended. */
import { randomUUID } from 'node:crypto';
import type { ActionContext } from './actions/context';
import type { Identity } from './azure/credential';
import { connect } from './connect';
import { namedVaults, type FoundVaults } from './core/estate/model';
import type { Problem } from './core/values/model';
import type { Host } from './hosts/host';
import type { Settings, Task } from './inputs';
import { publish, type ActionResult } from './publish';
import { systemClock } from './runtime/clock';
import { limitHeapGrowth } from './runtime/memory';
import type { Signals } from './runtime/signals';
import { stopAfter } from './runtime/stop';

type AzureTask = Exclude<Task, { readonly action: 'Merge' }>;

export async function run(
  host: Host,
  identity: Identity | Problem,
  settings: Settings,
  signals: Signals,
): Promise<void> {
  const runId = randomUUID();
  const deadline = systemClock.now() + settings.timeoutMs;
  const stop = stopAfter(settings.timeoutMs, systemClock, signals);
  limitHeapGrowth();
  try {
    const { task } = settings;
    const context = {
      host,
      settings,
      runId,
      stop,
      timeLeftMs: () => deadline - systemClock.now(),
      tenantId: 'kind' in identity ? identity.tenantId : undefined,
    };
    await publish(
      host,
      task.action === 'Merge'
        ? await (await import('./actions/merge')).merge(task, context)
        : await act(task, { ...context, connection: await connect(identity, settings, runId) }),
    );
  } finally {
    stop.dispose();
  }
}

async function act(task: AzureTask, context: ActionContext): Promise<ActionResult> {
  const { target } = task;
  if (target.kind === 'vaults') return actOn(namedVaults(target.vaults), task, context);
  const { findVaults, notFound } = await import('./actions/vaults');
  const found = await findVaults(target, context);
  return found.ok ? actOn(found.value, task, context) : notFound(task, found.failure, context);
}

async function actOn(found: FoundVaults, task: AzureTask, context: ActionContext): Promise<ActionResult> {
  const { vaults } = found;
  switch (task.action) {
    case 'Enabled':
    case 'Disabled':
      return (await import('./actions/change')).change(task, vaults, context);
    case 'UpdateAgents':
      return (await import('./actions/update-agents')).updateAgents(task, vaults, context);
    case 'Audit':
      return (await import('./actions/audit')).audit(task, vaults, context);
    case 'Discover':
      return (await import('./actions/discover')).discover(task, found, context);
  }
}
