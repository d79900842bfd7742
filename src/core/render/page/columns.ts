/**
 * A table by columns: each distinct value once, and for each row which of them it is. That is what makes a hundred
 * thousand rows small, and quick to filter and to sort in the page.
 */
import type { Cell, Column, Table } from './model';
import { columnsFor } from './table';
import { shown } from './text';

export type Value = string | number | boolean;

export interface Values {
  readonly column: Column;
  readonly distinct: readonly Value[];
  /** For each row the place of its value in `distinct`, counted from one; zero is an empty cell. */
  readonly places: readonly number[];
}

export interface Columns {
  readonly title: string;
  readonly count: number;
  readonly columns: readonly Values[];
}

/** Reads the rows once. What is invisible in their texts is written out. */
export function byColumn(table: Table): Columns {
  const columns = columnsFor(table, 'page').map(([column, place]) => ({ place, ...gathering(column) }));
  let count = 0;
  for (const row of table.rows) {
    count++;
    for (const column of columns) column.add(row[column.place]);
  }
  return { title: table.title, count, columns };
}

function gathering(column: Column): Values & { readonly add: (cell: Cell) => void } {
  const distinct: Value[] = [];
  const places: number[] = [];
  const known = new Map<Cell, number>();
  const placeOf = (cell: Cell): number => {
    if (cell === undefined || cell === '' || (typeof cell === 'number' && !Number.isFinite(cell))) return 0;
    return distinct.push(typeof cell === 'string' ? shownIn(column, cell) : cell);
  };
  const add = (cell: Cell): void => {
    let place = known.get(cell);
    if (place === undefined) known.set(cell, (place = placeOf(cell)));
    places.push(place);
  };
  return { column, distinct, places, add };
}

/** What is copied may have several lines. */
const shownIn = ({ kind }: Column, text: string): string =>
  kind === 'copy' ? text.split('\n').map(shown).join('\n') : shown(text);

/** The value in a row counted from zero. */
export const valueAt = ({ distinct, places }: Values, row: number): Value | undefined =>
  distinct[(places[row] ?? 0) - 1];

/** How many rows the script shows at once, and prints. */
export interface Shown {
  readonly first: number;
  readonly printed: number;
}

/** The table as JSON in pieces, fit to stand in a script element. */
export function* columnsJson({ title, count, columns }: Columns, shownOf: Shown): Generator<string> {
  yield `${inScript({ title, count, ...shownOf }).slice(0, -1)},"columns":[`;
  for (const [index, { column, distinct, places }] of columns.entries()) {
    if (index > 0) yield ',';
    const { kind, screen } = column;
    yield inScript({ kind, ...(screen && { screen }) }).slice(0, -1);
    const texts = distinct.filter((value) => typeof value === 'string');
    if (texts.length === distinct.length) yield* member('texts', folded(texts));
    else yield* member('values', distinct);
    if (!isEachItsOwn(places)) yield* member('places', places);
    yield '}';
  }
  yield ']}\n';
}

/** A column in which every row has a value of its own needs no places. */
const isEachItsOwn = (places: readonly number[]): boolean => places.every((place, row) => place === row + 1);

/** Each text as the number of characters it shares with the start of the one before, and the rest: ids share most. */
function* folded(texts: readonly string[]): Generator<string | number> {
  let before = '';
  for (const text of texts) {
    let shared = 0;
    const most = Math.min(text.length, before.length);
    while (shared < most && text.charCodeAt(shared) === before.charCodeAt(shared)) shared++;
    yield shared;
    yield text.slice(shared);
    before = text;
  }
}

const PIECE = 2_000;

function* member(name: string, values: Iterable<Value>): Generator<string> {
  yield `,"${name}":[`;
  let piece: Value[] = [];
  let separator = '';
  for (const value of values) {
    if (piece.push(value) < PIECE) continue;
    yield `${separator}${inScript(piece).slice(1, -1)}`;
    separator = ',';
    piece = [];
  }
  if (piece.length > 0) yield `${separator}${inScript(piece).slice(1, -1)}`;
  yield ']';
}

/** Nothing in it ends the script element or starts a comment in it. */
const inScript = (value: object): string => JSON.stringify(value).replace(/</g, '\\u003c');
