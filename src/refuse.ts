/** Ends a run whose inputs are not right: every problem at once, before any request. */
import { writeFile } from 'node:fs/promises';
import { plural } from './core/format';
import { cell } from './core/markdown';
import { ANNOTATION_LENGTH, type Host } from './hosts/host';
import { outputTable } from './outputs';
import { VERSION } from './version';

export async function refuse(host: Host, problems: readonly string[]): Promise<void> {
  const title = `${plural(problems.length, 'input problem')}, nothing was done`;
  const text = problems.join('\n');
  host.annotate('error', title, text);
  if (text.length > ANNOTATION_LENGTH) host.print('All of them, since the message above is cut:', ...problems);
  const document = {
    report: 'asr-autoupdate',
    reportVersion: 1,
    toolVersion: VERSION,
    conclusion: 'failed',
    changed: false,
    inputProblems: problems,
  };
  await writeFile(host.reportPath, `${JSON.stringify(document, null, 2)}\n`);
  await host.writeSummary(`## ❌ ${title}\n\n${problems.map((problem) => `- ${cell(problem)}`).join('\n')}\n`);
  for (const output of outputTable) {
    host.setOutput(output, output.refused ?? host.reportPath);
  }
  host.finish(true, title);
}
