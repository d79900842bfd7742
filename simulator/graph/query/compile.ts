import { functions, memberOf, textOf, type ValueType } from './functions';
import { QueryError } from './lexer';
import type { Comparison, Expression, Membership } from './syntax';

export interface Column {
  readonly name: string;
  readonly type: ValueType;
}

/** The value of the column at this place, found when it is asked for: of most rows a query looks at one or two. */
export type Row = (at: number) => unknown;

export interface Compiled {
  readonly type: ValueType;
  readonly of: (row: Row) => unknown;
}

const literalTypes = { string: 'string', number: 'long', boolean: 'bool' } as const;

const lower = (value: unknown): string => textOf(value).toLowerCase();

/** A whole word, which ends at all that is neither letter nor digit. */
const hasTerm = (text: string, term: string): boolean => {
  const escaped = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(text);
};

const textTests = {
  '==': (left: unknown, right: unknown) => textOf(left) === textOf(right),
  '=~': (left: unknown, right: unknown) => left === right || lower(left) === lower(right),
  contains: (left: unknown, right: unknown) => lower(left).includes(lower(right)),
  has: (left: unknown, right: unknown) => hasTerm(lower(left), lower(right)),
  startswith: (left: unknown, right: unknown) => lower(left).startsWith(lower(right)),
  endswith: (left: unknown, right: unknown) => lower(left).endsWith(lower(right)),
} as const;

const negated: Readonly<Partial<Record<Comparison, keyof typeof textTests>>> = {
  '!=': '==',
  '!~': '=~',
  '!contains': 'contains',
  '!has': 'has',
  '!startswith': 'startswith',
  '!endswith': 'endswith',
};

/** The order of two values of one type; undefined where one is nothing. */
export function orderOf(left: unknown, right: unknown): number | undefined {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  return left < right ? -1 : left > right ? 1 : 0;
}

const orderTests: Readonly<Partial<Record<Comparison, (order: number) => boolean>>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function testOf(operator: Comparison): (left: unknown, right: unknown) => boolean {
  const ordered = orderTests[operator];
  if (ordered) {
    return (left, right) => {
      const order = orderOf(left, right);
      return order !== undefined && ordered(order);
    };
  }
  const opposite = negated[operator];
  if (opposite) return (left, right) => !textTests[opposite](left, right);
  return Object.hasOwn(textTests, operator) ? textTests[operator as keyof typeof textTests] : () => false;
}

const membershipTests: Readonly<Record<Membership, (left: unknown, values: ReadonlySet<string>) => boolean>> = {
  in: (left, values) => values.has(textOf(left)),
  '!in': (left, values) => !values.has(textOf(left)),
  'in~': (left, values) => values.has(lower(left)),
  '!in~': (left, values) => !values.has(lower(left)),
};

/**
 * A function of a row. Columns and types are checked here, once, as the service does.
 * @throws QueryError for a column or function that is not there
 */
export function compile(expression: Expression, columns: readonly Column[]): Compiled {
  const inner = (each: Expression): Compiled => compile(each, columns);
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return { type: literalTypes[typeof value as keyof typeof literalTypes], of: () => value };
    }
    case 'column': {
      const at = columns.findIndex(({ name }) => name === expression.name);
      const type = columns[at]?.type;
      if (type) return { type, of: (row) => row(at) };
      throw new QueryError('InvalidQueryLanguage', expression.place, `No column ${expression.name}.`);
    }
    case 'member': {
      const { of, type } = inner(expression.of);
      const { key, place } = expression;
      if (type !== 'dynamic') throw new QueryError('InvalidQueryLanguage', place, `A ${type} has no members.`);
      return { type: 'dynamic', of: (row) => memberOf(of(row), key) };
    }
    case 'call':
      return compileCall(expression, columns);
    case 'logical': {
      const [left, right] = [inner(expression.left).of, inner(expression.right).of];
      const isAnd = expression.operator === 'and';
      return { type: 'bool', of: (row) => ((left(row) === true) === isAnd ? right(row) === true : !isAnd) };
    }
    case 'comparison': {
      const { operator, place } = expression;
      const [left, right] = [inner(expression.left), inner(expression.right)];
      if (operator in orderTests && (left.type === 'string' || left.type !== right.type)) {
        const message = `A ${left.type} and a ${right.type} have no order.`;
        throw new QueryError('InvalidQueryLanguage', place, message);
      }
      const test = testOf(operator);
      return { type: 'bool', of: (row) => test(left.of(row), right.of(row)) };
    }
    case 'membership': {
      const left = inner(expression.left).of;
      const test = membershipTests[expression.operator];
      const fold = expression.operator.endsWith('~') ? lower : textOf;
      const values = new Set(expression.list.map((each) => fold(constantOf(each))));
      return { type: 'bool', of: (row) => test(left(row), values) };
    }
  }
}

const constantOf = (expression: Expression): unknown => compile(expression, []).of(() => null);

function compileCall(call: Extract<Expression, { kind: 'call' }>, columns: readonly Column[]): Compiled {
  const known = Object.hasOwn(functions, call.name) ? functions[call.name] : undefined;
  const [fewest, most] = known?.arity ?? [0, 0];
  if (!known || call.args.length < fewest || call.args.length > most) {
    throw new QueryError('InvalidQueryLanguage', call.place, `No function ${call.name} of these arguments here.`);
  }
  const args = call.args.map((arg) => compile(arg, columns).of);
  return { type: known.type, of: (row) => known.call(...args.map((arg) => arg(row))) };
}
