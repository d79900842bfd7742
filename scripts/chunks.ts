/** What is in the chunks of a bundle, and the names of their files. */
import type { Chunk, Compilation, Module } from '@vercel/ncc';

/** Files with code of modules that were joined into one, too. */
function filesOf(modules: Iterable<Module>): readonly string[] {
  return [...modules].flatMap((module) => [
    ...filesOf(module.modules ?? []),
    ...filesOf(module.rootModule === undefined ? [] : [module.rootModule]),
    ...(module.resource === undefined ? [] : [module.resource.replace(/\?.*$/, '')]),
  ]);
}

const PACKAGE = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/;

/** Folders of the packages that the modules are of. Nested package.json files that only set the module type are passed over. */
const foldersOf = (modules: Iterable<Module>): ReadonlySet<string> =>
  new Set(filesOf(modules).flatMap((file) => PACKAGE.exec(file)?.[0] ?? []));

/** Folders of the packages of which a module went into any chunk. */
export const packagesOf = ({ modules, chunkGraph }: Compilation): readonly string[] => [
  ...foldersOf([...modules].filter((module) => chunkGraph.getNumberOfModuleChunks(module) > 0)),
];

/**
 * File of each chunk beside the entry, by the chunk's id: that of our own code by the name that its import gives it, any
 * other by the package that it is loaded for, and what several of either need as `shared`.
 */
export function chunkNames(compilation: Compilation): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const chunk of compilation.chunks) {
    if (chunk.files.has('index.js')) continue;
    const name = `${chunk.name || sharedOrVendorName(chunk, compilation)}.js`;
    if ([...names.values()].includes(name)) throw new Error(`two chunks of the bundle are both called ${name}`);
    names.set(String(chunk.id), name);
  }
  return new Map([...names].sort(([, a], [, b]) => (a < b ? -1 : 1)));
}

function sharedOrVendorName(chunk: Chunk, { chunkGraph }: Compilation): string {
  const contained = new Set(
    [...foldersOf(chunkGraph.getChunkModules(chunk))].map((folder) => PACKAGE.exec(folder)?.[1]?.replaceAll('\\', '/')),
  );
  if (contained.size === 0) return 'shared';
  const asked = [...chunk.groupsIterable].flatMap(({ origins }) => origins.map(({ request }) => request));
  const [found] = asked.map(packageName).filter((name) => contained.has(name));
  return `vendor/${found === undefined ? 'shared' : found.replace('@', '').replaceAll('/', '-')}`;
}

const packageName = (request: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(request)?.[0] ?? request;
