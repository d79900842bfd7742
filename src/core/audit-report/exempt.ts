/** Marks what is exempted in the rows of an audit. */
import { countedAgain } from '../audit/bearing';
import { isCause, type Finding } from '../audit/findings';
import type { AuditRows } from '../audit/rows';
import { applyExemptions, type Cover, type ExemptionOptions, type JudgedEntry } from '../exemptions/apply';
import type { GivenExemptions } from '../exemptions/model';
import { number, plural } from '../render/format';
import { groupById, IdMap } from '../values/id-map';

export interface ExemptOptions extends ExemptionOptions {
  readonly given: GivenExemptions;
}

export interface Exempted extends Pick<GivenExemptions, 'sources'> {
  readonly entries: readonly JudgedEntry[];
}

/** Marks that rows bring along count for nothing: whoever wrote them may have had other exemptions. */
export function exempt(
  rows: AuditRows,
  options: ExemptOptions | undefined,
): { readonly rows: AuditRows; readonly exempted: Exempted } {
  if (options === undefined) {
    const isMarked = rows.findings.some(({ exemptedBy }) => exemptedBy !== undefined);
    const unmarked = isMarked ? withMarks(rows, new Map(), new IdMap()) : rows;
    return { rows: unmarked, exempted: { sources: [], entries: [] } };
  }
  const { given } = options;
  const { covers, holds, entries } = applyExemptions(given.list, rows, options);
  return { rows: withMarks(rows, covers, holds), exempted: { sources: given.sources, entries } };
}

function withMarks(rows: AuditRows, covers: ReadonlyMap<string, Cover>, holds: IdMap<readonly string[]>): AuditRows {
  const findings = rows.findings.map((found) => {
    const cover = covers.get(found.key);
    return {
      ...found,
      exemptedBy: cover?.by,
      alsoExemptedBy: cover && (cover.alsoBy.length > 0 ? cover.alsoBy : undefined),
    };
  });
  const covered = groupById(
    findings.filter(({ exemptedBy }) => exemptedBy !== undefined),
    ({ resource }) => resource,
  );
  const marked = <T extends { readonly id: string }>(
    row: T,
  ): T & { readonly exemptions: readonly string[] | undefined } => {
    const names = [
      ...(covered.get(row.id) ?? []).flatMap(({ exemptedBy, alsoExemptedBy = [] }) => [
        exemptedBy ?? '',
        ...alsoExemptedBy,
      ]),
      ...(holds.get(row.id) ?? []),
    ];
    return { ...row, exemptions: names.length === 0 ? undefined : [...new Set(names)] };
  };
  return {
    ...rows,
    findings,
    vaults: countedAgain({ ...rows, findings }),
    mappings: rows.mappings.map(marked),
    agents: rows.agents.map(marked),
  };
}

/** For instance `31 causes and 4 that follow`: what follows from a cause is in no count. */
export function exemptedText(findings: readonly Finding[]): string {
  const exempted = findings.filter(({ exemptedBy }) => exemptedBy !== undefined);
  const causes = exempted.filter(isCause).length;
  const following = exempted.length - causes;
  return `${plural(causes, 'cause')}${following === 0 ? '' : ` and ${number(following)} that ${following === 1 ? 'follows' : 'follow'}`}`;
}

/** Causes that are exempted. */
export const exemptedCauses = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((found) => isCause(found) && found.exemptedBy !== undefined);
