/** How the examples of the nightly audit fetch their baseline: their own scripts, with what they ask played by files. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { visit, parseDocument, isMap } from 'yaml';
import { read } from '../support/documents';

/** Each run has a folder with what its artifact holds, or none. */
const GH = `#!/bin/sh
case "$1 $2" in
  'repo view') echo main ;;
  'run list') case "$*" in *'--workflow audit.yml --branch main --status completed'*) cat "$FAKE/runs" ;; *) exit 1 ;; esac ;;
  'run download') [ -d "$FAKE/$3" ] && mkdir -p "$7" && cp "$FAKE/$3"/* "$7" ;;
  *) exit 1 ;;
esac
`;
const CURL = `#!/bin/sh
for last; do :; done
case "$last" in
  *'/builds?definitions=7&branchName=refs/heads/main&statusFilter=completed'*)
    jq --raw-input --slurp '{value: [split("\\n")[] | select(. != "") | {id: tonumber}]}' "$FAKE/runs" ;;
  *'/artifacts?'*) run=\${last##*/builds/}; run=\${run%%/*}; [ -d "$FAKE/$run" ] && echo "{\\"resource\\":{\\"downloadUrl\\":\\"https://zip.test/$run\\"}}" || exit 22 ;;
  https://zip.test/*) while [ "$1" != --output ]; do shift; done; echo "\${last##*/}" >"$2" ;;
  *) exit 22 ;;
esac
`;
const UNZIP = `#!/bin/sh
mkdir -p "$4" && cp "$FAKE/$(cat "$2")"/* "$4"
`;

const hosts = {
  github: { file: 'examples/github/audit.yml', key: 'run' },
  'azure-pipelines': { file: 'examples/azure-pipelines/audit.yml', key: 'bash' },
} as const;

function scriptOf({ file, key }: (typeof hosts)[keyof typeof hosts]): string {
  const scripts: string[] = [];
  visit(parseDocument(read(file)), {
    Map: (_key, map) => {
      const script = isMap(map) ? map.get(key) : undefined;
      if (typeof script === 'string') scripts.push(script);
    },
  });
  const [script, ...others] = scripts;
  if (script === undefined || others.length > 0) throw new Error(`${file} has not one script`);
  return script
    .replaceAll('$(System.CollectionUri)', 'https://dev.azure.test/org/')
    .replaceAll('$(System.TeamProjectId)', 'project')
    .replaceAll('$(System.DefinitionId)', '7');
}

const baseline = '{"ratchet":{}}';

describe.each(['github', 'azure-pipelines'] as const)('on %s', (host) => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'baseline-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** @returns the baseline, or whether there is a folder for one */
  function fetched(runs: readonly (readonly [id: number, report: string | undefined])[]): string | boolean {
    const [fake, bin] = [join(folder, 'fake'), join(folder, 'bin')];
    mkdirSync(fake);
    mkdirSync(bin);
    writeFileSync(join(fake, 'runs'), runs.map(([id]) => `${id}\n`).join(''));
    for (const [id, report] of runs)
      if (report !== undefined) {
        mkdirSync(join(fake, String(id)));
        writeFileSync(join(fake, String(id), 'asr-autoupdate-1.json'), report);
      }
    for (const [name, text] of Object.entries({ gh: GH, curl: CURL, unzip: UNZIP })) {
      writeFileSync(join(bin, name), text);
      chmodSync(join(bin, name), 0o755);
    }
    const target = join(folder, 'baseline');
    execFileSync('bash', ['-e', '-c', scriptOf(hosts[host])], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: `${bin}:${process.env['PATH'] ?? ''}`,
        FAKE: fake,
        FOLDER: target,
        TOKEN: 'token',
        GH_REPO: 'org/estate',
        GITHUB_WORKFLOW_REF: 'org/estate/.github/workflows/audit.yml@refs/heads/main',
      },
    });
    const file = join(target, 'report.json');
    return existsSync(file) ? readFileSync(file, 'utf8') : existsSync(target);
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
