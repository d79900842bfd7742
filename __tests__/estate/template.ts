/** What Azure Pipelines makes of templates before a run begins: parameters, `each`, `if`, and what is between `${{ }}`. */
import { dirname, join } from 'node:path';
import { evaluate, interpolate, isList, isObject, truthy, type Functions, type Scope, type Value } from './expressions';
import { fieldsOf, listOf, onlyKnown, readExample, type Fields } from './host';

/** Booleans are written with a capital there. */
export const toText = (value: Value): string => {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'object') throw new Error(`${JSON.stringify(value)} is no text`);
  return String(value);
};

const same = (a: Value, b: Value): boolean => toText(a).toLowerCase() === toText(b).toLowerCase();

export const functions: Functions = {
  and: (...all) => all.every(truthy),
  or: (...all) => all.some(truthy),
  not: (value = null) => !truthy(value),
  eq: (a = null, b = null) => same(a, b),
  ne: (a = null, b = null) => !same(a, b),
  iif: (condition = null, then = '', otherwise = '') => (truthy(condition) ? then : otherwise),
  in: (value = null, ...all) => all.some((one) => same(value, one)),
  contains: (text = null, part = null) => toText(text).toLowerCase().includes(toText(part).toLowerCase()),
};

const TYPES: Readonly<Record<string, (value: Value) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  object: (value) => typeof value === 'object' && value !== null,
};

/** @throws for a parameter that is not declared, has neither value nor default, or is of another type */
function bind(declared: readonly Value[], given: Fields, file: string): Fields {
  const rows = declared.map((row) => fieldsOf(row, 'parameter'));
  onlyKnown(
    given,
    rows.map(({ name = '' }) => toText(name)),
    file,
  );
  return Object.fromEntries(
    rows.map((row) => {
      const name = toText(row['name'] ?? '');
      const value = given[name] ?? row['default'];
      if (value === undefined) throw new Error(`${file} needs ${name}`);
      const type = toText(row['type'] ?? 'string');
      if (TYPES[type]?.(value) !== true) throw new Error(`${name} of ${file} is no ${type}: ${JSON.stringify(value)}`);
      const values = listOf(row['values']);
      if (values.length > 0 && !values.includes(value))
        throw new Error(`${name} of ${file} cannot be ${toText(value)}`);
      return [name, value];
    }),
  );
}

/** @param file below `examples/azure-pipelines`, @returns it with its templates in place of what names them */
export function expandTemplate(file: string, given: Fields): Fields {
  const { parameters, ...rest } = readExample(join('azure-pipelines', file));
  const contexts = { parameters: bind(listOf(parameters), given, file) };
  return fieldsOf(expand(rest, { contexts, functions }, file), file);
}

const DIRECTIVE = /^\$\{\{ *(?:(if) (.*?)|each (\w+) in (.*?)) *\}\}$/;

function expand(value: Value, scope: Scope, file: string): Value {
  if (typeof value === 'string') return interpolate(value, scope, toText);
  if (isList(value)) return value.flatMap((element) => expandElement(element, scope, file));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      if (DIRECTIVE.test(key)) throw new Error(`${key} in a map is not played`);
      return [key, expand(one, scope, file)];
    }),
  );
}

function expandElement(element: Value, scope: Scope, file: string): readonly Value[] {
  if (!isObject(element)) return [expand(element, scope, file)];
  const [[key, body] = ['', null]] = Object.entries(element);
  const [, isIf, condition = '', name = '', list = ''] = DIRECTIVE.exec(key) ?? [];
  if (isIf !== undefined)
    return truthy(evaluate(condition, scope)) ? listOf(body).flatMap((one) => expandElement(one, scope, file)) : [];
  if (name !== '') {
    return listOf(evaluate(list, scope)).flatMap((one) => {
      const inner = { ...scope, contexts: { ...scope.contexts, [name]: one } };
      return listOf(body).flatMap((part) => expandElement(part, inner, file));
    });
  }
  if (typeof element['template'] !== 'string') return [expand(element, scope, file)];
  onlyKnown(element, ['template', 'parameters'], 'A template');
  const given = fieldsOf(expand(element['parameters'] ?? {}, scope, file), 'parameters');
  const other = join(dirname(file), element['template']);
  return listOf(expandTemplate(other, given)['stages']);
}
