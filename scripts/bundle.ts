/**
 * Bundles src/index.ts: `index.js` starts and reads the inputs, `sign-in.js` begins to sign in, `run.js` holds all other code
 * of our own, `shared.js` what these two need, and `vendor/` a file for each package that is loaded on demand.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ncc from '@vercel/ncc';
import { chunkNames, packagesOf } from './chunks';
import { licenceNotices } from './notices';

const ENTRY = 'index.js';

/** Files of dist/ by name. */
export type Files = ReadonlyMap<string, string>;

/** The repository stores text with LF; a package that came with CRLF must not make dist/ look stale. */
const withLf = (text: string): string => text.replace(/\r\n/g, '\n');

export async function bundle(root: string): Promise<Files> {
  const { code, assets, stats } = await ncc(join(root, 'src/index.ts'), {
    cache: false,
    // Only the interactive browser sign-in opens a browser, and nothing here reaches it.
    externals: ['open'],
    minify: false,
    sourceMap: false,
    // Types are checked by `npm run typecheck`.
    transpileOnly: true,
    quiet: true,
    target: 'es2022',
  });
  const names = chunkNames(stats.compilation);
  const files = new Map([[ENTRY, loadingByName(withLf(code), names)]]);
  for (const [file, { source }] of Object.entries(assets)) {
    const [, id = ''] = /^(\w+)\.index\.js$/.exec(file) ?? [];
    files.set(names.get(id) ?? file, withLf(source.toString()));
  }
  files.set('licenses.txt', withLf(licenceNotices(packagesOf(stats.compilation).map(packageFolder))));
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** ncc numbers the files of its chunks, and cannot be told otherwise. */
function loadingByName(entry: string, names: ReadonlyMap<string, string>): string {
  const [before, after, ...more] = entry.split('return "" + chunkId + ".index.js";');
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`ncc names the files of chunks in another way now; see ${ENTRY}`);
  }
  return `${before}return ${JSON.stringify(Object.fromEntries(names))}[chunkId];${after}`;
}

function packageFolder(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  throw new Error(`${folder} went into the bundle, but no package.json says which package it is (${dirname(folder)})`);
}
