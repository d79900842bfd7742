/** A page of tables and charts: one value from which the HTML page and the CSV files are made. */

/** Undefined is an empty cell. Times are milliseconds since the epoch. */
export type Cell = string | number | boolean | undefined;

export interface Column {
  /** Name in the CSV file: lower case, words joined by underscores. */
  readonly key: string;
  readonly title: string;
  /** `resource` cells hold ARM ids, shown by their last name and linked to the portal; `level` cells `error`, `warning`, `note` or `ok`. */
  readonly kind: 'text' | 'number' | 'boolean' | 'time' | 'level' | 'resource';
}

export interface Table {
  /** Lower case, for anchors and the names of files. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** May be a hundred thousand; read more than once. */
  readonly rows: Iterable<readonly Cell[]>;
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly level: 'error' | 'warning' | 'note' | 'ok';
}

export interface Chart {
  readonly title: string;
  readonly bars: readonly Bar[];
}

export interface HtmlPage {
  readonly title: string;
  readonly verdict: { readonly level: 'error' | 'warning' | 'ok'; readonly text: string };
  /** What an auditor asks first: when, by whom, what was looked at. A value that starts with `https://` is a link of ours. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly charts: readonly Chart[];
  readonly tables: readonly Table[];
  /** Base of the portal, for links to resources. */
  readonly portal: string;
  /** For portal links that open in the right tenant. */
  readonly tenantId: string | undefined;
}
