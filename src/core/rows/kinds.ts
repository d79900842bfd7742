/** Kinds of values in the rows of a report: what each is in memory, in JSON, in a cell, and in the schema. */
import { nameOf } from '../values/arm-id';
import type { IdMap } from '../values/id-map';
import type { Vault } from '../values/model';
import { isoTime } from '../values/time';
import { bounded } from '../render/text';
import type { Cell, Column } from '../render/page/model';
import type { Share } from './share';

/** What rows of someone else's report are read with. */
export interface ReadContext {
  /** The vaults of the report; a row of another is no row. */
  readonly vaults: IdMap<Vault>;
  readonly share: Share;
}

export interface Kind<T> {
  readonly schema: object;
  /** How a page shows it. */
  readonly cell: Column['kind'];
  /** Undefined for what is no such value. */
  read(this: void, value: unknown, context: ReadContext): T | undefined;
  /** As JSON has it; itself if there is nothing to say. */
  write?(this: void, value: T): unknown;
  /** What stands in a cell; itself if there is nothing to say. */
  show?(this: void, value: T): Cell;
  /** What it is where a report does not have it; without it such a row cannot be read. */
  readonly absent?: T;
  /** It may have no value, and is left out then. */
  readonly optional?: true;
}

/** Of names and ids, in characters. */
const MAX_NAME = 2_000;
/** Of messages, in characters. */
const MAX_TEXT = 20_000;

const string = (
  cell: Column['kind'],
  most: number,
  shared: boolean,
  schema: object = { type: 'string' },
): Kind<string> => ({
  schema,
  cell,
  read(value, { share }) {
    if (typeof value !== 'string') return undefined;
    const bound = bounded(value, most);
    return shared ? share(bound) : bound;
  },
  absent: '',
});

/** A name of its own in each row. */
export const name: Kind<string> = string('text', MAX_NAME, false);
/** A name that many rows have. */
export const word: Kind<string> = string('text', MAX_NAME, true);
/** Sentences. */
export const text: Kind<string> = string('text', MAX_TEXT, false);
/** Sentences that many rows have. */
export const sharedText: Kind<string> = string('text', MAX_TEXT, true);
/** Sentences of ours, of which there is at least one. */
export const saying: Kind<string> = string('text', MAX_TEXT, true, { type: 'string', minLength: 1 });
export const guid: Kind<string> = string('text', MAX_NAME, true, { $ref: '#/$defs/guid' });
/** An ARM id that many rows have, or none where there is nothing that it could be the id of. */
export const idOrEmpty: Kind<string> = string('resource', MAX_NAME, true);

function id(shared: boolean): Kind<string> {
  const { read } = string('resource', MAX_NAME, shared);
  return {
    schema: { $ref: '#/$defs/resource' },
    cell: 'resource',
    read: (value, context) => read(value, context) || undefined,
  };
}

/** An ARM id that no other row has. */
export const ownId = id(false);
/** An ARM id that many rows have. */
export const sharedId = id(true);

/** The ARM id of a vault of the report, as the inputs have it. */
export const vaultId: Kind<string> = {
  ...sharedId,
  read: (value, { vaults }) => (typeof value === 'string' ? vaults.get(value)?.id : undefined),
};

export const ids: Kind<readonly string[]> = {
  schema: { $ref: '#/$defs/resources' },
  cell: 'text',
  read: namesIn,
  show: (all) => all.map(nameOf).join(' '),
  absent: [],
};

export const guids: Kind<readonly string[]> = {
  schema: { type: 'array', items: { $ref: '#/$defs/guid' } },
  cell: 'text',
  read: (value, context) => namesIn(value, context)?.map((one) => one.toLowerCase()),
  show: (all) => all.join(' '),
  absent: [],
};

export const names: Kind<readonly string[]> = {
  schema: { type: 'array', items: { type: 'string', minLength: 1 } },
  cell: 'text',
  read: namesIn,
  show: (all) => all.join(' '),
  absent: [],
};

function namesIn(value: unknown, { share }: ReadContext): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const all = value.filter((one) => typeof one === 'string');
  return all.length < value.length ? undefined : all.map((one) => share(bounded(one, MAX_NAME)));
}

export const flag: Kind<boolean> = {
  schema: { type: 'boolean' },
  cell: 'boolean',
  read: (value) => (typeof value === 'boolean' ? value : undefined),
  absent: false,
};

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** How many: a whole number that can be summed. */
export const count: Kind<number> = {
  schema: { $ref: '#/$defs/count' },
  cell: 'number',
  read: (value) => (isNumber(value) && Number.isSafeInteger(value) && value >= 0 ? value : undefined),
  absent: 0,
};

/** Whole days, below zero once it is past. */
export const days: Kind<number> = {
  schema: { $ref: '#/$defs/days' },
  cell: 'number',
  read: (value) => (isNumber(value) && Number.isSafeInteger(value) ? value : undefined),
};

/** A length, at least zero. */
export const amount: Kind<number> = {
  schema: { type: 'number', minimum: 0 },
  cell: 'number',
  read: (value) => (isNumber(value) && value >= 0 ? value : undefined),
};

/** Milliseconds since the epoch; ISO 8601 in JSON. */
export const time: Kind<number> = {
  schema: { $ref: '#/$defs/time' },
  cell: 'time',
  read(value) {
    if (typeof value !== 'string' || !/^[+-]?\d{4,6}-\d\d-\d\dT[\d:.]{5,12}Z$/.test(value)) return undefined;
    const ms = Date.parse(value);
    return Number.isNaN(ms) ? undefined : ms;
  },
  write: isoTime,
};

export const choice = <T extends string>(choices: readonly T[], cell: Column['kind'] = 'text'): Kind<T> => ({
  schema: { enum: choices },
  cell,
  read: (value) => choices.find((one) => one === value),
});

/** What may have no value. */
export function maybe<T>(kind: Kind<T>): Kind<T | undefined> {
  const { schema, cell, read, write, show } = kind;
  return {
    schema,
    cell,
    read,
    ...(write && { write: (value) => (value === undefined ? undefined : write(value)) }),
    ...(show && { show: (value) => (value === undefined ? undefined : show(value)) }),
    optional: true,
  };
}

/** The same for every row. */
export const constant = <T extends string | number>(value: T): Kind<T> => ({
  schema: { const: value },
  cell: 'text',
  read: (given) => (given === value ? value : undefined),
});

/** What stands in a cell. */
export function shown<T>(kind: Kind<T>, value: T): Cell {
  if (kind.show !== undefined) return kind.show(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
