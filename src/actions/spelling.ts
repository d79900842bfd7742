/** Texts with the names of inputs and outputs as the user of the host writes them. */
import type { Problem } from '../core/values/model';
import type { Spell } from '../core/values/spell';
import { inputTable, nameOn, type HostName, type InputRow } from '../inputs';
import { outputRows } from '../outputs';

/** `name` and `name: value`, in backticks. */
const NAMED = /`([a-z]+(?:-[a-z]+)*)(?:: ([^`]*))?`/g;

export function spellingOn(host: HostName): Spell {
  const rows: readonly InputRow<unknown>[] = Object.values(inputTable);
  const names = new Map([
    ...outputRows.map(({ github, azurePipelines }) => [github, host === 'github' ? github : azurePipelines] as const),
    ...rows.map((row) => [row.github, nameOn(host, row)] as const),
  ]);
  const between = host === 'console' ? ' ' : ': ';
  return (text) =>
    text.replace(NAMED, (whole, name: string, value: string | undefined) => {
      const own = names.get(name);
      if (own === undefined) return whole;
      return value === undefined ? `\`${own}\`` : `\`${own}${between}${value}\``;
    });
}

export const spelled = (problem: Problem, spell: Spell): Problem => ({
  ...problem,
  message: spell(problem.message),
  ...(problem.nextStep !== undefined && { nextStep: spell(problem.nextStep) }),
});
