/** A terminal: flags or `INPUT_…` variables in, plain text or JSON out. */
import { logLine } from '../core/render/text';
import type { InputRow } from '../inputs';
import { VERSION } from '../version';
import { consoleOptions, readCommandLine } from './console-flags';
import { helpText } from './console-help';
import { withoutSecrets } from '../runtime/secrets';
import type { Host } from './host';
import { filePlace, openIn } from './run-files';

/** Longer values, such as a matrix, are for programs. */
const MAX_VALUE = 200;

export function createConsoleHost(environment: NodeJS.ProcessEnv, args: readonly string[]): Host {
  const line = readCommandLine(args);
  const isJson = line.output === 'json';
  const log = isJson ? console.error : console.log;
  const print = (...lines: string[]): void => lines.forEach((text) => log(logLine(text)));
  const files =
    line.reportFolder === undefined ? undefined : { name: filePlace(undefined, []).name, folders: [line.reportFolder] };
  const outputs: [string, string][] = [];
  const readInput = (input: InputRow<unknown>): string | undefined => {
    const name = input.github ?? '';
    return (
      line.inputs.get(name) ??
      environment[`INPUT_${name.toUpperCase()}`] ??
      environment[`INPUT_${(input.azurePipelines ?? name.replace(/-/g, '')).toUpperCase()}`]
    );
  };
  return {
    name: 'console',
    isScheduled: false,
    drawsMermaid: false,
    files,
    unknownInputs: line.unknown,
    otherOptions: consoleOptions,
    optionProblems: line.problems,
    answer: line.asks && (line.asks === 'help' ? helpText(VERSION) : VERSION),
    readInput,
    identity: (settings) =>
      Promise.resolve({
        kind: 'default',
        tenantId: settings.tenantId ?? environment['AZURE_TENANT_ID'],
        clientId: settings.clientId ?? environment['AZURE_CLIENT_ID'],
      }),
    origin: () => Promise.resolve(undefined),
    print,
    group: (title, lines) => print(title, ...lines.map((text) => `  ${text}`)),
    debug: (text) => (environment['DEBUG'] ? print(`debug: ${text}`) : undefined),
    annotate: (level, title, message) => {
      for (const text of `${level}: ${title}: ${message}`.split('\n')) console.error(logLine(text));
    },
    progress: (percent, text) => print(`${percent} %: ${text}`),
    setOutput: ({ github }, value) => void outputs.push([github, value]),
    async writeSummary(markdown) {
      if (files === undefined) return;
      const { path, file } = await openIn(files.folders, `${files.name}.md`);
      try {
        await file.writeFile(withoutSecrets(markdown));
      } finally {
        await file.close();
      }
      print(`Written: ${path}`);
    },
    ...(isJson && { printReport: (pieces: readonly string[]) => process.stdout.write(pieces.join('')) }),
    finish(failed, message) {
      print('', message, ...(isJson ? [] : table(outputs)));
      process.exitCode = failed ? 1 : 0;
    },
  };
}

/** What a person wants to know of the outputs. */
function table(outputs: readonly (readonly [string, string])[]): string[] {
  const shown = outputs.filter(([, value]) => value.length <= MAX_VALUE);
  const width = Math.max(0, ...shown.map(([name]) => name.length));
  return shown.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}
