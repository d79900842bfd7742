/** Compares what a user reads with a recorded file, whole, but for what differs between two equal runs. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Played } from '../../simulator/play';

const UPDATE = process.env['UPDATE_GOLDEN'] === '1';
const folder = join(__dirname, '..', 'bundle', 'golden');

/** Progress depends on the moment; that there is some is asserted elsewhere. */
const PROGRESS = /^(?:##vso\[task\.setprogress [^\]]*\])?(?:\d+ %: )?\d+ of \d+ done, .*deadline in .*$/;
const HIDDEN = /^(?:::debug::|##vso\[task\.debug\])/;
/** A busy machine brings these by itself where the clock runs faster; what becomes of no answer is asserted elsewhere. */
const SLOW_MACHINE =
  /^No token for Azure yet, .*(?:no answer within|not answered in time)|^Signed in again after |: NoAnswer: The service did not answer within |^Azure not reachable: over after /;
/** Lines that come in the order in which jobs start and end, which may differ by a hair. */
const LIVE =
  /: (?:change|update) started|: running (?:change|update) picked up|: (?:succeeded|failed|timed-out|abandoned)\b.* after |; again in |: failed-to-start:|could not be read:/;

/** The same for what an audit has read; accounts come after vaults. */
const READ = [/^Vault .*(?:mappings?|mappings not known), .*replicated items?/, /^Automation account .*: /];

const liveKindOf = (block: string): number | undefined => {
  if (GROUP_START.test(block) || (LIVE.test(block) && !/^(::|##)/.test(block))) return 0;
  const read = READ.findIndex((pattern) => pattern.test(block));
  return read < 0 ? undefined : read + 1;
};

function normalise(text: string, workDirectory: string): string {
  return text
    .split(workDirectory)
    .join('<work>')
    .replace(/\b\d+ h \d+ min\b|\b\d+ min(?: \d+ s)?\b(?! left)|\b\d+ s\b/g, '<time>')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z|\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/g, '<date>')
    .replace(/(?<![=\w-])\d{4}-\d\d-\d\d\b/g, '<day>')
    .replace(/&#58;/g, ':')
    .replace(/^(\s+x-axis "seconds, up to" \[).*\]$/gm, '$1<steps>]')
    .replace(/^(\s+y-axis "jobs" 0 --> )\d+$/gm, '$1<most>')
    .replace(/^(\s+bar \[).*\]$/gm, '$1<bars>]')
    .replace(/(127\.0\.0\.1|localhost):\d+/g, '$1:<port>')
    .replace(/(asr-autoupdate-[\w-]*?)[a-z0-9]{8}(?=[./])/g, '$1<id>')
    .replace(/(Correlation ID: |correlation id )[0-9a-f-]{36}(?: ActivityId: [0-9a-f-]{36})?/gi, '$1<id>')
    .replace(/:(crit, )?\d+, \d+$/gm, ':$1<from>, <to>')
    .replace(/replicationJobs\/[0-9a-f-]{36}|job [0-9a-f-]{36}/g, (job) => job.replace(/[0-9a-f-]{36}/, '<job>'));
}

function logOf(played: Played): string {
  const lines = normalise(played.log, played.workDirectory).split(/\r?\n/);
  const hidden = [HIDDEN, PROGRESS, SLOW_MACHINE];
  const kept = lines.filter((line) => line !== '' && !hidden.some((pattern) => pattern.test(line)));
  const sorted: string[] = [];
  const live: string[] = [];
  let kind: number | undefined;
  for (const block of blocksOf(kept)) {
    const liveKind = liveKindOf(block);
    if (liveKind !== kind) sorted.push(...live.splice(0).sort());
    kind = liveKind;
    (liveKind === undefined ? sorted : live).push(block);
  }
  return [...sorted, ...live.sort()].join('\n');
}

const GROUP_START = /^(::group::|##\[group\])/;

/** A group of lines is one block, since vaults are listed side by side. */
function blocksOf(lines: readonly string[]): string[] {
  const blocks: string[] = [];
  let group: string[] | undefined;
  for (const line of lines) {
    if (GROUP_START.test(line)) group = [];
    if (group === undefined) blocks.push(line);
    else group.push(line);
    if (group !== undefined && /^(::endgroup::|##\[endgroup\])/.test(line)) {
      blocks.push(group.join('\n'));
      group = undefined;
    }
  }
  return group === undefined ? blocks : [...blocks, group.join('\n')];
}

export function transcript(played: Played): string {
  const outputs = Object.entries(played.outputs)
    .map(([name, value]) => normalise(`${name}=${value}`, played.workDirectory))
    .sort();
  return [
    `exit code ${played.exitCode}`,
    '\n--- log ---',
    logOf(played),
    '\n--- outputs ---',
    ...outputs,
    '\n--- summary ---',
    sortEqualRows(normalise(played.summary, played.workDirectory)),
  ].join('\n');
}

/** Jobs of a chart stand in the order of their start. */
function sortEqualRows(summary: string): string {
  const lines = summary.split('\n');
  const isBar = (line: string | undefined): boolean => line !== undefined && /<from>, <to>$/.test(line);
  const result: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const bars: string[] = [];
    while (isBar(lines[index])) bars.push(lines[index++] ?? '');
    result.push(...bars.sort(), lines[index] ?? '');
  }
  return result.join('\n');
}

export function expectGolden(name: string, text: string): void {
  const file = join(folder, `${name}.txt`);
  if (UPDATE) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return;
  }
  if (!existsSync(file))
    throw new Error(`${file} is missing; run the test with UPDATE_GOLDEN=1 and read what it wrote`);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
