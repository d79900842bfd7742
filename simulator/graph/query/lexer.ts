/** Where something in a query stands, as the service's errors name it. */
export interface Place {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export interface Token extends Place {
  readonly kind: 'name' | 'text' | 'number' | 'symbol' | 'end';
  /** Of a text without its quotes and escapes, or of a number. */
  readonly value: string;
}

/** `ParserFailure`: no such language; `InvalidQueryLanguage`: the language has it, but not here. */
export type QueryFault = 'ParserFailure' | 'InvalidQueryLanguage';

export class QueryError extends Error {
  constructor(
    readonly fault: QueryFault,
    readonly place: Place,
    message: string,
  ) {
    super(message);
  }
}

const patterns = [
  /(?<space>\s+|\/\/[^\n]*)/,
  /(?<text>@'(?:[^'\n]|'')*'|@"(?:[^"\n]|"")*"|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/,
  /(?<symbol>!?in~|!(?:in|contains|has|startswith|endswith)\b|=~|!~|==|!=|<=|>=|[<>=|()[\],.])/,
  /(?<number>\d+(?:\.\d+)?)/,
  /(?<name>[A-Za-z_]\w*)/,
];
const tokenPattern = new RegExp(patterns.map(({ source }) => source).join('|'), 'y');

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\', "'": "'", '"': '"' };

function textOf(literal: string, place: Place): string {
  if (literal.startsWith('@')) {
    const quote = literal.charAt(1);
    return literal.slice(2, -1).replaceAll(quote + quote, quote);
  }
  return literal.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, escape: string) => {
    if (escape.length > 1) return String.fromCharCode(parseInt(escape.slice(1), 16));
    const known = escapes[escape];
    if (known === undefined) throw new QueryError('ParserFailure', place, `\\${escape} is no escape.`);
    return known;
  });
}

/** @throws QueryError at a character that begins no token */
export function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  let [line, lineStart, at] = [1, 0, 0];
  while (at < query.length) {
    tokenPattern.lastIndex = at;
    const groups = tokenPattern.exec(query)?.groups ?? {};
    const [kind, text] = Object.entries(groups).find(([, matched]) => matched !== undefined) ?? ['none', ''];
    const place = { text, line, column: at - lineStart };
    if (kind === 'none') {
      throw new QueryError('ParserFailure', { ...place, text: query.charAt(at) }, 'This begins nothing.');
    }
    if (kind === 'text') tokens.push({ ...place, kind, value: textOf(text, place) });
    else if (kind === 'name' || kind === 'number' || kind === 'symbol') tokens.push({ ...place, kind, value: text });
    at += text.length;
    for (const { index } of text.matchAll(/\n/g)) [line, lineStart] = [line + 1, at - text.length + index + 1];
  }
  return [...tokens, { kind: 'end', text: '<EOF>', value: '', line, column: at - lineStart }];
}
