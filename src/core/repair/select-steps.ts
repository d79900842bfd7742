/** Decides for every step of a plan whether it is done now: asked for, approved, still needed, and not too many. */
import { plural } from '../render/format';
import { nameOf } from '../values/arm-id';
import { IdSet } from '../values/id-map';
import type { Problem } from '../values/model';
import type { Plan } from '../plan/make-plan';
import { orderOf, repairKinds, type PlanStep, type RepairKind } from '../plan/step';
import { isDone, type DecidedStep, type StepOutcomeKind } from './outcome';
import type { PlanFile, PlannedStep } from './plan-file';

export interface SelectOptions {
  readonly kinds: readonly RepairKind[];
  /** Bounds what is done from above; without it `maxChanges` does. */
  readonly approved: PlanFile | undefined;
  /** ARM ids of the vaults of the run, which may be a shard of those of the plan. */
  readonly vaultIds: readonly string[];
  /** Steps of one kind, in whole numbers; undefined: 10, or 10 % of what was judged, whichever is more. */
  readonly maxChanges: number | undefined;
  /** How many targets of each kind were judged. */
  readonly judged: Readonly<Record<RepairKind, number>>;
  /** Why a step is left alone although it is needed, for instance since a VM of the mapping is exempted. */
  readonly leftAlone: (step: PlanStep) => string | undefined;
  /** What the run has come to already; none of it is done twice. */
  readonly earlier: readonly DecidedStep[];
}

export interface Selection {
  /** What is done, in order. */
  readonly todo: readonly PlanStep[];
  readonly rest: readonly DecidedStep[];
  /** Nothing at all is done, for this reason. */
  readonly refusal: Problem | undefined;
}

export function selectSteps({ steps }: Plan, options: SelectOptions): Selection {
  const { kinds, approved, leftAlone, earlier } = options;
  const planned = new Map((approved?.steps ?? []).map((step) => [step.id, step]));
  const todo: PlanStep[] = [];
  const rest: DecidedStep[] = [];
  const tried = new Set(earlier.map(({ step }) => step.id));
  const chosen = new Set(earlier.filter(({ outcome }) => isDone(outcome)).map(({ step }) => step.id));
  for (const step of [...steps].sort((a, b) => orderOf(a) - orderOf(b))) {
    if (tried.has(step.id)) continue;
    const decided = decide(step);
    if (decided === undefined) {
      todo.push(step);
      chosen.add(step.id);
    } else rest.push(decided);
  }
  const needed = new Set(steps.map(({ id }) => id));
  const own = new IdSet(options.vaultIds);
  for (const step of planned.values())
    if (!needed.has(step.id) && !tried.has(step.id) && own.has(step.vaultId))
      rest.push(answer(unplanned(step), 'not-needed', 'nothing asks for it any more'));
  const over = approved === undefined ? tooMany([...earlier.map(({ step }) => step), ...todo], options) : [];
  if (over.length === 0) return { todo, rest, refusal: undefined };
  if (earlier.length === 0) return { todo, rest, refusal: refusalOf(over) };
  const why = `with what came to light after the first steps there are ${over.join('; ')}`;
  return { todo: [], rest: [...rest, ...todo.map((step) => answer(step, 'blocked', why))], refusal: undefined };

  function decide(step: PlanStep): DecidedStep | undefined {
    const { kind } = step;
    if (kind === 'person') return answer(step, 'needs-person', 'this tool does not do it');
    if (!kinds.includes(kind))
      return answer(step, 'needs-person', `${kind} is not among the kinds of repair that were asked for`);
    const alone = leftAlone(step);
    if (alone !== undefined) return answer(step, 'needs-person', alone);
    if (approved !== undefined) {
      const plan = planned.get(step.id);
      if (plan === undefined) return answer(step, 'not-approved', 'the approved plan does not have it');
      if (plan.before !== step.before || plan.force !== step.force)
        return answer(step, 'changed-since-approval', whatChanged(plan, step));
    }
    const missing = step.after.find((id) => !chosen.has(id));
    if (missing === undefined) return undefined;
    const title = steps.find(({ id }) => id === missing)?.title ?? 'another step';
    return answer(step, 'blocked', `it depends on a step that is not done: ${title}`);
  }
}

const whatChanged = (plan: PlannedStep, step: PlanStep): string =>
  plan.before === step.before
    ? `it has ${step.force ? '' : 'not '}to be sent again as it is now, and had ${plan.force ? '' : 'not '}when the plan was approved`
    : `it read ${shown(plan.before)} when the plan was approved, and reads ${shown(step.before)} now`;

const shown = (value: string): string => (value === '' ? 'nothing' : value);

const answer = (step: PlanStep, kind: StepOutcomeKind, why: string): DecidedStep => ({
  step,
  outcome: { kind, problem: { code: CODES[kind] ?? kind, message: `Not done: ${why}.`, nextStep: NEXT_STEPS[kind] } },
});

const PLAN_AGAIN = 'Plan again, and have the new plan approved.';

const NEXT_STEPS: Readonly<Partial<Record<StepOutcomeKind, string>>> = {
  'not-approved': PLAN_AGAIN,
  'changed-since-approval': PLAN_AGAIN,
  blocked: 'Fix what stands in the way, then run again.',
};

const CODES: Readonly<Partial<Record<StepOutcomeKind, string>>> = {
  'needs-person': 'NeedsPerson',
  'not-approved': 'NotApproved',
  'changed-since-approval': 'ChangedSinceApproval',
  blocked: 'Blocked',
  'not-needed': 'NotNeeded',
};

const unplanned = (step: PlannedStep): PlanStep => ({
  ...step,
  name: nameOf(step.target),
  findings: [],
  agents: [],
  right: undefined,
  byHand: [],
});

/** All or nothing: a part of what is too much would be as unexpected as the whole. */
const tooMany = (steps: readonly PlanStep[], { maxChanges, judged }: SelectOptions): readonly string[] =>
  repairKinds.flatMap((kind) => {
    const ofKind = steps.filter((step) => step.kind === kind).length;
    const limit = maxChanges ?? Math.max(10, Math.floor(judged[kind] / 10));
    return ofKind > limit
      ? [`${plural(ofKind, 'step')} of ${kind}, and at most ${limit} ${limit === 1 ? 'is' : 'are'} allowed`]
      : [];
  });

const refusalOf = (over: readonly string[]): Problem => ({
  code: 'TooManyChanges',
  message: `Nothing was changed: ${over.join('; ')}.`,
  nextStep:
    'Run again with `dry-run: true`, have the plan approved and give it as `plan` and `plan-digest`; or raise `max-changes`.',
});
