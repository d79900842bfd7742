/** Bundles src/index.ts: one small entry, and a chunk beside it for each package that is loaded on demand. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ncc, { type Compilation, type Module } from '@vercel/ncc';
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
  const files = new Map([[ENTRY, withLf(code)]]);
  for (const [name, { source }] of Object.entries(assets)) files.set(name, withLf(source.toString()));
  files.set('licenses.txt', withLf(licenceNotices(bundledPackages(stats.compilation))));
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Folders of the packages of which a module went into any chunk. */
function bundledPackages(compilation: Compilation): readonly string[] {
  const folders = new Set<string>();
  const visit = (module: Module): void => {
    for (const part of module.modules ?? []) visit(part);
    if (module.rootModule !== undefined) visit(module.rootModule);
    const file = module.resource?.replace(/\?.*$/, '');
    if (file?.includes('node_modules')) folders.add(packageFolder(file));
  };
  for (const module of compilation.modules) {
    if (compilation.chunkGraph.getNumberOfModuleChunks(module) > 0) visit(module);
  }
  return [...folders];
}

/** Nested package.json files that only set the module type are passed over. */
function packageFolder(file: string): string {
  const [folder] = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file) ?? [];
  if (folder === undefined || !existsSync(join(folder, 'package.json'))) {
    throw new Error(`${file} went into the bundle, but no package.json says which package it is of (${dirname(file)})`);
  }
  return folder;
}
