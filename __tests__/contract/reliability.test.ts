/** Every test that `docs/reliability.md` names is there, and every fault that is tested is in it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const document = readFileSync(join(root, 'docs', 'reliability.md'), 'utf8');

interface Named {
  readonly file: string;
  readonly test: string;
}

/** Of a cell such as `` `folder/one.test.ts`: `name`, `name`; `folder/two.test.ts`: `name` ``. */
function namedIn(cell: string): Named[] {
  let file = '';
  return [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, text = '']) => {
    if (!text.endsWith('.test.ts')) return [{ file, test: text }];
    file = text;
    return [];
  });
}

const rows = document
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| ---|\| Shown by +\|$/.test(line))
  .map((line) => line.split('|').slice(1, -1));
const named = rows.flatMap((cells) => namedIn(cells.at(-1) ?? ''));

it('every row names a test', () => {
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter((cells) => cells.length !== 3 || namedIn(cells[2] ?? '').length === 0)).toEqual([]);
});

it('every test that is named exists', () => {
  const missing = named.filter(({ file, test }) => {
    const path = join(root, '__tests__', file);
    return !existsSync(path) || !readFileSync(path, 'utf8').includes(test);
  });
  expect(missing).toEqual([]);
});

it('every fault that is tested is in the table', () => {
  const source = readFileSync(join(root, '__tests__', 'reliability', 'faults.test.ts'), 'utf8');
  const cases = source.slice(source.indexOf('const cases'), source.indexOf('const nameOf'));
  const tested = [...cases.matchAll(/^ {2}\[(?:unguarded\()?'([^']+)'/gm)].map(([, name = '']) => name);
  const told = new Set(named.map(({ test }) => test));
  // Two are reported where they are shown against a host that listens.
  const elsewhere = ['next-link-elsewhere', 'operation-link-elsewhere', 'redirected', 'taking-up'];
  expect(tested.length).toBeGreaterThan(30);
  expect([...new Set(tested)].filter((name) => !told.has(name) && !elsewhere.includes(name))).toEqual([]);
});
