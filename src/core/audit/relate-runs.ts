/** For which mapping a run of the nightly update was, by what its parameters name. The names of the parameters are not known. */
import { IdMap, IdSet } from '../values/id-map';
import type { Mapping, Vault } from '../values/model';
import type { JobSchedule, Parameters, RunbookJob } from '../values/resources';
import type { AccountFacts } from './facts';

/** A mapping that an account updates. */
export interface Served {
  readonly vault: Vault;
  readonly mapping: Mapping;
}

export interface Runs {
  /** By id of the mapping, newest first. */
  readonly of: IdMap<readonly RunbookJob[]>;
  /** Nothing tells for which mapping they were, newest first. */
  readonly unrelated: readonly RunbookJob[];
}

export function relateRuns({ runbookJobs, jobSchedules }: AccountFacts, served: readonly Served[]): Runs {
  const of = new IdMap<RunbookJob[]>();
  const unrelated: RunbookJob[] = [];
  const parametersOf = (one: Served): Parameters => {
    const link = jobSchedules.find(one.mapping.autoUpdate?.jobScheduleName);
    return link?.known && link.value !== 'missing' ? (link.value satisfies JobSchedule).parameters : {};
  };
  const candidates = served.map((one) => ({ ...one, linked: sorted(parametersOf(one)) }));
  for (const job of runbookJobs.known ? runbookJobs.value : []) {
    const own = sorted(job.parameters ?? {});
    const mine = firstOf(
      () => candidates.filter(({ mapping }) => names(own, mapping.id)),
      () => candidates.filter(({ linked }) => own.length > 0 && sameAs(own, linked)),
      () => candidates.filter(({ vault }) => names(own, vault.id)),
    );
    // Parameters that the mappings of several vaults share tell nothing.
    const isTold = new IdSet(mine.map(({ vault }) => vault.id)).size === 1;
    for (const { mapping } of isTold ? mine : []) {
      const others = of.get(mapping.id);
      if (others === undefined) of.set(mapping.id, [job]);
      else others.push(job);
    }
    if (!isTold && (mine.length > 0 || !isOfAnother(own, candidates))) unrelated.push(job);
  }
  return { of, unrelated };
}

type Sorted = readonly (readonly [string, string])[];

const sorted = (parameters: Parameters): Sorted =>
  Object.entries(parameters)
    .map(([name, value]) => [name.toLowerCase(), value.toLowerCase()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));

const sameAs = (one: Sorted, other: Sorted): boolean => JSON.stringify(one) === JSON.stringify(other);

const nameList = (all: Sorted): string => JSON.stringify(all.map(([name]) => name));

/** As a whole id, or the beginning of a longer one. */
function names(parameters: Sorted, id: string): boolean {
  const wanted = id.toLowerCase();
  return parameters.some(([, value]) => {
    const at = value.indexOf(wanted);
    return at >= 0 && !/^[\w.()-]/.test(value.slice(at + wanted.length));
  });
}

/** The account may serve other vaults too: a run that names one of these is none of a mapping that is audited. */
const isOfAnother = (own: Sorted, candidates: readonly { readonly linked: Sorted }[]): boolean =>
  own.some(([, value]) => value.includes('/microsoft.recoveryservices/vaults/')) ||
  candidates.some(({ linked }) => linked.length > 0 && nameList(linked) === nameList(own));

function firstOf<T>(...lists: readonly (() => readonly T[])[]): readonly T[] {
  for (const list of lists) {
    const found = list();
    if (found.length > 0) return found;
  }
  return [];
}
