/** Ends runs that did nothing: their inputs are wrong, or the tool itself is. */
import { messageOf } from './core/values/message-of';
import { plural } from './core/render/format';
import { cell } from './core/render/markdown';
import { ANNOTATION_LENGTH, type Host } from './hosts/host';
import { nothingDone } from './outputs';
import { bareDocument, end } from './publish';

/** Every problem at once, before any request. */
export function refuse(host: Host, problems: readonly string[]): Promise<void> {
  const title = `${plural(problems.length, 'input problem')}, nothing was done`;
  const text = problems.join('\n');
  host.annotate('error', title, text);
  if (text.length > ANNOTATION_LENGTH) host.print('All of them, since the message above is truncated:', ...problems);
  if (host.name === 'console') host.print('All flags, with examples: --help');
  return endWith(host, title, problems, { inputProblems: problems });
}

export function reportDefect(host: Host, error: unknown): Promise<void> {
  const title = 'The run stopped on a defect of this tool.';
  const message = messageOf(error) || 'unknown error';
  host.annotate('error', 'Defect', `${title} ${message}\nPlease report it with the debug log.`);
  host.debug(error instanceof Error ? (error.stack ?? '') : '');
  return endWith(host, title, [message], { headline: title, defect: message });
}

function endWith(host: Host, headline: string, lines: readonly string[], rest: object): Promise<void> {
  return end(host, {
    failed: true,
    headline,
    document: bareDocument({ conclusion: 'failed', changed: false, ...rest }),
    summary: () => `## ❌ ${cell(headline)}\n\n${lines.map((line) => `- ${cell(line)}`).join('\n')}\n`,
    // A person sees that nothing was done; later steps may read a count.
    outputs: host.name === 'console' ? {} : nothingDone.unknown,
  });
}
