/** Does the steps of a selection kind by kind: the first of each kind alone, the rest once that one has succeeded. */
import { plural } from '../render/format';
import { repairKinds, type RepairKind, type PlanStep } from '../plan/step';
import type { StopReason } from '../values/model';
import { isDone, type DecidedStep, type StepOutcome } from './outcome';

/** Does steps of one kind side by side, of which no more than this number fail; has an outcome for each that it came to. */
export type RunKind = (steps: readonly PlanStep[], maxFailures: number) => Promise<ReadonlyMap<string, StepOutcome>>;

export interface RunStepsPorts {
  readonly run: Readonly<Record<RepairKind, RunKind>>;
  readonly stopped: () => StopReason | undefined;
  readonly ended?: (decided: DecidedStep) => void;
}

/** @param earlier what the run did before, on which steps may depend; its failures count */
export async function runSteps(
  todo: readonly PlanStep[],
  earlier: readonly DecidedStep[],
  maxFailures: number,
  ports: RunStepsPorts,
): Promise<DecidedStep[]> {
  const outcomes = new Map(earlier.map(({ step, outcome }) => [step.id, outcome]));
  const record = (steps: readonly PlanStep[], outcomeOf: (step: PlanStep) => StepOutcome): void => {
    for (const step of steps) {
      const outcome = outcomeOf(step);
      outcomes.set(step.id, outcome);
      ports.ended?.({ step, outcome });
    }
  };
  for (const kind of repairKinds) {
    const before = earlier.filter(({ step }) => step.kind === kind).map(({ outcome }) => outcome);
    let failures = before.filter(isFailure).length;
    let proven = before.some(isDone);
    let waiting = todo.filter((step) => step.kind === kind);
    while (waiting.length > 0) {
      const behind = waiting.filter(({ after }) => after.some((id) => !isDone(outcomes.get(id) ?? MISSING)));
      record(behind, () => blocked('it depends on a step that was not done'));
      const ready = waiting.filter((step) => !behind.includes(step));
      const reason = ports.stopped();
      if (reason !== undefined || failures >= maxFailures) {
        const why = `the run was ${reason === 'cancelled' ? 'cancelled' : 'at its deadline'} before`;
        const left =
          reason === undefined ? tooMany(failures, kind) : blocked(why, 'Run again: what was done is not done again.');
        record(ready, () => left);
        break;
      }
      const batch: readonly PlanStep[] = proven ? ready : ready.slice(0, 1);
      if (batch.length === 0) break;
      const left = maxFailures - failures;
      const found = withinBound(await ports.run[kind](batch, left), left);
      failures += [...found.values()].filter(isFailure).length;
      const notReached = failures < maxFailures ? MISSING : tooMany(failures, kind);
      record(batch, ({ id }) => found.get(id) ?? notReached);
      proven ||= batch.some(({ id }) => isDone(outcomes.get(id) ?? MISSING));
      waiting = ready.slice(batch.length);
    }
  }
  return todo.map((step) => ({ step, outcome: outcomes.get(step.id) ?? MISSING }));
}

/** Those that were not even begun, as in a vault that could not be listed, count as failures only as far as some may fail. */
function withinBound(found: ReadonlyMap<string, StepOutcome>, most: number): ReadonlyMap<string, StepOutcome> {
  const isBegun = ({ startedAt, jobId }: StepOutcome): boolean => startedAt !== undefined || jobId !== undefined;
  const failed = [...found].filter(([, outcome]) => isFailure(outcome));
  const inOrder = [...failed.filter(([, one]) => isBegun(one)), ...failed.filter(([, one]) => !isBegun(one))];
  return new Map([
    ...found,
    ...inOrder.slice(most).map(([id, { problem }]): [string, StepOutcome] => [id, { kind: 'blocked', problem }]),
  ]);
}

const isFailure = ({ kind }: StepOutcome): boolean => kind === 'failed' || kind === 'not-allowed';

const blocked = (why: string, nextStep = 'Fix what stands in the way, then run again.'): StepOutcome => ({
  kind: 'blocked',
  problem: { code: 'Blocked', message: `Not done: ${why}.`, nextStep },
});

const tooMany = (failures: number, kind: RepairKind): StepOutcome =>
  blocked(`${plural(failures, 'step')} of ${kind} failed before it, and no more may`);

const MISSING = blocked('it was not reached');
