/**
 * The expressions of both hosts, by GitHub's own evaluator: those of Azure Pipelines are of the same form, with functions of
 * their own. A name that GitHub takes for empty is an error here, since in an example it is a slip of the pen.
 */
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };
export type Functions = Readonly<Record<string, (...given: readonly Value[]) => Value>>;

export interface Scope {
  /** By the first name of a path. */
  readonly contexts: Readonly<Record<string, Value>>;
  readonly functions: Functions;
}

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

export const isObject = (value: Value | undefined): value is { readonly [name: string]: Value } =>
  typeof value === 'object' && value !== null && !isList(value);

export const truthy = (value: Value): boolean =>
  value !== '' && value !== 0 && value !== null && value !== false && !Number.isNaN(value);

class Strict extends data.Dictionary {
  override get(name: string): data.ExpressionData {
    const found = super.get(name);
    if (found === undefined)
      throw new Error(
        `There is no ${name} among ${this.pairs()
          .map(({ key }) => key)
          .join(', ')}`,
      );
    return found;
  }
}

function toData(value: Value): data.ExpressionData {
  if (value === null) return new data.Null();
  if (isList(value)) return new data.Array(...value.map(toData));
  if (isObject(value)) return new Strict(...Object.entries(value).map(([key, one]) => ({ key, value: toData(one) })));
  if (typeof value === 'string') return new data.StringData(value);
  return typeof value === 'number' ? new data.NumberData(value) : new data.BooleanData(value);
}

function toValue(from: data.ExpressionData): Value {
  switch (from.kind) {
    case data.Kind.Array:
      return from.values().map(toValue);
    case data.Kind.Dictionary:
      return Object.fromEntries(from.pairs().map(({ key, value }) => [key, toValue(value)]));
    case data.Kind.Null:
      return null;
    default:
      return from.value;
  }
}

/** @throws for a function, or a part of a context, that is not there */
export function evaluate(text: string, { contexts, functions }: Scope): Value {
  const known = Object.entries(functions).map(([name, use]) => ({
    name,
    minArgs: 0,
    maxArgs: Number.MAX_SAFE_INTEGER,
    call: (...given: data.ExpressionData[]) => toData(use(...given.map(toValue))),
  }));
  const { tokens } = new Lexer(text.trim()).lex();
  const expression = new Parser(tokens, Object.keys(contexts), known).parse();
  const byName = new Map(known.map((one) => [one.name.toLowerCase(), one]));
  const scope = new Strict(...Object.entries(contexts).map(([key, value]) => ({ key, value: toData(value) })));
  return toValue(new Evaluator(expression, scope, byName).evaluate());
}

/** What an expression in the midst of a text becomes. */
export type ToText = (value: Value) => string;

/** A text that is one expression becomes its value; in others each becomes text. */
export function interpolate(text: string, scope: Scope, toText: ToText): Value {
  const whole = /^\$\{\{((?:(?!\}\}).)*)\}\}$/s.exec(text.trim())?.[1];
  if (whole !== undefined) return evaluate(whole, scope);
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => toText(evaluate(expression, scope)));
}
