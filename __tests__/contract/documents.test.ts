/** README, docs and examples name only what the code reads and gives, and give it values that it takes. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inputTable, type InputRow } from '../../src/inputs';
import { outputRows } from '../../src/outputs';
import { markdownFiles, read, root, usagesIn, yamlSnippets, type Snippet, type Usage } from '../support/documents';

const rows: readonly InputRow<unknown>[] = Object.values(inputTable);
const used = yamlSnippets
  .map((snippet) => ({ snippet, usages: usagesIn(snippet) }))
  .filter(({ usages }) => usages.length > 0);
const shown = used.map(({ snippet, usages }) => ({ where: snippet.where, snippet, usages }));

const inputName = (host: Usage['host'], row: InputRow<unknown>): string | undefined =>
  host === 'github' ? row.github : row.azurePipelines;

function wrongInputs({ host, inputs }: Usage): readonly string[] {
  const known = new Map(rows.map((row) => [inputName(host, row), row]));
  const unknown = Object.keys(inputs).filter((name) => !known.has(name));
  const missing = rows.filter((row) => row.required).map((row) => inputName(host, row) ?? '');
  const refused = Object.entries(inputs).flatMap(([name, value]) => {
    const parsed = /\$\{\{|\$\(/.test(value) ? undefined : known.get(name)?.parse(value.trim());
    return parsed !== undefined && 'problem' in parsed ? [`${name}: ${parsed.problem}`] : [];
  });
  return [
    ...unknown.map((name) => `${name} is no input`),
    ...missing.filter((name) => name !== '' && !(name in inputs)).map((name) => `${name} is missing`),
    ...refused,
  ];
}

/** `steps.ID.outputs.NAME` on GitHub, `ID.NAME` in variables of Azure Pipelines. */
function wrongOutputs(text: string, { host, id }: Usage): readonly string[] {
  if (id === undefined) return [];
  const reference = host === 'github' ? `steps\\.${id}\\.outputs\\.([\\w-]+)` : `(?:\\$\\(|')${id}\\.(\\w+)`;
  const known = new Set(outputRows.map((row) => (host === 'github' ? row.github : row.azurePipelines)));
  return [...text.matchAll(new RegExp(reference, 'g'))]
    .map(([, name]) => name ?? '')
    .filter((name) => !known.has(name))
    .map((name) => `${name} is no output`);
}

test('there is something to look at on both hosts', () => {
  const count = (host: Usage['host']): number =>
    shown.flatMap(({ usages }) => usages).filter((u) => u.host === host).length;
  expect(count('github')).toBeGreaterThanOrEqual(5);
  expect(count('azure-pipelines')).toBeGreaterThanOrEqual(3);
});

describe.each(shown)('$where', ({ snippet, usages }: { snippet: Snippet; usages: readonly Usage[] }) => {
  test('gives inputs that exist, all that are required, and values that are taken', () => {
    expect({ [`correct ${snippet.where}`]: usages.flatMap(wrongInputs) }).toEqual({ [`correct ${snippet.where}`]: [] });
  });

  test('reads outputs that exist', () => {
    const wrong = usages.flatMap((usage) => wrongOutputs(snippet.text, usage));
    expect({ [`correct ${snippet.where}`]: wrong }).toEqual({ [`correct ${snippet.where}`]: [] });
  });

  test('names the major version of this release', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    const [major] = version.split('.');
    for (const { reference } of usages) {
      expect(['./', `org/asr-autoupdate@v${major}`, `AsrAutoUpdate@${major}`]).toContain(reference);
    }
  });
});

test('flags of the terminal in documents are inputs', () => {
  const flags = new Set(rows.flatMap((row) => (row.github === undefined ? [] : [`--${row.github}`])));
  for (const file of markdownFiles) {
    for (const [command] of read(file).matchAll(/node dist\/index\.js[^`\n]*/g)) {
      expect([...command.matchAll(/--[\w-]+/g)].map(([flag]) => flag).filter((flag) => !flags.has(flag))).toEqual([]);
    }
  }
});

test('commands of npm in documents are scripts of package.json', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  for (const file of markdownFiles) {
    const named = [...read(file).matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '');
    expect({ [file]: named.filter((name) => !(name in scripts)) }).toEqual({ [file]: [] });
  }
});

test('links between documents lead somewhere', () => {
  const dead = markdownFiles.flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map(([, target]) => target ?? '')
      .filter((target) => !existsSync(join(root, dirname(file), target)))
      .map((target) => `${file} → ${target}`),
  );
  expect(dead).toEqual([]);
});

/** As GitHub makes them of headings. */
const anchorsOf = (file: string): readonly string[] =>
  [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );

test('links into documents lead to a heading', () => {
  const links = markdownFiles.flatMap((file) =>
    [...read(file).matchAll(/\]\(((?!https?:)[^)#]*)#([^)]+)\)/g)].map(([, target = '', anchor = '']) => ({
      link: `${file} → ${target}#${anchor}`,
      to: target === '' ? file : join(dirname(file), target),
      anchor,
    })),
  );
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter(({ to, anchor }) => !anchorsOf(to).includes(anchor)).map(({ link }) => link)).toEqual([]);
});

test('examples pin actions of others by commit, and say which version that is', () => {
  const uses = yamlSnippets
    .filter(({ where }) => !where.startsWith('.github'))
    .flatMap(({ where, text }) => [...text.matchAll(/uses: +(\S+.*)$/gm)].map(([, use = '']) => ({ where, use })))
    .filter(({ use }) => !use.startsWith('org/asr-autoupdate') && !use.startsWith('./'));
  expect(uses.length).toBeGreaterThanOrEqual(3);
  expect(uses.filter(({ use }) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use))).toEqual([]);
});

test('every outcome and conclusion is explained in README.md', () => {
  const section = /^## What the outcomes mean\n([^]*?)^## /m.exec(read('README.md'))?.[1] ?? '';
  const [rows = '', runs = ''] = section.split('Of the run');
  for (const word of ['succeeded', 'failed', 'failed-to-start', 'timed-out', 'abandoned'])
    expect(rows).toContain(`\`${word}\``);
  for (const word of ['cancelled', 'timed-out', 'failed', 'drifted', 'planned', 'succeeded', 'unchanged'])
    expect(runs).toContain(`\`${word}\``);
});

test.each([
  ['README.md', 15_000],
  ['ARCHITECTURE.md', 12_000],
])('%s is read in one sitting: at most %d bytes', (file, most) => {
  expect(Buffer.byteLength(read(file))).toBeLessThanOrEqual(most);
});

test('the project speaks of itself alone: no path of a machine, no address of a registry', () => {
  for (const file of markdownFiles) {
    expect({ [file]: read(file).match(/\/(?:work|root|home)\/\w+|registry\.npmjs|shared\//g) }).toEqual({
      [file]: null,
    });
  }
});
