/** Findings with what follows from them. */
import { IdSet } from '../values/id-map';
import { catalogue } from '../audit/catalogue';
import { isCause, type Finding } from '../audit/findings';
import { plural } from '../render/format';

/** By key of the cause: what follows from it. */
export function consequencesOf(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const byCause = new Map<string, Finding[]>();
  for (const found of findings)
    for (const key of found.causedBy) {
      const others = byCause.get(key);
      if (others === undefined) byCause.set(key, [found]);
      else others.push(found);
    }
  return byCause;
}

/** How many VMs something is found of that follows from these. */
export function heldBackBy(causes: readonly Finding[], consequences: ReadonlyMap<string, readonly Finding[]>): number {
  return vmsAmong(causes.flatMap(({ key }) => consequences.get(key) ?? []));
}

/** How many VMs these are about. */
export const vmsAmong = (findings: readonly Finding[]): number =>
  new IdSet(findings.flatMap(({ id, resource }) => (catalogue.get(id)?.about === 'agent' ? [resource] : []))).size;

/** For instance ` Holds back 14 VMs.`; empty if it holds back none. */
export function heldBackText(count: number, several: boolean): string {
  return count === 0 ? '' : ` ${several ? 'Together they hold' : 'Holds'} back ${plural(count, 'VM')}.`;
}

/** What was found, with all that follows from it. */
export interface CauseTree {
  readonly cause: Finding;
  readonly following: readonly Finding[];
}

/** Each finding once; what follows from several is with the first, and what follows from none of these stands alone. */
export function causeTrees(findings: readonly Finding[]): readonly CauseTree[] {
  const consequences = consequencesOf(findings);
  const shown = new Set<Finding>();
  const take = (found: Finding): readonly Finding[] => {
    if (shown.has(found)) return [];
    shown.add(found);
    return [found, ...(consequences.get(found.key) ?? []).flatMap(take)];
  };
  return [...findings.filter(isCause), ...findings].flatMap((found) => {
    const [cause, ...following] = take(found);
    return cause === undefined ? [] : [{ cause, following }];
  });
}
