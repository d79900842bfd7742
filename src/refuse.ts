/** Ends runs that did nothing: their inputs are wrong, or the tool itself is. */
import { messageOf } from './core/values/message-of';
import { plural } from './core/render/format';
import { cell } from './core/render/markdown';
import { ANNOTATION_LENGTH, type Host } from './hosts/host';
import { nothingDone, type Outputs } from './outputs';
import { bareDocument, defectDocument, end, outputLines, publish } from './publish';
import { DEFECT, type Known } from './rescue';

/** Every problem at once, before any request. */
export function refuse(host: Host, problems: readonly string[]): Promise<void> {
  const title = `${plural(problems.length, 'input problem')}, nothing was done`;
  const text = problems.join('\n');
  host.annotate('error', title, text);
  if (text.length > ANNOTATION_LENGTH) host.print('All of them, since the message above is truncated:', ...problems);
  if (host.name === 'console') host.print('All flags, with examples: --help');
  const document = bareDocument({ conclusion: 'failed', changed: false, inputProblems: problems });
  return endWith(host, { headline: title, lines: problems, document, outputs: nothingKnown(host) });
}

const STOPPED = 'The run stopped on a defect of this tool.';
const REPORT_IT = 'Please report it with the debug log';

const wordsOf = (error: unknown): string => messageOf(error) || 'unknown error';

export const defectText = (error: unknown): string => `${STOPPED.replace('.', ':')} ${wordsOf(error)}`;

/** @param known what the run has done, which is reported with the defect */
export async function reportDefect(host: Host, error: unknown, known?: Known): Promise<void> {
  host.debug(stackOf(error));
  try {
    const nextStep = `${REPORT_IT}, then run again: running jobs are picked up.`;
    const result = known?.result({ code: DEFECT, message: defectText(error), nextStep });
    if (result !== undefined) return await publish(host, result);
  } catch (another) {
    host.debug(stackOf(another));
  }
  host.annotate('error', DEFECT, `${defectText(error)}\n${REPORT_IT}.`);
  const outputs = outputsOf(host, known);
  const lines = [wordsOf(error), ...outputLines(outputs ?? {}).map(([name, value]) => `${name}: ${value}`)];
  const document = defectDocument({ headline: STOPPED, outputs: outputs ?? {}, fault: wordsOf(error) });
  return endWith(host, { headline: STOPPED, lines, document, outputs: outputs ?? nothingKnown(host) });
}

function outputsOf(host: Host, known: Known | undefined): Outputs | undefined {
  try {
    return known?.outputs();
  } catch (another) {
    host.debug(stackOf(another));
    return undefined;
  }
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? '') : '');

/** A person sees that nothing was done; later steps may read a count. */
const nothingKnown = (host: Host): Outputs => (host.name === 'console' ? {} : nothingDone.unknown);

interface Ending {
  readonly headline: string;
  readonly lines: readonly string[];
  readonly document: readonly string[];
  readonly outputs: Outputs;
}

const endWith = (host: Host, { headline, lines, document, outputs }: Ending): Promise<void> =>
  end(host, {
    failed: true,
    headline,
    document,
    summary: () => `## ❌ ${cell(headline)}\n\n${lines.map((line) => `- ${cell(line)}`).join('\n')}\n`,
    outputs,
  });
