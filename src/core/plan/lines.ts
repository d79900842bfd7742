/** The plan for people: steps of one kind over many targets are one line, those that most VMs need first. */
import { plural } from '../render/format';
import { nameOf } from '../values/arm-id';
import { groupById, IdSet } from '../values/id-map';
import type { Plan } from './make-plan';
import type { PlanStep } from './step';

export interface PlanLine {
  readonly kind: PlanStep['kind'];
  readonly title: string;
  readonly steps: readonly PlanStep[];
  /** VMs that are not healed without it. */
  readonly agents: number;
}

/** Steps that are alike: of one kind, with the same account where the setting names one, healing the same finding where a person does it. */
const groupOf = ({ kind, accountId = '', wanted }: PlanStep): string =>
  kind === 'settings' ? `${kind} ${accountId}` : kind === 'person' ? `${kind} ${wanted}` : kind;

/** @param titleOf title of a finding, for lines of several steps that a person does */
export function linesOf({ steps }: Plan, titleOf: (findingId: string) => string | undefined): readonly PlanLine[] {
  return [...groupById(steps, groupOf).values()]
    .map((group) => {
      const agents = new Set(group.flatMap((step) => step.agents)).size;
      return { kind: group[0]?.kind ?? 'person', title: titleOfGroup(group, titleOf), steps: group, agents };
    })
    .sort((a, b) => b.agents - a.agents);
}

const count = (values: readonly (string | undefined)[]): number => new IdSet(values.map((value) => value ?? '')).size;

function titleOfGroup(group: readonly PlanStep[], titleOf: (findingId: string) => string | undefined): string {
  const [first] = group;
  if (first === undefined) return '';
  if (group.length === 1) return first.title;
  const targets = count(group.map(({ target }) => target));
  const vaults = plural(count(group.map(({ vaultId }) => vaultId)), 'vault');
  switch (first.kind) {
    case 'identity':
      return `Switch on the system-assigned identity of ${plural(targets, 'automation account')}`;
    case 'roles':
      return `Contributor for ${plural(count(group.map(({ accountId }) => accountId)), 'account')} on ${vaults}`;
    case 'settings':
      return `Switch on automatic update of ${plural(targets, 'mapping')} in ${vaults} with ${nameOf(first.accountId ?? '')}`;
    case 'schedules':
      return `Switch on ${plural(targets, 'schedule')}`;
    case 'agents':
      return `Update ${plural(targets, 'agent')} in ${vaults}`;
    case 'person':
      return `${titleOf(first.wanted) ?? first.wanted} (${plural(targets, 'time')})`;
  }
}

/** VMs all of whose steps are in these lines. */
export function healedBy({ steps }: Plan, lines: readonly PlanLine[]): number {
  const listed = new Set(lines.flatMap((line) => line.steps.map(({ id }) => id)));
  const held = new Set(steps.flatMap(({ id, agents }) => (listed.has(id) ? [] : agents)));
  return new Set(lines.flatMap((line) => line.steps.flatMap(({ agents }) => agents.filter((id) => !held.has(id)))))
    .size;
}

/** For instance `3 steps heal 19 of 27 VMs`. */
export function planHeadline(plan: Plan, lines: readonly PlanLine[]): string {
  if (plan.steps.length === 0) return 'Nothing to do';
  const healed = healedBy(plan, lines);
  return `${plural(lines.length, 'step')} ${lines.length === 1 ? 'heals' : 'heal'} ${healed} of ${plural(plan.agents, 'VM')}`;
}
