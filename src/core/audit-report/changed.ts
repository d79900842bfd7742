/** What changed since the baseline: what is new, and what became of what is not found any more. */
import { ageText } from '../audit/age';
import { catalogue } from '../audit/catalogue';
import { counting } from '../audit/findings';
import { isCounted, ruleIdOf } from '../baseline/baseline';
import type { PastState } from '../baseline/past';
import { plural } from '../render/format';
import { cell, tableHead, tableRow } from '../render/markdown';
import type { Table } from '../render/page/model';
import { tableOf } from '../render/page/table';
import { nameOf } from '../values/arm-id';
import type { AuditReport } from './report';

interface Change {
  readonly what: string;
  readonly id: string;
  readonly name: string;
  readonly vaultId: string;
  readonly age: string;
  readonly firstSeen: number | undefined;
}

const BECAME: Readonly<Record<PastState, string>> = {
  fixed: 'fixed',
  gone: 'gone',
  'not-known': 'not known',
  'out-of-scope': 'out of scope',
};

/** Errors and warnings; what is new comes first, what nobody looked at last. */
function changesOf({ findings, ratchet, startedAt }: AuditReport): readonly Change[] {
  if (ratchet.kind !== 'read') return [];
  const found = counting(findings).filter(({ severity, state }) => severity !== 'note' && state !== 'accepted');
  // Of what this run did not look at, nothing has changed.
  const past = ratchet.past.filter(({ entry, state }) => isCounted(entry) && state !== 'out-of-scope');
  const order = Object.keys(BECAME);
  return [
    ...[...found.filter(({ state }) => state === 'new'), ...found.filter(({ state }) => state !== 'new')].map(
      (one) => ({
        ...one,
        what: one.state === 'new' ? 'new' : 'newly checked',
        age: ageText([{ ...one, state: undefined }], startedAt) || 'today',
      }),
    ),
    ...[...past]
      .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
      .map(({ entry, state }) => ({
        ...entry,
        id: ruleIdOf(entry),
        what: BECAME[state],
        age: ageText([{ ...entry, state: undefined }], startedAt),
      })),
  ];
}

const titleOf = ({ id }: Change): string => catalogue.get(id)?.title ?? '';

/** Of the summary; page and report have all. */
const MAX_ROWS = 20;

export function changedSection(report: AuditReport): string[] {
  const changes = changesOf(report);
  if (changes.length === 0) return [];
  const rows = changes
    .slice(0, MAX_ROWS)
    .map((one) =>
      tableRow([
        cell(one.what),
        `${cell(one.id)} ${cell(titleOf(one), 200)}`,
        cell(one.name, 200),
        cell(nameOf(one.vaultId), 100),
        cell(one.age),
      ]),
    );
  const left = changes.length - rows.length;
  return [
    '### Changed',
    '',
    ...tableHead(['', 'Finding', 'Where', 'Vault', 'Found']),
    ...rows,
    '',
    ...(left === 0 ? [] : [`${plural(left, 'change')} more, in the page and in the JSON report.`, '']),
  ];
}

/** Rows at once, so that what follows is not far. */
const FIRST_ROWS = 10;

export const changedTable = (report: AuditReport): Table =>
  tableOf<Change>(
    'changed',
    'Changed',
    changesOf(report),
    [
      ['what', 'What', 'text', ({ what }) => what],
      ['finding', 'Finding', 'text', ({ id }) => id],
      ['title', 'Title', 'text', titleOf],
      ['name', 'Name', 'text', ({ name }) => name],
      ['vault_id', 'Vault', 'resource', ({ vaultId }) => vaultId],
      ['age', 'Found', 'text', ({ age }) => age],
      ['first_seen', 'First seen', 'time', ({ firstSeen }) => firstSeen],
    ],
    { first: FIRST_ROWS },
  );
