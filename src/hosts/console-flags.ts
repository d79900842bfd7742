/** The command line of the console. */
import { parseArgs } from 'node:util';
import { inputTable, type InputRow } from '../inputs';

export const consoleOptions = ['--help', '--version', '--output', '--report-dir'] as const;

export interface CommandLine {
  /** By GitHub's names; a flag that was given twice is a list. */
  readonly inputs: ReadonlyMap<string, string>;
  /** What is no flag of ours. */
  readonly unknown: readonly string[];
  /** What is wrong with the others. */
  readonly problems: readonly string[];
  readonly asks: 'help' | 'version' | undefined;
  readonly output: 'text' | 'json';
  readonly reportFolder: string | undefined;
}

const rows = Object.values<InputRow<unknown>>(inputTable).filter(({ github }) => github !== undefined);
const switches = new Set(rows.flatMap(({ kind, github }) => (kind === 'boolean' ? (github ?? []) : [])));
const texts = new Set(rows.flatMap(({ kind, github }) => (kind === 'boolean' ? [] : (github ?? []))));
for (const name of ['output', 'report-dir']) texts.add(name);
for (const name of ['help', 'version']) switches.add(name);

export function readCommandLine(args: readonly string[]): CommandLine {
  const isFlag = (text: string | undefined): boolean => text === undefined || text.startsWith('--');
  const { tokens } = parseArgs({
    // Else it would take the next flag for its value.
    args: args.map((text, index) =>
      texts.has(text.slice(2)) && isFlag(text) && isFlag(args[index + 1]) ? `${text}=` : text,
    ),
    options: {
      ...Object.fromEntries([...switches].map((name) => [name, { type: 'boolean' as const }])),
      ...Object.fromEntries([...texts].map((name) => [name, { type: 'string' as const }])),
      help: { type: 'boolean', short: 'h' },
    },
    strict: false,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const unknown: string[] = [];
  const problems: string[] = [];
  /** The flag that a word right behind it may belong to. */
  let before: { readonly name: string; readonly index: number } | undefined;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      // `--dry-run false`, as other tools take it.
      const flag = before?.index === token.index - 1 ? before.name : undefined;
      const values = given.get(flag ?? '');
      if (values !== undefined && /^(true|false)$/i.test(token.value)) values.splice(-1, 1, token.value);
      // What stands behind a flag that is none of ours is its value, and no problem of its own.
      else if (flag === undefined || values !== undefined) unknown.push(token.value);
      before = undefined;
      continue;
    }
    const { name, rawName, value, inlineValue } = token;
    before = undefined;
    if (!switches.has(name) && !texts.has(name)) {
      unknown.push(rawName);
      if (!inlineValue) before = { name, index: token.index };
    } else if (texts.has(name) && !value) {
      problems.push(`${rawName}: needs a value`);
    } else {
      given.set(name, [...(given.get(name) ?? []), value ?? 'true']);
      if (value === undefined) before = { name, index: token.index };
    }
  }
  const last = (name: string): string | undefined => given.get(name)?.at(-1);
  const output = (last('output') ?? 'text').toLowerCase();
  if (output !== 'text' && output !== 'json')
    problems.push(`--output: ${JSON.stringify(output)} is not one of text, json`);
  return {
    inputs: new Map([...given].map(([name, values]) => [name, values.join('\n')])),
    unknown,
    problems,
    asks: given.has('help') ? 'help' : given.has('version') ? 'version' : undefined,
    output: output === 'json' ? 'json' : 'text',
    reportFolder: last('report-dir'),
  };
}
