/** The expressions of both hosts, as far as the examples use them: what is not known here is an error, not empty. */

export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };
export type Functions = Readonly<Record<string, (...given: readonly Value[]) => Value>>;

export interface Scope {
  /** By the first name of a path. */
  readonly contexts: Readonly<Record<string, Value>>;
  readonly functions: Functions;
}

const TOKEN = /\s*('(?:[^']|'')*'|\d+(?:\.\d+)?|[A-Za-z_][\w-]*|&&|\|\||==|!=|<=|>=|[!<>()[\],.])/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) throw new Error(`No expression: ${text} (at ${at})`);
    tokens.push(token);
  }
  return tokens;
}

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

export const isObject = (value: Value | undefined): value is { readonly [name: string]: Value } =>
  typeof value === 'object' && value !== null && !isList(value);

export const truthy = (value: Value): boolean => value !== '' && value !== 0 && value !== null && value !== false;

const asNumber = (value: Value): number =>
  typeof value === 'string'
    ? value === ''
      ? 0
      : Number(value)
    : typeof value === 'object'
      ? Number.NaN
      : Number(value);

/** GitHub's: texts without regard to case, and numbers where the kinds differ. */
export function equal(a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  return typeof a === typeof b && typeof a !== 'object' ? a === b : asNumber(a) === asNumber(b);
}

/** Of a name that the object has, without regard to case. */
function member(value: Value, name: string, path: string): Value {
  if (!isObject(value)) throw new Error(`${path} has no ${name}`);
  const found = Object.keys(value).find((key) => key.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new Error(`${path} has no ${name}; it has ${Object.keys(value).join(', ')}`);
  return value[found] ?? null;
}

/** @throws for a function, or a part of a context, that is not there */
export function evaluate(text: string, scope: Scope): Value {
  const tokens = tokensOf(text);
  let at = 0;
  const take = (token: string): boolean => tokens[at] === token && ++at > 0;
  const expect = (token: string): void => {
    if (!take(token)) throw new Error(`${token} is missing in ${text}`);
  };

  const either = (): Value => {
    let value = both();
    while (take('||')) {
      const other = both();
      value = truthy(value) ? value : other;
    }
    return value;
  };
  const both = (): Value => {
    let value = compared();
    while (take('&&')) {
      const other = compared();
      value = truthy(value) ? other : value;
    }
    return value;
  };
  const compared = (): Value => {
    const value = negated();
    if (take('==')) return equal(value, negated());
    if (take('!=')) return !equal(value, negated());
    return value;
  };
  const negated = (): Value => (take('!') ? !truthy(negated()) : simple());
  const simple = (): Value => {
    const token = tokens[at++];
    if (token === undefined) throw new Error(`The end of ${text} is missing`);
    if (token === '(') {
      const value = either();
      expect(')');
      return value;
    }
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (/^\d/.test(token)) return Number(token);
    if (!/^[A-Za-z_]/.test(token)) throw new Error(`${token} in ${text} is not understood`);
    if (token === 'true' || token === 'false') return token === 'true';
    return take('(') ? called(token) : reached(token);
  };
  const called = (name: string): Value => {
    const known = Object.keys(scope.functions).find((one) => one.toLowerCase() === name.toLowerCase());
    const use = known === undefined ? undefined : scope.functions[known];
    if (use === undefined) throw new Error(`${name}() in ${text} is not known`);
    const given: Value[] = [];
    while (!take(')')) {
      given.push(either());
      if (tokens[at] !== ')') expect(',');
    }
    return use(...given);
  };
  const reached = (root: string): Value => {
    let value = member(scope.contexts, root, 'the expression');
    let path = root;
    for (;;) {
      let name: string;
      if (take('.')) name = tokens[at++] ?? '';
      else if (take('[')) {
        const index = either();
        if (typeof index !== 'string') throw new Error(`${path} has no such member in ${text}`);
        name = index;
        expect(']');
      } else return value;
      value = member(value, name, path);
      path += `.${name}`;
    }
  };

  const value = either();
  if (at < tokens.length) throw new Error(`${tokens[at]} in ${text} is not understood`);
  return value;
}

/** What an expression in the midst of a text becomes. */
export type ToText = (value: Value) => string;

/** A text that is one expression becomes its value; in others each becomes text. */
export function interpolate(text: string, scope: Scope, toText: ToText): Value {
  const whole = /^\$\{\{((?:(?!\}\}).)*)\}\}$/s.exec(text.trim())?.[1];
  if (whole !== undefined) return evaluate(whole, scope);
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => toText(evaluate(expression, scope)));
}
