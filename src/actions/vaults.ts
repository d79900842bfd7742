/** The vaults that an action is about, where the inputs do not name them. */
import { findInScope } from '../core/estate/find';
import type { FoundVaults, Wanted } from '../core/estate/model';
import type { InputNames } from '../core/estate/ports';
import { foundText, itemsText } from '../core/estate/report';
import { annotationText } from '../core/render/annotation';
import { plural, problemText } from '../core/render/format';
import { cell } from '../core/render/markdown';
import { nextStepLines } from '../core/render/sections';
import type { Failure, Problem, Result } from '../core/values/model';
import { createFaultLog } from '../fault-log';
import { bounded } from '../core/render/text';
import type { Host } from '../hosts/host';
import { inputTable, nameOn, type Action, type Target, type Task } from '../inputs';
import { nothingDone } from '../outputs';
import type { ActionResult } from '../publish';
import { systemClock } from '../runtime/clock';
import { headOf, type ReportInputs } from '../core/rows/head';
import { problemForm } from '../core/rows/problem';
import { reportContext, type ActionContext } from './context';

const MAX_NAMED = 200;
const LINE_LENGTH = 1_000;

/**
 * Finds the vaults and says in the log how.
 * @returns a failure also where there is none, unless the inputs allow that
 */
export async function findVaults(wanted: Wanted, context: ActionContext): Promise<Result<FoundVaults>> {
  const { host, stop, connection } = context;
  const print = (line: string): void => host.print(bounded(line, LINE_LENGTH));
  const faults = createFaultLog(host, systemClock);
  const found = await findInScope(wanted, {
    clock: systemClock,
    stop,
    random: Math.random,
    directory: await connection.directory(),
    inputNames: inputNamesOn(host),
    onRetry: (...fault) => faults.fault(...fault),
    onOver: (what) => faults.over(what),
    onRefused: ({ problem }) =>
      print(`Azure Resource Graph refuses (${problemText(problem)}): vaults are listed subscription by subscription.`),
  });
  faults.close();
  if (!found.ok) return found;
  sayFound(host, found.value);
  for (const warning of found.value.warnings) host.annotate('warning', warning.code, annotationText(warning));
  return found;
}

export function inputNamesOn({ name }: Host): InputNames {
  const { vaultName, vaultTag, includeEmpty, allowEmpty, shards } = inputTable;
  const nameOf = (input: Parameters<typeof nameOn>[1]): string => nameOn(name, input) ?? '';
  return {
    vaultName: nameOf(vaultName),
    vaultTag: nameOf(vaultTag),
    includeEmpty: nameOf(includeEmpty),
    allowEmpty: nameOf(allowEmpty),
    shards: nameOf(shards),
  };
}

function sayFound(host: Host, found: FoundVaults): void {
  const { vaults } = found;
  const lines = vaults.slice(0, MAX_NAMED).map(({ name, subscriptionName, subscriptionId, items }) => {
    const holding = items === undefined ? '' : `, replicated items: ${itemsText(items)}`;
    return bounded(`${name} in ${subscriptionName || subscriptionId}${holding}`, LINE_LENGTH);
  });
  if (vaults.length > MAX_NAMED) lines.push(`… and ${plural(vaults.length - MAX_NAMED, 'vault')} more`);
  host.group(foundText(found), lines);
}

/** What of a target goes into the report. */
export function targetInputs(target: Target): Readonly<Record<string, boolean | readonly string[]>> {
  if (target.kind === 'vaults') return { vaultIds: target.vaults.map(({ id }) => id) };
  const { scope, names, tags, includeEmpty, allowEmpty } = target;
  return {
    scope:
      scope.kind === 'all'
        ? ['*']
        : [
            ...scope.subscriptions.map((id) => `/subscriptions/${id}`),
            ...scope.managementGroups.map((name) => `/providers/Microsoft.Management/managementGroups/${name}`),
          ],
    vaultName: names,
    vaultTag: tags.map(({ key, value }) => `${key}=${value}`),
    includeEmpty,
    allowEmpty,
  };
}

/** Milliseconds since the epoch. */
export const startedAt = ({ settings, timeLeftMs }: ActionContext): number =>
  systemClock.now() - (settings.timeoutMs - timeLeftMs());

/** How an action ends whose vaults could not be found: nothing was done. */
export function notFound(
  { action, target }: Exclude<Task, { readonly action: 'Merge' }>,
  { problem }: Failure,
  context: ActionContext,
): Promise<ActionResult> {
  const title = 'The vaults could not be found, nothing was done';
  return didNothing(title, problem, ['the scope'], { ...targetInputs(target), action }, context);
}

/** How an action ends that stopped before it did anything. */
export async function didNothing(
  title: string,
  problem: Problem,
  affected: readonly string[],
  inputs: ReportInputs & { readonly action: Exclude<Action, 'Merge'> },
  context: ActionContext,
): Promise<ActionResult> {
  const { stop } = context;
  const conclusion = stop.reason === undefined ? 'failed' : stop.reason === 'cancelled' ? 'cancelled' : 'timed-out';
  const reported = await reportContext(context, inputs);
  const head = headOf({ startedAt: startedAt(context), endedAt: systemClock.now(), conclusion, context: reported });
  const document = { ...head, changed: false, error: problemForm.write(problemForm.make(problem)) };
  const next = problem.nextStep === undefined ? '' : `\n\n${nextStepLines(problem.nextStep).join('\n')}`;
  return {
    failed: true,
    headline: title,
    causes: [{ level: 'error', problem, affected }],
    document: [`${JSON.stringify(document, null, 2)}\n`],
    summary: () => `## ❌ ${title}\n\n${cell(problemText(problem), 4_000)}${next}\n`,
    outputs: { ...nothingDone[inputs.action], conclusion },
  };
}
