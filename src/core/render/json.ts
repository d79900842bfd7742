/** JSON reports in pieces, so that the text of a hundred thousand rows is never in memory at once. */

/** A member of an object that has members before it; one row a line. */
export function* jsonList<T>(name: string, rows: readonly T[], toJson: (row: T) => object): Generator<string> {
  yield `,\n  "${name}": [`;
  let separator = '\n';
  for (const row of rows) {
    yield `${separator}    ${JSON.stringify(toJson(row))}`;
    separator = ',\n';
  }
  yield rows.length === 0 ? ']' : '\n  ]';
}

/** An object that is not closed yet, so that lists may follow. */
export const jsonHead = (head: object): string => JSON.stringify(head, null, 2).replace(/\n\}$/, '');
export const JSON_END = '\n}\n';
