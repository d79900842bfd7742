/** Gives what an action ended with to the host: log, annotations, outputs, files, summary, and the end of the step. */
import { open } from 'node:fs/promises';
import { annotationText } from './core/render/annotation';
import { plural } from './core/render/format';
import type { Cause } from './core/values/cause';
import type { Host } from './hosts/host';
import { outputTable, type OutputKey, type Outputs } from './outputs';

/** How an action ended, and what is to be told of it. */
export interface ActionResult {
  readonly failed: boolean;
  /** In one sentence. */
  readonly headline: string;
  readonly causes: readonly Cause[];
  /** The JSON report, in pieces. */
  readonly document: Iterable<string>;
  readonly summary: () => string;
  readonly outputs: Outputs;
  /** What is written beside the JSON report: its path with the suffix in place of `.json`. */
  readonly files?: readonly { readonly suffix: string; readonly pieces: Iterable<string> }[];
}

/** GitHub shows ten errors and ten warnings of a step. */
const MAX_ANNOTATIONS = 10;
/** Characters that are written at once. */
const BATCH_LENGTH = 256 * 1024;

export async function publish(host: Host, result: ActionResult): Promise<void> {
  for (const level of ['error', 'warning'] as const)
    annotate(
      host,
      level,
      result.causes.filter((cause) => cause.level === level),
    );
  const faults = [
    await attempt('report', () => writePieces(host.reportPath, result.document)),
    await attempt('summary', () => host.writeSummary(result.summary())),
  ];
  for (const { suffix, pieces } of result.files ?? []) {
    const path = besideReport(host, suffix);
    faults.push(await attempt(suffix, () => writePieces(path, pieces)));
    host.print(`Written: ${path}`);
  }
  setOutputs(host, { ...result.outputs, reportPath: host.reportPath });
  for (const fault of faults) if (fault !== undefined) host.annotate('error', 'NotWritten', fault);
  host.finish(result.failed || faults.some((fault) => fault !== undefined), result.headline);
}

/** Path of a file beside the JSON report, such as `….agents.csv`. */
export const besideReport = (host: Host, suffix: string): string => host.reportPath.replace(/\.json$/, `.${suffix}`);

export function setOutputs(host: Host, outputs: Outputs): void {
  const isOutput = (key: string): key is OutputKey => key in outputTable;
  for (const key of Object.keys(outputTable).filter(isOutput)) {
    const value = outputs[key];
    if (value !== undefined) host.setOutput(outputTable[key], String(value));
  }
}

async function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    let batch = '';
    for (const piece of pieces) {
      batch += piece;
      if (batch.length < BATCH_LENGTH) continue;
      await file.write(batch);
      batch = '';
    }
    await file.write(batch);
  } finally {
    await file.close();
  }
}

/** A disk that is full must not hide how the run ended. */
async function attempt(what: string, write: () => Promise<void>): Promise<string | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    return `The ${what} could not be written: ${error instanceof Error ? error.message : 'unknown error'}`;
  }
}

function annotate(host: Host, level: 'error' | 'warning', causes: readonly Cause[]): void {
  for (const { problem, affected } of causes.slice(0, MAX_ANNOTATIONS))
    host.annotate(level, problem.code, annotationText(problem, affected));
  if (causes.length > MAX_ANNOTATIONS)
    host.print(`In the summary and the report: ${plural(causes.length - MAX_ANNOTATIONS, `more ${level}`)}.`);
}
