/** One plan of those of the shards, for one approval of all. */
import { sameText } from '../values/compare';
import { PLAN_VERSION, type PlanFile, type PlannedStep } from './plan-file';

export type MergedPlan =
  { readonly ok: true; readonly plan: PlanFile } | { readonly ok: false; readonly differ: string };

/** @param plans in the order of the shards; a step that several have, as that of a shared account, is done once */
export function mergePlans([first, ...others]: readonly PlanFile[]): MergedPlan | undefined {
  if (first === undefined) return undefined;
  for (const key of ['tool', 'planVersion', 'toolVersion', 'exemptions'] as const)
    if (others.some((other) => other[key] !== first[key])) return { ok: false, differ: key };
  const kinds = [...first.kinds].sort().join();
  if (others.some((other) => [...other.kinds].sort().join() !== kinds)) return { ok: false, differ: 'kinds' };
  const plans = [first, ...others];
  const steps = new Map<string, PlannedStep>();
  for (const step of plans.flatMap((plan) => plan.steps)) {
    const known = steps.get(step.id);
    if (known === undefined) steps.set(step.id, step);
    else if (known.before !== step.before || !sameText(known.target, step.target))
      return { ok: false, differ: `step ${step.id}` };
  }
  const earliest = (key: 'madeAt' | 'validUntil'): string =>
    plans.map((plan) => plan[key]).reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a));
  return {
    ok: true,
    plan: {
      planVersion: PLAN_VERSION,
      tool: first.tool,
      toolVersion: first.toolVersion,
      exemptions: first.exemptions,
      madeAt: earliest('madeAt'),
      validUntil: earliest('validUntil'),
      scope: [...new Set(plans.flatMap(({ scope }) => scope))].sort(),
      shards: plans.length,
      kinds: first.kinds,
      steps: [...steps.values()],
    },
  };
}
