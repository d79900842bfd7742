/** Makes a deliberate fault in the text of its file. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Mutation } from './mutations';

const root = join(__dirname, '..');

/** @throws if the place is not there exactly once, or what results is no TypeScript */
export const mutated = ({ file, from, to }: Mutation, text: string): string => {
  const [before = '', after, ...more] = text.split(from);
  if (after === undefined || more.length > 0) {
    throw new Error(`${file} holds ${after === undefined ? 'nowhere' : 'more than once'}: ${from}`);
  }
  const result = `${before}${to}${after}`;
  const { diagnostics = [] } = ts.transpileModule(result, { reportDiagnostics: true });
  if (diagnostics.length > 0) throw new Error(`${file} is no TypeScript with: ${to}`);
  return result;
};

/** Why a fault cannot be made, or be noticed by a test that is named. */
export function obstacles(mutation: Mutation): readonly string[] {
  const { name, file, unit, process: runs = [] } = mutation;
  const missing = [...unit, ...runs].filter((test) => !existsSync(join(root, '__tests__', test)));
  const found = missing.map((test) => `${name}: there is no ${test}`);
  if (missing.length === unit.length + runs.length) found.push(`${name}: no test is to notice it`);
  try {
    mutated(mutation, readFileSync(join(root, file), 'utf8'));
    return found;
  } catch (error) {
    return [...found, `${name}: ${error instanceof Error ? error.message : String(error)}`];
  }
}
