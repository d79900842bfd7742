/** Ends a run whose inputs are not right: every problem at once, before any request. */
import { writeFile } from 'node:fs/promises';
import { plural } from './core/render/format';
import { REPORT_VERSION } from './core/rows/head';
import { cell } from './core/render/markdown';
import { ANNOTATION_LENGTH, type Host } from './hosts/host';
import type { Outputs } from './outputs';
import { setOutputs } from './publish';
import { VERSION } from './version';

/** Nothing was done; for whoever reads the outputs without looking at the conclusion. */
const NOTHING: Outputs = {
  conclusion: 'failed',
  changed: false,
  mappingsTotal: 0,
  mappingsSelected: 0,
  mappingsSkipped: 0,
  jobsSucceeded: 0,
  jobsFailed: 0,
  jobsFailedToStart: 0,
  jobsTimedOut: 0,
  jobsAbandoned: 0,
  compliant: false,
};

export async function refuse(host: Host, problems: readonly string[]): Promise<void> {
  const title = `${plural(problems.length, 'input problem')}, nothing was done`;
  const text = problems.join('\n');
  host.annotate('error', title, text);
  if (text.length > ANNOTATION_LENGTH) host.print('All of them, since the message above is cut:', ...problems);
  const document = {
    report: 'asr-autoupdate',
    reportVersion: REPORT_VERSION,
    toolVersion: VERSION,
    conclusion: 'failed',
    changed: false,
    inputProblems: problems,
  };
  await writeFile(host.reportPath, `${JSON.stringify(document, null, 2)}\n`);
  await host.writeSummary(`## ❌ ${title}\n\n${problems.map((problem) => `- ${cell(problem)}`).join('\n')}\n`);
  setOutputs(host, { ...NOTHING, reportPath: host.reportPath });
  host.finish(true, title);
}
