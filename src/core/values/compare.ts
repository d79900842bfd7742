/** Texts, the same on every machine, whatever its language. */

/** For sorting. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** For sorting by id. */
export const compareIds = (a: string, b: string): number => compare(a.toLowerCase(), b.toLowerCase());

/** Without regard to case; what is not there is the same as nothing. */
export const sameText = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();
