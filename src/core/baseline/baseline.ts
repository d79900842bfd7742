/** What a report hands to the next run: what was found, since when, and what of it is accepted. */
import { catalogue } from '../audit/catalogue';
import { rowsOf } from '../rows/define-rows';
import { flag, idOrEmpty, maybe, name, ownId, time, word } from '../rows/kinds';

/** A finding of an earlier report. */
export interface BaselineEntry {
  readonly key: string;
  readonly name: string;
  readonly vaultId: string;
  /** Milliseconds since the epoch. */
  readonly firstSeen: number;
  readonly accepted: boolean;
  /** It followed from no other finding. */
  readonly isCause: boolean;
  /** The version of this tool that was the first to look for it, where it was accepted for that reason. */
  readonly checkedSince: string | undefined;
}

export interface Baseline {
  /** When the ratchet began: milliseconds since the epoch. */
  readonly since: number;
  /** When the report was made that the entries are of. */
  readonly asOf: number;
  /** Ids of the findings that the audit behind it looked for. */
  readonly rules: readonly string[];
  readonly entries: readonly BaselineEntry[];
}

/** A key begins with the id of its finding. */
export const ruleIdOf = ({ key }: Pick<BaselineEntry, 'key'>): string => key.split(' ', 1).join('');

/** Findings that bear on a verdict: what follows from another is not counted, and notes are not either. */
export const isCounted = (entry: BaselineEntry): boolean =>
  entry.isCause && catalogue.get(ruleIdOf(entry))?.severity !== 'note';

const { column, form } = rowsOf<BaselineEntry>();

export const entryForm = form('knownFinding', 'A finding that the next run holds its own against.', {
  key: column({ ...ownId, schema: { type: 'string', minLength: 1 } }, '', 'of the finding', ({ key }) => key),
  name: column(name, '', 'of the resource, for people', (of) => of.name),
  vaultId: column(idOrEmpty, '', 'ARM id of the vault; empty if nothing was found to audit', ({ vaultId }) => vaultId),
  firstSeen: column(time, '', 'when it was found first', ({ firstSeen }) => firstSeen),
  accepted: column(flag, '', 'it does not count as new', ({ accepted }) => accepted),
  isCause: column(flag, '', 'it followed from no other finding', ({ isCause }) => isCause),
  checkedSince: column(
    maybe(word),
    '',
    'the version of this tool that was the first to look for it, where it was accepted for that reason',
    ({ checkedSince }) => checkedSince,
  ),
});
