/** Reads the baseline that a run is held against, and says what came of it. */
import { stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { sinceText, type GivenBaseline, type Ratchet, type RatchetOptions } from '../core/audit-report/ratchet';
import { baselinePart, readBaseline } from '../core/baseline/read-baseline';
import { MAX_OF_REPORT, weightOf } from '../core/merge/weigh';
import { visible } from '../core/render/text';
import type { Cause } from '../core/values/cause';
import { messageOf } from '../core/values/message-of';
import type { Problem } from '../core/values/model';
import { spellingOn } from './spelling';
import type { Host } from '../hosts/host';
import type { BaselineInputs } from '../inputs';
import { VERSION } from '../version';
import { findFiles, readText } from '../files/find-files';

export async function readRatchet(inputs: BaselineInputs | undefined, host: Host): Promise<RatchetOptions | undefined> {
  if (inputs === undefined) return undefined;
  const { path, failOnNew, acceptNew } = inputs;
  const given = await readGiven(path);
  if (given.kind === 'first')
    host.annotate(
      'notice',
      'Baseline',
      `There is no baseline ${path} yet: what this run finds is accepted, but not what is not known.`,
    );
  if (acceptNew && host.isScheduled) host.annotate('warning', 'AcceptNew', spellingOn(host.name)(ACCEPTING));
  return { given, failOnNew, acceptNew, version: VERSION };
}

const ACCEPTING =
  'This scheduled run accepts everything it finds, so nothing ever counts as new. Use `accept-new` only in runs that a person starts.';

async function readGiven(pattern: string): Promise<GivenBaseline> {
  const folder = process.cwd();
  const { files } = await findFiles([pattern], folder, ['json']);
  const [file, ...others] = files;
  if (file === undefined) return (await isFolder(folderOf(pattern))) ? { kind: 'lost', problem: lost(pattern) } : FIRST;
  if (others.length > 0)
    return unusable('BaselineAmbiguous', `${files.length} files match the baseline ${visible(pattern)}.`, 'Name one.');
  const path = relative(folder, file) || file;
  try {
    const text = baselinePart(await readText(file));
    if (weightOf(text, MAX_OF_REPORT) > MAX_OF_REPORT)
      return unusable('BaselineTooLarge', `The baseline ${visible(path)} is larger than any report.`);
    const read = readBaseline(path, text);
    return read.kind === 'empty' ? { kind: 'lost', problem: read.problem } : read;
  } catch (error) {
    return unusable('BaselineNotReadable', `The baseline ${visible(path)} could not be read: ${messageOf(error)}`);
  }
}

const FIRST: GivenBaseline = { kind: 'first' };

const unusable = (code: string, message: string, nextStep?: string): GivenBaseline => ({
  kind: 'unusable',
  problem: { code, message, ...(nextStep !== undefined && { nextStep }) },
});

/** Whoever made the folder has had something to put there. */
const lost = (pattern: string): Problem => ({
  code: 'BaselineLost',
  message: `The baseline ${visible(pattern)} is not there, though its folder is: what this run finds is accepted, but not what is not known, and the ratchet begins again.`,
  nextStep:
    'If an earlier report is at hand, run again with it. If this is the first run with a baseline, there is nothing to do.',
});

/** Where the baseline would lie; a path that names no JSON file is a folder itself. */
function folderOf(pattern: string): string {
  const [fixed = ''] = pattern.split(/[*?]/, 1);
  if (fixed !== pattern) return dirname(resolve(`${fixed}x`));
  return /\.json$/i.test(pattern) ? dirname(resolve(pattern)) : resolve(pattern);
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );

/** Lines of a log. */
export function ratchetText(ratchet: Ratchet): string[] {
  const text = sinceText(ratchet);
  return text === undefined ? [] : [text];
}

export const ratchetCauses = ({ cause }: Ratchet): readonly Cause[] => (cause === undefined ? [] : [cause]);

/** For the report. */
export const ratchetInputs = (inputs: BaselineInputs | undefined) =>
  inputs && { baseline: inputs.path, failOnNew: inputs.failOnNew, acceptNew: inputs.acceptNew };
