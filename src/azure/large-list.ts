/** Reads a large list entry by entry: all of its entries as objects at once take several times the memory of its text. */
import type { Fields } from './json';

/** From this length of a text on. */
const LARGE = 1024 * 1024;

type Part = readonly [from: number, to: number];

export interface LargeList {
  /** Where in the text each entry of `value` is. */
  readonly entries: readonly Part[];
  /** What else the text has. */
  readonly rest: Fields;
}

/** Undefined for what is small, and for what is no such list: that is read, or refused, in the ordinary way. */
export function largeListOf(text: string, minLength = LARGE): LargeList | undefined {
  if (text.length < minLength) return undefined;
  try {
    return listOf(text);
  } catch {
    return undefined;
  }
}

function listOf(text: string): LargeList | undefined {
  const whole = partsOf(text, afterSpace(text, 0), '{', '}');
  if (afterSpace(text, whole.end) !== text.length) return undefined;
  const rest: Record<string, unknown> = {};
  let entries: readonly Part[] | undefined;
  for (const [from, to] of whole.parts) {
    const keyEnd = endOfString(text, from);
    const value = afterSpace(text, afterSpace(text, keyEnd) + 1);
    if (text.slice(from, keyEnd) !== '"value"' || text[value] !== '[') {
      Object.assign(rest, JSON.parse(`{${text.slice(from, to)}}`));
      continue;
    }
    const list = partsOf(text, value, '[', ']');
    if (entries !== undefined || text.slice(keyEnd, value).trim() !== ':' || afterSpace(text, list.end) !== to)
      return undefined;
    entries = list.parts;
  }
  return entries === undefined || 'value' in rest ? undefined : { entries, rest };
}

/** What stands between commas, from an opening bracket to its closing one. */
function partsOf(text: string, start: number, open: string, close: string): { parts: Part[]; end: number } {
  const parts: Part[] = [];
  if (text[start] !== open) throw new SyntaxError(`no ${open}`);
  for (let from = afterSpace(text, start + 1); ;) {
    if (parts.length === 0 && text[from] === close) return { parts, end: from + 1 };
    const to = endOfPart(text, from);
    if (to === from) throw new SyntaxError('nothing between commas');
    parts.push([from, to]);
    if (text[to] === close) return { parts, end: to + 1 };
    if (text[to] !== ',') throw new SyntaxError('another bracket');
    from = afterSpace(text, to + 1);
  }
}

function endOfPart(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = endOfString(text, at) - 1;
    else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') {
      if (depth-- === 0) return at;
    } else if (sign === ',' && depth === 0) return at;
  }
  throw new SyntaxError('no end');
}

/** @param from where its first quotation mark is */
function endOfString(text: string, from: number): number {
  if (text[from] !== '"') throw new SyntaxError('no string');
  for (let at = text.indexOf('"', from + 1); at > 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return at + 1;
  }
  throw new SyntaxError('no end of a string');
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (/^[ \t\r\n]$/.test(text[at] ?? '')) at++;
  return at;
}
