/** Makes a table from rows of any kind, without keeping its cells. */
import type { Cell, Column, Table } from './model';

/** Key, title, kind, the cell of a row, and where it is left out. */
export type ColumnOf<T> = readonly [
  key: string,
  title: string,
  kind: Column['kind'],
  cell: (row: T) => Cell,
  shown?: Pick<Column, 'only' | 'screen'>,
];

export function tableOf<T>(
  id: string,
  title: string,
  rows: readonly T[],
  columns: readonly ColumnOf<T>[],
  options: Pick<Table, 'first' | 'printed' | 'file'> = {},
): Table {
  return {
    id,
    title,
    columns: columns.map(([key, columnTitle, kind, , shown]) => ({ key, title: columnTitle, kind, ...shown })),
    rows: {
      *[Symbol.iterator]() {
        for (const row of rows) yield columns.map(([, , , cell]) => cell(row));
      },
    },
    ...options,
  };
}

/** The columns that are shown here, with their places in a row. */
export const columnsFor = (
  { columns }: Pick<Table, 'columns'>,
  where: 'page' | 'csv',
): readonly (readonly [column: Column, place: number])[] =>
  columns.flatMap((column, place) => (column.only === undefined || column.only === where ? [[column, place]] : []));
