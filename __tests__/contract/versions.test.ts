/** One version, in every file that states it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VERSION } from '../../src/version';

const root = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const json = <T>(file: string): T => JSON.parse(read(file)) as T;
const { version } = json<{ version: string }>('package.json');

interface Lock {
  readonly version: string;
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>;
}

test('all files state the version of package.json', () => {
  const task = json<{ version: Record<'Major' | 'Minor' | 'Patch', number> }>('task.json').version;
  const lock = json<Lock>('package-lock.json');
  expect({
    'task.json (npm run generate)': `${task.Major}.${task.Minor}.${task.Patch}`,
    'vss-extension.json (npm run generate)': json<{ version: string }>('vss-extension.json').version,
    'package-lock.json (npm install)': lock.version,
    'package-lock.json, root package (npm install)': lock.packages['']?.version,
    'src/version.ts': VERSION,
  }).toEqual({
    'task.json (npm run generate)': version,
    'vss-extension.json (npm run generate)': version,
    'package-lock.json (npm install)': version,
    'package-lock.json, root package (npm install)': version,
    'src/version.ts': version,
  });
});

test('CHANGELOG.md has a section for the version', () => {
  expect(read('CHANGELOG.md')).toContain(`## [${version}]`);
});

test('the lock file names no registry, and pins every package by its hash', () => {
  expect(read('package-lock.json')).not.toContain('"resolved"');
  const { packages } = json<Lock>('package-lock.json');
  const unpinned = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && integrity === undefined);
  expect(unpinned.map(([path]) => path)).toEqual([]);
});

test('dependencies are exact versions', () => {
  const manifest = json<Record<'dependencies' | 'devDependencies', Record<string, string>>>('package.json');
  for (const wanted of Object.values({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(wanted).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  }
});
