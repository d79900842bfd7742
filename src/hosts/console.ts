/** A terminal: flags or `INPUT_…` variables in, plain text out. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { logLine } from '../core/render/text';
import { inputTable, nameOn, type InputRow } from '../inputs';
import type { Host } from './host';

export function createConsoleHost(environment: NodeJS.ProcessEnv, args: readonly string[]): Host {
  const { flags, unknown } = parseFlags(args);
  const print = (...lines: string[]): void => lines.forEach((line) => console.log(logLine(line)));
  const stamp = Date.now().toString(36);
  const readInput = (input: InputRow<unknown>): string | undefined => {
    const name = input.github ?? '';
    return (
      flags.get(name) ??
      environment[`INPUT_${name.toUpperCase()}`] ??
      environment[`INPUT_${(input.azurePipelines ?? name.replace(/-/g, '')).toUpperCase()}`]
    );
  };
  return {
    name: 'console',
    drawsMermaid: false,
    reportPath: join(process.cwd(), `asr-autoupdate-${stamp}.json`),
    unknownInputs: unknown,
    readInput,
    identity: (settings) =>
      Promise.resolve({
        kind: 'default',
        tenantId: settings.tenantId ?? environment['AZURE_TENANT_ID'],
        clientId: settings.clientId ?? environment['AZURE_CLIENT_ID'],
      }),
    origin: () => Promise.resolve(undefined),
    print,
    group: (title, lines) => print(title, ...lines.map((line) => `  ${line}`)),
    debug: (line) => (environment['DEBUG'] ? print(`debug: ${line}`) : undefined),
    annotate: (level, title, message) => {
      for (const line of `${level}: ${title}: ${message}`.split('\n')) console.error(logLine(line));
    },
    progress: (percent, text) => print(`${text} (${percent} %)`),
    setOutput: (output, value) => print(`${output.github}=${value}`),
    async writeSummary(markdown) {
      const path = join(process.cwd(), `asr-autoupdate-${stamp}.md`);
      await writeFile(path, markdown);
      print(`summary: ${path}`);
    },
    finish(failed, message) {
      print(message);
      process.exitCode = failed ? 1 : 0;
    },
  };
}

const known = new Set(Object.values<InputRow<unknown>>(inputTable).flatMap((input) => nameOn('console', input) ?? []));

/** `--name value`, `--name=value`, and `--name` alone for true; a name given twice is a list. */
function parseFlags(args: readonly string[]): { flags: Map<string, string>; unknown: string[] } {
  const flags = new Map<string, string>();
  const unknown: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    const [flag = '', ...rest] = argument.split('=');
    if (!known.has(flag)) {
      unknown.push(argument);
      continue;
    }
    const following = args[index + 1];
    let value = 'true';
    if (rest.length > 0) value = rest.join('=');
    else if (following !== undefined && !following.startsWith('--')) {
      value = following;
      index++;
    }
    const before = flags.get(flag.slice(2));
    flags.set(flag.slice(2), before === undefined ? value : `${before}\n${value}`);
  }
  return { flags, unknown };
}
