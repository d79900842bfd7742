/** A test of the project `unit` starts no process and no server, nor does anything of the tests that it imports. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../support/documents';

const PROCESS = /^(bench|bundle|estate|hosts|page|reliability|simulator)\/|\.(process|scale)\.test\.ts$/;
const STARTS = /^node:(child_process|cluster|http|https|net|tls|http2|worker_threads)$|^playwright/;

const tests = join(root, '__tests__');
const unitTests = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.test.ts') && !PROCESS.test(name));

/** Of values; a type is no more than a word. */
const importsOf = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type\b)[^'"]*?(?:from )?'([^']+)';$/gm)].map(
    ([, from = '']) => from,
  );

function startedBy(test: string): readonly string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  const follow = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const from of importsOf(file)) {
      if (STARTS.test(from)) found.push(`${relative(root, file)} imports ${from}`);
      const path = join(dirname(file), from);
      const module = [`${path}.ts`, join(path, 'index.ts')].find((one) => existsSync(one));
      // What ships may hold a server or a process; a test without either does not use it.
      if (from.startsWith('.') && module !== undefined && !relative(root, module).startsWith('src')) follow(module);
    }
  };
  follow(join(tests, test));
  return found;
}

test('the unit tests are found', () => expect(unitTests.length).toBeGreaterThan(40));

test('no unit test starts a process or a server', () => {
  const found = unitTests.flatMap((test) => startedBy(test).map((what) => `${test}: ${what}`));
  expect(found).toEqual([]);
});

test('a test that does would be found', () => {
  expect(startedBy('bundle/hosts.test.ts').join('\n')).toContain('simulator/play.ts imports node:child_process');
});
