/** What dist/ is made of. Whether it is up to date is checked by `npm run build -- --check`. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';

const dist = join(__dirname, '../../dist');
const vendored = readdirSync(join(dist, 'vendor'));
const own = ['index.js', 'run.js', 'shared.js', 'sign-in.js'];
const scripts = [...own, ...vendored.map((name) => `vendor/${name}`)];
const read = (name: string): string => readFileSync(join(dist, name), 'utf8');
const all = scripts.map((name) => ({ name, text: read(name) }));
const KILOBYTE = 1_024;

test('is a small entry, all other code of our own, the files of the page, the notices, and a file for each package loaded on demand', () => {
  expect(readdirSync(dist)).toEqual(
    [...own, 'licenses.txt', 'page-data.js', 'page-table.js', 'page.css', 'page.js', 'vendor'].sort(),
  );
  expect(vendored).toEqual([
    'azure-arm-recoveryservices-siterecovery.js',
    'azure-arm-resourcegraph.js',
    'azure-core-rest-pipeline.js',
    'azure-identity.js',
    'https-proxy-agent.js',
    'tinyglobby.js',
    'yaml.js',
  ]);
  expect(read('index.js').length).toBeLessThan(300 * KILOBYTE);
});

test('keeps what is reviewed apart from what is not: nothing of ours is in vendor/, and no package in the other chunks', () => {
  const modules = (text: string): string[] =>
    [...text.matchAll(/CONCATENATED MODULE: \.\/(.*)$/gm)].map(([, file]) => file ?? '');
  for (const name of vendored) {
    expect(modules(read(`vendor/${name}`)).filter((file) => !/(^|\/)node_modules\//.test(file))).toEqual([]);
  }
  for (const name of own.filter((file) => file !== 'index.js'))
    expect(modules(read(name)).filter((file) => !file.startsWith('src/'))).toEqual([]);
  for (const name of ['run', 'sign-in']) expect(modules(read(`${name}.js`))).toContain(`src/${name}.ts`);
});

test('is readable: not minified', () => {
  for (const { text } of all) expect(text.length / text.split('\n').length).toBeLessThan(120);
});

test('says nothing of the machine that made it', () => {
  for (const { text } of all) expect(text).not.toMatch(/\/(home|root|work|Users|tmp)\/[\w./-]*(src|node_modules)\//);
});

test('needs no package beside it: the opener of browsers is the only one left out, and nothing here signs in by browser', () => {
  const packages = all.flatMap(({ text }) =>
    [...text.matchAll(/^module\.exports = require\("([^"]+)"\);$/gm)].map(([, name]) => name ?? ''),
  );
  const builtin = new Set(builtinModules);
  expect(packages.filter((name) => !name.startsWith('node:') && !builtin.has(name))).toEqual(['open']);
});

test('gives the licence of every package whose code it contains', () => {
  const notices = read('licenses.txt');
  const joined = all.flatMap(({ text }) =>
    [...text.matchAll(/CONCATENATED MODULE: \.\/(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/g)].map(([, name]) => name),
  );
  const loadedOnDemand = ['azure-pipelines-task-lib', '@azure/arm-recoveryservices-siterecovery', '@azure/identity'];
  const missing = [...new Set([...joined, ...loadedOnDemand])].filter((name) => !notices.includes(`\n${name} `));
  expect(missing).toEqual([]);
  const stated = Number(/code of (\d+) packages/.exec(notices)?.[1]);
  expect(notices.match(/^-{80}\n\S+ \d+\.\d+\.\d+\S* \([^)]+\)\n\n\S/gm)).toHaveLength(stated);
});
