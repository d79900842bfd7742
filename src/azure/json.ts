/** Reads JSON whose shape is not to be relied on. */
export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
/** Without null entries, which say nothing and must not hide those that do. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.filter((entry: unknown) => entry !== null && entry !== undefined) : [];

/**
 * The entries of a list that is an answer, without null ones among them.
 * @throws TypeError if it is no list, or one with nothing but nulls: that would pass for an empty one
 */
export function entriesOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('a list without its items');
  const entries = listOf(value);
  if (entries.length === 0 && value.length > 0) throw new TypeError('a list with nothing but null in it');
  return entries;
}

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @throws TypeError if it is none */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new TypeError('not JSON', { cause });
  }
}
