/** The plan as reports lead with it: one sentence, and for each line who does it and what is copied for that. */
import { ageText } from '../audit/age';
import { catalogue } from '../audit/catalogue';
import type { AuditRows } from '../audit/rows';
import { command, stepText, type Step } from '../audit/steps';
import { number, plural } from '../render/format';
import { visible } from '../render/text';
import { healedBy, linesOf, type PlanLine } from './lines';
import { asOnGitHub, type Spell } from '../values/spell';
import { makePlan, type Plan, type PlanOptions } from './make-plan';
import type { PlanStep } from './step';

export interface LineToDo extends PlanLine {
  /** Who can do it, for instance `this tool`. */
  readonly who: string;
  /** Inputs of this tool, or commands, to be copied. */
  readonly toCopy: readonly Step[];
  /** Since when what it heals is found; empty without a baseline. */
  readonly age: string;
}

export interface PlanOverview {
  /** For instance `3 steps heal 19 of 27 VMs`. */
  readonly headline: string;
  readonly plan: Plan;
  /** Those that most VMs need first. */
  readonly lines: readonly LineToDo[];
}

/** Lines that a reader is shown at once. */
export const LEADING = 5;

/** @param options `now` in milliseconds since the epoch */
export function planOverview(rows: AuditRows, options: PlanOptions & { readonly now: number }): PlanOverview {
  const byKey = new Map(rows.findings.map((found) => [found.key, found]));
  const ageOf = ({ steps }: PlanLine): string =>
    ageText(
      steps.flatMap(({ findings }) => findings.flatMap((key) => byKey.get(key) ?? [])),
      options.now,
    );
  return overviewOf(makePlan(rows, options), options.spell, ageOf);
}

/** @param ageOf since when what a line heals is found; empty where that is not to be said */
export function overviewOf(
  plan: Plan,
  spell: Spell = asOnGitHub,
  ageOf: (line: PlanLine) => string = () => '',
): PlanOverview {
  const lines = linesOf(plan, (id) => catalogue.get(id)?.title);
  return {
    headline: planHeadline(plan, lines),
    plan,
    lines: lines.map((line) => ({ ...line, who: whoDoes(line), toCopy: toCopy(line, spell), age: ageOf(line) })),
  };
}

/** Those that the headline counts. */
export const leadingLines = <L extends PlanLine>(lines: readonly L[]): readonly L[] =>
  lines.filter(({ agents }) => agents > 0).slice(0, LEADING);

function planHeadline(plan: Plan, lines: readonly PlanLine[]): string {
  if (plan.steps.length === 0) return 'Nothing to do';
  const leading = leadingLines(lines);
  if (leading.length === 0) return `${plural(lines.length, 'step')} to do; none affects a VM`;
  const healed = healedBy(plan, leading).size;
  return `${plural(leading.length, 'step')} ${leading.length === 1 ? 'heals' : 'heal'} ${number(healed)} of ${plural(plan.open, 'VM')}`;
}

/** What this tool does without `Repair`: settings, unless they have to be sent again as they are, and agents. */
const isOfTool = ({ kind, force }: PlanStep): boolean => kind === 'agents' || (kind === 'settings' && !force);

function whoDoes({ steps, kind }: PlanLine): string {
  if (steps.every(isOfTool)) return 'this tool';
  if (kind === 'roles') return 'someone who may assign roles, such as an Owner';
  return kind === 'person' ? 'a person' : 'someone who may write it, such as a Contributor';
}

/** Commands that are written out; the report has all. */
const MAX_COPIED = 20;

function toCopy(line: PlanLine, spell: Spell): readonly Step[] {
  const { steps } = line;
  if (steps.every(isOfTool)) return [command(inputsOf(line, spell))];
  // What is done in the portal may be the same for many.
  const all = [...new Map(steps.flatMap(({ byHand }) => byHand.map((step) => [stepText(step), step]))).values()];
  const left = all.length - MAX_COPIED;
  return left > 0 ? [...all.slice(0, MAX_COPIED), { text: `And ${left} more, in the JSON report.` }] : all;
}

/** As they stand in a workflow or pipeline, or as options of the console. */
function inputsOf({ steps, kind }: PlanLine, spell: Spell): string {
  const distinct = (values: readonly string[]): string[] => [
    ...new Map(values.map((value) => [value.toLowerCase(), value])).values(),
  ];
  const one = (name: string, value: string): string => spell(`\`${name}: ${value}\``).slice(1, -1);
  const isConsole = one('vault-id', '').startsWith('--');
  const list = (name: string, values: readonly string[]): string =>
    values.length === 1 || isConsole
      ? values.map((value) => one(name, value)).join('\n')
      : one(name, `|\n${values.map((value) => `  ${value}`).join('\n')}`);
  const vaults = list('vault-id', distinct(steps.map(({ vaultId }) => vaultId)));
  if (kind === 'agents')
    return `${one('action', 'UpdateAgents')}\n${vaults}\n${list('vm', distinct(steps.map(({ name }) => visible(name))))}`;
  return [one('action', 'Enabled'), vaults, one('automation-account-id', steps[0]?.accountId ?? '')].join('\n');
}
