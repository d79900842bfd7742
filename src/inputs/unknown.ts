/** What the user gave that is no input: an error where it is like one, and on a console, where only flags are judged. */
import { nearNames } from './near';
import { quote } from './parse';
import { nameOn, type HostName, type InputRow } from './row';
import { inputTable } from './table';

const PREFIX = 'INPUT_';
/** A runner hands on what it was given, however long. */
const MAX_NAME = 200;

export const namesOn = (host: HostName): readonly string[] =>
  Object.values<InputRow<unknown>>(inputTable).flatMap((input) => nameOn(host, input) ?? []);

/** Names of the variables by which GitHub's runner and the agent hand inputs on, but for those that are inputs. */
export function unknownVariables(host: HostName, environment: NodeJS.ProcessEnv): readonly string[] {
  const known = new Set(namesOn(host).map((name) => name.toUpperCase()));
  return Object.keys(environment)
    .map((name) => name.toUpperCase())
    .filter((name) => name.startsWith(PREFIX) && name.length > PREFIX.length)
    .map((name) => name.slice(PREFIX.length))
    .filter((name) => !known.has(name))
    .map((name) => name.toLowerCase().slice(0, MAX_NAME))
    .sort();
}

export interface Unknown {
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** @param options what else may be given on a console */
export function judgeUnknown(host: HostName, given: readonly string[], options: readonly string[] = []): Unknown {
  const problems: string[] = [];
  const warnings: string[] = [];
  for (const name of given) {
    const near = nearNames(name, [...namesOn(host), ...options]);
    const from = host === 'azure-pipelines' ? ` (a pipeline variable input.${name} comes as one, too)` : '';
    const meant = near.length === 0 ? '' : `; did you mean ${either(near)}?`;
    if (host === 'console' || near.length > 0) problems.push(`${quote(name)} is not an input${from}${meant}`);
    else warnings.push(`${quote(name)} is not an input${from}, and has no effect`);
  }
  return { problems, warnings };
}

const either = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
