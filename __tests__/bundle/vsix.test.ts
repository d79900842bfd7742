/** The extension as users install it: packed, unpacked elsewhere, and run as the agent would. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { unzip } from '../support/unzip';

const root = join(__dirname, '../..');
const TASK = 'AsrAutoUpdate';
const NODES = [process.execPath, ...(process.env['ASR_NODE_BINARIES'] ?? '').split(':').filter((path) => path !== '')];

let folder: string;
let files: ReadonlyMap<string, Buffer>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'asr-vsix-'));
  const script = join(root, 'scripts/package.ts');
  const args = ['--import', 'tsx', script, '--out', join(folder, 'out')];
  const vsix = execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }).trim();
  files = unzip(readFileSync(vsix));
  for (const [name, content] of files) {
    const path = join(folder, 'installed', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('holds the task, the bundle as it is in dist/, the icons, the licence and the notices', () => {
  const bundle = readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${TASK}/${relative(root, join(entry.parentPath, entry.name))}`);
  expect([...files.keys()].filter((name) => name.startsWith(`${TASK}/`)).sort()).toEqual(
    [...bundle, ...['icon.png', 'icon.svg', 'task.json'].map((name) => `${TASK}/${name}`)].sort(),
  );
  expect([...files.keys()]).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'images/icon.png']));
  const other = [...bundle, `${TASK}/task.json`].filter(
    (name) => files.get(name)?.equals(readFileSync(join(root, name.slice(TASK.length)))) !== true,
  );
  expect(other).toEqual([]);
});

test('the page of the extension links to files by their full address, and brings its picture', () => {
  const page = files.get('README.md')?.toString() ?? '';
  const relative = [...page.matchAll(/\]\(([^)]*)\)/g)]
    .map(([, target = '']) => target)
    .filter((t) => !/^https:/.test(t));
  expect(relative).toEqual(['images/summary.png']);
  expect(files.has('images/summary.png')).toBe(true);
});

test.each(NODES)('names every missing input on %s, without node_modules and before any request', (node) => {
  const work = mkdtempSync(join(folder, 'work-'));
  const { stdout, stderr, status } = spawnSync(node, [join(folder, 'installed', TASK, 'dist/index.js')], {
    cwd: work,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      SystemRoot: process.env['SystemRoot'],
      TF_BUILD: 'True',
      AGENT_TEMPDIRECTORY: work,
      BUILD_BUILDID: '4711',
      INPUT_DRYRUN: 'perhaps',
    },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const lines = stdout.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('##vso[task.debug]'));
  const issues = lines.filter((line) => line.startsWith('##vso[task.logissue'));
  expect(issues).toHaveLength(1);
  for (const name of ['vaultId', 'action', 'azureSubscription', 'dryRun']) expect(issues[0]).toContain(`${name}: `);
  expect(issues[0]).toContain('is not true or false');
  expect(lines.at(-1)).toMatch(/^##vso\[task\.complete result=Failed;\]4 input problems/);
});
