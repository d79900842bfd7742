import fc from 'fast-check';
import { csv } from '../../../src/core/render/page/csv';
import type { Cell, Column } from '../../../src/core/render/page/model';
import { hostileTexts } from '../../page/pages';

const text = (key: string): Column => ({ key, title: key, kind: 'text' });
const file = (columns: readonly Column[], ...rows: Cell[][]): string =>
  [...csv({ id: 't', title: 'T', columns, rows })].join('');
/** The one cell of a file as a spreadsheet reads it. */
const read = (cell: Cell): string =>
  file([text('a')], [cell])
    .replace(/^\ufeffa\r\n|\r\n$/g, '')
    .replace(/^"(.*)"$/s, '$1')
    .replace(/""/g, '"');

test('is RFC 4180 with a byte order mark: lines end with CRLF, and quotes are doubled in quotes', () => {
  const columns = [text('name'), text('said'), { key: 'days_left', title: 'Days left', kind: 'number' } as const];
  expect(file(columns, ['a', 'one, "two"', 3], [undefined, '', -4.5])).toBe(
    '\ufeffname,said,days_left\r\na,"one, ""two""",3\r\n,,-4.5\r\n',
  );
});

test('writes times in ISO 8601 as Excel takes it, booleans as words, and nothing for what is no number or no time', () => {
  const columns: Column[] = [
    { key: 'at', title: 'At', kind: 'time' },
    { key: 'on', title: 'On', kind: 'boolean' },
    { key: 'n', title: 'N', kind: 'number' },
  ];
  expect(file(columns, [Date.UTC(2026, 0, 31, 23, 59), true, 0], [NaN, false, Infinity])).toBe(
    '\ufeffat,on,n\r\n2026-01-31 23:59:00,true,0\r\n,false,\r\n',
  );
  expect(file(columns.slice(0, 1), ['not known'])).toContain('\r\nnot known\r\n');
});

test('leaves out what only the page shows, and the backticks of our own sentences', () => {
  const columns: Column[] = [
    { key: 'shown', title: 'Shown', kind: 'text', only: 'page' },
    { key: 'why', title: 'Why', kind: 'prose' },
    { key: 'name', title: 'Name', kind: 'text', only: 'csv' },
  ];
  expect(file(columns, ['x', 'Set `vm` and `force: true`.', '`a`'])).toBe(
    '\ufeffwhy,name\r\nSet vm and force: true.,`a`\r\n',
  );
});

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "' =1"],
  ['\rx', "'\\rx"],
  ['  =1', "'  =1"],
  ['\uff1d1', "'\uff1d1"],
  ['a;=1+1', "a;'=1+1"],
  ['x;"=cmd|x', 'x;\'"=cmd|x'],
  ['x; " =1', 'x;\' " =1'],
  ['a;b', 'a;b'],
  ['a=b', 'a=b'],
])('%j starts no formula', (cell, shown) => {
  expect(read(cell)).toBe(shown);
});

/** Cells of a line as a spreadsheet splits it: a quote counts where a cell begins, until the next that stands alone. */
function split(line: string, separators: string): string[] {
  const cells = [''];
  const add = (character: string): void => void (cells[cells.length - 1] += character);
  for (let i = 0, quoted = false, start = true; i < line.length; i++) {
    const character = line[i] ?? '';
    if (quoted && character === '"' && line[i + 1] === '"') add(line[++i] ?? '');
    else if (quoted && character === '"') quoted = false;
    else if (start && character === '"') quoted = true;
    else if (!quoted && separators.includes(character)) {
      cells.push('');
      start = true;
      continue;
    } else add(character);
    start = false;
  }
  return cells;
}

test('no cell starts a formula, whether a spreadsheet splits at commas, semicolons or both', () => {
  const parts = fc.constantFrom(
    'x',
    ';',
    ',',
    '"',
    "'",
    ' ',
    '=',
    '+1',
    '-',
    '@SUM(A1)',
    '\t',
    '\n',
    '\uff1d',
    '\u200b',
  );
  const cell = fc.array(parts, { maxLength: 8 }).map((all) => all.join(''));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (cells) => {
      const [, line = ''] = file(
        cells.map((_, index) => text(`c${index}`)),
        cells,
      ).split('\r\n');
      for (const separators of [',', ';', ',;']) {
        for (const found of split(line, separators))
          expect([cells, separators, found]).toEqual([
            cells,
            separators,
            expect.not.stringMatching(/^\s*[=+\-@\uff1d]/),
          ]);
      }
    }),
    { numRuns: 3_000 },
  );
});

test('a number that is below zero stays a number', () => {
  expect(read(-1)).toBe('-1');
});

test('no hostile text starts a line, hides, or turns the direction', () => {
  for (const hostile of hostileTexts) expect(read(hostile)).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
  expect(read('\u202etxt\nx')).toBe('\\u202etxt\\nx');
});

test('is made line by line', () => {
  let taken = 0;
  function* rows(): Generator<Cell[]> {
    for (;;) yield [taken++];
  }
  const lines = csv({ id: 't', title: 'T', columns: [text('a')], rows: rows() });
  expect([lines.next().value, lines.next().value, lines.next().value]).toEqual(['\ufeffa\r\n', '0\r\n', '1\r\n']);
  expect(taken).toBeLessThan(4);
});
