/** The plan for people: steps of one kind over many targets are one line, those that most VMs need first. */
import { plural } from '../render/format';
import { nameOf } from '../values/arm-id';
import { groupById, IdSet } from '../values/id-map';
import type { Plan } from './make-plan';
import { isSentAgain, type PlanStep } from './step';

export interface PlanLine {
  readonly kind: PlanStep['kind'];
  readonly title: string;
  readonly steps: readonly PlanStep[];
  /** VMs that are not healed without it. */
  readonly agents: number;
}

/** Steps that are alike: of one kind, with the same account and way where it is a setting, healing the same finding where a person does it. */
const groupOf = ({ kind, force, accountId = '', wanted }: PlanStep): string =>
  kind === 'settings' ? `${kind} ${force} ${accountId}` : kind === 'person' ? `${kind} ${wanted}` : kind;

/** @param titleOf title of a finding, for lines of several steps that a person does */
export function linesOf({ steps }: Plan, titleOf: (findingId: string) => string | undefined): readonly PlanLine[] {
  return [...groupById(steps, groupOf).values()]
    .map((group) => {
      const agents = new Set(group.flatMap((step) => step.agents)).size;
      return { kind: group[0]?.kind ?? 'person', title: titleOfGroup(group, titleOf), steps: group, agents };
    })
    .sort((a, b) => b.agents - a.agents);
}

/** Characters of a title that is read at a glance. */
const MAX_TITLE = 160;

const count = (values: readonly (string | undefined)[]): number => new IdSet(values.map((value) => value ?? '')).size;

function titleOfGroup(group: readonly PlanStep[], titleOf: (findingId: string) => string | undefined): string {
  const [first] = group;
  if (first === undefined) return '';
  const titleOfFinding = titleOf(first.wanted) ?? first.wanted;
  // A message may hold all that the service said.
  if (group.length === 1) return first.title.length <= MAX_TITLE ? first.title : `${titleOfFinding} (${first.name})`;
  const targets = count(group.map(({ target }) => target));
  const vaults = plural(count(group.map(({ vaultId }) => vaultId)), 'vault');
  switch (first.kind) {
    case 'identity':
      return `Switch on the system-assigned identity of ${plural(targets, 'automation account')}`;
    case 'roles':
      return `Contributor for ${plural(count(group.map(({ accountId }) => accountId)), 'account')} on ${vaults}`;
    case 'settings':
      if (group.every(isSentAgain))
        return `Send the setting of ${plural(targets, 'mapping')} in ${vaults} again, with ${nameOf(first.accountId ?? '')}`;
      return `Switch on${first.force ? ' again' : ''} automatic update of ${plural(targets, 'mapping')} in ${vaults} with ${nameOf(first.accountId ?? '')}`;
    case 'schedules':
      return `Switch on ${plural(targets, 'schedule')}`;
    case 'agents':
      return `Update ${plural(targets, 'agent')} in ${vaults}`;
    case 'person':
      return `${titleOfFinding} (${plural(targets, 'time')})`;
  }
}

/** Ids of the VMs all of whose steps are in these lines. */
export function healedBy({ steps }: Plan, lines: readonly PlanLine[]): ReadonlySet<string> {
  const listed = new Set(lines.flatMap((line) => line.steps.map(({ id }) => id)));
  const held = new Set(steps.flatMap(({ id, agents }) => (listed.has(id) ? [] : agents)));
  return new Set(lines.flatMap((line) => line.steps.flatMap(({ agents }) => agents.filter((id) => !held.has(id)))));
}
