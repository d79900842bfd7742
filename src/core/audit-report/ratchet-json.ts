/** The ratchet in the JSON report: what this run was held against, and what the next one is. */
import { entryForm } from '../baseline/baseline';
import type { PastFinding } from '../baseline/compare';
import { pastStates } from '../baseline/past';
import { jsonList } from '../render/json';
import { rowsOf } from '../rows/define-rows';
import { choice, idOrEmpty, name, ownId, time } from '../rows/kinds';
import { isoTime } from '../values/time';
import type { Ratchet } from './ratchet';

const { column, form } = rowsOf<PastFinding>();

export const pastForm = form('pastFinding', 'Something that the baseline has and that is not found any more.', {
  key: column({ ...ownId, schema: { type: 'string', minLength: 1 } }, '', 'of the finding', ({ entry }) => entry.key),
  name: column(name, '', 'of the resource, for people', ({ entry }) => entry.name),
  vaultId: column(
    idOrEmpty,
    '',
    'ARM id of the vault; empty if nothing was found to audit',
    ({ entry }) => entry.vaultId,
  ),
  firstSeen: column(time, '', 'when it was found first', ({ entry }) => entry.firstSeen),
  state: column(
    choice(pastStates),
    '',
    '`fixed`; `gone` with what it was about; `out-of-scope`; `not-known`, since what would show it could not be read',
    ({ state }) => state,
  ),
});

/** In the head of a report. */
export function ratchetJson({ kind, counts, asOf, next }: Ratchet): object {
  return {
    baseline: { state: kind, ...(kind === 'read' && { asOf: isoTime(asOf), counts }) },
    ratchet: next && { since: isoTime(next.since), asOf: isoTime(next.asOf), rules: next.rules },
  };
}

export function* ratchetLists({ next, past, kind }: Ratchet): Generator<string> {
  if (kind === 'read') yield* jsonList('past', past, (row) => pastForm.write(pastForm.make(row)));
  if (next !== undefined) yield* jsonList('known', next.entries, (row) => entryForm.write(row));
}
