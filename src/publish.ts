/** Gives what an action ended with to the host: log, annotations, outputs, files, summary, and the end of the step. */
import { basename } from 'node:path';
import { messageOf } from './core/values/message-of';
import { annotationText } from './core/render/annotation';
import { plural } from './core/render/format';
import { escapeMarkdown } from './core/render/markdown';
import type { WrittenFile } from './core/render/page/model';
import { REPORT_VERSION } from './core/rows/head';
import type { Cause } from './core/values/cause';
import type { Host } from './hosts/host';
import { openIn } from './hosts/run-files';
import { withoutSecrets } from './runtime/secrets';
import { outputTable, type OutputKey, type Outputs } from './outputs';
import { VERSION } from './version';

/** How an action ended, and what is reported of it. */
export interface ActionResult {
  readonly failed: boolean;
  /** In one sentence. */
  readonly headline: string;
  readonly causes: readonly Cause[];
  /** The JSON report, in pieces. */
  readonly document: Iterable<string>;
  readonly summary: () => string;
  readonly outputs: Outputs;
  /** What is written beside the JSON report, under its name with the suffix in place of `json`. */
  readonly files?: readonly {
    readonly suffix: string;
    readonly pieces: Iterable<string>;
    /** The output that gives its path, once it was written. */
    readonly output?: OutputKey;
    readonly onWritten?: (file: WrittenFile) => void;
  }[];
}

/** GitHub shows ten errors and ten warnings of a step. */
const MAX_ANNOTATIONS = 10;
/** Characters that are written at once. */
const BATCH_LENGTH = 256 * 1024;

export async function publish(host: Host, result: ActionResult): Promise<void> {
  const { causes, failed, headline } = result;
  for (const level of ['error', 'warning'] as const)
    annotate(
      host,
      level,
      causes.filter((cause) => cause.level === level),
    );
  // A step that is red without a reason sends its reader searching.
  if (failed && !causes.some(({ level }) => level === 'error')) {
    const title = titles.get(result.outputs.conclusion) ?? 'Failed';
    host.annotate('error', title, `${headline.replace(`${title}: `, '')}\nThe summary and the report name them.`);
  }
  await end(host, result);
}

const titles: ReadonlyMap<Outputs[OutputKey], string> = new Map([
  ['drifted', 'Drift'],
  ['cancelled', 'Cancelled'],
  ['timed-out', 'Timed out'],
]);

/** How every run ends, whatever it was stopped by: what can be written is written, and what cannot is named. */
export async function end(host: Host, result: Omit<ActionResult, 'causes'>): Promise<void> {
  const { headline, outputs } = result;
  const faults: string[] = [];
  const attempt = async <T>(what: string, write: () => Promise<T> | T): Promise<T | undefined> => {
    try {
      return await write();
    } catch (error) {
      faults.push(`${what} could not be written: ${messageOf(error)}`);
      return undefined;
    }
  };
  const pieces =
    host.printReport === undefined ? result.document : await attempt('The report', () => [...result.document]);
  let reportPath = pieces && (await attempt('The report', () => writeFile(host, 'json', pieces)));
  const [fault] = faults;
  const bare = fault === undefined ? undefined : defectDocument({ headline, outputs, fault });
  if (bare !== undefined) reportPath = await writeFile(host, 'json', bare).catch(() => undefined);
  host.printReport?.(bare ?? [...(pieces ?? [])]);
  await attempt('The summary', async () => {
    const markdown = await attempt('The whole summary', result.summary);
    await host.writeSummary(markdown ?? bareSummary(headline, faults));
  });
  const paths: Partial<Record<OutputKey, string>> = {};
  for (const { suffix, pieces, output, onWritten } of result.files ?? []) {
    const path = await attempt(`The file ${suffix}`, () => writeFile(host, suffix, pieces, onWritten));
    if (output !== undefined && path !== undefined) paths[output] = path;
  }
  await attempt('The outputs, which later steps may read,', () =>
    setOutputs(host, { ...outputs, ...paths, ...(reportPath !== undefined && { reportPath }) }),
  );
  for (const text of faults) host.annotate('error', 'NotWritten', text);
  host.finish(result.failed || faults.length > 0, headline);
}

/** Of a run whose own report cannot be made or written. */
export const defectDocument = ({ headline, outputs, fault }: Defect): string[] =>
  bareDocument({
    conclusion: outputs.conclusion ?? 'failed',
    changed: outputs.changed ?? false,
    headline,
    defect: fault,
    ...(Object.keys(outputs).length > 0 && { outputs: Object.fromEntries(outputLines(outputs)) }),
  });

interface Defect {
  readonly headline: string;
  /** What is known. */
  readonly outputs: Outputs;
  readonly fault: string;
}

/** By their names on GitHub, which documents use. */
export const outputLines = (outputs: Outputs): [string, string | number | boolean][] =>
  told(outputs).map(([key, value]) => [outputTable[key].github, value]);

/** A report without the head of a run. */
export function bareDocument(rest: object): string[] {
  const document = { report: 'asr-autoupdate', reportVersion: REPORT_VERSION, toolVersion: VERSION, ...rest };
  return [`${JSON.stringify(document, null, 2)}\n`];
}

const bareSummary = (headline: string, faults: readonly string[]): string =>
  `## ❌ ${escapeMarkdown(headline)}\n\n${faults.map((fault) => `- ${escapeMarkdown(fault)}`).join('\n')}\n`;

const isOutput = (key: string): key is OutputKey => key in outputTable;

/** In the table's order. */
const told = (outputs: Outputs): [OutputKey, string | number | boolean][] =>
  Object.keys(outputTable)
    .filter(isOutput)
    .flatMap((key) => (outputs[key] === undefined ? [] : [[key, outputs[key]]]));

async function setOutputs(host: Host, outputs: Outputs): Promise<void> {
  for (const [key, value] of told(outputs)) await host.setOutput(outputTable[key], String(value));
}

/** @returns the path, undefined where this host is to write no files */
async function writeFile(
  host: Host,
  suffix: string,
  pieces: Iterable<string>,
  onWritten?: (file: WrittenFile) => void,
): Promise<string | undefined> {
  if (host.files === undefined) return undefined;
  const { folders, name } = host.files;
  const { path, file, fault } = await openIn(folders, `${name}.${suffix}`);
  const hash = onWritten && (await import('node:crypto')).createHash('sha256');
  const write = async (batch: string): Promise<void> => {
    const text = withoutSecrets(batch);
    hash?.update(text);
    await file.write(text);
  };
  try {
    let batch = '';
    for (const piece of pieces) {
      batch += piece;
      if (batch.length < BATCH_LENGTH) continue;
      await write(batch);
      batch = '';
    }
    await write(batch);
  } finally {
    await file.close();
  }
  if (hash !== undefined) onWritten?.({ name: basename(path), sha256: hash.digest('hex') });
  host.print(`Written: ${path}${fault === undefined ? '' : ` (not where it should be: ${fault})`}`);
  return path;
}

function annotate(host: Host, level: 'error' | 'warning', causes: readonly Cause[]): void {
  for (const { problem, affected } of causes.slice(0, MAX_ANNOTATIONS))
    host.annotate(level, problem.code, annotationText(problem, affected));
  if (causes.length > MAX_ANNOTATIONS)
    host.print(`In the summary and the report: ${plural(causes.length - MAX_ANNOTATIONS, `more ${level}`)}.`);
}
