/**
 * A row of a report is defined once, as a table of columns. From it come the type of the row, how it is made, what JSON
 * has of it, how it is read again, its columns in page and CSV, its schema, and its table in docs/report.md.
 */
import type { Cell, Column as PageColumn } from '../render/page/model';
import type { ColumnOf } from '../render/page/table';
import { isFields, own } from './fields';
import { shown, type Kind, type ReadContext } from './kinds';

/** A column of a page, where a value is shown otherwise than as one cell. */
export interface PageCell<T> {
  readonly key: string;
  readonly title: string;
  readonly kind: PageColumn['kind'];
  cell(this: void, value: T): Cell;
}

export interface Column<S, T> {
  readonly kind: Kind<T>;
  /** Heading in a page; empty if pages do not show it. */
  readonly title: string;
  /** What it is, for the documents. */
  readonly means: string;
  of(this: void, source: S): T;
  /** Name in CSV, where that is not the property's own. */
  readonly csv?: string;
  /** Stands at the end of a page. */
  readonly last?: true;
  readonly cells?: readonly PageCell<T>[];
}

type Columns<S> = Readonly<Record<string, Column<S, unknown>>>;

export type RowOf<C> = { readonly [K in keyof C]: C[K] extends { readonly kind: Kind<infer T> } ? T : never };

/** What JSON has beside the columns, made of the row itself; it is not read again. */
export interface Derived<R, W> {
  readonly schema: object;
  readonly means: string;
  of(this: void, row: R, context: W): unknown;
}

export interface Property {
  readonly key: string;
  readonly schema: object;
  readonly means: string;
  readonly optional: boolean;
  /** Names of its columns in CSV. */
  readonly csv: readonly string[];
}

/** @typeParam W what is needed to write it */
export interface Form<S, R extends object, W = void> {
  /** Name of its schema. */
  readonly name: string;
  readonly means: string;
  readonly properties: readonly Property[];
  readonly pageColumns: readonly ColumnOf<R>[];
  make(this: void, source: S): R;
  /** As JSON has it. */
  write(this: void, row: R, context: W): object;
  /** Undefined for what is not as a report has it. */
  read(this: void, value: unknown, context: ReadContext): R | undefined;
}

/** Defines rows that are made of an `S`. */
export const rowsOf = <S>() => ({
  column: <T>(
    kind: Kind<T>,
    title: string,
    means: string,
    of: (source: S) => T,
    options: Pick<Column<S, T>, 'csv' | 'last' | 'cells'> = {},
  ): Column<S, T> => ({ kind, title, means, of, ...options }),

  form: <C extends Columns<S>, W = void>(
    name: string,
    means: string,
    columns: C,
    derived: Readonly<Record<string, Derived<RowOf<C>, W>>> = {},
  ): Form<S, RowOf<C>, W> => formOf(name, means, columns, derived),
});

type Entry<S> = readonly [key: string, column: Column<S, unknown>];

function formOf<S, R extends object, W>(
  name: string,
  means: string,
  columns: Columns<S>,
  derived: Readonly<Record<string, Derived<R, W>>>,
): Form<S, R, W> {
  const entries = Object.entries(columns);
  const empty = Object.fromEntries(entries.map(([key]) => [key, undefined]));
  const written = entries.filter(([, { kind }]) => kind.write !== undefined);
  const added = Object.entries(derived);
  return {
    name,
    means,
    properties: [...entries.map(property), ...added.map(([key, one]) => ({ ...one, key, optional: false, csv: [] }))],
    pageColumns: pageColumns(entries),
    make(source) {
      const row: Values = { ...empty };
      if (fill<S, R>(row, entries, (column) => column.of(source))) return row;
      throw new Error(`A row of ${name} lacks a value.`);
    },
    write(row, context) {
      if (written.length === 0 && added.length === 0) return row;
      const json: Values = {};
      Object.assign(json, row);
      for (const [key, { kind }] of written) json[key] = kind.write?.(json[key]);
      for (const [key, { of }] of added) json[key] = of(row, context);
      return json;
    },
    read(value, context) {
      if (!isFields(value)) return undefined;
      const row: Values = { ...empty };
      const given = ({ kind }: Column<S, unknown>, key: string): unknown => {
        const one = own(value, key);
        return one === undefined ? kind.absent : kind.read(one, context);
      };
      // What is there and cannot be read is wrong, also where nothing may be there.
      const isRead = (key: string): boolean => row[key] !== undefined || own(value, key) === undefined;
      return fill<S, R>(row, entries, given) && entries.every(([key]) => isRead(key)) ? row : undefined;
    },
  };
}

type Values = Record<string, unknown>;

/** What has a value for each column is a row. */
function fill<S, R>(
  row: Values,
  entries: readonly Entry<S>[],
  valueOf: (column: Column<S, unknown>, key: string) => unknown,
): row is Values & R {
  for (const [key, column] of entries) {
    const value = valueOf(column, key);
    if (value === undefined && column.kind.optional !== true) return false;
    row[key] = value;
  }
  return true;
}

/** As CSV has the name of a property. */
export const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const property = <S>([key, column]: Entry<S>): Property => ({
  key,
  schema: column.kind.schema,
  means: column.means,
  optional: column.kind.optional === true,
  csv: cellsOf(key, column).map((cell) => cell.key),
});

function cellsOf<S>(key: string, { kind, title, csv, cells }: Column<S, unknown>): readonly PageCell<unknown>[] {
  if (cells !== undefined) return cells;
  if (title === '') return [];
  return [{ key: csv ?? snakeCase(key), title, kind: kind.cell, cell: (value) => shown(kind, value) }];
}

function pageColumns<S, R>(entries: readonly Entry<S>[]): readonly ColumnOf<R>[] {
  const ordered = [...entries.filter(([, { last }]) => !last), ...entries.filter(([, { last }]) => last)];
  return ordered.flatMap(([key, column]) =>
    cellsOf(key, column).map(({ key: csv, title, kind, cell }): ColumnOf<R> => [
      csv,
      title,
      kind,
      (row) => cell(Reflect.get(Object(row), key)),
    ]),
  );
}

/** A property of the schema of a form. */
export function schemaOf({ means, properties }: Pick<Form<never, object, never>, 'means' | 'properties'>): object {
  return {
    description: means,
    type: 'object',
    additionalProperties: false,
    required: properties.filter(({ optional }) => !optional).map(({ key }) => key),
    properties: Object.fromEntries(
      properties.map(({ key, schema, means: description }) => [
        key,
        description === '' ? schema : { description, ...schema },
      ]),
    ),
  };
}

/** A value that is a row itself. */
export const nested = <R extends object>(form: Pick<Form<never, R>, 'name' | 'read' | 'write'>): Kind<R> => ({
  schema: { $ref: `#/$defs/${form.name}` },
  cell: 'text',
  read: (value, context) => form.read(value, context),
  write: (row) => form.write(row),
});

export const listOf = <R extends object>(
  form: Pick<Form<never, R>, 'name' | 'read' | 'write'>,
): Kind<readonly R[]> => ({
  schema: { type: 'array', items: { $ref: `#/$defs/${form.name}` } },
  cell: 'text',
  read(value, context) {
    if (!Array.isArray(value)) return undefined;
    const rows: R[] = [];
    for (const one of value) {
      const row = form.read(one, context);
      if (row === undefined) return undefined;
      rows.push(row);
    }
    return rows;
  },
  write: (rows) => rows.map((row) => form.write(row)),
  absent: [],
});
