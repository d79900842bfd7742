/** Connects, finds the vaults, acts on them, and publishes how that ended. */
import { randomUUID } from 'node:crypto';
import { audit } from './actions/audit';
import { change } from './actions/change';
import type { ActionContext } from './actions/context';
import { discover } from './actions/discover';
import { merge } from './actions/merge';
import type { Approval } from './actions/approval';
import { refusedPlan, repair } from './actions/repair';
import { updateAgents } from './actions/update-agents';
import { signedIn } from './actions/signed-in';
import { findVaults, notFound } from './actions/vaults';
import { connect } from './connect';
import type { GivenExemptions } from './core/exemptions/model';
import { namedVaults, type FoundVaults } from './core/estate/model';
import type { PlanFile } from './core/repair/plan-file';
import type { Host } from './hosts/host';
import type { Settings, Task } from './inputs';
import { publish, type ActionResult } from './publish';
import type { Rescue } from './rescue';
import { systemClock } from './runtime/clock';
import { limitHeapGrowth } from './runtime/memory';
import type { StopControl } from './runtime/stop';
import type { SignIn } from './sign-in';

type AzureTask = Exclude<Task, { readonly action: 'Merge' }>;

export interface RunBounds {
  readonly stop: StopControl;
  /** When the run ends; it has begun with the sign-in. */
  readonly deadline: number;
  readonly rescue: Rescue;
}

/** What was read before anything is asked. */
export interface Files {
  readonly exemptions: GivenExemptions | undefined;
  /** Of a repair. */
  readonly approval: Approval | undefined;
}

export async function run(
  host: Host,
  signIn: SignIn,
  settings: Settings,
  { stop, deadline, rescue }: RunBounds,
  { exemptions, approval }: Files,
): Promise<void> {
  const { tokens, tenantId } = signIn;
  const runId = randomUUID();
  limitHeapGrowth();
  try {
    const { task } = settings;
    const context = {
      host,
      settings,
      runId,
      stop,
      timeLeftMs: () => deadline - systemClock.monotonic(),
      tenantId,
      exemptions,
      rescue,
    };
    const onAzure = async (azureTask: AzureTask): Promise<ActionResult> => {
      const connected = { ...context, connection: connect(signIn, settings, runId) };
      return approval?.ok === false
        ? refusedPlan(approval.problem, { ...connected, tenantId: settings.tenantId })
        : signedIn(await act(azureTask, approval?.plan, connected), tokens.failure);
    };
    const result = task.action === 'Merge' ? await merge(task, context) : await onAzure(task);
    if (!rescue.isBroken()) await publish(host, result);
  } finally {
    stop.dispose();
  }
}

async function act(task: AzureTask, approved: PlanFile | undefined, context: ActionContext): Promise<ActionResult> {
  const { target } = task;
  if (target.kind === 'vaults') return actOn(namedVaults(target.vaults), task, context, approved);
  const found = await findVaults(target, context);
  return found.ok ? actOn(found.value, task, context, approved) : notFound(task, found.failure, context);
}

function actOn(
  found: FoundVaults,
  task: AzureTask,
  context: ActionContext,
  approved: PlanFile | undefined,
): Promise<ActionResult> {
  switch (task.action) {
    case 'Enabled':
    case 'Disabled':
      return change(task, found, context);
    case 'UpdateAgents':
      return updateAgents(task, found, context);
    case 'Audit':
      return audit(task, found, context);
    case 'Repair':
      return repair(task, found, approved, context);
    case 'Discover':
      return discover(task, found, context);
  }
}
