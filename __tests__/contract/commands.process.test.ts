/** The checks of the project's metadata that are commands of their own. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');

const run = (script: string, ...args: string[]): string =>
  execFileSync(process.execPath, ['--import', 'tsx', join(root, 'scripts', script), ...args], {
    cwd: root,
    encoding: 'utf8',
  });

test("GitHub's own parsers take action.yml, every workflow and every example", () => {
  expect(run('validate.mts')).toMatch(/^\d+ files of GitHub Actions are valid\.\n$/);
});

test('action.yml, task.json and the tables of README.md are what `npm run generate` makes', () => {
  expect(run('generate.ts', '--check')).toContain('up to date');
});
