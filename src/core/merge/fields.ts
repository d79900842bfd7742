/**
 * Reads values of a file that anyone may have written. What is not of the type that is asked for counts as not there,
 * and no text is longer than it may be.
 */
import { bounded } from '../render/text';
import { isFields, own, type Fields } from '../rows/fields';

export { isFields, type Fields } from '../rows/fields';

/** Of names and ids, in characters. */
const MAX_OF_NAME = 2_000;

export function fieldsIn(fields: Fields, key: string): Fields | undefined {
  const value = own(fields, key);
  return isFields(value) ? value : undefined;
}

/** Undefined where it is there and is no list. */
export function listIn(fields: Fields, key: string): readonly unknown[] | undefined {
  const value = own(fields, key) ?? [];
  return Array.isArray(value) ? value : undefined;
}

export function maybeNameIn(fields: Fields, key: string): string | undefined {
  const value = own(fields, key);
  return typeof value === 'string' ? bounded(value, MAX_OF_NAME) : undefined;
}

export const nameIn = (fields: Fields, key: string): string => maybeNameIn(fields, key) ?? '';

export const namesIn = (fields: Fields, key: string): readonly string[] =>
  (listIn(fields, key) ?? []).filter((name) => typeof name === 'string').map((name) => bounded(name, MAX_OF_NAME));

export function maybeNumberIn(fields: Fields, key: string): number | undefined {
  const value = own(fields, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** How many: a whole number that can be summed. */
export function maybeCountIn(fields: Fields, key: string): number | undefined {
  const value = maybeNumberIn(fields, key);
  return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

export const flagIn = (fields: Fields, key: string): boolean => own(fields, key) === true;

/** Milliseconds since the epoch, of a time as ISO 8601 has it. */
export function maybeTimeIn(fields: Fields, key: string): number | undefined {
  const value = own(fields, key);
  if (typeof value !== 'string' || !/^[+-]?\d{4,6}-\d\d-\d\dT[\d:.]{5,12}Z$/.test(value)) return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : ms;
}

export function choiceIn<T extends string>(fields: Fields, key: string, choices: readonly T[]): T | undefined {
  const value = own(fields, key);
  return choices.find((choice) => choice === value);
}

/** Each of a list, or undefined if any cannot be read. */
export function allOf<T>(
  values: readonly unknown[] | undefined,
  read: (fields: Fields) => T | undefined,
): readonly T[] | undefined {
  const all: T[] = [];
  for (const value of values ?? [undefined]) {
    const one = isFields(value) ? read(value) : undefined;
    if (one === undefined) return undefined;
    all.push(one);
  }
  return all;
}
