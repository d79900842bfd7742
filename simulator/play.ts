/** Runs the shipped bundle against the simulator, as a host would: a process of its own, its environment and nothing else. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentOptions, HostEnvironment, Simulator } from './index';

export type PlayedHost = 'github' | 'azure-pipelines' | 'console';

export interface PlayOptions extends EnvironmentOptions {
  readonly host: PlayedHost;
  /** Another bundle or Node than the checkout's own. */
  readonly bundle?: string;
  readonly node?: string;
  readonly args?: readonly string[];
  /** False: a console run writes no files, so that its outputs, summary and report are not known. */
  readonly reportFolder?: false;
  /** Sees each piece of output as it comes. */
  readonly onOutput?: (text: string) => void;
  /** Given the process, for whoever wants to send it a signal. */
  readonly onStart?: (process: { kill(signal: NodeJS.Signals): void }) => void;
}

export interface Played {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What the process wrote to both streams, as a log shows it: without the lines that tell the host what to hide. */
  readonly log: string;
  /** What the host was told to hide, in order. */
  readonly masked: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly report: unknown;
  /** Real seconds. */
  readonly seconds: number;
  /** The most memory it had, in bytes, if that was to be measured and could be. */
  readonly peakMemory: number | undefined;
  readonly workDirectory: string;
}

export const bundlePath = join(__dirname, '..', 'dist', 'index.js');

export function hostEnvironment(simulator: Simulator, options: PlayOptions): HostEnvironment {
  if (options.host === 'github') return simulator.githubEnvironment(options);
  return options.host === 'console'
    ? simulator.consoleEnvironment(options)
    : simulator.azurePipelinesEnvironment(options);
}

/** A line of either host. */
const MASK = /^(?:::add-mask::|##vso\[task\.setsecret\])(.*)\r?\n/gm;

export async function play(simulator: Simulator, options: PlayOptions): Promise<Played> {
  const { env, workDirectory, summaryFile, outputFile, peakFile } = hostEnvironment(simulator, options);
  const started = process.hrtime.bigint();
  const child = spawn(
    options.node ?? process.execPath,
    [options.bundle ?? bundlePath, ...argumentsOf(options, workDirectory)],
    {
      env,
      cwd: workDirectory,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  options.onStart?.({ kill: (signal) => child.kill(signal) });
  const pieces: { readonly from: 'stdout' | 'stderr'; readonly text: string }[] = [];
  for (const from of ['stdout', 'stderr'] as const) {
    child[from].setEncoding('utf8').on('data', (text: string) => {
      pieces.push({ from, text });
      options.onOutput?.(text);
    });
  }
  const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject).once('close', (code, by) => resolve([code, by]));
  });
  const written = (by?: 'stdout' | 'stderr'): string =>
    pieces.flatMap(({ from, text }) => (by === undefined || by === from ? [text] : [])).join('');
  const all = written();
  const log = all.replace(MASK, '');
  const outputs = options.host === 'github' ? outputsOfFile(outputFile) : outputsOfLog(log);
  const summaryPath = options.host === 'github' ? summaryFile : (summaryOfLog(log) ?? '');
  const reportPath = outputs['report-path'] ?? outputs['reportPath'] ?? '';
  return {
    exitCode,
    signal,
    log,
    masked: [...all.matchAll(MASK)].map(([, secret = '']) => secret),
    stdout: written('stdout'),
    stderr: written('stderr'),
    outputs,
    summary: existsSync(summaryPath) ? readFileSync(summaryPath, 'utf8') : '',
    report: existsSync(reportPath) ? (JSON.parse(readFileSync(reportPath, 'utf8')) as unknown) : undefined,
    seconds: Number(process.hrtime.bigint() - started) / 1e9,
    peakMemory: existsSync(peakFile) ? Number(readFileSync(peakFile, 'utf8')) : undefined,
    workDirectory,
  };
}

const argumentsOf = ({ host, args = [], reportFolder }: PlayOptions, workDirectory: string): readonly string[] =>
  host === 'console' && reportFolder !== false ? [...args, '--report-dir', join(workDirectory, 'temp')] : args;

/** The runner's format: `name<<delimiter`, the value, the delimiter. */
function outputsOfFile(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  const text = readFileSync(file, 'utf8').replace(/\r\n/g, '\n');
  const found = text.matchAll(/^([^\n=<]+)<<([^\n]+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...found].map(([, name = '', , value = '']) => [name, value]));
}

/** `##vso[task.setvariable variable=name;isOutput=true;…]value`, or the aligned list of the console. */
function outputsOfLog(log: string): Record<string, string> {
  const found = log.matchAll(/^##vso\[task\.setvariable variable=([^;\]]+);[^\]]*isOutput=true[^\]]*\](.*)$/gm);
  const plain = log.slice(log.lastIndexOf('\n\n')).matchAll(/^ {2}([a-z-]+) {2,}(\S.*)$/gm);
  return Object.fromEntries([...found, ...plain].map(([, name = '', value = '']) => [name, value.trim()]));
}

const summaryOfLog = (log: string): string | undefined =>
  /^##vso\[task\.uploadsummary\](.*)$/m.exec(log)?.[1]?.trim() ?? /^Written: (.*\.md)$/m.exec(log)?.[1]?.trim();
