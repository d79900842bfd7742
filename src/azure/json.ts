/** Reads JSON whose shape is not to be relied on. */
export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
/** Without null entries, which say nothing and must not hide those that do. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.filter((entry: unknown) => entry !== null && entry !== undefined) : [];

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
