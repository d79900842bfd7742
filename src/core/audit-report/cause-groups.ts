/** Findings by what they have in common, opened to their rows; the CSV of findings. */
import { ageText } from '../audit/age';
import { catalogue } from '../audit/catalogue';
import { docsLink, findingForm, isCause, type Finding } from '../audit/findings';
import { RANK } from '../audit/severity';
import { stepText } from '../audit/steps';
import { plural } from '../render/format';
import type { Group, Note, Table } from '../render/page/model';
import { tableOf, type ColumnOf } from '../render/page/table';
import { nameOf } from '../values/arm-id';
import { groupById } from '../values/id-map';
import { causeTrees, type CauseTree } from './consequences';
import type { Links } from './headline';
import { canCopy } from './plan';
import type { AuditReport } from './report';
import { countHeldBack } from './standing';
import { placesIn } from './where';

export interface CauseGroup extends Group {
  /** How many, without what follows from them. */
  readonly causes: number;
}

interface Row {
  readonly found: Finding;
  /** What it follows from; causes come first. */
  readonly cause: Finding | undefined;
  /** VMs; only of a cause. */
  readonly heldBack: number;
}

/** Rows of a group on paper; the CSV of findings has all. */
const PRINTED = 20;

/** The worst first, and of these what holds back most VMs. */
export function causeGroups(report: AuditReport, links: Links): readonly CauseGroup[] {
  const open = report.findings.filter(({ exemptedBy }) => exemptedBy === undefined);
  const placeOf = placesIn(report.vaults);
  return [...groupById(causeTrees(open), ({ cause }) => cause.id).values()]
    .map((trees) => {
      const causes = trees.map(({ cause }) => cause);
      return { trees, rank: rankOf(trees), vms: countHeldBack(causes, report.heldBack) };
    })
    .sort((a, b) => a.rank - b.rank || b.vms - a.vms || b.trees.length - a.trees.length)
    .flatMap(({ trees, vms }) => groupOf(trees, vms, placeOf, report, links) ?? []);
}

const rankOf = (trees: readonly CauseTree[]): number =>
  trees.reduce((worst, { cause }) => Math.min(worst, RANK[cause.severity]), 2);

function groupOf(
  trees: readonly CauseTree[],
  vms: number,
  placeOf: (finding: Finding) => string,
  { heldBack, startedAt: now }: Pick<AuditReport, 'heldBack' | 'startedAt'>,
  links: Links,
): CauseGroup | undefined {
  const [first] = trees;
  if (first === undefined) return undefined;
  const { id, severity, cause, remedy } = first.cause;
  const several = trees.length > 1;
  const ordered = trees
    .map((tree) => ({ tree, vms: heldBack.get(tree.cause)?.length ?? 0 }))
    .sort((a, b) => RANK[a.tree.cause.severity] - RANK[b.tree.cause.severity] || b.vms - a.vms);
  const rows: readonly Row[] = [
    ...ordered.map(({ tree, vms: own }) => ({ found: tree.cause, cause: undefined, heldBack: own })),
    ...ordered.flatMap(({ tree: { cause: of, following } }) =>
      following.map((found) => ({ found, cause: of, heldBack: 0 })),
    ),
  ];
  return {
    id: id.toLowerCase(),
    causes: trees.length,
    level: severity,
    code: id,
    title: catalogue.get(id)?.title ?? first.cause.title,
    url: docsLink(id, links),
    remarks: [
      several ? plural(trees.length, 'time') : placeOf(first.cause),
      ...(vms === 0 ? [] : [`holds back ${plural(vms, 'VM')}`]),
      ageText(
        trees.map(({ cause: one }) => one),
        now,
      ),
    ].filter((text) => text !== ''),
    notes: [{ text: cause }, ...remedyNotes(remedy, several ? placeOf(first.cause) : undefined)],
    table: rowsTable(id, rows, placeOf, now),
  };
}

function remedyNotes(remedy: Finding['remedy'], place: string | undefined): Note[] {
  const [first, ...others] = remedy.map((step): Note =>
    'command' in step && canCopy(step.command)
      ? { text: '', copy: step.command, screen: true }
      : { text: stepText(step), screen: true },
  );
  if (first === undefined) return [];
  const lead = place === undefined ? 'What to do:' : `What to do, for instance for ${place}:`;
  return [{ ...first, text: `${lead} ${first.text}`.trim() }, ...others];
}

function rowsTable(id: string, rows: readonly Row[], placeOf: (finding: Finding) => string, now: number): Table {
  const has = (holds: (row: Row) => boolean, ...columns: ColumnOf<Row>[]): ColumnOf<Row>[] =>
    rows.some(holds) ? columns : [];
  return tableOf<Row>(
    `rows-${id.toLowerCase()}`,
    id,
    rows,
    [
      ['severity', 'Severity', 'level', ({ found }) => found.severity],
      ['where', 'Where', 'text', ({ found }) => placeOf(found)],
      ['message', 'What is wrong', 'prose', ({ found }) => found.message],
      ...has(
        ({ heldBack }) => heldBack > 0,
        ['holds_back', 'Holds back', 'vms', ({ heldBack }) => heldBack || undefined],
      ),
      ...has(
        ({ found }) => found.firstSeen !== undefined,
        ['found', 'Found', 'text', (row) => ageText([row.found], now)],
      ),
      ['finding', 'Finding', 'text', ({ found }) => found.id],
      ...has(
        ({ cause }) => cause !== undefined,
        ['follows_from', 'Follows from', 'text', ({ cause }) => cause && placeOf(cause)],
      ),
      ['resource', 'Resource', 'resource', ({ found }) => found.resource, { screen: true }],
    ],
    { printed: PRINTED },
  );
}

/** For spreadsheets: the worst first, and what is exempted last. */
export function findingsTable({ findings, vaults, heldBack }: AuditReport): Table {
  const placeOf = placesIn(vaults);
  const leading = findingForm.pageColumns.slice(0, 2);
  const isExempted = ({ exemptedBy }: Finding): boolean => exemptedBy !== undefined;
  return tableOf<Finding>(
    'findings',
    'Findings',
    [...findings.filter((found) => !isExempted(found)), ...findings.filter(isExempted)],
    [
      ...leading,
      ['vault', 'Vault', 'text', ({ vaultId }) => nameOf(vaultId)],
      ['place', 'Where', 'text', placeOf],
      ['follows_from', 'Follows from', 'text', ({ causedBy }) => [...new Set(causedBy.map(idOfKey))].join(' ')],
      [
        'holds_back',
        'Holds back (VMs)',
        'number',
        (found) => (isCause(found) ? heldBack.get(found)?.length : undefined),
      ],
      ...findingForm.pageColumns.slice(leading.length),
    ],
  );
}

/** A key begins with the id of its finding. */
const idOfKey = (key: string): string => key.split(' ', 1).join('');
