/**
 * `npm run package` stages the Azure DevOps extension in out/extension and packs it to a .vsix in out/, from dist/ as it is.
 * `npm run package -- --out FOLDER` uses another folder than out/.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { product } from './metadata';

const root = join(__dirname, '..');
const MANIFEST = 'vss-extension.json';

/** Path in the project → path in the extension. */
const staged: Readonly<Record<string, string>> = {
  [MANIFEST]: MANIFEST,
  'docs/marketplace.md': 'README.md',
  LICENSE: 'LICENSE',
  'images/icon.png': 'images/icon.png',
  'images/summary.png': 'images/summary.png',
  'task.json': `${product.taskName}/task.json`,
  dist: `${product.taskName}/dist`,
  'images/icon-32.png': `${product.taskName}/icon.png`,
  'images/icon.svg': `${product.taskName}/icon.svg`,
};

function stage(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [from, to] of Object.entries(staged)) {
    if (!existsSync(join(root, from)))
      throw new Error(`${from} is missing${from === 'dist' ? ': run `npm run build`' : ''}`);
    cpSync(join(root, from), join(folder, to), { recursive: true });
  }
  const page = join(folder, 'README.md');
  writeFileSync(page, withAbsoluteLinks(readFileSync(page, 'utf8')));
}

/** The Marketplace shows the overview away from the files that it links to; pictures come with the extension. */
const withAbsoluteLinks = (markdown: string): string =>
  markdown.replace(/(!?\[[^\]]*\]\()([^)#:]+)\)/g, (_, text: string, path: string) =>
    text.startsWith('!')
      ? `${text}${path.replace('../', '')})`
      : `${text}${new URL(path, `${product.home}/blob/main/docs/`).href})`,
  );

function pack(extension: string, out: string): string {
  const tfx = require.resolve('tfx-cli/_build/tfx-cli.js');
  const options = [
    '--root',
    extension,
    '--manifest-globs',
    MANIFEST,
    '--output-path',
    out,
    '--no-prompt',
    '--no-color',
  ];
  execFileSync(process.execPath, [tfx, 'extension', 'create', ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [vsix, ...more] = readdirSync(out).filter((file) => file.endsWith('.vsix'));
  if (vsix === undefined || more.length > 0) throw new Error(`expected one .vsix in ${out}`);
  return join(out, vsix);
}

const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'out') } } });
const out = resolve(values.out);
mkdirSync(out, { recursive: true });
for (const file of readdirSync(out)) if (file.endsWith('.vsix')) rmSync(join(out, file));
stage(join(out, 'extension'));
console.log(pack(join(out, 'extension'), out));
