/** How the examples of nightly audits fetch their baseline: their own scripts, with what they ask played by files. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { visit, parseDocument, isMap } from 'yaml';
import { read } from '../support/documents';
import { earlierRuns, pipelineVariables } from './earlier-runs';

const examples = {
  'examples/github/audit.yml': { key: 'run', name: 'site-recovery-audit', artifact: 'site-recovery-audit' },
  'examples/github/estate-audit.yml': { key: 'run', name: 'audit', artifact: 'audit' },
  'examples/azure-pipelines/audit.yml': { key: 'bash', name: 'site-recovery-audit', artifact: 'site-recovery-audit-2' },
  'examples/azure-pipelines/estate.yml': { key: 'bash', name: 'audit', artifact: 'audit-2' },
} as const;
type Example = keyof typeof examples;

function scriptOf(file: Example): string {
  const scripts: string[] = [];
  visit(parseDocument(read(file)), {
    Map: (_key, map) => {
      const script = isMap(map) ? map.get(examples[file].key) : undefined;
      if (typeof script === 'string') scripts.push(script);
    },
  });
  const [script, ...others] = scripts;
  if (script === undefined || others.length > 0) throw new Error(`${file} has not one script`);
  return Object.entries(pipelineVariables).reduce(
    (text, [name, value]) => text.replaceAll(`$(${name})`, value),
    script,
  );
}

const baseline = '{"ratchet":{}}';

describe.each(Object.keys(examples) as Example[])('%s', (file) => {
  const { name, artifact } = examples[file];
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'baseline-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** @returns the baseline, or whether there is a folder for one */
  function fetched(runs: readonly (readonly [id: number, report: string | undefined])[]): string | boolean {
    const earlier = runs.map(([id, report]) => ({
      id,
      // What another attempt, shard or call of the run has kept is not it.
      reports: { [`${artifact}.plan`]: '{}', ...(report !== undefined && { [artifact]: report }) },
    }));
    const target = join(folder, 'baseline');
    execFileSync('bash', ['-e', '-c', scriptOf(file)], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...earlierRuns(folder, earlier, basename(file)),
        FOLDER: target,
        TOKEN: 'token',
        NAME: name,
        GH_REPO: 'org/estate',
      },
    });
    const report = join(target, 'report.json');
    return existsSync(report) ? readFileSync(report, 'utf8') : existsSync(target);
  }

  test.each<[string, Parameters<typeof fetched>[0], string | boolean]>([
    [
      'that of the newest run',
      [
        [9, '{"ratchet":{"since":"9"}}'],
        [8, baseline],
      ],
      '{"ratchet":{"since":"9"}}',
    ],
    [
      'that of the run before, if the newest has no artifact',
      [
        [9, undefined],
        [8, baseline],
      ],
      baseline,
    ],
    [
      'that of the run before, if the newest did nothing',
      [
        [9, '{"inputProblems":["x"]}'],
        [8, baseline],
      ],
      baseline,
    ],
    [
      'that of the run before, if the newest is truncated',
      [
        [9, '{"ratchet":'],
        [8, baseline],
      ],
      baseline,
    ],
    ['nothing on the first run, not even a folder', [], false],
    ['nothing but a folder where the reports are lost', [[9, undefined]], true],
  ])('gets %s', (_what, runs, expected) => {
    expect(fetched(runs)).toBe(expected);
  });
});

test('of several attempts of a run the last one counts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baseline-'));
  try {
    const of = (attempt: number): string => `{"ratchet":{"attempt":${attempt}}}`;
    const reports = { 'audit-1': of(1), 'audit-10': of(10), 'audit-9': of(9), 'audit.plan.11': of(11) };
    const env = earlierRuns(folder, [{ id: 5, reports }], 'estate-audit.yml');
    execFileSync('bash', ['-e', '-c', scriptOf('examples/azure-pipelines/estate.yml')], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...env, FOLDER: join(folder, 'baseline'), TOKEN: 'token', NAME: 'audit' },
    });
    expect(readFileSync(join(folder, 'baseline', 'report.json'), 'utf8')).toBe(of(10));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
