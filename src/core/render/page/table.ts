/** Makes a table from rows of any kind, without keeping its cells. */
import type { Cell, Column, Table } from './model';

/** Key, title, kind, and the cell of a row. */
export type ColumnOf<T> = readonly [key: string, title: string, kind: Column['kind'], cell: (row: T) => Cell];

export function tableOf<T>(id: string, title: string, rows: readonly T[], columns: readonly ColumnOf<T>[]): Table {
  return {
    id,
    title,
    columns: columns.map(([key, columnTitle, kind]) => ({ key, title: columnTitle, kind })),
    rows: {
      *[Symbol.iterator]() {
        for (const row of rows) yield columns.map(([, , , cell]) => cell(row));
      },
    },
  };
}
