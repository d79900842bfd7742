// @ts-check
/** The tables' data: by columns, each with its distinct values and, for each row, the place of its value from one up. */

/** @typedef {string | number | boolean} Value */
/** @typedef {{ kind: string, screen?: true, distinct: Value[], places: Int32Array, most: number, texts?: string[], ranks?: Int32Array }} Column */
/** @typedef {{ count: number, first: number, printed: number, columns: Column[] }} Table */
/** @typedef {{ query: string, sort: Column | undefined, descending: boolean }} Choice */
/** @typedef {{ kind: string, screen?: true, texts?: (string | number)[], values?: Value[], places?: number[] }} StoredColumn */
/** @typedef {Omit<Table, 'columns'> & { columns: StoredColumn[] }} StoredTable */

/** The worst first. */
export const BADGES = ['error', 'held back', 'warning', 'not known', 'exempted', 'note', 'covered', 'ok'];

/** @param {string} json @returns {Table} */
export function parseTable(json) {
  const { columns: stored, ...table } = /** @type {StoredTable} */ (JSON.parse(json));
  const columns = stored.map(({ texts = [], values = unfolded(texts), places, ...column }) => ({
    ...column,
    distinct: values,
    places: places ? Int32Array.from(places) : Int32Array.from({ length: table.count }, (_, row) => row + 1),
    most: values.reduce((/** @type {number} */ most, value) => (Number(value) > most ? Number(value) : most), 1),
  }));
  return { ...table, columns };
}

/** @param {(string | number)[]} pairs of a length shared with the text before, and the rest */
function unfolded(pairs) {
  const texts = [];
  let before = '';
  for (let index = 0; index < pairs.length; index += 2) {
    before = before.slice(0, Number(pairs[index])) + pairs[index + 1];
    texts.push(before);
  }
  return texts;
}

/** @param {Column} column @param {number} row */
export const valueAt = ({ distinct, places }, row) => distinct[(places[row] ?? 0) - 1];

/** @param {number} ms */
export const isoTime = (ms) => (Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : undefined);

/** @param {string} id */
export const lastName = (id) => id.slice(id.lastIndexOf('/') + 1) || id;

/** In a sentence of ours, what is shown as code. */
export const TICKED = /`([^`\n]+)`/g;

/** What a reader sees, but for ids, which are whole. @param {string} kind @param {Value} value */
export function plainText(kind, value) {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const iso = kind === 'time' && typeof value === 'number' ? isoTime(value) : undefined;
  if (iso !== undefined) return `${iso.slice(0, -8).replace('T', ' ')}Z`;
  return kind === 'prose' ? String(value).replace(TICKED, '$1') : String(value);
}

/** Words of the filter that are remembered, so that the next letter looks for one word only. */
const REMEMBERED = 16;

/** @param {string} query */
export const wordsOf = (query) => query.toLowerCase().split(/\s+/).filter(Boolean);

/**
 * A function that gives the chosen rows in the chosen order.
 * @param {Table} table @param {string} heading whose words all rows have
 */
export function makeChooser(table, heading) {
  const asGiven = Int32Array.from({ length: table.count }, (_, row) => row);
  /** @type {Map<string, Uint8Array>} */
  const remembered = new Map();

  /** @param {string} word */
  function rowsWith(word) {
    const known = remembered.get(word) ?? holding(table, word);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(word, known);
    return known;
  }

  /** @param {Choice} choice */
  return ({ query, sort, descending }) => {
    const order = sort === undefined ? asGiven : sorted(sort, descending);
    const words = wordsOf(query).filter((word) => !heading.includes(word));
    const found = words.map(rowsWith);
    return found.length === 0 ? order : order.filter((row) => found.every((rows) => rows[row] === 1));
  };
}

/** A word such as `is:not-known` asks for a level. */
const LEVEL = 'is:';

/** One for each row in which any column holds the word. @param {Table} table @param {string} word */
function holding({ columns, count }, word) {
  const level = word.startsWith(LEVEL) ? word.slice(LEVEL.length).replaceAll('-', ' ') : undefined;
  const found = new Uint8Array(count);
  for (const column of columns) {
    const { places } = column;
    if (level !== undefined && column.kind !== 'level') continue;
    const holds = new Uint8Array(column.distinct.length + 1);
    searchable(column).forEach((text, index) => {
      if (level === undefined ? text.includes(word) : text === level) holds[index + 1] = 1;
    });
    for (let row = 0; row < count; row++) {
      if (holds[places[row] ?? 0] === 1) found[row] = 1;
    }
  }
  return found;
}

/** @param {Column} column */
export const searchable = (column) =>
  (column.texts ??= column.distinct.map((value) => plainText(column.kind, value).toLowerCase()));

/** The rows in the order of a column, empty cells last, equal ones as given. @param {Column} column @param {boolean} descending */
function sorted(column, descending) {
  const { places } = column;
  const ranks = (column.ranks ??= ranked(column));
  const last = column.distinct.length + 1;
  /** @param {number} row */
  const slot = (row) => {
    const rank = ranks[places[row] ?? 0] ?? 0;
    return rank === 0 ? last : descending ? last - rank : rank;
  };
  const starts = new Int32Array(last + 2);
  for (let row = 0; row < places.length; row++) starts[slot(row) + 1] = (starts[slot(row) + 1] ?? 0) + 1;
  for (let index = 1; index < starts.length; index++) starts[index] = (starts[index] ?? 0) + (starts[index - 1] ?? 0);
  const order = new Int32Array(places.length);
  for (let row = 0; row < places.length; row++) {
    const at = starts[slot(row)] ?? 0;
    starts[slot(row)] = at + 1;
    order[at] = row;
  }
  return order;
}

/** The rank of each place from one up, the same for equal values. @param {Column} column */
function ranked({ kind, distinct }) {
  const keys = distinct.map((value) => sortKey(kind, value));
  /** @param {number} a @param {number} b */
  const compare = (a, b) => {
    const [left = 0, right = 0] = [keys[a], keys[b]];
    if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1;
    return left < right ? -1 : left > right ? 1 : 0;
  };
  const ranks = new Int32Array(distinct.length + 1);
  let rank = 0;
  let before = -1;
  for (const index of Int32Array.from(keys.keys()).sort(compare)) {
    if (before < 0 || compare(before, index) !== 0) rank++;
    ranks[index + 1] = rank;
    before = index;
  }
  return ranks;
}

/** Numbers within a text count as numbers: 9.7 comes before 9.62. @param {string} kind @param {Value} value */
function sortKey(kind, value) {
  if (typeof value !== 'string') return Number(value);
  if (kind === 'level' && BADGES.includes(value)) return BADGES.indexOf(value);
  const text = kind === 'resource' ? lastName(value) : value;
  return text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}
