/** A table as a CSV file (RFC 4180) that a spreadsheet opens as text and numbers, and never as formulas. */
import type { Cell, Column, Table } from './model';
import { isoTime } from '../../values/time';
import { columnsFor } from './table';
import { shown, withoutTicks } from './text';

/** Without it Excel takes UTF-8 for the code page of the machine. */
const BYTE_ORDER_MARK = '\ufeff';

/** The file in pieces of a line, the first with a byte order mark. Times are in UTC. */
export function* csv(table: Table): Generator<string> {
  const columns = columnsFor(table, 'csv');
  yield `${BYTE_ORDER_MARK}${line(columns.map(([{ key }]) => key))}`;
  for (const row of table.rows) yield line(columns.map(([column, place]) => field(column, row[place])));
}

const line = (fields: readonly string[]): string => `${fields.map(quoted).join(',')}\r\n`;

const quoted = (text: string): string => (/[",;]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

function field(column: Column, cell: Cell): string {
  if (typeof cell === 'number') return (column.kind === 'time' ? excelTime(cell) : undefined) ?? finite(cell);
  if (typeof cell !== 'string') return String(cell ?? '');
  return shown(inert(column.kind === 'prose' ? withoutTicks(cell) : cell));
}

/** ISO 8601 as Excel takes it for a time: to the second, with a space, without a zone. */
const excelTime = (ms: number): string | undefined => isoTime(ms)?.slice(0, -5).replace('T', ' ');

const finite = (value: number): string => (Number.isFinite(value) ? String(value) : '');

/**
 * What starts a formula, also in full width. Where the list separator is a semicolon, a spreadsheet opens the file split
 * at semicolons, so that a formula may start behind each, also in quotes.
 */
const FORMULA = /^(?=[\t\r])|(^|;)(?=[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

const inert = (text: string): string => text.replace(FORMULA, (start: string) => `${start}'`);
