import { compile, orderOf, type Column, type Compiled, type Row } from './compile';
import { QueryError } from './lexer';
import type { Named, Operator, OrderKey, Query } from './syntax';

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: Iterable<Row>;
}

export interface Result {
  readonly columns: readonly Column[];
  /** Values in the order of the columns. */
  readonly rows: readonly (readonly unknown[])[];
  /** Rows come in the same order each time: they are sorted, or have their id. */
  readonly isStable: boolean;
  /** A query that limits its rows is not continued. */
  readonly isLimited: boolean;
}

interface NamedColumn extends Column, Compiled {}

/** New columns see the table as it was before. */
const compiled = (named: readonly Named[], columns: readonly Column[]): NamedColumn[] =>
  named.map(({ name, expression }) => ({ name, ...compile(expression, columns) }));

function* mapped(rows: Iterable<Row>, columns: readonly Compiled[]): Generator<Row> {
  for (const row of rows) yield (at) => columns[at]?.of(row);
}

function* filtered(rows: Iterable<Row>, condition: Compiled): Generator<Row> {
  for (const row of rows) if (condition.of(row) === true) yield row;
}

function* first(rows: Iterable<Row>, count: number): Generator<Row> {
  let left = count;
  for (const row of rows) {
    if (left-- <= 0) return;
    yield row;
  }
}

function extended({ columns, rows }: Table, named: readonly Named[]): Table {
  const added = compiled(named, columns);
  const kept = columns.flatMap(({ name, type }, at): NamedColumn[] =>
    added.some((each) => each.name === name) ? [] : [{ name, type, of: (row) => row(at) }],
  );
  const all = [...kept, ...added];
  return { columns: all, rows: mapped(rows, all) };
}

function projected({ columns, rows }: Table, named: readonly Named[]): Table {
  const all = compiled(named, columns);
  return { columns: all, rows: mapped(rows, all) };
}

/** The service asks for an explicit cast of what is to be grouped or sorted. */
function refuseDynamic(keys: readonly Pick<Column, 'type'>[], named: readonly Pick<Named, 'place'>[]): void {
  const place = named[keys.findIndex(({ type }) => type === 'dynamic')]?.place;
  if (place) throw new QueryError('InvalidQueryLanguage', place, 'A key of type dynamic needs an explicit cast.');
}

const keyOf = (values: readonly unknown[]): string => {
  const [only] = values;
  return values.length === 1 && typeof only === 'string' ? only : JSON.stringify(values);
};

/** A row for each group: its keys, and how many rows it has. */
function grouped({ columns, rows }: Table, by: readonly Named[], counts: readonly string[]): Table {
  const keys = compiled(by, columns);
  refuseDynamic(keys, by);
  const groups = new Map<string, { readonly values: readonly unknown[]; count: number }>();
  for (const row of rows) {
    const values = keys.map(({ of }) => of(row));
    const key = keyOf(values);
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { values, count: 1 });
  }
  // Without keys there is one group, even of nothing.
  if (by.length === 0 && groups.size === 0) groups.set('', { values: [], count: 0 });
  return {
    columns: [...keys, ...counts.map((name): Column => ({ name, type: 'long' }))],
    rows: [...groups.values()].map(
      ({ values, count }): Row =>
        (at) =>
          at < values.length ? values[at] : count,
    ),
  };
}

const countsIn = (columns: readonly Named[]): string[] =>
  columns.map(({ name, expression, place }) => {
    if (expression.kind === 'call' && expression.name === 'count' && expression.args.length === 0) return name;
    throw new QueryError('InvalidQueryLanguage', place, 'Only count() is an aggregate here.');
  });

/** Nothing comes first when ascending, last when descending. */
function sorted({ columns, rows }: Table, keys: readonly OrderKey[]): Table {
  const values = keys.map(({ expression }) => compile(expression, columns));
  refuseDynamic(values, keys);
  const compare = (left: readonly unknown[], right: readonly unknown[]): number => {
    for (const [at, { descending }] of keys.entries()) {
      const order = orderOf(left[at], right[at]) ?? Number(left[at] !== null) - Number(right[at] !== null);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  };
  const keyed = Array.from(rows, (row) => ({ row, keys: values.map(({ of }) => of(row)) }));
  return { columns, rows: keyed.sort((one, other) => compare(one.keys, other.keys)).map(({ row }) => row) };
}

function applied(table: Table, operator: Operator): Table {
  const { columns, rows } = table;
  switch (operator.kind) {
    case 'where': {
      const condition = compile(operator.condition, columns);
      if (condition.type === 'bool') return { columns, rows: filtered(rows, condition) };
      throw new QueryError('InvalidQueryLanguage', operator.place, 'This is not a condition.');
    }
    case 'extend':
      return extended(table, operator.columns);
    case 'project':
      return projected(table, operator.columns);
    case 'distinct':
      return grouped(table, operator.columns, []);
    case 'summarize':
      return grouped(table, operator.by, countsIn(operator.counts));
    case 'order':
      return sorted(table, operator.keys);
    case 'limit':
      return { columns, rows: first(rows, operator.rows) };
    case 'count':
      return grouped(table, [], ['Count']);
  }
}

/** @throws QueryError for what the table does not have */
export function run({ operators }: Query, table: Table): Result {
  const { columns, rows } = operators.reduce(applied, table);
  let isSorted = false;
  for (const { kind } of operators) {
    if (kind === 'order') isSorted = true;
    else if (kind === 'summarize' || kind === 'distinct') isSorted = false;
  }
  return {
    columns: columns.map(({ name, type }) => ({ name, type })),
    rows: Array.from(rows, (row) => columns.map((_, at) => row(at))),
    isStable: isSorted || columns.some(({ name }) => name === 'id'),
    isLimited: operators.some(({ kind }) => kind === 'limit'),
  };
}
