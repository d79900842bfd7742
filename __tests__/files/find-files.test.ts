import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { findFiles, readText } from '../../src/files/find-files';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'merge-'));
  for (const file of [
    'reports/plan/discover.json',
    'reports/shard-01/asr.json',
    'reports/shard-01/asr.agents.csv',
    'reports/shard-01/asr.html',
    'reports/shard-02/asr.json',
    'reports/shard-02/deep/er/asr.JSON',
    'reports/.hidden/asr.json',
    'reports/.dot.json',
    'report.txt',
    'a,b [x].json',
  ]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), file);
  }
  mkdirSync(join(folder, 'reports/folder.json'));
  symlinkSync(join(folder, 'reports'), join(folder, 'reports/shard-01/around'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const found = async (...patterns: string[]) => {
  const { files, useless } = await findFiles(patterns, folder, ['json']);
  return { files: files.map((file) => relative(folder, file)), useless };
};

const all = [
  'reports/plan/discover.json',
  'reports/shard-01/asr.json',
  'reports/shard-02/asr.json',
  'reports/shard-02/deep/er/asr.JSON',
];

it.each<[string, string, readonly string[]]>([
  ['a path', 'reports/shard-01/asr.json', ['reports/shard-01/asr.json']],
  ['a path of whatever name', './report.txt', ['report.txt']],
  ['a path with signs of its own', 'a,b [x].json', ['a,b [x].json']],
  ['a folder', 'reports', all],
  ['a folder, with a slash', 'reports/', all],
  ['a star for a folder', 'reports/*/*.json', all.slice(0, 3)],
  ['a star in a name', 'reports/shard-*/asr.json', all.slice(1, 3)],
  ['a star leaves other files out', 'reports/shard-01/*', all.slice(1, 2)],
  ['a question mark', 'reports/shard-0?/a?r.json', all.slice(1, 3)],
  ['some characters', 'reports/shard-0[13]/*.json', all.slice(1, 2)],
  ['no braces', 'reports/shard-0{1,2}/*.json', []],
  ['two stars at the end', 'reports/**', all],
  ['two stars', '**/*.json', ['a,b [x].json', ...all]],
  ['two stars in the middle', 'reports/**/er/**/*.json', all.slice(3)],
  ['many stars', '**/**/**/reports/**/**/*.json', all],
  ['two stars that stand for no folder', 'reports/shard-01/**/asr.json', all.slice(1, 2)],
  ['names that begin with a dot, if they are asked for', 'reports/.*/*.json', ['reports/.hidden/asr.json']],
])('%s: %s', async (_, pattern, files) => {
  expect(await found(pattern)).toEqual({ files, useless: files.length === 0 ? [pattern] : [] });
});

it('leaves out what a pattern with an exclamation mark matches', async () => {
  expect(await found('reports/**', '!reports/shard-02/**', '!**/discover.json')).toEqual({
    files: all.slice(1, 2),
    useless: [],
  });
});

it('takes a whole path', async () => {
  const { files } = await findFiles([join(folder, 'reports/shard-0*/asr.json')], '/', ['json']);
  expect(files.map((file) => relative(folder, file))).toEqual(all.slice(1, 3));
});

it('takes a file once, however many patterns match it, and names the patterns that match none', async () => {
  expect(
    await found('reports/**/*.json', 'reports/shard-01/asr.json', 'reports/*/*.json', 'missing/*.json', 'no.json'),
  ).toEqual({ files: all, useless: ['missing/*.json', 'no.json'] });
});

it('finds nothing in what is no folder, or is a folder named like a file', async () => {
  for (const pattern of ['report.txt/*.json', 'reports/folder.jso?', 'reports/shard-01/asr.json/x'])
    expect(await found(pattern)).toEqual({ files: [], useless: [pattern] });
});

it('reads text', async () => {
  expect(await readText(join(folder, 'report.txt'))).toBe('report.txt');
  await expect(readText(join(folder, 'none'))).rejects.toThrow(/ENOENT/);
});
