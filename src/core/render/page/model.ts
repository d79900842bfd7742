/** A page of sections: one value from which the HTML page and the CSV files are made. */

/** Undefined is an empty cell. Times are milliseconds since the epoch. */
export type Cell = string | number | boolean | undefined;

/** How bad something is, the worst first; each has a colour of its own, and what is not known is none of the others. */
export const badges = ['error', 'held back', 'warning', 'not known', 'exempted', 'note', 'covered', 'ok'] as const;

export type Badge = (typeof badges)[number];

export interface Column {
  /** Name in the CSV file: lower case, words joined by underscores. */
  readonly key: string;
  readonly title: string;
  /**
   * `prose`: sentences of ours, in which names in backticks are code. `resource`: ARM ids, shown by their last name and
   * linked to the portal. `level`: one of `badges`. `vms`: a number of VMs with a bar. `copy`: what a reader copies.
   */
  readonly kind: 'text' | 'prose' | 'number' | 'boolean' | 'time' | 'level' | 'resource' | 'vms' | 'copy';
  /** Left out everywhere else. */
  readonly only?: 'page' | 'csv';
  /** Left out on paper. */
  readonly screen?: true;
}

export interface Table {
  /** Lower case, for anchors and the names of files. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** May be a hundred thousand; read more than once. */
  readonly rows: Iterable<readonly Cell[]>;
  /** Rows that are shown at once. */
  readonly first?: number;
  /** Rows that are printed. */
  readonly printed?: number;
  /** Suffix of the file that has all rows. */
  readonly file?: string;
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly level: Badge;
}

export interface Part extends Bar {
  /** What of the page it counts: words for the filter, and the section to go to. */
  readonly filter?: string;
  readonly at?: string;
}

/** A figure of the first screen, with the parts that it is made of. */
export interface Gauge {
  readonly title: string;
  readonly value: string;
  readonly parts: readonly Part[];
  readonly remark?: string;
}

/** A sentence of ours, with what a reader copies to act on it. */
export interface Note {
  readonly text: string;
  readonly copy?: string;
  /** Left out on paper. */
  readonly screen?: true;
}

/** What has one cause, opened to its rows. */
export interface Group {
  /** For anchors. */
  readonly id: string;
  readonly level: Badge;
  readonly code: string;
  readonly title: string;
  /** Address of ours that explains it. */
  readonly url: string;
  /** For instance `holds back 14 VMs`. */
  readonly remarks: readonly string[];
  readonly notes: readonly Note[];
  readonly table: Table;
}

interface Titled {
  readonly id: string;
  readonly title: string;
}

export type Section = (
  | { readonly kind: 'table'; readonly table: Table; readonly notes?: readonly Note[] }
  | (Titled & { readonly kind: 'groups'; readonly groups: readonly Group[] })
  | (Titled & { readonly kind: 'bars'; readonly bars: readonly Bar[]; readonly notes?: readonly Note[] })
  | (Titled & { readonly kind: 'facts'; readonly facts: Facts })
) & {
  /** Stands there where there is no row. */
  readonly none?: string;
  /** Stands beside the title; where there is none, the number of rows. */
  readonly remark?: string;
  /** Left out on paper. */
  readonly screen?: true;
};

/** A value that starts with `https://` is a link of ours. */
export type Facts = readonly (readonly [label: string, value: string])[];

export interface HtmlPage {
  readonly title: string;
  readonly verdict: { readonly level: 'error' | 'warning' | 'not known' | 'ok'; readonly text: string };
  /** Sentences under the verdict. */
  readonly remarks: readonly string[];
  readonly gauges: readonly Gauge[];
  /** What an auditor asks first, at the head of the paper. */
  readonly scope: Facts;
  readonly sections: readonly Section[];
  /** What is also written as CSV. */
  readonly inventories: readonly Table[];
  /** Base of the portal, for links to resources. */
  readonly portal: string;
  /** For portal links that open in the right tenant. */
  readonly tenantId: string | undefined;
}

/** A file beside the page, once it was written. */
export interface WrittenFile {
  readonly name: string;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
}
