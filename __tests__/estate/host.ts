/** What the played hosts have in common: files, processes of the shipped bundle, and a record of what was run. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Simulator } from '../../simulator';
import type { Played, PlayedHost } from '../../simulator/play';
import { inputTable, type InputRow } from '../../src/inputs';
import { outputTable } from '../../src/outputs';
import { playChecked } from '../bundle/runs';
import { root } from '../support/documents';
import { Artifacts } from './artifacts';
import { earlierRuns } from './earlier-runs';
import { isList, isObject, type Value } from './expressions';

export type Fields = Readonly<Record<string, Value>>;
export type Result = 'success' | 'failure' | 'skipped';

export interface JobEnd {
  readonly result: Result;
  readonly outputs: Fields;
}

/** A step that ran the product. */
export interface PlayedStep {
  /** Such as `canary/shard 02`. */
  readonly job: string;
  /** As the example gives them, by the host's names. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly played: Played;
}

export interface Stage {
  readonly simulator: Simulator;
  readonly artifacts: Artifacts;
  readonly folder: string;
  readonly steps: PlayedStep[];
  /** Files of test results that were shown. */
  readonly testResults: string[];
  /** Variables of the repository or pipeline. */
  readonly variables: Fields;
  /** What a checkout brings, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Called before a job; one that is lost ends without having run. */
  readonly before: (job: string) => 'lost' | undefined;
  /** Added to the environment of scripts. */
  readonly scripts: Readonly<Record<string, string>>;
  /** Added to the environment of a job. */
  readonly env: (job: string) => Readonly<Record<string, string>>;
}

export type StageOptions = Partial<Pick<Stage, 'variables' | 'files' | 'before' | 'env' | 'scripts'>>;

export async function onStage<T>(
  simulator: Simulator,
  options: StageOptions,
  use: (stage: Stage) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'asr-estate-'));
  try {
    return await use({
      simulator,
      artifacts: new Artifacts(join(folder, 'artifacts')),
      folder,
      steps: [],
      testResults: [],
      variables: {},
      files: {},
      before: () => undefined,
      env: () => ({}),
      scripts: earlierRuns(join(folder, 'first-run'), [], 'estate-audit.yml'),
      ...options,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder of a job, empty as on a new runner. */
export function newFolder(stage: Stage, job: string, name: string): string {
  const folder = join(mkdtempSync(join(stage.folder, `${job.replace(/\W+/g, '-')}-`)), name);
  mkdirSync(folder);
  return folder;
}

export const readExample = (file: string): Fields =>
  fieldsOf(parse(readFileSync(join(root, 'examples', file), 'utf8')) as Value, file);

export function fieldsOf(value: Value | undefined, what: string): Fields {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw new Error(`${what} is no map`);
  return value;
}

export const listOf = (value: Value | undefined): readonly Value[] =>
  isList(value) ? value : value === undefined || value === null ? [] : [value];

/** @throws for what is no text */
export function textOf(value: Value | undefined): string {
  if (typeof value !== 'string') throw new Error(`${JSON.stringify(value)} is no text`);
  return value;
}

/** @throws for what is none of those that are known */
export function onlyKnown(given: Fields, known: readonly string[], what: string): void {
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`${what} does not know ${unknown.join(', ')}`);
}

const rows: readonly InputRow<unknown>[] = Object.values(inputTable);

/** Runs the bundle with these inputs and no others, by the names of the host. */
export async function runProduct(
  stage: Stage,
  host: Exclude<PlayedHost, 'console'>,
  job: string,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): Promise<Played> {
  const nameOf = (row: InputRow<unknown>): string | undefined => (host === 'github' ? row.github : row.azurePipelines);
  onlyKnown(
    inputs,
    rows.map((row) => nameOf(row) ?? ''),
    'The product',
  );
  const given = rows.flatMap((row): [string, string | undefined][] => {
    const name = nameOf(row);
    return [[row.github ?? 'azure-subscription', name === undefined ? undefined : inputs[name]]];
  });
  const played = await playChecked(stage.simulator, {
    host,
    hostNames: 'production',
    inputs: Object.fromEntries(given),
    env: { ...env, ...stage.env(job) },
  });
  stage.steps.push({ job, inputs, played });
  return played;
}

/** All that there can be, unset. */
export const noOutputs = (host: 'github' | 'azurePipelines'): Record<string, Value> =>
  Object.fromEntries(Object.values(outputTable).map((row) => [row[host], '']));

/** Git's on Windows, where another may come first. */
const bash =
  process.platform === 'win32' ? join(process.env['ProgramFiles'] ?? 'C:\\Program Files', 'Git/bin/bash.exe') : 'bash';

/** @throws if the script fails */
export function runScript(script: string, cwd: string, env: Readonly<Record<string, string>>): Promise<string> {
  const { PATH, Path, SystemRoot } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(bash, ['-e', '-o', 'pipefail', '-c', script], {
      cwd,
      env: Object.fromEntries(
        Object.entries({ PATH, Path, SystemRoot, ...env }).filter(([, value]) => value !== undefined),
      ),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [log, errors] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.once('error', reject).once('close', (code) => {
      if (code === 0) resolve(log);
      else reject(new Error(`The script ended with ${code}: ${errors}`));
    });
  });
}

/** In order, N at once. */
export async function sideBySide<T, R>(
  things: readonly T[],
  most: number,
  use: (thing: T) => Promise<R>,
): Promise<R[]> {
  const ends: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < things.length; index = next++) {
      const thing = things[index];
      if (thing !== undefined) ends[index] = await use(thing);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, things.length) }, worker));
  return ends;
}
