/** Does the steps of a selection kind by kind: the first of each kind alone, the rest once that one has succeeded. */
import { repairKinds, type RepairKind, type PlanStep } from '../plan/step';
import type { StopReason } from '../values/model';
import { isDone, type DecidedStep, type StepOutcome } from './outcome';

/** Does steps of one kind side by side; has an outcome for each, and starts no more after this number of failures. */
export type RunKind = (steps: readonly PlanStep[], maxFailures: number) => Promise<ReadonlyMap<string, StepOutcome>>;

export interface RunStepsPorts {
  readonly run: Readonly<Record<RepairKind, RunKind>>;
  readonly stopped: () => StopReason | undefined;
  readonly ended?: (decided: DecidedStep) => void;
}

export async function runSteps(
  todo: readonly PlanStep[],
  maxFailures: number,
  ports: RunStepsPorts,
): Promise<DecidedStep[]> {
  const outcomes = new Map<string, StepOutcome>();
  const record = (steps: readonly PlanStep[], found: ReadonlyMap<string, StepOutcome>): void => {
    for (const step of steps) {
      const outcome = found.get(step.id) ?? blocked('it was not reached');
      outcomes.set(step.id, outcome);
      ports.ended?.({ step, outcome });
    }
  };
  for (const kind of repairKinds) {
    let failures = 0;
    let proven = false;
    let waiting = todo.filter((step) => step.kind === kind);
    while (waiting.length > 0) {
      const behind = waiting.filter(({ after }) => after.some((id) => !isDone(outcomes.get(id) ?? MISSING)));
      record(behind, new Map(behind.map(({ id }) => [id, blocked('it depends on a step that was not done')])));
      const ready = waiting.filter((step) => !behind.includes(step));
      const reason = ports.stopped();
      if (reason !== undefined || failures >= maxFailures) {
        const why =
          reason === undefined
            ? `${failures} steps of ${kind} failed before`
            : `the run was ${reason === 'cancelled' ? 'cancelled' : 'at its deadline'} before`;
        record(ready, new Map(ready.map(({ id }) => [id, blocked(why)])));
        break;
      }
      const batch: readonly PlanStep[] = proven ? ready : ready.slice(0, 1);
      if (batch.length === 0) break;
      const found = await ports.run[kind](batch, maxFailures - failures);
      record(batch, found);
      failures += batch.filter(({ id }) => isFailure(found.get(id))).length;
      proven ||= batch.some(({ id }) => isDone(outcomes.get(id) ?? MISSING));
      waiting = ready.slice(batch.length);
    }
  }
  return todo.map((step) => ({ step, outcome: outcomes.get(step.id) ?? MISSING }));
}

const isFailure = (outcome: StepOutcome | undefined): boolean =>
  outcome?.kind === 'failed' || outcome?.kind === 'not-allowed';

const blocked = (why: string): StepOutcome => ({
  kind: 'blocked',
  problem: { code: 'Blocked', message: `Not done: ${why}.`, nextStep: 'Fix what stands in the way, then run again.' },
});

const MISSING = blocked('it was not reached');
