/** Findings with what follows from them. */
import { isCause, type Finding } from '../audit/findings';

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
