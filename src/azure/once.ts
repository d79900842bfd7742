/** Of very many items and mappings most say the same in most fields, so that each such value is kept once. */
import { textOf } from './json';

/** Beyond this number what is new is not shared: it is likely to be new each time. */
const MAX_KEPT = 10_000;

/** For a value that was seen before, the one that was seen. */
function keptOnce<T>(keyOf: (value: T) => string): (value: T) => T {
  const kept = new Map<string, T>();
  return (value) => {
    const key = keyOf(value);
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size < MAX_KEPT) kept.set(key, value);
    return value;
  };
}

const keptText = keptOnce<string>((text) => text);

export const once = (value: unknown): string => keptText(textOf(value));

export const namesOnce = keptOnce<readonly string[]>((names) => names.join('\n'));
