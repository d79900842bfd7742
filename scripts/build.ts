/** `npm run build` makes dist/ again. `npm run build -- --check` changes nothing and fails if dist/ is not what it would make. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { bundle, type Files } from './bundle';

const root = join(__dirname, '..');
const dist = join(root, 'dist');

function write(files: Files): void {
  rmSync(dist, { recursive: true, force: true });
  for (const [name, text] of files) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    writeFileSync(join(dist, name), text);
  }
  const size = (text: string): string => `${(Buffer.byteLength(text) / 1024).toFixed(0).padStart(6)} kB`;
  for (const [name, text] of files) console.log(`${size(text)}  dist/${name}`);
}

/** By their path in the folder, with `/` on every platform. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'));

/** What differs between dist/ and a fresh build, a line each. */
function differences(files: Files): readonly string[] {
  const present = new Set(existsSync(dist) ? filesBelow(dist) : []);
  const wrong = [...files].flatMap(([name, text]) => {
    if (!present.has(name)) return [`dist/${name} is missing`];
    return readFileSync(join(dist, name), 'utf8') === text ? [] : [`dist/${name} is not what the source makes`];
  });
  const extra = [...present].filter((name) => !files.has(name)).map((name) => `dist/${name} is not made by the build`);
  return [...wrong, ...extra];
}

async function main(): Promise<void> {
  process.chdir(root);
  const files = await bundle(root);
  if (!process.argv.includes('--check')) return write(files);
  const found = differences(files);
  for (const line of found) console.error(line);
  if (found.length > 0) {
    console.error('dist/ is stale: run `npm run build` and commit the result.');
    process.exitCode = 1;
  } else {
    console.log(`dist/ is up to date: ${files.size} files.`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
