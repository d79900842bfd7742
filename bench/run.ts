/** Runs what is to be measured: light runs a few at once, heavy ones by themselves. */
import { runBaseline, type Baseline } from './baseline';
import { measure, measureListing, type Measurement } from './bundle';
import { heavyCases, lightCases, runbookCases, sequenceCases, type Case } from './cases';
import { measureFirstRequest, measureRefusal, type ColdStart } from './cold-start';
import type { Results } from './targets';

export type Say = (line: string) => void;

const AT_ONCE = 3;
const LARGEST = 10_000;

/** Results in the order of the tasks. */
export async function pooled<T>(tasks: readonly (() => Promise<T>)[], atOnce: number): Promise<T[]> {
  const results: T[] = [];
  const rest = [...tasks.entries()];
  const work = async (): Promise<void> => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) results[next[0]] = await next[1]();
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

export async function everything(say: Say, matches: (name: string) => boolean): Promise<Results> {
  const chosen = (cases: readonly Case[], prefix = ''): Case[] =>
    cases.filter(({ name }) => matches(`${prefix}${name}`));
  const bundle = (given: Case) => async (): Promise<Measurement> => {
    const measurement = await measure(given);
    say(`${given.name}: ${measurement.ratio.toFixed(3)} of the bound`);
    return measurement;
  };
  const baseline = (procedure: Baseline['procedure']) => (given: Case) => async (): Promise<Baseline> => {
    const result = await runBaseline(procedure, given);
    say(`${procedure}, ${given.name}: ${result.makespan.toFixed(1)} s`);
    return result;
  };
  const refusals: ColdStart[] = [];
  const firstRequests: ColdStart[] = [];
  for (const host of ['github', 'azure-pipelines', 'console'] as const) {
    if (!matches(`start ${host}`)) continue;
    refusals.push(await measureRefusal(host));
    if (host !== 'console') firstRequests.push(await measureFirstRequest(host));
    say(`start on ${host}: measured`);
  }
  // The longest first, so that nothing waits for it at the end.
  const runbooks = [...chosen(runbookCases, 'runbook ')].reverse().map(baseline('runbook'));
  const sequences = chosen(sequenceCases, 'sequence ').map(baseline('sequence'));
  const light = chosen(lightCases).map(bundle);
  const together = await pooled<Baseline | Measurement>([...runbooks, ...sequences, ...light], AT_ONCE);
  const heavy = await pooled(chosen(heavyCases).map(bundle), 1);
  const baselines = together.filter((each): each is Baseline => 'procedure' in each);
  const lights = together.filter((each): each is Measurement => !('procedure' in each));
  const listingMemory = heavy.some((each) => each.case.mappings === LARGEST)
    ? await measureListing(LARGEST)
    : undefined;
  return {
    measurements: [...lights, ...heavy],
    baselines: ordered(baselines),
    refusals,
    firstRequests,
    listingMemory,
  };
}

const ordered = (baselines: readonly Baseline[]): Baseline[] =>
  [...baselines].sort(
    (one, other) => one.procedure.localeCompare(other.procedure) || one.case.mappings - other.case.mappings,
  );
