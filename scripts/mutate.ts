/**
 * `npm run mutate` makes the faults of `mutations.ts`, one at a time, in a copy of the project, and says which test noticed
 * each. `-- --check` only looks whether each can be made, `-- NAME…` makes those whose names hold one of the texts. Exits
 * with 1 if a fault goes unnoticed or can no longer be made.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mutated, obstacles } from './mutate-file';
import { mutations, type Mutation } from './mutations';

const root = join(__dirname, '..');

function copyOf(project: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'asr-mutate-'));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: project });
  for (const file of files
    .toString()
    .split('\0')
    .filter((name) => name !== '' && existsSync(join(project, name)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(project, file), join(copy, file));
  }
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

/** The tests that fail, undefined if all pass. */
function failing(copy: string, project: 'unit' | 'process', tests: readonly string[]): string | undefined {
  if (tests.length === 0) return undefined;
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const paths = tests.map((test) => join('__tests__', test));
  const { status, stderr } = spawnSync(
    process.execPath,
    [jest, '--selectProjects', project, '--maxWorkers=2', '--bail', '--runTestsByPath', ...paths],
    { cwd: copy, encoding: 'utf8', timeout: 240_000 },
  );
  if (status === 0) return undefined;
  return /^ +● (.*)$/m.exec(stderr)?.[1] ?? stderr.trim().split('\n').slice(0, 10).join('\n');
}

const build = (copy: string): void =>
  void execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { cwd: copy, stdio: 'ignore' });

/** Which test noticed the fault. */
function noticed(copy: string, { unit, process: runs = [] }: Mutation): string | undefined {
  const byUnit = failing(copy, 'unit', unit);
  if (byUnit !== undefined || runs.length === 0) return byUnit;
  build(copy);
  try {
    return failing(copy, 'process', runs);
  } finally {
    rmSync(join(copy, 'dist'), { recursive: true });
    cpSync(join(root, 'dist'), join(copy, 'dist'), { recursive: true });
  }
}

function main(): number {
  const [, , ...given] = process.argv;
  const names = given.filter((word) => word !== '--check');
  const chosen = mutations.filter(({ name }) => names.length === 0 || names.some((text) => name.includes(text)));
  const problems = chosen.flatMap(obstacles);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0 || chosen.length === 0) return 1;
  if (given.includes('--check')) return 0;

  const copy = copyOf(root);
  try {
    // What fails without any fault would notice every one.
    const before = failing(copy, 'unit', [...new Set(chosen.flatMap(({ unit }) => unit))]);
    if (before !== undefined) throw new Error(`Without any fault this fails: ${before}`);
    let slipped = 0;
    for (const mutation of chosen) {
      const path = join(copy, mutation.file);
      const text = readFileSync(path, 'utf8');
      const started = Date.now();
      writeFileSync(path, mutated(mutation, text));
      const by = noticed(copy, mutation);
      writeFileSync(path, text);
      if (by === undefined) slipped++;
      const seconds = Math.round((Date.now() - started) / 1_000);
      console.log(
        `${by === undefined ? 'SLIPPED' : 'noticed'} ${mutation.name} (${seconds} s)${by === undefined ? '' : `\n        by ${by}`}`,
      );
    }
    console.log(`${chosen.length - slipped} noticed, ${slipped} slipped`);
    return slipped === 0 ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

process.exitCode = main();
