export type ValueType = 'string' | 'bool' | 'long' | 'datetime' | 'dynamic';

interface FunctionSpec {
  readonly type: ValueType;
  /** The fewest and the most arguments. */
  readonly arity: readonly [number, number];
  readonly call: (...args: readonly unknown[]) => unknown;
}

export const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined;

/** A string is never null in this language, only empty. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isNothing(value)) return '';
  return JSON.stringify(value);
}

export function memberOf(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
  return Reflect.get(value, key);
}

function boolOf(value: unknown): boolean | null {
  const text = textOf(value).toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
}

function longOf(value: unknown): number | null {
  const text = textOf(value);
  return /^-?\d+(\.\d+)?$/.test(text) ? Math.trunc(Number(text)) : null;
}

/** As text in UTC, so that the order of the texts is that of the times. */
function timeOf(value: unknown): string | null {
  const time = Date.parse(textOf(value));
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

const one = [1, 1] as const;
const text = (change: (given: string) => unknown, type: ValueType = 'string'): FunctionSpec => ({
  type,
  arity: one,
  call: (value) => change(textOf(value)),
});

/** With a place given, the array has that part only. */
function split(given: unknown, delimiter: unknown, place?: unknown): unknown {
  const parts = textOf(given).split(textOf(delimiter));
  return typeof place === 'number' ? parts.slice(place, place + 1) : parts;
}

export const functions: Readonly<Record<string, FunctionSpec>> = {
  tostring: text((given) => given),
  tolower: text((given) => given.toLowerCase()),
  toupper: text((given) => given.toUpperCase()),
  isempty: text((given) => given === '', 'bool'),
  isnotempty: text((given) => given !== '', 'bool'),
  isnull: { type: 'bool', arity: one, call: isNothing },
  isnotnull: { type: 'bool', arity: one, call: (value) => !isNothing(value) },
  not: { type: 'bool', arity: one, call: (value) => value === false },
  tobool: { type: 'bool', arity: one, call: boolOf },
  toint: { type: 'long', arity: one, call: longOf },
  tolong: { type: 'long', arity: one, call: longOf },
  todatetime: { type: 'datetime', arity: one, call: timeOf },
  split: { type: 'dynamic', arity: [2, 3], call: split },
  strcat: { type: 'string', arity: [1, 64], call: (...parts) => parts.map((part) => textOf(part)).join('') },
};
