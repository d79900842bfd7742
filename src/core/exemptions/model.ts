/** Exemptions: findings that somebody has decided to live with, in the terms of Azure Policy. */

export const selectorKeys = [
  'vm',
  'mapping',
  'account',
  'vault',
  'subscription',
  'resourceGroup',
  'id',
  'vaultTag',
] as const;
export type SelectorKey = (typeof selectorKeys)[number];

export const categories = ['Waiver', 'Mitigated'] as const;
export type Category = (typeof categories)[number];

/** `changes`: a hold; nothing of it is changed, but it still counts. */
export const appliesTo = ['both', 'changes'] as const;
export type AppliesTo = (typeof appliesTo)[number];

export interface Exemption {
  readonly name: string;
  /** Ids of findings, or `*` alone for every one. */
  readonly findings: readonly string[];
  /** Patterns; AND between keys, OR in a list. At least one narrows. */
  readonly selectors: Readonly<Partial<Record<SelectorKey, readonly string[] | undefined>>>;
  readonly category: Category;
  readonly description: string;
  /** Last day on which it holds, in UTC, for instance `2027-03-31`. */
  readonly expiresOn: string | undefined;
  readonly requestedBy: string | undefined;
  readonly approvedBy: string | undefined;
  readonly ticket: string | undefined;
  /** If it covers more findings than this, it covers none. */
  readonly atMost: number | undefined;
  readonly applies: AppliesTo;
  /** Where it is written. */
  readonly file: string;
  readonly line: number;
}

/** A file of exemptions, so that a reader finds what was reviewed. */
export interface ExemptionSource {
  /** As it is called in messages: from the folder that the patterns start from. */
  readonly path: string;
  readonly sha256: string;
  /** Of the code that the run has checked out; undefined for a file that does not lie in it. */
  readonly revision?: string | undefined;
}

export interface GivenExemptions {
  /** In the order of the files. */
  readonly list: readonly Exemption[];
  readonly sources: readonly ExemptionSource[];
}

/** A YAML or JSON document as it was written, with the line of each value; aliases and tags are refused before. */
export type Tree = { readonly line: number } & (
  | { readonly kind: 'text'; readonly value: string }
  /** As it was written. */
  | { readonly kind: 'number' | 'boolean'; readonly value: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'list'; readonly items: readonly Tree[] }
  | { readonly kind: 'map'; readonly entries: readonly Entry[] }
);

export interface Entry {
  readonly key: string;
  readonly line: number;
  readonly value: Tree;
}
